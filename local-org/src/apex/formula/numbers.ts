/** Arithmetic of formulas: Decimals of at most 39 digits, rounded half up. */
import { ApexDecimal, doubleText, type RoundingMode } from "../runtime/decimal.ts";
import { FormulaFailure } from "./model.ts";

const DIGITS = 39;
const POWER_DIGITS = 18;

export const whole = (number: ApexDecimal): number => Math.trunc(number.toDouble());
export const decimal = (number: number): ApexDecimal => ApexDecimal.fromInteger(number);

export function rounded(number: ApexDecimal, digits = DIGITS): ApexDecimal {
  const excess = number.precision() - digits;
  return excess > 0 ? number.setScale(number.scale - excess, "HALF_UP") : number;
}

export function divide(left: ApexDecimal, right: ApexDecimal): ApexDecimal {
  if (right.unscaled === 0n) throw new FormulaFailure("division by zero");
  const scale = DIGITS + right.precision() - right.scale - (left.precision() - left.scale) + 1;
  return rounded(left.divideTo(right, Math.max(scale, left.scale), "HALF_UP")).stripTrailingZeros();
}

export function remainder(left: ApexDecimal, right: ApexDecimal): ApexDecimal {
  if (right.unscaled === 0n) throw new FormulaFailure("division by zero");
  return left.remainder(right);
}

export function power(base: ApexDecimal, exponent: ApexDecimal): ApexDecimal {
  const times = exponent.toDouble();
  const magnitude = base.unscaled === 0n ? 0 : Math.log10(Math.abs(base.toDouble())) * Math.trunc(times);
  if (!Number.isInteger(times) || magnitude > 64) throw new FormulaFailure("the exponent is out of range");
  const positive = rounded(base.pow(Math.abs(times)), POWER_DIGITS);
  const result = times < 0 ? rounded(divide(decimal(1), positive), POWER_DIGITS) : positive;
  return magnitude < -DIGITS ? decimal(0) : result;
}

/** To a number of decimal places; a number of which no digit is left is zero. */
export function toScale(number: ApexDecimal, places: ApexDecimal, mode: RoundingMode): ApexDecimal {
  const scale = whole(places);
  const before = number.abs().setScale(0, "DOWN");
  const digits = (before.unscaled === 0n ? 0 : before.precision()) + scale;
  if (digits < 0 || (digits === 0 && scale < 0)) return decimal(0);
  if (scale >= number.scale) return number;
  const result = number.setScale(scale, mode);
  return scale < 0 ? result.setScale(0) : result;
}

/** To a whole number; what only the limits of a quotient have left behind the point does not count. */
export function toWhole(number: ApexDecimal, mode: RoundingMode): ApexDecimal {
  return rounded(number, 33).setScale(0, mode);
}

/** A function of Doubles. */
export function byDouble(number: ApexDecimal, action: (value: number) => number): ApexDecimal {
  const result = action(number.toDouble());
  if (!Number.isFinite(result)) throw new FormulaFailure("the result is no number");
  return ApexDecimal.parse(doubleText(result)).stripTrailingZeros();
}

/** `1.5`; no exponent, no zeros at the end. */
export function numberText(number: ApexDecimal): string {
  return number.stripTrailingZeros().toPlainString();
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

export function isNumberText(text: string | null): boolean {
  return text !== null && NUMBER.test(text);
}

export function numberOf(text: string): ApexDecimal {
  if (!NUMBER.test(text)) throw new FormulaFailure(`"${text}" is no number`);
  return ApexDecimal.parse(text);
}
