import { Transaction } from "../../src/database/transaction.ts";
import type { Fault } from "../fault.ts";

export const partialFailuresHidden: Fault = {
  name: "partial failures hidden",
  says: "Where some rows of a statement may fail, the results say that all succeeded.",
  probe: `
    List<Thing__c> things = new List<Thing__c>{ new Thing__c(Name = 'b'), new Thing__c(Name = 'a', Needed__c = 'x') };
    Assert.isFalse(Database.insert(things, false)[0].isSuccess());`,
  apply(changes) {
    changes.replace(Transaction.prototype, "dml", (former) => {
      return function (this: Transaction, ...given) {
        return former.apply(this, given).map((row) => ({ ...row, success: true, errors: [] }));
      };
    });
  },
};
