/** Decimal: an unscaled integer and a scale, with the arithmetic of Apex (which is that of Java's BigDecimal). */
import { formatNumber } from "./locale.ts";
import { platformException } from "./exceptions.ts";

export type RoundingMode = "CEILING" | "DOWN" | "FLOOR" | "HALF_DOWN" | "HALF_EVEN" | "HALF_UP" | "UNNECESSARY" | "UP";

/** Significant digits of a quotient: 1/3 has 33 threes, 1/31 is 0.0322580645161290322580645161290323. */
const QUOTIENT_DIGITS = 33;

export class ApexDecimal {
  static readonly apexName = "Decimal";
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** `-1.20`, `5`, `.5`, `1E+3`. The scale is the number of digits behind the point. */
  static parse(text: string): ApexDecimal {
    const match = /^([+-]?)(?:(\d+)\.?(\d*)|\.(\d+))(?:[eE]([+-]?\d+))?$/.exec(text);
    if (!match) throw platformException("System.TypeException", `Invalid decimal: ${text}`);
    const [, sign, whole = "", fraction = "", bareFraction = "", exponent = "0"] = match;
    const decimals = fraction + bareFraction;
    const digits = BigInt(whole + decimals);
    return new ApexDecimal(sign === "-" ? -digits : digits, decimals.length - Number(exponent));
  }

  static fromInteger(value: number): ApexDecimal {
    return new ApexDecimal(BigInt(value), 0);
  }

  static fromLong(value: bigint): ApexDecimal {
    return new ApexDecimal(value, 0);
  }

  /** By way of the Double's text: 5.0 has scale 1. */
  static fromDouble(value: number): ApexDecimal {
    return ApexDecimal.parse(doubleText(value));
  }

  add(other: ApexDecimal): ApexDecimal {
    const scale = Math.max(this.scale, other.scale);
    return new ApexDecimal(this.unscaledAt(scale) + other.unscaledAt(scale), scale);
  }

  subtract(other: ApexDecimal): ApexDecimal {
    return this.add(other.negate());
  }

