import type { Fault } from "../fault.ts";

export const savepointsIgnored: Fault = {
  name: "savepoints ignored",
  says: "Database.rollback does nothing.",
  probe: `
    Savepoint before = Database.setSavepoint();
    ProbeData.thing('a');
    Database.rollback(before);
    Assert.areEqual(0, [SELECT COUNT() FROM Thing__c]);`,
  apply(changes) {
    changes.member("System.Database.rollback(System.Savepoint)", () => () => undefined);
  },
};
