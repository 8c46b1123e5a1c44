import type { Fault } from "../fault.ts";

export const requiredIgnored: Fault = {
  name: "required ignored",
  says: "Rows are saved without their required fields.",
  probe: `
    try {
      insert new Thing__c(Name = 'a');
      Assert.fail('A required field is missing.');
    } catch (DmlException expected) {
      Assert.areEqual(StatusCode.REQUIRED_FIELD_MISSING, expected.getDmlType(0));
    }`,
  changesProject: true,
  apply(changes) {
    changes.fields((field) => (field.nillable = true));
  },
};
