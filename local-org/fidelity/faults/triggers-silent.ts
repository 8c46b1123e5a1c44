import type { Fault } from "../fault.ts";

export const triggersSilent: Fault = {
  name: "triggers silent",
  says: "No trigger fires.",
  probe: `
    ProbeData.thing('a');
    Assert.areEqual('new', [SELECT Note__c FROM Thing__c].Note__c);`,
  apply(changes) {
    changes.triggers(() => undefined);
  },
};
