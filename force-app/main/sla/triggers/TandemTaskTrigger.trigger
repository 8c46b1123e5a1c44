trigger TandemTaskTrigger on Task(after insert, after update) {
    TandemTaskTriggerHandler.run();
}
