import { findPlatformClass } from "../../src/apex/library/registry.ts";
import type { Fault } from "../fault.ts";

export const sortIgnored: Fault = {
  name: "sort ignored",
  says: "List.sort leaves the elements where they are.",
  probe: `
    List<Integer> numbers = new List<Integer>{ 2, 1 };
    numbers.sort();
    Assert.areEqual(1, numbers[0]);`,
  apply(changes) {
    for (const { name, key } of findPlatformClass("System.List")!.members) {
      if (name === "sort") changes.member(key, () => () => undefined);
    }
  },
};
