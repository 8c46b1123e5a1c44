import type { Fault } from "../fault.ts";

export const oldIsNew: Fault = {
  name: "old is new",
  says: "Trigger.old shows the rows of Trigger.new.",
  probe: `
    Thing__c thing = ProbeData.thing('a');
    update new Thing__c(Id = thing.Id, Amount__c = 5);
    Assert.areEqual('changed', [SELECT Note__c FROM Thing__c].Note__c);`,
  apply(changes) {
    changes.triggers((run, frame) => {
      if (frame.event.endsWith("update")) Object.assign(frame, { oldRecords: frame.newRecords, oldMap: frame.newMap });
      run();
    });
  },
};
