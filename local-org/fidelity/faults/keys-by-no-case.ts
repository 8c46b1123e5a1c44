import { ApexMap, ApexSet } from "../../src/apex/runtime/collections.ts";
import type { Fault } from "../fault.ts";

const folded = (key: unknown): unknown => (typeof key === "string" ? key.toLowerCase() : key);

export const keysByNoCase: Fault = {
  name: "keys without case",
  says: "Maps and Sets of Strings take upper and lower case for the same and keep the lower.",
  probe: `
    Assert.areEqual(2, new Set<String>{ 'a', 'A' }.size());`,
  apply(changes) {
    for (const name of ["has", "get", "delete"] as const) {
      changes.replace(ApexMap.prototype, name, (former) => {
        return function (this: ApexMap, key: unknown) {
          return former.call(this, this.keyType === "String" ? folded(key) : key);
        };
      });
    }
    changes.replace(ApexMap.prototype, "set", (former) => {
      return function (this: ApexMap, key, value) {
        return former.call(this, this.keyType === "String" ? folded(key) : key, value);
      };
    });
    for (const name of ["has", "add", "delete"] as const) {
      changes.replace(ApexSet.prototype, name, (former) => {
        return function (this: ApexSet, element) {
          return former.call(this, this.elementType === "String" ? folded(element) : element);
        };
      });
    }
  },
};
