import { AccessControl } from "../../src/database/access.ts";
import type { Fault } from "../fault.ts";

export const sharingIgnored: Fault = {
  name: "sharing ignored",
  says: "Every user sees and changes every row of an object that they have rights to.",
  probe: `
    User person = ProbeData.person();
    ProbeData.thing('of another');
    System.runAs(person) {
      Assert.areEqual(0, ThingReader.count());
    }`,
  apply(changes) {
    changes.replace(AccessControl.prototype, "mayRow", () => () => true);
  },
};
