import type { Fault } from "../fault.ts";

export const orderIgnored: Fault = {
  name: "ORDER BY ignored",
  says: "Rows come in the order in which they were inserted.",
  probe: `
    ProbeData.thing('b');
    ProbeData.thing('a');
    Assert.areEqual('a', [SELECT Name FROM Thing__c ORDER BY Name][0].Name);`,
  apply(changes) {
    changes.queries((query) => ({ ...query, orderBy: [] }));
  },
};
