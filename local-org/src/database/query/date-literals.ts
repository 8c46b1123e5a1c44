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

const DAYS: Unit = { start: (day) => day, move: (start, count) => start.addDays(count) };
const QUARTERS = months(3);
const YEARS = months(12);

function unitOf(name: string, weekStart: number): Unit | undefined {
  switch (name) {
    case "DAY":
      return DAYS;
    case "WEEK":
      return {
        start: (day) => day.addDays(-((day.weekday - weekStart + 7) % 7)),
        move: (start, count) => start.addDays(7 * count),
      };
    case "MONTH":
      return months(1);
    // The fiscal year of a new org is the calendar year.
    case "QUARTER":
    case "FISCAL_QUARTER":
      return QUARTERS;
    case "YEAR":
    case "FISCAL_YEAR":
      return YEARS;
    default:
      return undefined;
  }
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
