import { context, type StoredRow } from "../../runtime/context.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { withoutNulls } from "../language/arguments.ts";
import { platformClass } from "../registry.ts";
import { afterOpenTime, type Interval, openIntervals, openTimeBetween } from "./open-hours.ts";

/** Rows that say which holidays an hours row has; no object of the platform shows them. */
export const HOLIDAYS_OF_HOURS = "BusinessHoursHoliday";

const MINUTE = 60_000n;

function intervals(hoursId: string, from: number): Iterable<Interval> {
  const { store } = context().services;
  const hours = store.row("BusinessHours", hoursId);
  if (!hours) throw platformException("System.IllegalArgumentException", `Invalid id: ${hoursId}`);
  return openIntervals(hours, holidaysOf(hoursId), from);
}

function holidaysOf(hoursId: string): StoredRow[] {
  const { store } = context().services;
  const links = [...store.rows(HOLIDAYS_OF_HOURS)].filter((row) => row.get("BusinessHoursId") === hoursId);
  return links.flatMap((row) => store.row("Holiday", row.get("HolidayId") as string) ?? []);
}

/** Parts of a minute in the interval are ignored. */
function add(hoursId: string, start: ApexDatetime, interval: bigint): ApexDatetime {
  if (interval < 0n) throw new NotModelled("BusinessHours.add with a negative interval");
  const whole = Number(interval - (interval % MINUTE));
  return new ApexDatetime(afterOpenTime(intervals(hoursId, start.milliseconds), whole));
}

function diff(hoursId: string, start: ApexDatetime, end: ApexDatetime): bigint {
  if (end.milliseconds < start.milliseconds) throw new NotModelled("BusinessHours.diff with the end before the start");
  return BigInt(openTimeBetween(intervals(hoursId, start.milliseconds), end.milliseconds));
}

function nextStart(hoursId: string, moment: ApexDatetime): ApexDatetime {
  return new ApexDatetime(afterOpenTime(intervals(hoursId, moment.milliseconds), 0));
}

platformClass(
  "System.BusinessHours",
  withoutNulls({
    "static Datetime add(String businessHoursId, Datetime startDate, Long intervalMilliseconds)": add,
    "static Datetime addGmt(String businessHoursId, Datetime startDate, Long intervalMilliseconds)": add,
    "static Long diff(String businessHoursId, Datetime startDate, Datetime endDate)": diff,
    "static Boolean isWithin(String businessHoursId, Datetime targetDate)": (id: string, moment: ApexDatetime) =>
      nextStart(id, moment).milliseconds === moment.milliseconds,
    "static Datetime nextStartDate(String businessHoursId, Datetime targetDate)": nextStart,
  }),
);
