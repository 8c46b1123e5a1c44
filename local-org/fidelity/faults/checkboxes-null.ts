import { machine } from "../../src/apex/runtime/machine.ts";
import { field, fieldThrough } from "../../src/apex/runtime/records.ts";
import type { Fault } from "../fault.ts";

export const checkboxesNull: Fault = {
  name: "checkboxes null",
  says: "A Boolean field that nobody set is null.",
  probe: `
    Assert.isFalse(new User().IsActive);`,
  apply(changes) {
    changes.replace(machine, "booleanField", () => (record, name) => field(record, name) as boolean);
    changes.replace(machine, "booleanFieldThrough", () => (record, name) => fieldThrough(record, name) as boolean);
  },
};
