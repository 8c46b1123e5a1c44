import type { Fault } from "../fault.ts";

export const whereIgnored: Fault = {
  name: "WHERE ignored",
  says: "Queries answer every row, whatever their condition.",
  probe: `
    ProbeData.thing('a');
    ProbeData.thing('b');
    Assert.areEqual(1, [SELECT COUNT() FROM Thing__c WHERE Name = 'a']);`,
  apply(changes) {
    changes.queries((query) => ({ ...query, where: undefined }));
  },
};
