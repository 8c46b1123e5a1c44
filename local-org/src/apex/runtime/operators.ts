/** The operators of Apex, by the arithmetic or comparison in which they work. A null operand of arithmetic throws; a
 *  comparison with null is false, save that of texts, where null stands before every text. */
import type { ApexDate } from "./date.ts";
import type { ApexDatetime } from "./datetime.ts";
import { ApexDecimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { valueEquals } from "./equality.ts";
import { NotModelled, platformException } from "./exceptions.ts";
import { sameId } from "./ids.ts";
import { asNumber } from "./kinds.ts";
import { nonNull } from "./nulls.ts";
import { toText } from "./text.ts";
import type { ApexTime } from "./time.ts";

type Nullable<T> = T | null;

function divideByZero(): never {
  throw platformException("System.MathException", "Divide by 0");
}

/** 32 bits, wrapping around. */
export const integer = {
  add: (a: Nullable<number>, b: Nullable<number>) => (nonNull(a) + nonNull(b)) | 0,
  subtract: (a: Nullable<number>, b: Nullable<number>) => (nonNull(a) - nonNull(b)) | 0,
  multiply: (a: Nullable<number>, b: Nullable<number>) => Math.imul(nonNull(a), nonNull(b)),
  divide: (a: Nullable<number>, b: Nullable<number>) => (nonNull(a) / (nonNull(b) || divideByZero())) | 0,
  remainder: (a: Nullable<number>, b: Nullable<number>) => (nonNull(a) % (nonNull(b) || divideByZero())) | 0,
  and: (a: Nullable<number>, b: Nullable<number>) => nonNull(a) & nonNull(b),
  or: (a: Nullable<number>, b: Nullable<number>) => nonNull(a) | nonNull(b),
  xor: (a: Nullable<number>, b: Nullable<number>) => nonNull(a) ^ nonNull(b),
  shiftLeft: (a: Nullable<number>, b: Nullable<number>) => nonNull(a) << nonNull(b),
  shiftRight: (a: Nullable<number>, b: Nullable<number>) => nonNull(a) >> nonNull(b),
  shiftRightUnsigned: (a: Nullable<number>, b: Nullable<number>) => (nonNull(a) >>> nonNull(b)) | 0,
  negate: (a: Nullable<number>) => -nonNull(a) | 0,
  not: (a: Nullable<number>) => ~nonNull(a),
  less: (a: Nullable<number>, b: Nullable<number>) => a !== null && b !== null && a < b,
  lessOrEqual: (a: Nullable<number>, b: Nullable<number>) => a !== null && b !== null && a <= b,
  greater: (a: Nullable<number>, b: Nullable<number>) => a !== null && b !== null && a > b,
  greaterOrEqual: (a: Nullable<number>, b: Nullable<number>) => a !== null && b !== null && a >= b,
};

const wrap = (value: bigint): bigint => BigInt.asIntN(64, value);
const unsigned = (value: bigint): bigint => BigInt.asUintN(64, value);
/** The lower six bits of the distance count, as in Java. */
const distance = (value: Nullable<bigint>): bigint => nonNull(value) & 63n;

/** 64 bits, wrapping around. */
export const long = {
  add: (a: Nullable<bigint>, b: Nullable<bigint>) => wrap(nonNull(a) + nonNull(b)),
  subtract: (a: Nullable<bigint>, b: Nullable<bigint>) => wrap(nonNull(a) - nonNull(b)),
  multiply: (a: Nullable<bigint>, b: Nullable<bigint>) => wrap(nonNull(a) * nonNull(b)),
  divide: (a: Nullable<bigint>, b: Nullable<bigint>) => wrap(nonNull(a) / (nonNull(b) || divideByZero())),
  remainder: (a: Nullable<bigint>, b: Nullable<bigint>) => nonNull(a) % (nonNull(b) || divideByZero()),
  and: (a: Nullable<bigint>, b: Nullable<bigint>) => nonNull(a) & nonNull(b),
  or: (a: Nullable<bigint>, b: Nullable<bigint>) => nonNull(a) | nonNull(b),
  xor: (a: Nullable<bigint>, b: Nullable<bigint>) => nonNull(a) ^ nonNull(b),
  shiftLeft: (a: Nullable<bigint>, b: Nullable<bigint>) => wrap(nonNull(a) << distance(b)),
  shiftRight: (a: Nullable<bigint>, b: Nullable<bigint>) => nonNull(a) >> distance(b),
  shiftRightUnsigned: (a: Nullable<bigint>, b: Nullable<bigint>) => wrap(unsigned(nonNull(a)) >> distance(b)),
  negate: (a: Nullable<bigint>) => wrap(-nonNull(a)),
  not: (a: Nullable<bigint>) => ~nonNull(a),
  ...comparisons((a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0)),
};

const inDouble =
  (work: (a: number, b: number) => number) =>
  (a: Nullable<ApexDouble>, b: Nullable<ApexDouble>): ApexDouble =>
    new ApexDouble(work(nonNull(a).value, nonNull(b).value));

export const double = {
  add: inDouble((a, b) => a + b),
  subtract: inDouble((a, b) => a - b),
  multiply: inDouble((a, b) => a * b),
  divide: inDouble((a, b) => a / (b || divideByZero())),
  remainder: inDouble((a, b) => a % (b || divideByZero())),
  negate: (a: Nullable<ApexDouble>) => new ApexDouble(-nonNull(a).value),
  equal: (a: Nullable<ApexDouble>, b: Nullable<ApexDouble>) => a?.value === b?.value,
  ...comparisons((a: ApexDouble, b: ApexDouble) => a.value - b.value),
};

export const decimal = {
  add: (a: Nullable<ApexDecimal>, b: Nullable<ApexDecimal>) => nonNull(a).add(nonNull(b)),
  subtract: (a: Nullable<ApexDecimal>, b: Nullable<ApexDecimal>) => nonNull(a).subtract(nonNull(b)),
  multiply: (a: Nullable<ApexDecimal>, b: Nullable<ApexDecimal>) => nonNull(a).multiply(nonNull(b)),
  divide: (a: Nullable<ApexDecimal>, b: Nullable<ApexDecimal>) => nonNull(a).divide(nonNull(b)),
  remainder: (a: Nullable<ApexDecimal>, b: Nullable<ApexDecimal>) => nonNull(a).remainder(nonNull(b)),
  negate: (a: Nullable<ApexDecimal>) => nonNull(a).negate(),
  equal: equalBy((a: ApexDecimal, b: ApexDecimal) => a.compare(b) === 0),
  ...comparisons((a: ApexDecimal, b: ApexDecimal) => a.compare(b)),
};

export const boolean = {
  and: (a: Nullable<boolean>, b: Nullable<boolean>) => nonNull(a) && nonNull(b),
  or: (a: Nullable<boolean>, b: Nullable<boolean>) => nonNull(a) || nonNull(b),
  xor: (a: Nullable<boolean>, b: Nullable<boolean>) => nonNull(a) !== nonNull(b),
};

/** Days, as an Integer, a Long, a Decimal or a Double. */
type Amount = Nullable<number | bigint | ApexDecimal | ApexDouble>;

const toNumber = (amount: Amount): number => asNumber(nonNull(amount));

export const date = {
  add: (a: Nullable<ApexDate>, days: Amount) => nonNull(a).addDays(toNumber(days)),
  subtract: (a: Nullable<ApexDate>, days: Amount) => nonNull(a).addDays(-toNumber(days)),
  equal: equalBy((a: ApexDate, b: ApexDate) => a.compare(b) === 0),
  ...comparisons((a: ApexDate, b: ApexDate) => a.compare(b)),
};

export const datetime = {
  add: (a: Nullable<ApexDatetime>, days: Amount) => nonNull(a).addDays(toNumber(days)),
  subtract: (a: Nullable<ApexDatetime>, days: Amount) => nonNull(a).addDays(-toNumber(days)),
  equal: equalBy((a: ApexDatetime, b: ApexDatetime) => a.milliseconds === b.milliseconds),
  ...comparisons((a: ApexDatetime, b: ApexDatetime) => a.compare(b)),
};

export const time = {
  add: (a: Nullable<ApexTime>, milliseconds: Amount) => nonNull(a).addMilliseconds(toNumber(milliseconds)),
  subtract: (a: Nullable<ApexTime>, milliseconds: Amount) => nonNull(a).addMilliseconds(-toNumber(milliseconds)),
  equal: equalBy((a: ApexTime, b: ApexTime) => a.milliseconds === b.milliseconds),
  ...comparisons((a: ApexTime, b: ApexTime) => a.compare(b)),
};

function compareTexts(a: Nullable<string>, b: Nullable<string>): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `==` and `<` of texts do not look at case. */
export const string = {
  add: (a: unknown, b: unknown) => (a === null ? "null" : toText(a)) + (b === null ? "null" : toText(b)),
  equal: (a: Nullable<string>, b: Nullable<string>) => a === b || compareTexts(a, b) === 0,
  ...orderings(compareTexts),
};

/** Of two types that do not say what they hold; of two texts the case does not count then either. */
export const value = {
  equal: (a: unknown, b: unknown) =>
    typeof a === "string" && typeof b === "string" ? string.equal(a, b) : valueEquals(a, b),
};

export const id = {
  ...string,
  equal: (a: Nullable<string>, b: Nullable<string>) => a === b || sameId(a, b),
  ...orderings(compareIds),
};

/** Ids of two objects have no order: the guide says that it is an error, and not which. */
function compareIds(a: Nullable<string>, b: Nullable<string>): number {
  if (a !== null && b !== null && a.slice(0, 3) !== b.slice(0, 3))
    throw new NotModelled("the order of ids of two objects");
  return compareTexts(a, b);
}

/** null comes first. */
function orderings(compare: (a: Nullable<string>, b: Nullable<string>) => number) {
  return {
    less: (a: Nullable<string>, b: Nullable<string>) => compare(a, b) < 0,
    lessOrEqual: (a: Nullable<string>, b: Nullable<string>) => compare(a, b) <= 0,
    greater: (a: Nullable<string>, b: Nullable<string>) => compare(a, b) > 0,
    greaterOrEqual: (a: Nullable<string>, b: Nullable<string>) => compare(a, b) >= 0,
  };
}

function comparisons<T>(compare: (a: T, b: T) => number) {
  const both =
    (test: (order: number) => boolean) =>
    (a: Nullable<T>, b: Nullable<T>): boolean =>
      a !== null && b !== null && test(compare(a, b));
  return {
    less: both((order) => order < 0),
    lessOrEqual: both((order) => order <= 0),
    greater: both((order) => order > 0),
    greaterOrEqual: both((order) => order >= 0),
  };
}

function equalBy<T>(same: (a: T, b: T) => boolean) {
  return (a: Nullable<T>, b: Nullable<T>): boolean => (a === null || b === null ? a === b : same(a, b));
}
