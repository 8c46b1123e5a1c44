trigger TandemTaskTrigger on Task(after insert, after update, after delete, after undelete) {
    TandemTaskTriggerHandler.run();
}
