/** Moments as the server sends them, and in words, in the user's language and time zone. All are milliseconds since the epoch. */
import LOCALE from "@salesforce/i18n/locale";
import TIME_ZONE from "@salesforce/i18n/timeZone";
import BRIEF from "@salesforce/label/c.Tandem_Moment_Brief";
import ON_DAY from "@salesforce/label/c.Tandem_Moment_On_Day";
import TODAY from "@salesforce/label/c.Tandem_Moment_Today";
import TOMORROW from "@salesforce/label/c.Tandem_Moment_Tomorrow";
import YESTERDAY from "@salesforce/label/c.Tandem_Moment_Yesterday";
import { fill, unbroken } from "c/text";

const DAY = 24 * 60 * 60 * 1000;
const DAYS_OF_WEEK = 7;
const STORED_MOMENT = /(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}) UTC/g;
const timeOfDay = new Intl.DateTimeFormat(LOCALE, { timeStyle: "short", timeZone: TIME_ZONE });
const weekday = new Intl.DateTimeFormat(LOCALE, {
  weekday: "long",
  month: "short",
  day: "numeric",
  timeZone: TIME_ZONE,
});
const weekdayOfYear = new Intl.DateTimeFormat(LOCALE, {
  weekday: "long",
  year: "numeric",
  month: "short",
  day: "numeric",
  timeZone: TIME_ZONE,
});
const weekdayName = new Intl.DateTimeFormat(LOCALE, { weekday: "short", timeZone: TIME_ZONE });
const date = new Intl.DateTimeFormat(LOCALE, { month: "short", day: "numeric", timeZone: TIME_ZONE });
const dateOfYear = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: TIME_ZONE });
const calendarDay = new Intl.DateTimeFormat("en-US", {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  timeZone: TIME_ZONE,
});
const zone = new Intl.DateTimeFormat(LOCALE, { timeZone: TIME_ZONE, timeZoneName: "longGeneric" });

/** Of an ISO 8601 text; null without one. */
export function momentOf(text: string | null | undefined): number | null {
  return text ? Date.parse(text) : null;
}

/** `2:38 PM`, which no line break parts. */
export function time(moment: number): string {
  return unbroken(timeOfDay.format(moment));
}

/** `today at 2:38 PM`, `tomorrow at 9:00 AM`, `Monday, Nov 23 at 9:52 AM`; the year only where it is another one. */
export function inWords(moment: number, now: number): string {
  switch (daysBetween(now, moment)) {
    case 0:
      return fill(TODAY, time(moment));
    case 1:
      return fill(TOMORROW, time(moment));
    case -1:
      return fill(YESTERDAY, time(moment));
    default: {
      const sameYear = dayOf(moment).getUTCFullYear() === dayOf(now).getUTCFullYear();
      return fill(ON_DAY, (sameYear ? weekday : weekdayOfYear).format(moment), time(moment));
    }
  }
}

/** The same beside another moment that names its day: `2:38 PM` if that is its day too. */
export function inWordsBeside(moment: number, other: number, now: number): string {
  return daysBetween(other, moment) === 0 ? time(moment) : inWords(moment, now);
}

/** Where there is little room: `2:38 PM`, `Mon 9:00 AM` within six days, else `Nov 30 9:00 AM`. */
export function brief(moment: number, now: number): string {
  const days = daysBetween(now, moment);
  if (days === 0) return time(moment);
  if (Math.abs(days) < DAYS_OF_WEEK) return fill(BRIEF, weekdayName.format(moment), time(moment));
  const isSameYear = dayOf(moment).getUTCFullYear() === dayOf(now).getUTCFullYear();
  return fill(BRIEF, (isSameYear ? date : dateOfYear).format(moment), time(moment));
}

/** A stored text with its moments in the user's own time: everybody reads it, so it names them as `2026-11-19 22:06 UTC`. */
export function inOwnTime(text: string, now: number): string {
  return text.replace(STORED_MOMENT, (_, day: string, hour: string) => inWords(Date.parse(`${day}T${hour}Z`), now));
}

/** `Pacific Time`: the user's own zone. */
export function zoneName(moment: number): string {
  return zone.formatToParts(moment).find((part) => part.type === "timeZoneName")?.value ?? TIME_ZONE;
}

function daysBetween(from: number, to: number): number {
  return Math.round((dayOf(to).getTime() - dayOf(from).getTime()) / DAY);
}

/** Midnight UTC of the calendar day on which the moment falls in the user's zone, so that days can be counted. */
function dayOf(moment: number): Date {
  const {
    year = 0,
    month = 1,
    day = 1,
  } = Object.fromEntries(calendarDay.formatToParts(moment).map((part) => [part.type, Number(part.value)]));
  return new Date(Date.UTC(year, month - 1, day));
}
