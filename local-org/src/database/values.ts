/** What a field holds, and how two values of a field compare. */
import { compareScalars, decimalOf } from "../apex/runtime/comparing.ts";
import { ApexDate } from "../apex/runtime/date.ts";
import { ApexDatetime } from "../apex/runtime/datetime.ts";
import { isDecimalType, isIdType } from "../schema/field-types.ts";
import type { FieldDescription, FieldType } from "../schema/model.ts";
import { normalizeId } from "./ids.ts";

/** The value as it is kept: texts without spaces around them, empty texts as null, moments to the second. */
export function storedValue(field: FieldDescription, value: unknown): unknown {
  if (value === null || value === undefined) return field.type === "boolean" ? false : null;
  if (typeof value === "string") return storedText(field, value);
  if (isDecimalType(field.type)) return decimalOf(value);
  if (field.type === "int") return decimalOf(value)?.setScale(0, "HALF_UP").toDouble() ?? null;
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
  return value instanceof ApexDatetime ? ApexDatetime.toTheSecond(value.milliseconds) : value;
}

/** Negative, zero or positive. Neither is null; texts compare without regard to case, ids by character. */
export function compareValues(type: FieldType, left: unknown, right: unknown): number {
  const order = compared(type, left, right);
  if (order === undefined) throw new Error(`cannot compare ${String(left)} with ${String(right)} as ${type}`);
  return order;
}

export function sameValue(type: FieldType, left: unknown, right: unknown): boolean {
  if (left === null || right === null) return left === right;
  return left === right || (typeof left === typeof right && compared(type, left, right) === 0);
}

function compared(type: FieldType, left: unknown, right: unknown): number | undefined {
  if (typeof left !== "string" || typeof right !== "string") return compareScalars(left, right);
  return isIdType(type) ? compareText(left, right) : compareText(left.toLowerCase(), right.toLowerCase());
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A text that is the same for values that GROUP BY and IN hold to be the same. */
export function valueKey(type: FieldType, value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return `"${isIdType(type) ? value : value.toLowerCase()}`;
  const number = decimalOf(value);
  return number ? number.stripTrailingZeros().toString() : String(value);
}
