import { date, datetime, decimal, double, integer, long } from "../../src/apex/runtime/operators.ts";
import type { Changes } from "../changes.ts";
import type { Fault } from "../fault.ts";

type Test<T> = (left: T | null, right: T | null) => boolean;
type Group<T> = Record<"less" | "lessOrEqual" | "greater" | "greaterOrEqual", Test<T>>;

function exclude<T>(changes: Changes, group: Group<T>): void {
  changes.replace(group, "lessOrEqual", () => group.less);
  changes.replace(group, "greaterOrEqual", () => group.greater);
}

export const boundariesExcluded: Fault = {
  name: "<= is <",
  says: "<= and >= of numbers, days and moments are false of equal ones.",
  probe: `
    Integer one = 1;
    Assert.isTrue(one <= 1);`,
  apply(changes) {
    exclude(changes, integer);
    exclude(changes, long);
    exclude(changes, double);
    exclude(changes, decimal);
    exclude(changes, date);
    exclude(changes, datetime);
  },
};
