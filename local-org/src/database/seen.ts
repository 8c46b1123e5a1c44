/** When a row was last seen: each user has moments of their own (SOQL and SOSL Reference: "FOR VIEW and FOR REFERENCE"). */
import { context } from "../apex/runtime/context.ts";
import { ApexDatetime } from "../apex/runtime/datetime.ts";
import type { Query } from "../apex/syntax/query-tree.ts";
import type { Row, Store } from "./store.ts";

const FIELDS = { view: "LastViewedDate", reference: "LastReferencedDate" } as const;
/** The table of these moments; no object has such a name. */
const SEEN = "$Seen";
const key = (row: Row) => `${context().userId} ${String(row.get("Id"))}`;

/** How the field is read, where it is such a moment. */
export function momentSeen(fieldName: string): ((engine: { store: Store }, row: Row) => unknown) | undefined {
  if (!Object.values<string>(FIELDS).includes(fieldName)) return undefined;
  return ({ store }, row) => store.row(SEEN, key(row))?.get(fieldName) ?? null;
}

export function markSeen(store: Store, rows: readonly Row[], { forClauses }: Query): void {
  const now = ApexDatetime.toTheSecond(context().now());
  for (const clause of forClauses) {
    if (clause === "update") continue;
    for (const row of rows) {
      const id = key(row);
      store.put(SEEN, new Map([...(store.row(SEEN, id) ?? []), ["Id", id], [FIELDS[clause], now]]));
    }
  }
}
