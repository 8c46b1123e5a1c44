/** Numbers whatever their type, and the order of what has one by itself. */
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { ApexDecimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { ApexTime } from "./time.ts";

/** Any number of Apex as a Decimal; undefined for what is no number. */
export function decimalOf(value: unknown): ApexDecimal | undefined {
  if (value instanceof ApexDecimal) return value;
  if (typeof value === "number") return ApexDecimal.fromInteger(value);
  if (typeof value === "bigint") return ApexDecimal.fromLong(value);
  return value instanceof ApexDouble ? ApexDecimal.fromDouble(value.value) : undefined;
}

/** Negative, zero or positive; undefined where the two are not of one kind that has an order, or are texts. */
export function compareScalars(left: unknown, right: unknown): number | undefined {
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  if (left instanceof ApexDate && right instanceof ApexDate) return left.compare(right);
  if (left instanceof ApexDatetime && right instanceof ApexDatetime) return left.compare(right);
  if (left instanceof ApexTime && right instanceof ApexTime) return left.compare(right);
  const [one, other] = [decimalOf(left), decimalOf(right)];
  return one && other && one.compare(other);
}
