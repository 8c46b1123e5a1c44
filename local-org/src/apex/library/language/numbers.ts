/** Boolean, Integer, Long, Double and Decimal. */
import { ApexDecimal, type RoundingMode } from "../../runtime/decimal.ts";
import { ApexDouble } from "../../runtime/double.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { formatNumber } from "../../runtime/locale.ts";
import type { ApexEnumValue } from "../../runtime/values.ts";
import { platformClass } from "../registry.ts";
import { orNull, withoutNulls } from "./arguments.ts";

function invalid(kind: string, text: string): Error {
  return platformException("System.TypeException", `Invalid ${kind}: ${text}`);
}

export function parseLong(text: string, kind = "long", bits = 64): bigint {
  const value = /^[+-]?\d+$/.test(text) ? BigInt(text) : undefined;
  if (value === undefined || BigInt.asIntN(bits, value) !== value) throw invalid(kind, text);
  return value;
}

export function parseInteger(text: string): number {
  return Number(parseLong(text, "integer", 32));
}

function parseDouble(text: string): ApexDouble {
  if (!/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(text)) throw invalid("double", text);
  return new ApexDouble(Number(text));
}

/** Towards zero, to 32 bits, as Java's intValue. */
function truncated(value: unknown, kind: string): bigint {
  if (typeof value === "number") return BigInt(value);
  if (typeof value === "bigint") return value;
  if (value instanceof ApexDecimal) return value.round("DOWN");
  if (value instanceof ApexDouble) return doubleToLong(value);
  throw invalid(kind, String(value));
}

export function toInteger(value: bigint): number {
  return Number(BigInt.asIntN(32, value));
}

function toLong(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

function doubleToLong({ value }: ApexDouble): bigint {
  if (!Number.isFinite(value)) throw new NotModelled(`a whole number of ${value}`);
  return toLong(BigInt(Math.trunc(value)));
}

platformClass("System.Boolean", {
  ...withoutNulls({
    "static Boolean valueOf(String stringToBoolean)": (text: string) => text.toLowerCase() === "true",
  }),
  "static Boolean valueOf(Object fieldValue)": (value: unknown) => {
    if (typeof value === "boolean") return value;
    if (typeof value === "string") return value.toLowerCase() === "true";
    throw invalid("boolean", String(value));
  },
});

platformClass("System.Integer", {
  ...withoutNulls({ "static Integer valueOf(String stringToInteger)": parseInteger }),
  "static Integer valueOf(Object fieldValue)": orNull((value: unknown) =>
    typeof value === "string" ? parseInteger(value) : toInteger(truncated(value, "integer")),
  ),
  "String format()": (self: number) => formatNumber(String(self)),
  "Integer intValue()": (self: number) => self,
});

platformClass("System.Long", {
  ...withoutNulls({ "static Long valueOf(String stringToLong)": (text: string) => parseLong(text) }),
  "static Long valueOf(Object fieldValue)": orNull((value: unknown) =>
    typeof value === "string" ? parseLong(value) : toLong(truncated(value, "long")),
  ),
  "String format()": (self: bigint) => formatNumber(String(self)),
  "Integer intValue()": toInteger,
});

platformClass("System.Double", {
  ...withoutNulls({ "static Double valueOf(String stringToDouble)": parseDouble }),
  "static Double valueOf(Object fieldValue)": orNull((value: unknown) => {
    if (value instanceof ApexDouble) return value;
    if (value instanceof ApexDecimal) return new ApexDouble(value.toDouble());
    if (typeof value === "number" || typeof value === "bigint") return new ApexDouble(Number(value));
    return parseDouble(String(value));
  }),
  "String format()": (self: ApexDouble) => ApexDecimal.fromDouble(self.value).format(),
  "Integer intValue()": (self: ApexDouble) => toInteger(doubleToLong(self)),
  "Long longValue()": doubleToLong,
  "Long round()": (self: ApexDouble) => doubleToLong(new ApexDouble(Math.round(self.value))),
  "Double doubleValue()": (self: ApexDouble) => self,
});

function mode(value: ApexEnumValue | undefined): RoundingMode | undefined {
  return value?.name as RoundingMode | undefined;
}

function scaled(scale: number): number {
  if (Math.abs(scale) > 33) throw new NotModelled(`a Decimal of scale ${scale}`);
  return scale;
}

platformClass(
  "System.Decimal",
  withoutNulls({
    "static Decimal valueOf(Double doubleToDecimal)": ({ value }: ApexDouble) => ApexDecimal.fromDouble(value),
    "static Decimal valueOf(Long longToDecimal)": (value: bigint) => ApexDecimal.fromLong(value),
    "static Decimal valueOf(String stringToDecimal)": (text: string) => ApexDecimal.parse(text),
    "Decimal abs()": (self: ApexDecimal) => self.abs(),
    "Decimal divide(Decimal divisor, Integer scale[, System.RoundingMode roundingMode])": (
      self: ApexDecimal,
      divisor: ApexDecimal,
      scale: number,
      rounding?: ApexEnumValue,
    ) => self.divideTo(divisor, scaled(scale), mode(rounding)),
    "Double doubleValue()": (self: ApexDecimal) => new ApexDouble(self.toDouble()),
    "String format()": (self: ApexDecimal) => self.format(),
    "Integer intValue()": (self: ApexDecimal) => toInteger(self.round("DOWN")),
    "Long longValue()": (self: ApexDecimal) => toLong(self.round("DOWN")),
    "Decimal pow(Integer exponent)": (self: ApexDecimal, exponent: number) => {
      if (exponent < 0 || exponent > 32767) throw new NotModelled("Decimal.pow of a negative or a large exponent");
      return self.pow(exponent);
    },
    "Integer precision()": (self: ApexDecimal) => self.precision(),
    "Long round([System.RoundingMode roundingMode])": (self: ApexDecimal, rounding?: ApexEnumValue) =>
      toLong(self.round(mode(rounding))),
    "Integer scale()": (self: ApexDecimal) => self.scale,
    "Decimal setScale(Integer scale[, System.RoundingMode roundingMode])": (
      self: ApexDecimal,
      scale: number,
      rounding?: ApexEnumValue,
    ) => self.setScale(scaled(scale), mode(rounding)),
    "Decimal stripTrailingZeros()": (self: ApexDecimal) => self.stripTrailingZeros(),
    "String toPlainString()": (self: ApexDecimal) => self.toPlainString(),
  }),
);
