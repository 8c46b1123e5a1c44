import type { Fault } from "../fault.ts";

export const validationIgnored: Fault = {
  name: "validation rules ignored",
  says: "Rows that break a validation rule are saved.",
  probe: `
    try {
      insert new Thing__c(Name = 'a', Needed__c = 'x', Amount__c = -1);
      Assert.fail('The amount is negative.');
    } catch (DmlException expected) {
      Assert.areEqual(StatusCode.FIELD_CUSTOM_VALIDATION_EXCEPTION, expected.getDmlType(0));
    }`,
  changesProject: true,
  apply(changes) {
    changes.objects((object) => (object.validationRules = []));
  },
};
