/** When two values are the same: `==` on values, keys of sets and maps. */
import { ApexBlob } from "./blob.ts";
import { ApexList, ApexMap, ApexSet } from "./collections.ts";
import { decimalOf } from "./comparing.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { ApexDecimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { ApexRecord } from "./record.ts";
import { ApexTime } from "./time.ts";
import { ApexObject } from "./values.ts";

/** Answer of exactKey for values that are found by hash and equality. */
export const IN_BUCKET = Symbol("in bucket");

/** A JavaScript value that is the same for the same Apex value: itself for primitives and for whatever is told apart by
 *  identity, a text for the immutable boxes, IN_BUCKET for what is compared by content. */
export function exactKey(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isCompound(value)) return IN_BUCKET;
  return boxKey(value) ?? value;
}

/** Text that is equal for equal values; not the other way round. */
export function hashText(value: unknown): string {
  if (typeof value !== "object" || value === null) return `${typeof value}:${String(value)}`;
  if (value instanceof ApexRecord) return recordText(value);
  if (value instanceof ApexList) return `List(${value.items.map(hashText).join()})`;
  if (value instanceof ApexSet) return `Set(${[...value].map(hashText).sort().join()})`;
  if (value instanceof ApexMap) return `Map(${value.keys().map(hashText).sort().join()})`;
  if (value instanceof ApexObject) {
    return hasOwnEquality(value) ? `hash:${String(callOwn(value, "hashcode$0"))}` : value.apexType.name;
  }
  return boxKey(value) ?? value.constructor.name;
}

/** `==` where neither side's type says more: collections and records by content, numbers by value whatever their type,
 *  objects of the project by their equals() or else by identity. */
export function valueEquals(left: unknown, right: unknown): boolean {
  return contentEquals(left, right) || numbersEqual(left, right);
}

/** The same inside collections and records, where 1.0 and 1.00 are two. */
export function contentEquals(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (left instanceof ApexRecord) return right instanceof ApexRecord && recordsEqual(left, right);
  if (left instanceof ApexList) return right instanceof ApexList && listsEqual(left.items, right.items);
  if (left instanceof ApexSet) return right instanceof ApexSet && setsEqual(left, right);
  if (left instanceof ApexMap) return right instanceof ApexMap && mapsEqual(left, right);
  if (left instanceof ApexObject)
    return ownMethod(left, "equals$1") ? callOwn(left, "equals$1", right) === true : false;
  const key = boxKey(left);
  return key !== undefined && key === boxKey(right);
}

function numbersEqual(left: unknown, right: unknown): boolean {
  const leftNumber = asDecimal(left);
  const rightNumber = leftNumber && asDecimal(right);
  return rightNumber !== undefined && leftNumber!.compare(rightNumber) === 0;
}

function asDecimal(value: unknown): ApexDecimal | undefined {
  return value instanceof ApexDouble && !Number.isFinite(value.value) ? undefined : decimalOf(value);
}

/** A field or parent that is null is the same as one that was never set. */
function recordsEqual(left: ApexRecord, right: ApexRecord): boolean {
  if (left.object.apiName !== right.object.apiName) return false;
  return sameValues(left.fields, right.fields) && sameValues(left.parents, right.parents);
}

function sameValues(left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): boolean {
  const names = new Set([...left.keys(), ...right.keys()]);
  return [...names].every((name) => contentEquals(left.get(name) ?? null, right.get(name) ?? null));
}

/** With the parents: RollupEvaluatorTests of jamessimone/apex-rollup tells records apart by the hash of theirs. */
function recordText({ object, fields, parents }: ApexRecord): string {
  const pairs = [...fields, ...parents].filter(([, value]) => value !== null);
  return `${object.apiName}(${pairs
    .map(([name, value]) => `${name}=${hashText(value)}`)
    .sort()
    .join()})`;
}

function listsEqual(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((item, index) => contentEquals(item, right[index]));
}

function setsEqual(left: ApexSet, right: ApexSet): boolean {
  return left.size === right.size && [...left].every((element) => right.has(element));
}

function mapsEqual(left: ApexMap, right: ApexMap): boolean {
  if (left.size !== right.size) return false;
  return [...left].every(([key, value]) => right.has(key) && contentEquals(value, right.get(key)));
}

function isCompound(value: object): boolean {
  return (
    value instanceof ApexRecord ||
    value instanceof ApexList ||
    value instanceof ApexSet ||
    value instanceof ApexMap ||
    (value instanceof ApexObject && hasOwnEquality(value))
  );
}

/** NUL begins no text of a program, so that a box is never taken for a String. */
function boxKey(value: object): string | undefined {
  if (value instanceof ApexDecimal) return `\0Decimal:${value.unscaled}:${value.scale}`;
  if (value instanceof ApexDouble) return `\0Double:${value.value}`;
  if (value instanceof ApexDate) return `\0Date:${value.toString()}`;
  if (value instanceof ApexDatetime) return `\0Datetime:${value.milliseconds}`;
  if (value instanceof ApexTime) return `\0Time:${value.milliseconds}`;
  if (value instanceof ApexBlob) return `\0Blob:${value.bytes.join()}`;
  const { equalityKey } = value as { equalityKey?: unknown };
  return typeof equalityKey === "string" ? `\0${equalityKey}` : undefined;
}

/** Both methods must be there for an object to be a key by its own rules. */
function hasOwnEquality(value: ApexObject): boolean {
  return ownMethod(value, "equals$1") !== undefined && ownMethod(value, "hashcode$0") !== undefined;
}

/** Of several overloads the one that takes any Object. */
function ownMethod(value: ApexObject, signature: string): string | undefined {
  const names = value.apexType.methods.get(signature) ?? [];
  return names.find((name) => name.endsWith("$object")) ?? names[0];
}

function callOwn(value: ApexObject, signature: string, ...values: unknown[]): unknown {
  const methods = value as unknown as Record<string, (...values: unknown[]) => unknown>;
  return methods[ownMethod(value, signature)!]!(...values);
}
