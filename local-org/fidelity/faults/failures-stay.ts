import { Store } from "../../src/database/store.ts";
import type { Fault } from "../fault.ts";

export const failuresStay: Fault = {
  name: "no rollback",
  says: "Nothing is taken back: neither what a failed statement wrote nor what came after a savepoint.",
  probe: `
    try {
      insert new Thing__c(Name = 'a', Needed__c = 'x', Note__c = 'too late');
      Assert.fail('It was saved.');
    } catch (DmlException expected) {
      Assert.areEqual(0, [SELECT COUNT() FROM Thing__c]);
    }`,
  apply(changes) {
    changes.replace(Store.prototype, "rollback", () => () => undefined);
  },
};
