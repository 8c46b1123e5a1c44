import { NotModelled } from "./exceptions.ts";

const DAY = 86_400_000;

/** A day of the calendar, without time or zone. */
export class ApexDate {
  static readonly apexName = "Date";
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  readonly day: number;
  /** Days since 1970-01-01. */
  readonly epochDay: number;

  /** Months and days beyond their range roll over: (2005, 2, 29) is 1 March 2005. */
  constructor(year: number, month: number, day: number) {
    const moment = new Date(0);
    moment.setUTCFullYear(year, month - 1, day);
    this.year = moment.getUTCFullYear();
    if (!(this.year > 0)) throw new NotModelled("a date before the year 1 or after the year 275,760");
    this.month = moment.getUTCMonth() + 1;
    this.day = moment.getUTCDate();
    this.epochDay = moment.getTime() / DAY;
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.year, this.month, this.day + days);
  }

  /** The day of the month is kept, or becomes the last of a shorter month. */
  addMonths(months: number): ApexDate {
    const first = new ApexDate(this.year, this.month + months, 1);
    return new ApexDate(first.year, first.month, Math.min(this.day, daysInMonth(first.year, first.month)));
  }

  compare(other: ApexDate): number {
    return this.epochDay - other.epochDay;
  }

  /** 0 is Sunday. */
  get weekday(): number {
    return (((this.epochDay + 4) % 7) + 7) % 7;
  }

  get dayOfYear(): number {
    return this.epochDay - new ApexDate(this.year, 1, 1).epochDay + 1;
  }

  /** `2008-10-05` */
  toString(): string {
    return `${String(this.year).padStart(4, "0")}-${twoDigits(this.month)}-${twoDigits(this.day)}`;
  }
}

export function daysInMonth(year: number, month: number): number {
  return new ApexDate(year, month + 1, 0).day;
}

export function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
