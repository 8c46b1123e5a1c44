import type { ApexRecord } from "../../src/apex/runtime/record.ts";
import type { Fault } from "../fault.ts";

export const beforeChangesLost: Fault = {
  name: "before changes lost",
  says: "What a before trigger sets in Trigger.new is not saved.",
  probe: `
    ProbeData.thing('a');
    Assert.areEqual('new', [SELECT Note__c FROM Thing__c].Note__c);`,
  apply(changes) {
    changes.triggers((run, { event, newRecords }) => {
      const records = event.startsWith("before") ? ((newRecords?.items ?? []) as ApexRecord[]) : [];
      const former = records.map(({ fields }) => [...fields]);
      run();
      for (const [index, { fields }] of records.entries()) {
        fields.clear();
        for (const [name, value] of former[index]!) fields.set(name, value);
      }
    });
  },
};
