import type { DateTime, DurationLike } from "luxon";
import { context } from "../../runtime/context.ts";
import { ApexDate } from "../../runtime/date.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { languageTag, userTimeZone } from "../../runtime/locale.ts";
import { ApexTime } from "../../runtime/time.ts";
import { platformClass, type Members } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { americanDate, parseAmericanDate, requireAmericanLocale } from "./date.ts";
import { formatPattern, zoneName } from "./date-pattern.ts";
import { checkedZone, isZoneName } from "./time-zone.ts";

const MIDNIGHT = new ApexTime(0);

function invalidDatetime(text: string): Error {
  return platformException("System.TypeException", `Invalid date/time: ${text}`);
}

/**
 * `2008-10-05 12:20:20`; what may stand behind the seconds, a fraction or an offset, does not count
 * (github.com/apex-enterprise-patterns/force-di, di_BindingParamTest).
 */
function parseDatetime(text: string, zone: string): ApexDatetime {
  const match = /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})(?:\D.*)?$/.exec(text);
  if (!match) throw invalidDatetime(text);
  return newInstance(zone)(...(match.slice(1).map(Number) as Parts));
}

type Parts = [year: number, month: number, day: number, hour: number, minute: number, second: number];

function newInstance(zone: string): (...parts: Parts) => ApexDatetime {
  return (year, month, day, hour, minute, second) => {
    const seconds = (hour * 60 + minute) * 60 + second;
    const overflow = Math.floor(seconds / 86_400);
    return ApexDatetime.at(new ApexDate(year, month, day + overflow), new ApexTime(seconds * 1000), zone);
  };
}

/** `5/4/2022, 7:37 PM` in the user's zone. */
function parseAmerican(text: string): ApexDatetime {
  requireAmericanLocale("Datetime.parse");
  const match = /^([\d/]+), (\d{1,2}):(\d{2}) ([AP])M$/i.exec(text.trim());
  const hour = Number(match?.[2]);
  if (!match || hour < 1 || hour > 12 || Number(match[3]) > 59) throw invalidDatetime(text);
  const afternoon = match[4]?.toUpperCase() === "P" ? 12 : 0;
  return ApexDatetime.at(
    parseAmericanDate(match[1] ?? ""),
    ApexTime.of((hour % 12) + afternoon, Number(match[3]), 0, 0),
  );
}

function american(self: ApexDatetime): string {
  requireAmericanLocale("Datetime.format");
  return `${americanDate(self.date())}, ${formatPattern("h:mm a", self.in())}`;
}

function shown(self: ApexDatetime, zone: string): DateTime {
  return self.in(zone).setLocale(languageTag());
}

function plus(self: ApexDatetime, duration: DurationLike): ApexDatetime {
  return new ApexDatetime(self.in("UTC").plus(duration).toMillis());
}

/** The parts of a moment, in the user's zone, and with `Gmt` behind their names in GMT. */
function parts(suffix: string, zone: () => string): Members {
  return {
    [`Date date${suffix}()`]: (self: ApexDatetime) => self.date(zone()),
    [`Time time${suffix}()`]: (self: ApexDatetime) => self.time(zone()),
    [`Integer year${suffix}()`]: (self: ApexDatetime) => self.date(zone()).year,
    [`Integer month${suffix}()`]: (self: ApexDatetime) => self.date(zone()).month,
    [`Integer day${suffix}()`]: (self: ApexDatetime) => self.date(zone()).day,
    [`Integer dayOfYear${suffix}()`]: (self: ApexDatetime) => self.date(zone()).dayOfYear,
    [`Integer hour${suffix}()`]: (self: ApexDatetime) => self.time(zone()).hour,
    [`Integer minute${suffix}()`]: (self: ApexDatetime) => self.time(zone()).minute,
    [`Integer second${suffix}()`]: (self: ApexDatetime) => self.time(zone()).second,
    [`Integer millisecond${suffix}()`]: (self: ApexDatetime) => self.time(zone()).millisecond,
  };
}

/** The static methods that take parts of a moment, in the user's zone and in GMT. */
function constructions(suffix: string, zone: () => string): Members {
  return {
    [`static Datetime newInstance${suffix}(Date date, Time time)`]: (date: ApexDate, time: ApexTime) =>
      ApexDatetime.at(date, time, zone()),
    [`static Datetime newInstance${suffix}(Integer year, Integer month, Integer day)`]: (
      y: number,
      m: number,
      d: number,
    ) => ApexDatetime.at(new ApexDate(y, m, d), MIDNIGHT, zone()),
    [`static Datetime newInstance${suffix}(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)`]:
      (...values: Parts) => newInstance(zone())(...values),
    [`static Datetime valueOf${suffix}(String datetimeString)`]: (text: string) => parseDatetime(text, zone()),
  };
}

platformClass("System.Datetime", {
  "static Datetime now()": () => new ApexDatetime(context().now()),
  ...withoutNulls({
    ...constructions("", userTimeZone),
    ...constructions("Gmt", () => "UTC"),
    ...parts("", userTimeZone),
    ...parts("Gmt", () => "UTC"),
    "static Datetime newInstance(Long milliseconds)": (milliseconds: bigint) => new ApexDatetime(Number(milliseconds)),
    "static Datetime parse(String datetimeString)": parseAmerican,
    "static Datetime valueOf(Object fieldValue)": (value: unknown) => {
      if (value instanceof ApexDatetime) return value;
      if (typeof value === "string") return parseDatetime(value, userTimeZone());
      throw invalidDatetime(String(value));
    },
    "Datetime addDays(Integer additionalDays)": (self: ApexDatetime, days: number) => plus(self, { days }),
    "Datetime addHours(Integer additionalHours)": (self: ApexDatetime, hours: number) => plus(self, { hours }),
    "Datetime addMinutes(Integer additionalMinutes)": (self: ApexDatetime, minutes: number) => plus(self, { minutes }),
    "Datetime addMonths(Integer additionalMonths)": (self: ApexDatetime, months: number) => plus(self, { months }),
    "Datetime addSeconds(Integer additionalSeconds)": (self: ApexDatetime, seconds: number) => plus(self, { seconds }),
    "Datetime addYears(Integer additionalYears)": (self: ApexDatetime, years: number) => plus(self, { years }),
    "String format()": american,
    "String format(String dateFormatString)": (self: ApexDatetime, pattern: string) =>
      formatPattern(pattern, shown(self, userTimeZone())),
    "String format(String dateFormatString, String timezone)": (self: ApexDatetime, pattern: string, zone: string) =>
      formatPattern(pattern, shown(self, isZoneName(zone) ? checkedZone(zone) : "GMT")),
    "String formatGmt(String dateFormatString)": (self: ApexDatetime, pattern: string) =>
      formatPattern(pattern, shown(self, "UTC")),
    "String formatLong()": (self: ApexDatetime) => {
      requireAmericanLocale("Datetime.formatLong");
      return `${americanDate(self.date())}, ${formatPattern("h:mm:ss a", self.in())} ${zoneName(self.in(), "short")}`;
    },
    "Long getTime()": (self: ApexDatetime) => BigInt(self.milliseconds),
    "Boolean isSameDay(Datetime dateToCompare)": (self: ApexDatetime, other: ApexDatetime) =>
      self.date().compare(other.date()) === 0,
  }),
});
