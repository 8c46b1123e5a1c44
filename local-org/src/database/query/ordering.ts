/** ORDER BY. */
import type { OrderItem } from "../../apex/syntax/query-tree.ts";
import { isIdType } from "../../schema/field-types.ts";
import { compareValues } from "../values.ts";
import type { Column } from "./columns.ts";

interface Ordering<S> {
  readonly column: Column<S>;
  readonly item: OrderItem;
}

/** Stable. Nulls come first unless the query says otherwise. */
export function sortBy<S>(subjects: S[], orderings: readonly Ordering<S>[]): S[] {
  if (orderings.length === 0) return subjects;
  const keyed = subjects.map((subject) => ({ subject, keys: orderings.map(({ column }) => column.read(subject)) }));
  keyed.sort((left, right) => {
    for (const [index, { column, item }] of orderings.entries()) {
      const order = compareKeys(column, item, left.keys[index], right.keys[index]);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ subject }) => subject);
}

function compareKeys<S>(column: Column<S>, item: OrderItem, left: unknown, right: unknown): number {
  if (left === null || right === null) {
    if (left === right) return 0;
    return (left === null) === (item.nulls !== "last") ? -1 : 1;
  }
  const order = compareForOrder(column, left, right);
  return item.descending ? -order : order;
}

/** Texts by their upper case, values of a picklist by its order. */
export function compareForOrder<S>(column: Column<S>, left: unknown, right: unknown): number {
  if (column.type === "picklist" && column.field) {
    const values = column.field.picklistValues.map((value) => value.value);
    const [first, second] = [values.indexOf(left as string), values.indexOf(right as string)];
    if (first >= 0 && second >= 0) return first - second;
    if (first >= 0 || second >= 0) return first >= 0 ? -1 : 1;
  }
  if (typeof left === "string" && typeof right === "string" && !isIdType(column.type)) {
    const [first, second] = [left.toUpperCase(), right.toUpperCase()];
    return first < second ? -1 : first > second ? 1 : 0;
  }
  return compareValues(column.type, left, right);
}
