import { findPlatformClass } from "../../src/apex/library/registry.ts";
import { AccessControl } from "../../src/database/access.ts";
import type { Fault } from "../fault.ts";

type Right = (this: AccessControl, ...given: never[]) => boolean;

/** Of everybody, while something is stripped. */
const OPEN = ["has", "canReadField", "canEditField"] as const;

export const fieldAccessIgnored: Fault = {
  name: "stripInaccessible strips nothing",
  says: "Security.stripInaccessible keeps what the user may not see or write.",
  probe: `
    System.runAs(ProbeData.person()) {
      List<Thing__c> things = new List<Thing__c>{ new Thing__c(Needed__c = 'x', Secret__c = 'y') };
      SObjectAccessDecision decision = Security.stripInaccessible(AccessType.CREATABLE, things);
      Assert.isFalse(decision.getRecords()[0].isSet('Secret__c'));
    }`,
  apply(changes) {
    let isOpen = false;
    for (const name of OPEN) {
      changes.replace(AccessControl.prototype, name, (former: Right) => {
        return function (this: AccessControl, ...given: never[]) {
          return isOpen || former.apply(this, given);
        };
      });
    }
    for (const { name, key } of findPlatformClass("System.Security")!.members) {
      if (name !== "stripInaccessible") continue;
      changes.member(key, (former) => (...values) => {
        isOpen = true;
        try {
          return former(...values);
        } finally {
          isOpen = false;
        }
      });
    }
  },
};
