/** TODAY, LAST_N_DAYS:30 and the others: from the start of a day up to the start of another, in the user's calendar. */
import { ApexDate } from "../../apex/runtime/date.ts";
import { queryError } from "./errors.ts";

interface DayRange {
  readonly start: ApexDate;
  /** The first day after it. */
  readonly end: ApexDate;
}

interface Unit {
  /** The first day of the period that a day is in. */
  start(day: ApexDate): ApexDate;
  move(start: ApexDate, count: number): ApexDate;
}

const months = (length: number): Unit => ({
  start: (day) => new ApexDate(day.year, day.month - ((day.month - 1) % length), 1),
  move: (start, count) => start.addMonths(count * length),
});

const days = (length: number, start: Unit["start"]): Unit => ({
  start,
  move: (day, count) => day.addDays(length * count),
});

const DAYS = days(1, (day) => day);

/** The fiscal year of a new org is the calendar year. */
const MONTHS_OF: Readonly<Record<string, number>> = {
  MONTH: 1,
  QUARTER: 3,
  FISCAL_QUARTER: 3,
  YEAR: 12,
  FISCAL_YEAR: 12,
};

function unitOf(name: string, weekStart: number): Unit | undefined {
  if (name === "DAY") return DAYS;
  if (name === "WEEK") return days(7, (day) => day.addDays(-((day.weekday - weekStart + 7) % 7)));
  return name in MONTHS_OF ? months(MONTHS_OF[name]!) : undefined;
}

const NAMED: Readonly<Record<string, string>> = { YESTERDAY: "LAST_DAY", TODAY: "THIS_DAY", TOMORROW: "NEXT_DAY" };

/** `weekStart`: 0 for Sunday. */
export function dateLiteral(name: string, n: number | undefined, today: ApexDate, weekStart: number): DayRange {
  const match = /^(THIS|LAST|NEXT)_(\w+?)$/.exec(NAMED[name] ?? name);
  if (name === "LAST_90_DAYS" || name === "NEXT_90_DAYS") return counted(name.slice(0, 4), DAYS, 90, today);
  if (n === undefined && match) {
    const unit = unitOf(match[2] as string, weekStart);
    if (unit) return periods(unit, today, { THIS: 0, LAST: -1, NEXT: 1 }[match[1] as "THIS"], 1);
  }
  const countedMatch = /^(?:(LAST|NEXT)_N|N)_(\w+?)S(_AGO)?$/.exec(name);
  if (n !== undefined && countedMatch) {
    const unit = unitOf(countedMatch[2] as string, weekStart);
    if (unit && countedMatch[3]) return periods(unit, today, -n, 1);
    if (unit && countedMatch[1]) return counted(countedMatch[1], unit, n, today);
  }
  throw queryError(`unknown date literal ${name}`);
}

/** LAST_N_DAYS has today in it; the other units count whole periods before or after the current one. */
function counted(direction: string, unit: Unit, n: number, today: ApexDate): DayRange {
  if (direction === "NEXT") return periods(unit, today, 1, n);
  return unit === DAYS ? periods(unit, today, -n, n + 1) : periods(unit, today, -n, n);
}

function periods(unit: Unit, today: ApexDate, offset: number, count: number): DayRange {
  const start = unit.move(unit.start(today), offset);
  return { start, end: unit.move(start, count) };
}
