import { findPlatformClass } from "../../src/apex/library/registry.ts";
import type { Fault } from "../fault.ts";

export const typesUnknown: Fault = {
  name: "Type.forName finds nothing",
  says: "Type.forName answers null.",
  probe: `
    Assert.areEqual(ThingJob.class, Type.forName('ThingJob'));`,
  apply(changes) {
    for (const { name, key } of findPlatformClass("System.Type")!.members) {
      if (name === "forName") changes.member(key, () => () => null);
    }
  },
};
