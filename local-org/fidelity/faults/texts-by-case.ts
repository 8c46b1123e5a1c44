import { string } from "../../src/apex/runtime/operators.ts";
import type { Fault } from "../fault.ts";

export const textsByCase: Fault = {
  name: "case-sensitive ==",
  says: "== of two Strings looks at their case.",
  probe: `
    String text = 'TEXT';
    Assert.isTrue(text == 'text');`,
  apply(changes) {
    changes.replace(string, "equal", () => (a, b) => a === b);
  },
};
