import { ApexDecimal } from "../../src/apex/runtime/decimal.ts";
import type { ApexRecord } from "../../src/apex/runtime/record.ts";
import { Transaction } from "../../src/database/transaction.ts";
import type { Fault } from "../fault.ts";

function zeroed(value: unknown): unknown {
  if (typeof value === "number") return 0;
  return value instanceof ApexDecimal ? ApexDecimal.fromInteger(0) : value;
}

function withoutNumbers(record: ApexRecord): ApexRecord {
  if (record.object.apiName !== "AggregateResult") return record;
  for (const [name, value] of record.fields) record.fields.set(name, zeroed(value));
  return record;
}

export const aggregatesZero: Fault = {
  name: "aggregates zero",
  says: "COUNT, SUM and the other aggregates of numbers are 0.",
  probe: `
    insert new Thing__c(Name = 'a', Needed__c = 'x', Amount__c = 3);
    Assert.areEqual(3, (Decimal) [SELECT SUM(Amount__c) total FROM Thing__c][0].get('total'));`,
  apply(changes) {
    changes.replace(Transaction.prototype, "count", () => () => 0);
    changes.replace(Transaction.prototype, "query", (former) => {
      return function (this: Transaction, ...given) {
        return former.apply(this, given).map(withoutNumbers);
      };
    });
  },
};
