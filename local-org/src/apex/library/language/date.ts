import { context } from "../../runtime/context.ts";
import { ApexDate, daysInMonth } from "../../runtime/date.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { firstWeekday, userLocale } from "../../runtime/locale.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";

export function today(): ApexDate {
  return new ApexDatetime(context().now()).date();
}

/** Formats of dates are known for the locale en_US alone. */
export function requireAmericanLocale(member: string): void {
  if (userLocale() !== "en_US") throw new NotModelled(`${member} in the locale ${userLocale()}`);
}

function invalidDate(text: string): Error {
  return platformException("System.TypeException", `Invalid date: ${text}`);
}

/** `2008-10-05`, with or without a time behind it, which does not count. */
function parseDate(text: string): ApexDate {
  const match = /^\s*(\d{1,4})-(\d{1,2})-(\d{1,2})(?:[\sT].*)?$/.exec(text);
  if (!match) throw invalidDate(text);
  const [year, month, day] = match.slice(1, 4).map(Number) as [number, number, number];
  // github.com/iamsonal/aiAgentStudio, TypeCoercionServiceTest
  if (month < 1 || month > 12 || day < 1 || day > 31) throw invalidDate(text);
  return new ApexDate(year, month, day);
}

/** `3/21/2001` */
export function parseAmericanDate(text: string): ApexDate {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{1,4})$/.exec(text.trim());
  if (!match) throw invalidDate(text);
  const [, month, day, year] = match.map(Number) as [number, number, number, number];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) throw invalidDate(text);
  return new ApexDate(year, month, day);
}

export function americanDate(date: ApexDate): string {
  return `${date.month}/${date.day}/${date.year}`;
}

platformClass("System.Date", {
  "static Date today()": today,
  ...withoutNulls({
    "static Date newInstance(Integer year, Integer month, Integer day)": (year: number, month: number, day: number) =>
      new ApexDate(year, month, day),
    "static Integer daysInMonth(Integer year, Integer month)": daysInMonth,
    "static Boolean isLeapYear(Integer year)": (year: number) => daysInMonth(year, 2) === 29,
    "static Date parse(String stringDate)": (text: string) => {
      requireAmericanLocale("Date.parse");
      return parseAmericanDate(text);
    },
    "static Date valueOf(String stringDate)": parseDate,
    "static Date valueOf(Object fieldValue)": (value: unknown) => {
      if (value instanceof ApexDate) return value;
      if (value instanceof ApexDatetime) return value.date();
      if (typeof value === "string") return parseDate(value);
      throw invalidDate(String(value));
    },
    "Date addDays(Integer additionalDays)": (self: ApexDate, days: number) => self.addDays(days),
    "Date addMonths(Integer additionalMonths)": (self: ApexDate, months: number) => self.addMonths(months),
    "Date addYears(Integer additionalYears)": (self: ApexDate, years: number) => self.addMonths(years * 12),
    "Integer day()": (self: ApexDate) => self.day,
    "Integer dayOfYear()": (self: ApexDate) => self.dayOfYear,
    "Integer daysBetween(Date secondDate)": (self: ApexDate, other: ApexDate) => other.compare(self),
    "String format()": (self: ApexDate) => {
      requireAmericanLocale("Date.format");
      return americanDate(self);
    },
    "Boolean isSameDay(Date dateToCompare)": (self: ApexDate, other: ApexDate) => self.compare(other) === 0,
    "Integer month()": (self: ApexDate) => self.month,
    "Integer monthsBetween(Date secondDate)": (self: ApexDate, other: ApexDate) =>
      (other.year - self.year) * 12 + other.month - self.month,
    "Date toStartOfMonth()": (self: ApexDate) => new ApexDate(self.year, self.month, 1),
    "Date toStartOfWeek()": (self: ApexDate) => self.addDays(-((self.weekday - firstWeekday() + 7) % 7)),
    "Integer year()": (self: ApexDate) => self.year,
  }),
});
