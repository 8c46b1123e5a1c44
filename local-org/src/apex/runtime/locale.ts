/** Time zone and locale of the running user, and what depends on the locale alone. The org sets them. */
import { Info } from "luxon";

let timeZone = "America/Los_Angeles";
let locale = "en_US";

/** IANA name, as in User.TimeZoneSidKey. */
export function userTimeZone(): string {
  return timeZone;
}

/** As in User.LocaleSidKey: `en_US`. */
export function userLocale(): string {
  return locale;
}

export function setUserLocale(zone: string, localeKey: string): void {
  timeZone = zone;
  locale = localeKey;
}

/** The locale as Intl and luxon spell it: `en-US`. */
export function languageTag(localeKey = locale): string {
  return localeKey.replaceAll("_", "-");
}

/** The day on which weeks start; 0 is Sunday, as in ApexDate.weekday. */
export function firstWeekday(): number {
  return Info.getStartOfWeek({ locale: languageTag() }) % 7;
}

/** `12,345.679`: grouped, at most three decimal places, half to even. `plain` is the number without exponent. */
export function formatNumber(plain: string): string {
  const format = new Intl.NumberFormat(languageTag(), {
    maximumFractionDigits: 3,
    roundingMode: "halfEven",
  });
  return format.format(plain as `${number}`);
}
