import { ApexMap } from "../../src/apex/runtime/collections.ts";
import { Transaction } from "../../src/database/transaction.ts";
import type { Fault } from "../fault.ts";

const EMPTY: Readonly<Record<string, () => unknown>> = {
  getAll: () => new ApexMap("String", "SObject"),
  getInstance: () => null,
};

export const metadataMissing: Fault = {
  name: "custom metadata missing",
  says: "There are no records of custom metadata types.",
  probe: `
    Assert.areEqual(1, [SELECT COUNT() FROM Knob__mdt]);
    Assert.isNotNull(Knob__mdt.getInstance('Loud'));`,
  apply(changes) {
    for (const [name, answer] of Object.entries(EMPTY)) {
      const parameter = name === "getAll" ? "" : "String";
      changes.member(`Schema.CustomMetadataType.${name}(${parameter})`, () => answer);
    }
    const isMetadata = (objectName: string): boolean => objectName.toLowerCase().endsWith("__mdt");
    changes.replace(Transaction.prototype, "count", (former) => {
      return function (this: Transaction, query, ...rest) {
        return isMetadata(query.from) ? 0 : former.call(this, query, ...rest);
      };
    });
    changes.replace(Transaction.prototype, "query", (former) => {
      return function (this: Transaction, query, ...rest) {
        return isMetadata(query.from) ? [] : former.call(this, query, ...rest);
      };
    });
  },
};
