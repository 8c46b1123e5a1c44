import { ApexException } from "../../src/apex/runtime/exceptions.ts";
import { Transaction } from "../../src/database/transaction.ts";
import type { Fault } from "../fault.ts";

export const exceptionsSwallowed: Fault = {
  name: "DML exceptions swallowed",
  says: "A statement whose rows fail saves nothing and throws nothing.",
  probe: `
    try {
      insert new Thing__c(Name = 'a');
      Assert.fail('A required field is missing.');
    } catch (DmlException expected) {
      Assert.areEqual(1, expected.getNumDml());
    }`,
  apply(changes) {
    changes.replace(Transaction.prototype, "dml", (former) => {
      return function (this: Transaction, operation, records, options) {
        try {
          return former.call(this, operation, records, options);
        } catch (error) {
          if (!(error instanceof ApexException) || error.typeName !== "System.DmlException") throw error;
          return records.map(() => ({ id: null, success: true, created: false, errors: [] }));
        }
      };
    });
  },
};
