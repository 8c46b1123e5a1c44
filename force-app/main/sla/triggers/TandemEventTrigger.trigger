trigger TandemEventTrigger on Event(after insert, after update, after delete, after undelete) {
    TandemEventTriggerHandler.run();
}
