import { machine } from "../../src/apex/runtime/machine.ts";
import type { Fault } from "../fault.ts";

export const loopsShort: Fault = {
  name: "loops miss the last",
  says: "for (x : list) does not reach the last element where there are several.",
  probe: `
    Integer sum = 0;
    for (Integer each : new List<Integer>{ 1, 2 }) {
      sum += each;
    }
    Assert.areEqual(3, sum);`,
  apply(changes) {
    changes.replace(machine, "each", (former) => (collection) => {
      const elements = [...former(collection)];
      return elements.length > 1 ? elements.slice(0, -1) : elements;
    });
  },
};
