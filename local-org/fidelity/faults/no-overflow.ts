import { integer } from "../../src/apex/runtime/operators.ts";
import type { Fault } from "../fault.ts";

export const noOverflow: Fault = {
  name: "no overflow",
  says: "Integers grow beyond 32 bits instead of wrapping around.",
  probe: `
    Integer largest = 2147483647;
    Assert.isTrue(largest + 1 < 0);`,
  apply(changes) {
    changes.replace(integer, "add", () => (a, b) => a! + b!);
    changes.replace(integer, "subtract", () => (a, b) => a! - b!);
    changes.replace(integer, "multiply", () => (a, b) => a! * b!);
  },
};
