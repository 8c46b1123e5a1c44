/** Generated cases of promises: the same ones in every run, from a seed. */
import type { Holiday, Hours, Span } from "./open-time.ts";

export interface Case {
  /** Null: around the clock. */
  readonly hours: Hours | null;
  readonly start: number;
  readonly targetMinutes: number;
  readonly warningMinutes: number;
  /** In order, without overlap. */
  readonly pauses: readonly Span[];
  /** When somebody looks at the clock; no pause is going on then. */
  readonly looked: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WHOLE_DAY: readonly [number, number] = [0, 24 * 60];

const week = (from: number, until: number, days: readonly number[]): Hours["open"] =>
  Object.fromEntries(days.map((day) => [day, [from, until] as const]));
const dayOff = (date: string): Holiday => ({ date, from: 0, until: 24 * 60 });
const WORKDAYS = [1, 2, 3, 4, 5];
const hours = (name: string, zone: string, open: Hours["open"], holidays: readonly Holiday[] = []): Hours => ({
  ...{ name, zone, open, holidays },
});

/** Around the days on which each zone changes its clock; half-hour and quarter-hour zones and southern summers included. */
export const ALL_HOURS: readonly Hours[] = [
  hours("Oakland", "America/Los_Angeles", week(9 * 60, 17 * 60, WORKDAYS), [
    dayOff("2026-11-26"),
    dayOff("2027-01-01"),
  ]),
  hours("New York", "America/New_York", week(8 * 60 + 30, 18 * 60, WORKDAYS), [
    { date: "2026-11-27", from: 13 * 60, until: 24 * 60 },
  ]),
  hours("Berlin", "Europe/Berlin", week(9 * 60, 17 * 60 + 30, WORKDAYS), [dayOff("2026-10-03"), dayOff("2026-12-25")]),
  hours("London", "Europe/London", { ...week(8 * 60, 20 * 60, WORKDAYS), 6: [10 * 60, 14 * 60] }, [
    dayOff("2026-12-28"),
  ]),
  hours("Delhi", "Asia/Kolkata", week(10 * 60, 19 * 60, [1, 2, 3, 4, 5, 6]), [
    { date: "2026-11-09", from: 12 * 60 + 15, until: 15 * 60 + 45 },
  ]),
  hours("Kathmandu", "Asia/Kathmandu", week(9 * 60 + 15, 16 * 60 + 45, [0, 1, 2, 3, 4])),
  hours("Sydney", "Australia/Sydney", week(7 * 60, 15 * 60, WORKDAYS), [dayOff("2027-01-26")]),
  hours("Lord Howe", "Australia/Lord_Howe", week(6 * 60, 22 * 60, [0, 1, 2, 3, 4, 5, 6])),
  hours("All day in Chicago", "America/Chicago", week(...WHOLE_DAY, [0, 1, 2, 3, 4, 5, 6]), [dayOff("2026-11-26")]),
  hours("Nights in Tokyo", "Asia/Tokyo", week(18 * 60, 24 * 60, [0, 3, 5])),
];

/** Days near which something happens: a clock changes, a year ends, a holiday falls. */
const NEAR = ["2026-10-03", "2026-10-04", "2026-10-25", "2026-11-01", "2026-11-26", "2026-12-25", "2026-12-31"]
  .concat(["2027-01-26", "2027-03-14", "2027-03-28", "2027-04-04"])
  .map((day) => Date.parse(`${day}T00:00:00Z`));

/** Small numbers from a seed (xorshift), so that a failing case can be looked at again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

export function generateCases(count: number, seed = 20261122): Case[] {
  const next = numbersFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const start = (NEAR[next(NEAR.length)] ?? 0) - 2 * DAY + next((4 * DAY) / SECOND) * SECOND;
    const targetMinutes = [1 + next(30), 30 + next(90), 120 + next(600), 600 + next(2400)][next(4)] ?? 60;
    const pauses: Span[] = [];
    let free = start;
    for (let pause = next(4) - 1; pause > 0; pause--) {
      const from = free + next((6 * HOUR) / SECOND) * SECOND;
      free = from + SECOND + next((20 * HOUR) / SECOND) * SECOND;
      pauses.push({ from, until: free });
    }
    return {
      hours: index % 12 === 0 ? null : (ALL_HOURS[next(ALL_HOURS.length)] ?? null),
      start,
      targetMinutes,
      warningMinutes: next(targetMinutes),
      pauses,
      looked: free + next((3 * DAY) / SECOND) * SECOND,
    };
  });
}
