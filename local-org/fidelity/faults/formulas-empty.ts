import type { Fault } from "../fault.ts";

export const formulasEmpty: Fault = {
  name: "formulas empty",
  says: "Formula fields are empty whenever they are read.",
  probe: `
    insert new Thing__c(Name = 'a', Needed__c = 'x', Amount__c = 4);
    Assert.areEqual(8, [SELECT Doubled__c FROM Thing__c].Doubled__c);`,
  changesProject: true,
  apply(changes) {
    changes.fields((field) => {
      if (field.formula !== undefined) field.formula = "NULL";
    });
  },
};
