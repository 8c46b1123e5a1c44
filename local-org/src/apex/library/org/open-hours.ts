/**
 * The open time of business hours: intervals of milliseconds since the epoch, worked out from a row of BusinessHours and
 * its holidays. Hours are those of a clock in the zone, so that a day has 23 or 25 of them where the clock changes.
 * An interval has its first moment in it and not its last.
 */
import { DateTime } from "luxon";
import { ApexDate } from "../../runtime/date.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { ApexTime } from "../../runtime/time.ts";
import { zoneNamed } from "../../runtime/zones.ts";
import type { StoredRow } from "../../runtime/context.ts";

export interface Interval {
  readonly start: number;
  readonly end: number;
}

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = "January February March April May June July August September October November December".split(" ");
const MINUTES_A_DAY = 1440;
const HORIZON_DAYS = 3660;

/** Open intervals from a moment on, in order; the first one begins no sooner than the moment. */
export function* openIntervals(hours: StoredRow, holidays: readonly StoredRow[], from: number): Iterable<Interval> {
  const zone = zoneNamed(String(hours.get("TimeZoneSidKey")));
  const days = knownDays(hours, holidays);
  let start = DateTime.fromMillis(from, { zone }).startOf("day").toMillis();
  for (let count = 0; count < HORIZON_DAYS; count++) {
    const day = days.get(start) ?? openDay(hours, holidays, DateTime.fromMillis(start, { zone }));
    days.set(start, day);
    for (const interval of day.open) {
      if (interval.end > from) yield { start: Math.max(interval.start, from), end: interval.end };
    }
    start = day.next;
  }
}

interface Day {
  readonly open: readonly Interval[];
  /** A moment of the day after it. */
  readonly next: number;
}

/** Days by a moment of theirs. A row is never changed: it is replaced. */
const daysOfHours = new WeakMap<StoredRow, { holidays: readonly StoredRow[]; days: Map<number, Day> }>();

function knownDays(hours: StoredRow, holidays: readonly StoredRow[]): Map<number, Day> {
  const known = daysOfHours.get(hours);
  const isSame = known?.holidays.length === holidays.length && known.holidays.every((row, i) => row === holidays[i]);
  if (isSame) return known.days;
  const days = new Map<number, Day>();
  daysOfHours.set(hours, { holidays, days });
  return days;
}

function openDay(hours: StoredRow, holidays: readonly StoredRow[], day: DateTime): Day {
  const closed = holidays.flatMap((holiday) => closedOn(holiday, day) ?? []);
  return { open: without(openOn(hours, day), closed), next: day.plus({ days: 1 }).toMillis() };
}

/** From midnight to midnight is the whole day. */
function openOn(hours: StoredRow, day: DateTime): Interval[] {
  const name = WEEKDAYS[day.weekday - 1];
  const [start, end] = [hours.get(`${name}StartTime`), hours.get(`${name}EndTime`)];
  if (!(start instanceof ApexTime) || !(end instanceof ApexTime)) return [];
  return [clock(day, start.milliseconds / 60_000, end.milliseconds / 60_000 || MINUTES_A_DAY)];
}

function clock(day: DateTime, startMinute: number, endMinute: number): Interval {
  const at = (minute: number) =>
    minute >= MINUTES_A_DAY
      ? day.plus({ days: 1 }).startOf("day").toMillis()
      : day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis();
  return { start: at(startMinute), end: at(endMinute) };
}

function without(open: Interval[], closed: readonly Interval[]): Interval[] {
  return closed.reduce(
    (rest, gap) =>
      rest.flatMap(({ start, end }) =>
        [
          { start, end: Math.min(end, gap.start) },
          { start: Math.max(start, gap.end), end },
        ].filter((part) => part.end > part.start),
      ),
    open,
  );
}

/** The part of a day that a holiday takes; undefined on other days. */
function closedOn(holiday: StoredRow, day: DateTime): Interval | undefined {
  if (!fallsOn(holiday, day)) return undefined;
  const [start, end] = [holiday.get("StartTimeInMinutes"), holiday.get("EndTimeInMinutes")];
  if (holiday.get("IsAllDay") === true || typeof start !== "number") return clock(day, 0, MINUTES_A_DAY);
  return clock(day, start, typeof end === "number" && end > 0 ? end : MINUTES_A_DAY);
}

function fallsOn(holiday: StoredRow, day: DateTime): boolean {
  const date = new ApexDate(day.year, day.month, day.day);
  const once = holiday.get("ActivityDate");
  if (holiday.get("IsRecurrence") !== true) return once instanceof ApexDate && once.compare(date) === 0;
  const [first, last] = [holiday.get("RecurrenceStartDate"), holiday.get("RecurrenceEndDateOnly")];
  if (first instanceof ApexDate && date.compare(first) < 0) return false;
  if (last instanceof ApexDate && date.compare(last) > 0) return false;
  return recursOn(holiday, date);
}

function recursOn(holiday: StoredRow, date: ApexDate): boolean {
  const type = String(holiday.get("RecurrenceType"));
  const isDay = date.day === holiday.get("RecurrenceDayOfMonth");
  const isMonth = MONTHS[date.month - 1] === holiday.get("RecurrenceMonthOfYear");
  switch (type) {
    case "RecursEveryWeekday":
      return date.weekday >= 1 && date.weekday <= 5;
    case "RecursYearly":
      return isDay && isMonth;
    case "RecursYearlyNth":
      return isMonth && isNth(holiday, date);
    case "RecursMonthly":
      return isDay && everyMonth(holiday, type);
    case "RecursMonthlyNth":
      return isNth(holiday, date) && everyMonth(holiday, type);
    default:
      throw new NotModelled(`holidays that recur by ${type}`);
  }
}

function everyMonth(holiday: StoredRow, type: string): boolean {
  if ((holiday.get("RecurrenceInterval") ?? 1) !== 1) throw new NotModelled(`holidays of ${type} with an interval`);
  return true;
}

const INSTANCES = ["First", "Second", "Third", "Fourth"];

/** The third Monday, the last Friday: the mask has a bit for each weekday, Sunday's being 1. */
function isNth(holiday: StoredRow, date: ApexDate): boolean {
  if (((holiday.get("RecurrenceDayOfWeekMask") as number) & (1 << date.weekday)) === 0) return false;
  const instance = holiday.get("RecurrenceInstance");
  if (instance === "Last") return date.addDays(7).month !== date.month;
  return INSTANCES[Math.ceil(date.day / 7) - 1] === instance;
}

/** Open time between two moments, the first of which is not the later one. */
export function openTimeBetween(intervals: Iterable<Interval>, end: number): number {
  let total = 0;
  for (const interval of intervals) {
    if (interval.start >= end) break;
    total += Math.min(interval.end, end) - interval.start;
  }
  return total;
}

/** The moment at which so much open time has passed; the end of an interval that it uses up. */
export function afterOpenTime(intervals: Iterable<Interval>, amount: number): number {
  let rest = amount;
  for (const { start, end } of intervals) {
    if (rest <= end - start) return start + rest;
    rest -= end - start;
  }
  throw new NotModelled("business hours without open time in ten years");
}
