import { twoDigits } from "./date.ts";

const DAY = 86_400_000;

/** A time of day, to the millisecond. */
export class ApexTime {
  static readonly apexName = "Time";
  /** Since midnight, 0 to 86,399,999. */
  readonly milliseconds: number;

  /** Anything beyond a day wraps round midnight. */
  constructor(milliseconds: number) {
    this.milliseconds = ((milliseconds % DAY) + DAY) % DAY;
  }

  static of(hour: number, minute: number, second: number, millisecond: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millisecond);
  }

  addMilliseconds(milliseconds: number): ApexTime {
    return new ApexTime(this.milliseconds + milliseconds);
  }

  compare(other: ApexTime): number {
    return this.milliseconds - other.milliseconds;
  }

  get hour(): number {
    return Math.floor(this.milliseconds / 3_600_000);
  }

  get minute(): number {
    return Math.floor(this.milliseconds / 60_000) % 60;
  }

  get second(): number {
    return Math.floor(this.milliseconds / 1000) % 60;
  }

  get millisecond(): number {
    return this.milliseconds % 1000;
  }

  /** `18:30:02.020Z` */
  toString(): string {
    const fraction = String(this.millisecond).padStart(3, "0");
    return `${twoDigits(this.hour)}:${twoDigits(this.minute)}:${twoDigits(this.second)}.${fraction}Z`;
  }
}
