import type { Fault } from "../fault.ts";

export const defaultsMissing: Fault = {
  name: "default values missing",
  says: "A new row does not get the default values of its fields.",
  probe: `
    ProbeData.thing('a');
    Assert.areEqual('Open', [SELECT Status__c FROM Thing__c].Status__c);`,
  changesProject: true,
  apply(changes) {
    changes.fields((field) => {
      delete field.defaultValue;
      delete field.defaultValueFormula;
      field.picklistValues = field.picklistValues.map((value) => ({ ...value, default: false }));
    });
  },
};
