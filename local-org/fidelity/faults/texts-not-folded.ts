import type { Fault } from "../fault.ts";

export const textsNotFolded: Fault = {
  name: "case never folded",
  says: "String.equalsIgnoreCase looks at case; toLowerCase and toUpperCase leave it.",
  probe: `
    Assert.isTrue('a'.equalsIgnoreCase('A'));`,
  apply(changes) {
    changes.member("System.String.equalsIgnoreCase(String)", () => (self: unknown, other: unknown) => self === other);
    for (const name of ["toLowerCase", "toUpperCase"]) {
      changes.member(`System.String.${name}()`, () => (self: unknown) => self);
    }
  },
};
