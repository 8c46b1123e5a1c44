import { Transaction } from "../../src/database/transaction.ts";
import type { Fault } from "../fault.ts";

export const userModeIgnored: Fault = {
  name: "user mode ignored",
  says: "Queries and DML in user mode run in system mode, and WITH SECURITY_ENFORCED checks nothing.",
  probe: `
    System.runAs(ProbeData.person()) {
      try {
        insert as user new Thing__c(Name = 'a', Needed__c = 'x', Secret__c = 'y');
        Assert.fail('The field may not be written.');
      } catch (DmlException expected) {
        Assert.areEqual(0, [SELECT COUNT() FROM Thing__c]);
      }
    }`,
  apply(changes) {
    changes.queries((query) => ({ ...query, access: undefined }), true);
    changes.replace(Transaction.prototype, "dml", (former) => {
      return function (this: Transaction, operation, records, options) {
        return former.call(this, operation, records, { ...options, access: "system" });
      };
    });
  },
};
