import { findPlatformClass } from "../../src/apex/library/registry.ts";
import type { Fault } from "../fault.ts";

export const dynamicFieldsEmpty: Fault = {
  name: "SObject.get empty",
  says: "SObject.get answers null whatever the field.",
  probe: `
    SObject thing = new Thing__c(Note__c = 'x');
    Assert.areEqual('x', thing.get('Note__c'));`,
  apply(changes) {
    for (const { name, key } of findPlatformClass("System.SObject")!.members) {
      if (name === "get") changes.member(key, () => () => null);
    }
  },
};
