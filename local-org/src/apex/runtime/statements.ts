/** Statements and expressions of Apex that reach into collections, the database or the transaction. */
import type { DmlOperation } from "../syntax/tree.ts";
import type { Query } from "../syntax/query-tree.ts";
import { ApexList, type ApexSet } from "./collections.ts";
import { context, perTransaction, type AccessMode, type ApexContext } from "./context.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { callDynamic } from "./dynamic.ts";
import { exactKey, IN_BUCKET } from "./equality.ts";
import { NotModelled, platformException } from "./exceptions.ts";
import { hook } from "./hooks.ts";
import { missing, nonNull } from "./nulls.ts";
import { ApexRecord } from "./record.ts";

export function getItem(list: ApexList | null, index: number | null): unknown {
  const { items } = list ?? missing();
  return items[checkedIndex(items, index)];
}

export function setItem<T>(list: ApexList | null, index: number | null, value: T): T {
  const { items } = list ?? missing();
  items[checkedIndex(items, index)] = value;
  return value;
}

function checkedIndex(items: readonly unknown[], index: number | null): number {
  const position = nonNull(index);
  if (position >= 0 && position < items.length) return position;
  throw platformException("System.ListException", `List index out of bounds: ${position}`);
}

/** `===`: the same object, or the same value of a type that has no identity. */
export function identical(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  const key = left instanceof ApexDate || left instanceof ApexDatetime ? IN_BUCKET : exactKey(left);
  return key !== IN_BUCKET && key === exactKey(right);
}

/** `for (x : list)` and `for (x : set)`: while it runs, elements may be neither added nor removed. */
export function* each(collection: ApexList | ApexSet | null): Iterable<unknown> {
  const { guard } = collection ?? missing();
  guard.iterations++;
  try {
    yield* collection!;
  } finally {
    guard.iterations--;
  }
}

/** `for (x : set)` before sets were locked */
export const eachOfCopy = (set: ApexSet | null): unknown[] => [...(set ?? missing())];

/** `for (x : iterable)`, by way of its iterator() */
export function* eachOf(iterable: object | null): Iterable<unknown> {
  const iterator = callDynamic("iterator", iterable ?? missing()) as object | null;
  while (callDynamic("hasNext", iterator ?? missing())) yield callDynamic("next", iterator!);
}

const CHUNK = 200;

const TURNS_BETWEEN_CHECKS = 1_000_000;
const SECONDS_ALLOWED = 60;
const loopingSince = perTransaction(() => Date.now());
let turns = 0;

/** Each turn of a loop. The platform's limit of CPU time is not modelled; this only ends what would never end. */
export function turn(): void {
  if (++turns % TURNS_BETWEEN_CHECKS !== 0) return;
  if (Date.now() - loopingSince() > SECONDS_ALLOWED * 1000) {
    throw new NotModelled(`the limit of CPU time (a transaction loops for more than ${SECONDS_ALLOWED} seconds)`);
  }
}

/** `for (List<Lead> chunk : [SELECT …])` */
export function* chunks(rows: ApexList): Iterable<ApexList> {
  for (let start = 0; start < rows.items.length; start += CHUNK) {
    yield new ApexList(rows.elementType, rows.items.slice(start, start + CHUNK));
  }
}

/** `given`: for a query that says nothing of it. */
export function accessOf(query: Pick<Query, "access">, given?: AccessMode): AccessMode {
  if (query.access === undefined) return given ?? context().defaultAccess ?? "system";
  return query.access === "USER_MODE" ? "user" : "system";
}

export function query(tree: Query, binds: readonly unknown[], elementType: string): ApexList {
  return new ApexList(elementType, context().services.query(tree, binds, accessOf(tree)));
}

/** `[SELECT COUNT() FROM …]` as an Integer. */
export function count(tree: Query, binds: readonly unknown[]): number {
  return context().services.count(tree, binds, accessOf(tree));
}

function recordsOf(value: ApexRecord | ApexList | null): ApexRecord[] {
  const present = value ?? missing();
  return (present instanceof ApexList ? present.items : [present]) as ApexRecord[];
}

export function dml(
  operation: DmlOperation,
  records: ApexRecord | ApexList | null,
  access?: AccessMode,
  externalIdField?: string,
): void {
  context().services.dml(operation, recordsOf(records), {
    allOrNone: true,
    access: access ?? context().defaultAccess ?? "system",
    ...(externalIdField === undefined ? {} : { externalIdField }),
  });
}

/** The duplicates may be records or Ids, one or a list. */
export function merge(master: ApexRecord | null, duplicates: unknown, access?: AccessMode): void {
  const present = master ?? missing();
  const list = duplicates instanceof ApexList ? duplicates.items : [nonNull(duplicates)];
  const records = list.map((each) => (typeof each === "string" ? recordOfId(present, each) : (each as ApexRecord)));
  context().services.merge(present, records, {
    allOrNone: true,
    access: access ?? context().defaultAccess ?? "system",
  });
}

function recordOfId(like: ApexRecord, id: string): ApexRecord {
  const record = new ApexRecord(like.object);
  record.fields.set("Id", id);
  return record;
}

/** A new record: `new Lead()`. */
export function newRecord(objectName: string): ApexRecord {
  const object = context().services.schema.object(objectName);
  if (!object) throw new Error(`the schema has no object ${objectName}`);
  return new ApexRecord(object);
}

/** `System.runAs(user) { … }`: answers what ends it. */
export function enterRunAs(user: ApexRecord | null): () => void {
  return hook("enterRunAs")(user ?? missing());
}

export type Mode = Pick<ApexContext, "sharing" | "defaultAccess">;

/** On entry of a class's code: its sharing, null where that of the caller stays, and its mode of database operations.
 *  Where no Apex has run before, `inherited sharing` is `with sharing`. Answers what `leave` needs. */
export function enter(sharing: "with" | "without" | "inherited" | null, access: AccessMode): Mode {
  const current = context();
  const former: Mode = { sharing: current.sharing, defaultAccess: current.defaultAccess };
  const isEntry = former.defaultAccess === undefined;
  if (sharing === "inherited") current.sharing = isEntry ? "with" : former.sharing;
  else if (sharing) current.sharing = sharing;
  current.defaultAccess = access;
  return former;
}

export function leave(former: Mode): void {
  const current = context();
  current.sharing = former.sharing;
  current.defaultAccess = former.defaultAccess;
}
