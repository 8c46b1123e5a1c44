import type { Fault } from "../fault.ts";

export const limitIgnored: Fault = {
  name: "LIMIT ignored",
  says: "Queries answer all rows that match, whatever their LIMIT and OFFSET.",
  probe: `
    ProbeData.thing('a');
    ProbeData.thing('b');
    Assert.areEqual(1, [SELECT Id FROM Thing__c LIMIT 1].size());`,
  apply(changes) {
    changes.queries((query) => ({ ...query, limit: undefined, offset: undefined }));
  },
};
