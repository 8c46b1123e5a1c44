import { integer } from "../../src/apex/runtime/operators.ts";
import type { Fault } from "../fault.ts";

export const divisionExact: Fault = {
  name: "untruncated division",
  says: "Dividing two Integers keeps the fraction.",
  probe: `
    Integer seven = 7;
    Assert.isTrue(seven / 2 == 3);`,
  apply(changes) {
    changes.replace(integer, "divide", () => (a, b) => a! / b!);
  },
};
