/** Functions of formulas about days, moments and times of day. Moments have their parts in GMT, but their day in the
 *  user's zone. */
import { DateTime, type DateObjectUnits } from "luxon";
import { ApexDate, daysInMonth } from "../runtime/date.ts";
import { ApexDatetime } from "../runtime/datetime.ts";
import { ApexDecimal } from "../runtime/decimal.ts";
import { ApexTime } from "../runtime/time.ts";
import { FormulaFailure } from "./model.ts";
import { decimal, whole } from "./numbers.ts";

export const DAY = 86_400_000;

export function dateTimeText(moment: ApexDatetime): string {
  return `${moment.textIn("UTC")}Z`;
}

function checkedDate(year: number, month: number, day: number): ApexDate {
  if (year < 1 || year > 9999) throw new FormulaFailure("the year is out of range");
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  if (!isDay) throw new FormulaFailure("the month or the day is out of range");
  return new ApexDate(year, month, day);
}

function dateOf(value: ApexDatetime | string): ApexDate {
  if (value instanceof ApexDatetime) return value.date();
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(value) ?? [];
  if (day === undefined) throw new FormulaFailure(`"${value}" is no date`);
  return checkedDate(Number(year), Number(month), Number(day));
}

function datetimeOf(value: ApexDatetime | ApexDate | string): ApexDatetime {
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.epochDay * DAY);
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})\s*$/.exec(value)?.slice(1).map(Number);
  const [year = 0, month, day, hour, minute, second] = parts ?? [];
  const moment = DateTime.fromObject({ year, month, day, hour, minute, second } as DateObjectUnits, { zone: "UTC" });
  if (!parts || !moment.isValid || hour === 24) throw new FormulaFailure(`"${value}" is no date and time`);
  return new ApexDatetime(moment.toMillis());
}

function timeOf(value: ApexDatetime | ApexTime | string): ApexTime {
  if (value instanceof ApexTime) return value;
  if (value instanceof ApexDatetime) return value.time("UTC");
  const [, hour, minute, second, millisecond] = /^(\d\d?):(\d\d?):(\d\d?)\.(\d{1,3})$/.exec(value) ?? [];
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isTime) throw new FormulaFailure(`"${value}" is no time`);
  return ApexTime.of(Number(hour), Number(minute), Number(second), Number(millisecond));
}

/** The last day of a month becomes the last day of the other month. */
function addMonths(day: ApexDate, months: number): ApexDate {
  const isLast = day.day === daysInMonth(day.year, day.month);
  const moved = day.addMonths(months);
  return isLast ? new ApexDate(moved.year, moved.month, daysInMonth(moved.year, moved.month)) : moved;
}

function isoWeek(day: ApexDate | ApexDatetime): DateTime {
  const milliseconds = day instanceof ApexDate ? day.epochDay * DAY : day.milliseconds;
  return DateTime.fromMillis(milliseconds, { zone: "UTC" });
}

const two = (value: number): string => String(value).padStart(2, "0");

function durationText(seconds: number, withDays: boolean): string {
  const total = Math.abs(Math.trunc(seconds));
  const rest = `${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
  const hours = Math.floor(total / 3600);
  return withDays ? `${Math.floor(hours / 24)}:${two(hours % 24)}:${rest}` : `${two(hours)}:${rest}`;
}

function formatDuration(from: ApexDecimal | ApexDatetime | ApexTime, to?: boolean | ApexDatetime | ApexTime): string {
  if (from instanceof ApexDecimal && typeof to !== "object") return durationText(from.toDouble(), to === true);
  if (from instanceof ApexDecimal || to === undefined || typeof to === "boolean" || from.constructor !== to.constructor)
    throw new FormulaFailure("FORMATDURATION needs two values of the same type");
  return durationText((to.milliseconds - from.milliseconds) / 1000, from instanceof ApexDatetime);
}

function unixTime(value: ApexDate | ApexDatetime | ApexTime): ApexDecimal {
  return decimal(value instanceof ApexDate ? value.epochDay * 86_400 : Math.floor(value.milliseconds / 1000));
}

export const DATE_FUNCTIONS = {
  "DATE(number, number, number): date": (year: ApexDecimal, month: ApexDecimal, day: ApexDecimal) =>
    checkedDate(whole(year), whole(month), whole(day)),
  "DATEVALUE(datetime|text): date": dateOf,
  "DATETIMEVALUE(datetime|date|text): datetime": datetimeOf,
  "TIMEVALUE(datetime|time|text): time": timeOf,
  "YEAR(date): number": (day: ApexDate) => decimal(day.year),
  "MONTH(date): number": (day: ApexDate) => decimal(day.month),
  "DAY(date): number": (day: ApexDate) => decimal(day.day),
  "DAYOFYEAR(date): number": (day: ApexDate) => decimal(day.dayOfYear),
  "WEEKDAY(date): number": (day: ApexDate) => decimal(day.weekday + 1),
  "ISOWEEK(date|datetime): number": (day: ApexDate | ApexDatetime) => decimal(isoWeek(day).weekNumber),
  "ISOYEAR(date|datetime): number": (day: ApexDate | ApexDatetime) => decimal(isoWeek(day).weekYear),
  "HOUR(time): number": (time: ApexTime) => decimal(time.hour),
  "MINUTE(time): number": (time: ApexTime) => decimal(time.minute),
  "SECOND(time): number": (time: ApexTime) => decimal(time.second),
  "MILLISECOND(time): number": (time: ApexTime) => decimal(time.millisecond),
  "ADDMONTHS(date|datetime, number): first": (day: ApexDate | ApexDatetime, months: ApexDecimal) => {
    if (day instanceof ApexDate) return addMonths(day, whole(months));
    const date = day.date("UTC");
    return day.addMilliseconds((addMonths(date, whole(months)).epochDay - date.epochDay) * DAY);
  },
  "UNIXTIMESTAMP(date|datetime|time): number": unixTime,
  "FROMUNIXTIME(number): datetime": (seconds: ApexDecimal) => new ApexDatetime(whole(seconds) * 1000),
  "FORMATDURATION(number|datetime|time, boolean|datetime|time?): text": formatDuration,
};
