import { findPlatformClass } from "../../src/apex/library/registry.ts";
import { AccessControl } from "../../src/database/access.ts";
import type { Fault } from "../fault.ts";

const OPEN = ["has", "canReadField", "canEditField"] as const;

/** While the action runs, everybody may do everything. */
function withFullAccess<T>(action: () => T): T {
  const { prototype } = AccessControl;
  const former = OPEN.map((name) => prototype[name]);
  for (const name of OPEN) prototype[name] = () => true;
  try {
    return action();
  } finally {
    for (const [index, name] of OPEN.entries()) prototype[name] = former[index] as never;
  }
}

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
    for (const { name, key } of findPlatformClass("System.Security")!.members) {
      if (name !== "stripInaccessible") continue;
      changes.member(
        key,
        (former) =>
          (...values) =>
            withFullAccess(() => former(...values)),
      );
    }
  },
};
