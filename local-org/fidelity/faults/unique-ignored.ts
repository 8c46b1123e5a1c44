import type { Fault } from "../fault.ts";

export const uniqueIgnored: Fault = {
  name: "unique ignored",
  says: "Fields that are unique take the same value twice.",
  probe: `
    insert new Thing__c(Name = 'a', Needed__c = 'x', Key__c = 'k');
    try {
      insert new Thing__c(Name = 'a', Needed__c = 'x', Key__c = 'k');
      Assert.fail('The key is there already.');
    } catch (DmlException expected) {
      Assert.areEqual(StatusCode.DUPLICATE_VALUE, expected.getDmlType(0));
    }`,
  changesProject: true,
  apply(changes) {
    changes.fields((field) => (field.unique = false));
  },
};
