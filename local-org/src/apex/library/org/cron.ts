/** When a cron expression of the Apex scheduler fires next: seconds minutes hours day month weekday [year]. */
import { DateTime } from "luxon";
import { platformException } from "../../runtime/exceptions.ts";
import { zoneNamed } from "../../runtime/zones.ts";

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const WEEKDAYS = "SUN MON TUE WED THU FRI SAT".split(" ");

type Matcher = (value: number) => boolean;
type DayMatcher = (day: DateTime) => boolean;

interface Schedule {
  readonly second: number;
  readonly minute: number;
  readonly hour: Matcher;
  readonly day: DayMatcher;
  readonly month: Matcher;
  readonly weekday: DayMatcher;
  readonly year: Matcher;
}

/** Years to look ahead. */
const HORIZON = 100;

/** Milliseconds since the epoch, after `after`; undefined where it never fires again. */
export function nextFireTime(expression: string, after: number, zone: string): number | undefined {
  const schedule = parse(expression);
  let moment = DateTime.fromMillis(after, { zone: zoneNamed(zone) })
    .plus({ seconds: 1 })
    .startOf("second");
  const last = moment.year + HORIZON;
  while (moment.year <= last) {
    const { year, month, hour } = moment;
    if (!schedule.year(year)) moment = moment.startOf("year").plus({ years: 1 });
    else if (!schedule.month(month)) moment = moment.startOf("month").plus({ months: 1 });
    else if (!schedule.day(moment) || !schedule.weekday(moment)) moment = moment.startOf("day").plus({ days: 1 });
    else if (!schedule.hour(hour)) moment = moment.startOf("hour").plus({ hours: 1 });
    else {
      const fire = moment.set({ minute: schedule.minute, second: schedule.second });
      if (fire >= moment) return fire.toMillis();
      moment = moment.startOf("hour").plus({ hours: 1 });
    }
  }
  return undefined;
}

function parse(expression: string): Schedule {
  const parts = expression.trim().split(/\s+/);
  if (parts.length < 6 || parts.length > 7) throw invalid(expression);
  const [second = "", minute = "", hour = "", day = "", month = "", weekday = "", year = "*"] = parts;
  if ((day === "?") === (weekday === "?")) throw invalid(expression);
  if (!/^\d+$/.test(second) || !/^\d+$/.test(minute)) {
    const message = `Seconds and minutes must be specified as integers: ${expression}`;
    throw platformException("System.StringException", message);
  }
  if (Number(second) > 59 || Number(minute) > 59) throw invalid(expression);
  return {
    second: Number(second),
    minute: Number(minute),
    hour: matcher(expression, hour, 0, 23),
    day: dayOfMonth(expression, day.toUpperCase()),
    month: matcher(expression, named(month, MONTHS), 1, 12),
    weekday: dayOfWeek(expression, named(weekday, WEEKDAYS)),
    year: matcher(expression, year, 1970, 2999),
  };
}

const named = (text: string, names: readonly string[]): string =>
  text.toUpperCase().replace(/[A-Z]{3}/g, (name) => (names.includes(name) ? String(names.indexOf(name) + 1) : name));

/** Also `L`, the last day of the month; `15W`, the working day nearest to the 15th; `LW`, the last working day. */
function dayOfMonth(expression: string, text: string): DayMatcher {
  const [, last, number, working] = /^(?:(L)|(\d+))(W?)$/.exec(text) ?? [];
  if (last === undefined && !working) {
    const matches = matcher(expression, text, 1, 31);
    return ({ day }) => matches(day);
  }
  return (moment) => {
    const days = moment.daysInMonth ?? 31;
    const wanted = last ? days : Number(number);
    if (!working || wanted > days) return moment.day === wanted;
    return moment.day === nearestWorkingDay(moment.set({ day: wanted }), days);
  };
}

/** It never leaves the month. */
function nearestWorkingDay({ day, weekday }: DateTime, days: number): number {
  if (weekday === 6) return day === 1 ? 3 : day - 1;
  if (weekday === 7) return day === days ? day - 2 : day + 1;
  return day;
}

/** Also `6L`, the last Friday of the month; `2#1`, the first Monday. `L` alone is Saturday. */
function dayOfWeek(expression: string, text: string): DayMatcher {
  const [, wanted, last, count] = /^([1-7])(?:(L)|#([1-5]))$/.exec(text) ?? [];
  const weekdayOf = ({ weekday }: DateTime) => (weekday % 7) + 1;
  if (last) return (moment) => weekdayOf(moment) === Number(wanted) && moment.day + 7 > (moment.daysInMonth ?? 31);
  if (count) return (moment) => weekdayOf(moment) === Number(wanted) && Math.ceil(moment.day / 7) === Number(count);
  const matches = matcher(expression, text === "L" ? "7" : text, 1, 7);
  return (moment) => matches(weekdayOf(moment));
}

/** `*`, `?`, `5`, `1-5`, `1,3`, `0/6` and lists of these. */
function matcher(expression: string, text: string, lowest: number, highest: number): Matcher {
  const tests = text.split(",").map((part): Matcher => {
    const match = /^(?:[*?]|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match) throw invalid(expression);
    const [, first, last, step] = match;
    const from = Number(first ?? lowest);
    const to = Number(last ?? (first === undefined || step ? highest : first));
    if (from < lowest || to > highest) throw invalid(expression);
    return (value) => value >= from && value <= to && (value - from) % Number(step ?? 1) === 0;
  });
  return (value) => tests.some((test) => test(value));
}

function invalid(expression: string): Error {
  return platformException("System.StringException", `Illegal cron expression: ${expression}`);
}
