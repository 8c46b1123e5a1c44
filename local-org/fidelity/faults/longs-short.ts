import { long } from "../../src/apex/runtime/operators.ts";
import type { Fault } from "../fault.ts";

const BITS = 32;

export const longsShort: Fault = {
  name: "Longs of 32 bits",
  says: "Long arithmetic wraps around at 32 bits.",
  probe: `
    Long largest = 2147483647;
    Assert.isTrue(largest + 1 > 0);`,
  apply(changes) {
    for (const name of ["add", "subtract", "multiply", "divide"] as const) {
      changes.replace(long, name, (former) => (a, b) => BigInt.asIntN(BITS, former(a, b)));
    }
  },
};
