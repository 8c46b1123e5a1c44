import { Transaction } from "../../src/database/transaction.ts";
import type { Fault } from "../fault.ts";

export const partialSavesNothing: Fault = {
  name: "allOrNone = false ignored",
  says: "A statement of which some rows may fail throws when one does.",
  probe: `
    List<Thing__c> things = new List<Thing__c>{ new Thing__c(Name = 'b'), new Thing__c(Name = 'a', Needed__c = 'x') };
    Database.insert(things, false);
    Assert.areEqual(1, [SELECT COUNT() FROM Thing__c]);`,
  apply(changes) {
    changes.replace(Transaction.prototype, "dml", (former) => {
      return function (this: Transaction, operation, records, options) {
        return former.call(this, operation, records, { ...options, allOrNone: true });
      };
    });
  },
};
