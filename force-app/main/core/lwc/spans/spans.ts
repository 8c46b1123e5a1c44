/** Lengths of time in words and figures, in the user's language. All lengths are whole seconds, never negative. */
import LOCALE from "@salesforce/i18n/locale";
import DAYS from "@salesforce/label/c.Tandem_Span_Days";
import DAYS_HOURS from "@salesforce/label/c.Tandem_Span_Days_Hours";
import HOURS from "@salesforce/label/c.Tandem_Span_Hours";
import HOURS_MINUTES from "@salesforce/label/c.Tandem_Span_Hours_Minutes";
import MINUTES from "@salesforce/label/c.Tandem_Span_Minutes";
import UNDER_A_MINUTE from "@salesforce/label/c.Tandem_Span_Under_A_Minute";
import { fill, unbroken } from "c/text";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Unit = "day" | "hour" | "minute";

/** Made once: to make one takes longer than to use it a hundred times. */
const AMOUNTS: Readonly<Record<Unit, Intl.NumberFormat>> = {
  day: amountsOf("day"),
  hour: amountsOf("hour"),
  minute: amountsOf("minute"),
};
const LIST = new Intl.ListFormat(LOCALE, { type: "unit" });

/** A ticking time: `4:05`, `1:04:05`, from one day on `2 d 3 h`. */
export function countdown(seconds: number): string {
  if (seconds >= DAY) return span(seconds);
  const [hours, minutes, rest] = [Math.floor(seconds / HOUR), Math.floor((seconds % HOUR) / MINUTE), seconds % MINUTE];
  const padded = String(rest).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${padded}` : `${minutes}:${padded}`;
}

/** A settled length, whole minutes rounded down: `4 min`, `1 h 14 min`, `2 h`, `6 d 4 h`. No line break parts it. */
export function span(seconds: number): string {
  if (seconds < MINUTE) return UNDER_A_MINUTE;
  if (seconds < HOUR) return unbroken(fill(MINUTES, Math.floor(seconds / MINUTE)));
  const [whole, part, both, alone] =
    seconds < DAY ? [HOUR, MINUTE, HOURS_MINUTES, HOURS] : [DAY, HOUR, DAYS_HOURS, DAYS];
  const rest = Math.floor((seconds % whole) / part);
  return unbroken(fill(rest > 0 ? both : alone, Math.floor(seconds / whole), rest));
}

/** For a screen reader, in its largest units only, so that the words change once a minute: `31 minutes`, `2 hours, 5 minutes`. */
export function spoken(seconds: number): string {
  if (seconds >= DAY) return amounts([seconds / DAY, "day"], [(seconds % DAY) / HOUR, "hour"]);
  if (seconds >= HOUR) return amounts([seconds / HOUR, "hour"], [(seconds % HOUR) / MINUTE, "minute"]);
  return seconds >= MINUTE ? amounts([seconds / MINUTE, "minute"]) : UNDER_A_MINUTE;
}

function amounts(...parts: readonly (readonly [value: number, unit: Unit])[]): string {
  const needed = parts.filter(([value]) => value >= 1);
  return LIST.format(needed.map(([value, unit]) => AMOUNTS[unit].format(Math.floor(value))));
}

function amountsOf(unit: Unit): Intl.NumberFormat {
  return new Intl.NumberFormat(LOCALE, { style: "unit", unit, unitDisplay: "long" });
}
