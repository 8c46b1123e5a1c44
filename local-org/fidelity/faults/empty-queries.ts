import { Transaction } from "../../src/database/transaction.ts";
import type { Fault } from "../fault.ts";

export const emptyQueries: Fault = {
  name: "empty queries",
  says: "Every query finds nothing.",
  probe: `
    ProbeData.thing('a');
    Assert.areEqual(1, [SELECT Id FROM Thing__c].size());`,
  apply(changes) {
    changes.replace(Transaction.prototype, "query", () => () => []);
    changes.replace(Transaction.prototype, "count", () => () => 0);
  },
};
