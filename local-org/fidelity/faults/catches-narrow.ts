import { machine } from "../../src/apex/runtime/machine.ts";
import type { Fault } from "../fault.ts";

export const catchesNarrow: Fault = {
  name: "catch by exact type",
  says: "A catch clause catches the type that it names and none below it.",
  probe: `
    try {
      Integer zero = 0;
      zero = 1 / zero;
    } catch (Exception expected) {
      Assert.areEqual('System.MathException', expected.getTypeName());
    }`,
  apply(changes) {
    changes.replace(machine, "isA", () => (exception, typeName) => exception.typeName === typeName);
  },
};
