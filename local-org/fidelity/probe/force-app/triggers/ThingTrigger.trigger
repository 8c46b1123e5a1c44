trigger ThingTrigger on Thing__c(before insert, before update, after insert) {
    for (Thing__c thing : Trigger.new) {
        if (thing.Note__c == 'refuse') {
            thing.addError('Refused.');
        }
        if (Trigger.isBefore && Trigger.isInsert && thing.Note__c == null) {
            thing.Note__c = 'new';
        }
        if (Trigger.isUpdate && thing.Amount__c != Trigger.oldMap.get(thing.Id).Amount__c) {
            thing.Note__c = 'changed';
        }
        if (Trigger.isAfter && thing.Note__c == 'too late') {
            thing.addError('Too late.');
        }
    }
}
