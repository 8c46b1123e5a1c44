trigger TandemLeadTrigger on Lead(before insert, before update, after insert, after update) {
    TandemLeadTriggerHandler.run();
}
