/** What a field holds, and how two values of a field compare. */
import { ApexDate } from "../apex/runtime/date.ts";
import { ApexDatetime } from "../apex/runtime/datetime.ts";
import { ApexDecimal } from "../apex/runtime/decimal.ts";
import { ApexDouble } from "../apex/runtime/double.ts";
import { ApexTime } from "../apex/runtime/time.ts";
import { isDecimalType, isIdType } from "../schema/field-types.ts";
import type { FieldDescription, FieldType } from "../schema/model.ts";
import { normalizeId } from "./ids.ts";

/** The value as it is kept: texts without spaces around them, empty texts as null, moments to the second. */
export function storedValue(field: FieldDescription, value: unknown): unknown {
  if (value === null || value === undefined) return field.type === "boolean" ? false : null;
  if (typeof value === "string") return storedText(field, value);
  if (isDecimalType(field.type)) return toDecimal(value);
  if (field.type === "int") return toDecimal(value)?.setScale(0, "HALF_UP").toDouble() ?? null;
  if (field.type === "date" && value instanceof ApexDatetime) return value.date("UTC");
  if (field.type === "datetime") return storedMoment(value);
  return value;
}

function storedText(field: FieldDescription, value: string): string | null {
  const text = value.trim();
  if (text === "") return null;
  return isIdType(field.type) ? (normalizeId(text) ?? text) : text;
}

function storedMoment(value: unknown): unknown {
  if (value instanceof ApexDate) return new ApexDatetime(value.epochDay * 86_400_000);
  return value instanceof ApexDatetime ? new ApexDatetime(Math.floor(value.milliseconds / 1000) * 1000) : value;
}

/** Any number of Apex as a Decimal; undefined for what is no number. */
export function toDecimal(value: unknown): ApexDecimal | undefined {
  if (value instanceof ApexDecimal) return value;
  if (typeof value === "number") return ApexDecimal.fromInteger(value);
  if (typeof value === "bigint") return ApexDecimal.fromLong(value);
  return value instanceof ApexDouble ? ApexDecimal.fromDouble(value.value) : undefined;
}

/** Negative, zero or positive. Neither is null; texts compare without regard to case, ids by character. */
export function compareValues(type: FieldType, left: unknown, right: unknown): number {
  if (typeof left === "string" && typeof right === "string") {
    return isIdType(type) ? compareText(left, right) : compareText(left.toLowerCase(), right.toLowerCase());
  }
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.compare(right);
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.compare(right);
  if (left instanceof ApexTime && right instanceof ApexTime) return left.compare(right);
  const numbers = [toDecimal(left), toDecimal(right)] as const;
  if (numbers[0] && numbers[1]) return numbers[0].compare(numbers[1]);
  throw new Error(`cannot compare ${String(left)} with ${String(right)} as ${type}`);
}

export function sameValue(type: FieldType, left: unknown, right: unknown): boolean {
  if (left === null || right === null) return left === right;
  return left === right || (typeof left === typeof right && compareKnown(type, left, right) === 0);
}

function compareKnown(type: FieldType, left: unknown, right: unknown): number {
  return isComparable(left) ? compareValues(type, left, right) : 1;
}

function isComparable(value: unknown): boolean {
  return (
    typeof value !== "object" ||
    value instanceof ApexDate ||
    value instanceof ApexDatetime ||
    value instanceof ApexTime ||
    toDecimal(value) !== undefined
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Any value of a field as text. */
export function asText(value: unknown): string {
  return `${value as string}`;
}

/** A text that is the same for values that GROUP BY and IN hold to be the same. */
export function valueKey(type: FieldType, value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return `"${isIdType(type) ? value : value.toLowerCase()}`;
  const number = toDecimal(value);
  return number ? number.stripTrailingZeros().toString() : asText(value);
}