  multiply(other: ApexDecimal): ApexDecimal {
    return new ApexDecimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /** The operator `/`: exact with the difference of the scales where possible, else to 33 significant digits. */
  divide(other: ApexDecimal): ApexDecimal {
    refuseZero(other);
    const preferredScale = Math.max(this.scale - other.scale, 0);
    if (this.unscaled === 0n) return new ApexDecimal(0n, preferredScale);
    const scale = preferredScale + QUOTIENT_DIGITS + 3 + other.precision() - this.precision();
    const rough = this.divideTo(other, scale, "DOWN");
    const isExact = rough.multiply(other).compare(this) === 0;
    if (isExact && rough.stripTo(preferredScale).precision() <= QUOTIENT_DIGITS) return rough.stripTo(preferredScale);
    const excess = rough.precision() - QUOTIENT_DIGITS;
    return this.divideTo(other, rough.scale - excess, "HALF_UP");
  }

  /** `divide(divisor, scale, mode)` */
  divideTo(other: ApexDecimal, scale: number, mode: RoundingMode = "HALF_EVEN"): ApexDecimal {
    refuseZero(other);
    const shift = scale - this.scale + other.scale;
    const numerator = shift > 0 ? this.unscaled * power(shift) : this.unscaled;
    const denominator = shift < 0 ? other.unscaled * power(-shift) : other.unscaled;
    return new ApexDecimal(roundedQuotient(numerator, denominator, mode), scale);
  }

  remainder(other: ApexDecimal): ApexDecimal {
    refuseZero(other);
    const scale = Math.max(this.scale, other.scale);
    return new ApexDecimal(this.unscaledAt(scale) % other.unscaledAt(scale), scale);
  }

  negate(): ApexDecimal {
    return new ApexDecimal(-this.unscaled, this.scale);
  }

  abs(): ApexDecimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  pow(exponent: number): ApexDecimal {
    return new ApexDecimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
  }

  /** Negative, zero or positive; the scale does not matter. */
  compare(other: ApexDecimal): number {
    const scale = Math.max(this.scale, other.scale);
    const difference = this.unscaledAt(scale) - other.unscaledAt(scale);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  setScale(scale: number, mode: RoundingMode = "HALF_EVEN"): ApexDecimal {
    if (scale >= this.scale) return new ApexDecimal(this.unscaledAt(scale), scale);
    return new ApexDecimal(roundedQuotient(this.unscaled, power(this.scale - scale), mode), scale);
  }

  /** As a whole number, of any size. */
  round(mode: RoundingMode = "HALF_EVEN"): bigint {
    return this.setScale(0, mode).unscaled;
  }

  stripTrailingZeros(): ApexDecimal {
    return this.unscaled === 0n ? new ApexDecimal(0n, 0) : this.stripTo(Number.NEGATIVE_INFINITY);
  }

  precision(): number {
    return this.digits().length;
  }

  toDouble(): number {
    return Number(this.toString());
  }

  /** With an exponent where the number is very small or the scale negative, as in Java. */
  toString(): string {
    const digits = this.digits();
    const exponent = digits.length - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
    return `${this.sign()}${mantissa}${exponent === 0 ? "" : `E${exponent > 0 ? "+" : ""}${exponent}`}`;
  }

  toPlainString(): string {
    if (this.scale <= 0) return this.unscaledAt(0).toString();
    const digits = this.digits().padStart(this.scale + 1, "0");
    return `${this.sign()}${digits.slice(0, -this.scale)}.${digits.slice(-this.scale)}`;
  }

  format(): string {
    return formatNumber(this.toPlainString());
  }

  private sign(): string {
    return this.unscaled < 0n ? "-" : "";
  }

  private digits(): string {
    return (this.unscaled < 0n ? -this.unscaled : this.unscaled).toString();
  }

  private unscaledAt(scale: number): bigint {
    return this.unscaled * power(scale - this.scale);
  }

  private stripTo(lowestScale: number): ApexDecimal {
    let { unscaled, scale } = this;
    while (scale > lowestScale && unscaled % 10n === 0n) {
      unscaled /= 10n;
      scale--;
    }
    return new ApexDecimal(unscaled, scale);
  }
}

/** A Double as Java writes it: `5.0`, `1.0E7`, `1.0E-5`. */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-3 && magnitude < 1e7) {
    const plain = String(value);
    return plain.includes(".") ? plain : `${plain}.0`;
  }
  const [mantissa = "", exponent = ""] = value.toExponential().split("e");
  return `${mantissa.includes(".") ? mantissa : `${mantissa}.0`}E${exponent.replace("+", "")}`;
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

function refuseZero(divisor: ApexDecimal): void {
  if (divisor.unscaled === 0n) throw platformException("System.MathException", "Divide by 0");
}

function roundedQuotient(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const quotient = numerator / denominator;
  const rest = numerator % denominator;
  if (rest === 0n) return quotient;
  const isNegative = numerator < 0n !== denominator < 0n;
  if (mode === "UNNECESSARY") throw platformException("System.MathException", "Rounding necessary");
  const doubled = (rest < 0n ? -rest : rest) * 2n - (denominator < 0n ? -denominator : denominator);
  const away = roundsAway(mode, isNegative, doubled > 0n ? 1 : doubled < 0n ? -1 : 0, quotient % 2n !== 0n);
  if (!away) return quotient;
  return isNegative ? quotient - 1n : quotient + 1n;
}

/** `half`: the discarded part against one half. */
function roundsAway(mode: RoundingMode, isNegative: boolean, half: -1 | 0 | 1, isOdd: boolean): boolean {
  switch (mode) {
    case "UP":
      return true;
    case "CEILING":
      return !isNegative;
    case "FLOOR":
      return isNegative;
    case "HALF_UP":
      return half >= 0;
    case "HALF_DOWN":
      return half > 0;
    case "HALF_EVEN":
      return half > 0 || (half === 0 && isOdd);
    default:
      return false;
  }
}
