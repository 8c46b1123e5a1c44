/** When a cron expression of the Apex scheduler fires next: seconds minutes hours day month weekday [year]. */
import { DateTime } from "luxon";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");
const WEEKDAYS = "SUN MON TUE WED THU FRI SAT".split(" ");

type Matcher = (value: number) => boolean;

interface Schedule {
  readonly second: number;
  readonly minute: number;
  readonly hour: Matcher;
  readonly day: Matcher;
  readonly month: Matcher;
  readonly weekday: Matcher;
  readonly year: Matcher;
}

/** Years to look ahead. */
const HORIZON = 100;

/** Milliseconds since the epoch, after `after`; undefined where it never fires again. */
export function nextFireTime(expression: string, after: number, zone: string): number | undefined {
  const schedule = parse(expression);
  let moment = DateTime.fromMillis(after, { zone }).plus({ seconds: 1 }).startOf("second");
  const last = moment.year + HORIZON;
  while (moment.year <= last) {
    const { year, month, day, hour } = moment;
    if (!schedule.year(year)) moment = moment.startOf("year").plus({ years: 1 });
    else if (!schedule.month(month)) moment = moment.startOf("month").plus({ months: 1 });
    else if (!schedule.day(day) || !schedule.weekday((moment.weekday % 7) + 1))
      moment = moment.startOf("day").plus({ days: 1 });
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
  if (!/^\d+$/.test(second) || !/^\d+$/.test(minute)) throw invalid(expression);
  return {
    second: Number(second),
    minute: Number(minute),
    hour: matcher(expression, hour, 0, 23),
    day: matcher(expression, day, 1, 31),
    month: matcher(expression, named(month, MONTHS), 1, 12),
    weekday: matcher(expression, named(weekday, WEEKDAYS), 1, 7),
    year: matcher(expression, year, 1970, 2999),
  };
}

const named = (text: string, names: readonly string[]): string =>
  text.toUpperCase().replace(/[A-Z]{3}/g, (name) => (names.includes(name) ? String(names.indexOf(name) + 1) : name));

/** `*`, `?`, `5`, `1-5`, `1,3`, `0/6` and lists of these. */
function matcher(expression: string, text: string, lowest: number, highest: number): Matcher {
  if (/[LW#]/i.test(text)) throw new NotModelled(`L, W and # in the cron expression ${expression}`);
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
