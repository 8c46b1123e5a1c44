import { DateTime } from "luxon";
import { ApexDate, twoDigits } from "./date.ts";
import { NotModelled } from "./exceptions.ts";
import { ApexTime } from "./time.ts";
import { userTimeZone } from "./locale.ts";
import { zoneNamed } from "./zones.ts";

const DAY = 86_400_000;
/** 100,000,000 days from 1970, as far as JavaScript knows dates. */
const FARTHEST = 8.64e15;

/** A moment, to the millisecond. Its parts depend on a zone: the user's, or GMT. */
export class ApexDatetime {
  static readonly apexName = "Datetime";
  /** Since 1970-01-01 GMT. */
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    if (!(Math.abs(milliseconds) <= FARTHEST)) throw new NotModelled("a moment after the year 275,760");
    this.milliseconds = milliseconds;
  }

  /** As moments are kept: without fractions of a second. */
  static toTheSecond(milliseconds: number): ApexDatetime {
    return new ApexDatetime(Math.floor(milliseconds / 1000) * 1000);
  }

  /** The moment at which a clock in the zone shows this date and time; the later one where it shows it twice. */
  static at(date: ApexDate, time: ApexTime, zone: string = userTimeZone()): ApexDatetime {
    const { year, month, day } = date;
    const { hour, minute, second, millisecond } = time;
    const moment = DateTime.fromObject(
      { year, month, day, hour, minute, second, millisecond },
      { zone: zoneNamed(zone) },
    );
    return new ApexDatetime(Math.max(...moment.getPossibleOffsets().map((each) => each.toMillis())));
  }

  /** Days may be a fraction: 1/24 is an hour. */
  addDays(days: number): ApexDatetime {
    return this.addMilliseconds(Math.round(days * DAY));
  }

  addMilliseconds(milliseconds: number): ApexDatetime {
    return new ApexDatetime(this.milliseconds + milliseconds);
  }

  compare(other: ApexDatetime): number {
    return this.milliseconds - other.milliseconds;
  }

  in(zone: string = userTimeZone()): DateTime {
    return DateTime.fromMillis(this.milliseconds, { zone: zoneNamed(zone) });
  }

  date(zone: string = userTimeZone()): ApexDate {
    const { year, month, day } = this.in(zone);
    return new ApexDate(year, month, day);
  }

  time(zone: string = userTimeZone()): ApexTime {
    const { hour, minute, second, millisecond } = this.in(zone);
    return ApexTime.of(hour, minute, second, millisecond);
  }

  /** `1996-06-23 00:00:00` in the zone. */
  textIn(zone: string): string {
    const { hour, minute, second } = this.time(zone);
    return `${this.date(zone).toString()} ${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`;
  }

  /** In GMT, as in a concatenation. */
  toString(): string {
    return this.textIn("UTC");
  }

  /** `2011-03-22T08:15:18.000Z` */
  toIso(): string {
    return new Date(this.milliseconds).toISOString();
  }
}
