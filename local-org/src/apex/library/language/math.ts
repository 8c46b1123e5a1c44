import { ApexDecimal } from "../../runtime/decimal.ts";
import { ApexDouble } from "../../runtime/double.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { platformClass, type Members } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { toInteger } from "./numbers.ts";

/** The Double and the Decimal overload of a function of real numbers; the Decimal is computed as a Double. */
function real(name: string, compute: (...values: number[]) => number, parameters = ["value"]): Members {
  const list = (type: string): string => parameters.map((parameter) => `${type} ${parameter}`).join(", ");
  return {
    [`static Double ${name}(${list("Double")})`]: (...values: ApexDouble[]) =>
      new ApexDouble(compute(...values.map(({ value }) => value))),
    [`static Decimal ${name}(${list("Decimal")})`]: (...values: ApexDecimal[]) => {
      const result = compute(...values.map((value) => value.toDouble()));
      if (!Number.isFinite(result)) throw new NotModelled(`Math.${name} where it has no value`);
      return ApexDecimal.fromDouble(result);
    },
  };
}

function larger<T>(sign: 1 | -1, compare: (left: T, right: T) => number): (left: T, right: T) => T {
  return (left, right) => (compare(left, right) * sign >= 0 ? left : right);
}

function extreme(name: string, sign: 1 | -1): Members {
  return {
    [`static Integer ${name}(Integer left, Integer right)`]: larger<number>(sign, (left, right) => left - right),
    [`static Long ${name}(Long left, Long right)`]: larger<bigint>(sign, (left, right) => Number(left - right)),
    [`static Double ${name}(Double left, Double right)`]: larger<ApexDouble>(
      sign,
      (left, right) => left.value - right.value,
    ),
    [`static Decimal ${name}(Decimal left, Decimal right)`]: larger<ApexDecimal>(sign, (left, right) =>
      left.compare(right),
    ),
  };
}

function rest(left: bigint, right: bigint): bigint {
  if (right === 0n) throw platformException("System.MathException", "Divide by 0");
  return left % right;
}

/** To the nearest whole number, halves to the even one. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const fraction = value - floor;
  return fraction > 0.5 || (fraction === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
}

function inRange(value: bigint, bits: 32 | 64): bigint {
  if (BigInt.asIntN(bits, value) !== value) throw new NotModelled("Math.round beyond the range of the result");
  return value;
}

function wholeOf({ value }: ApexDouble): bigint {
  if (!Number.isFinite(value)) throw new NotModelled(`Math.round of ${value}`);
  return BigInt(Math.round(value));
}

platformClass(
  "System.Math",
  withoutNulls({
    "static Double E": { get: () => new ApexDouble(Math.E) },
    "static Double PI": { get: () => new ApexDouble(Math.PI) },
    "static Integer abs(Integer value)": (value: number) => Math.abs(value) | 0,
    "static Long abs(Long value)": (value: bigint) => BigInt.asIntN(64, value < 0n ? -value : value),
    "static Double abs(Double value)": ({ value }: ApexDouble) => new ApexDouble(Math.abs(value)),
    "static Decimal abs(Decimal value)": (value: ApexDecimal) => value.abs(),
    ...real("acos", Math.acos),
    ...real("asin", Math.asin),
    ...real("atan", Math.atan),
    ...real("atan2", Math.atan2, ["x", "y"]),
    ...real("cbrt", Math.cbrt),
    "static Double ceil(Double value)": ({ value }: ApexDouble) => new ApexDouble(Math.ceil(value)),
    "static Decimal ceil(Decimal value)": (value: ApexDecimal) => value.setScale(0, "CEILING"),
    ...real("cos", Math.cos),
    ...real("cosh", Math.cosh),
    ...real("exp", Math.exp),
    "static Double floor(Double value)": ({ value }: ApexDouble) => new ApexDouble(Math.floor(value)),
    "static Decimal floor(Decimal value)": (value: ApexDecimal) => value.setScale(0, "FLOOR"),
    ...real("log", Math.log),
    ...real("log10", Math.log10),
    ...extreme("max", 1),
    ...extreme("min", -1),
    "static Integer mod(Integer value, Integer divisor)": (value: number, divisor: number) =>
      Number(rest(BigInt(value), BigInt(divisor))),
    "static Long mod(Long value, Long divisor)": rest,
    "static Double pow(Double value, Double exponent)": (base: ApexDouble, exponent: ApexDouble) =>
      new ApexDouble(base.value ** exponent.value),
    "static Double random()": () => new ApexDouble(Math.random()),
    "static Double rint(Double value)": ({ value }: ApexDouble) => new ApexDouble(roundHalfEven(value)),
    "static Decimal rint(Decimal value)": (value: ApexDecimal) => value.setScale(0),
    "static Integer round(Double value)": (value: ApexDouble) => toInteger(inRange(wholeOf(value), 32)),
    "static Integer round(Decimal value)": (value: ApexDecimal) => toInteger(inRange(value.round(), 32)),
    "static Long roundToLong(Double value)": (value: ApexDouble) => inRange(wholeOf(value), 64),
    "static Long roundToLong(Decimal value)": (value: ApexDecimal) => inRange(value.round(), 64),
    "static Double signum(Double value)": ({ value }: ApexDouble) => new ApexDouble(Math.sign(value)),
    "static Decimal signum(Decimal value)": (value: ApexDecimal) =>
      ApexDecimal.fromInteger(value.compare(ApexDecimal.fromInteger(0))),
    ...real("sin", Math.sin),
    ...real("sinh", Math.sinh),
    ...real("sqrt", Math.sqrt),
    ...real("tan", Math.tan),
    ...real("tanh", Math.tanh),
  }),
);
