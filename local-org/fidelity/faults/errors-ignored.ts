import type { ApexRecord } from "../../src/apex/runtime/record.ts";
import type { Fault } from "../fault.ts";

export const errorsIgnored: Fault = {
  name: "addError ignored",
  says: "Rows to which a trigger adds an error are saved all the same.",
  probe: `
    try {
      insert new Thing__c(Name = 'a', Needed__c = 'x', Note__c = 'refuse');
      Assert.fail('It was saved.');
    } catch (DmlException expected) {
      Assert.areEqual(0, [SELECT COUNT() FROM Thing__c]);
    }`,
  apply(changes) {
    changes.triggers((run, { newRecords, oldRecords }) => {
      run();
      for (const record of (newRecords ?? oldRecords)!.items as ApexRecord[]) record.errors = [];
    });
  },
};
