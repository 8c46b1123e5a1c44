/**
 * Open time counted a second way, to hold the Apex and the workbench against: no intervals and no calendar library, only a
 * walk from quarter to quarter of an hour that asks the wall clock of the zone whether it is open. Hours and holidays begin
 * and end on quarters here. Moments are milliseconds since the epoch.
 */

/** Minutes after midnight, from and until; the weekday is that of Date.getUTCDay, Sunday being 0. */
export interface Hours {
  readonly name: string;
  readonly zone: string;
  readonly open: Readonly<Partial<Record<number, readonly [from: number, until: number]>>>;
  readonly holidays: readonly Holiday[];
}

/** A day off, or a part of a day, in minutes after midnight. */
export interface Holiday {
  readonly date: string;
  readonly from: number;
  readonly until: number;
}

export interface Span {
  readonly from: number;
  readonly until: number;
}

const MINUTE = 60_000;
/** Every zone changes its clock on a quarter of an hour of UTC. */
const QUARTER = 15 * MINUTE;
const formats = new Map<string, Intl.DateTimeFormat>();
const shifts = new Map<string, number>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = "numeric";
  const made = new Intl.DateTimeFormat("en-US", {
    ...{ timeZone: zone, hourCycle: "h23", year: numeric, month: numeric, day: numeric },
    ...{ hour: numeric, minute: numeric },
  });
  formats.set(zone, made);
  return made;
}

/** What the clock on the wall is ahead of UTC. */
function shift(zone: string, moment: number): number {
  const quarter = Math.floor(moment / QUARTER) * QUARTER;
  const key = `${zone} ${quarter}`;
  const known = shifts.get(key);
  if (known !== undefined) return known;
  const part = Object.fromEntries(
    formatOf(zone)
      .formatToParts(quarter)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const wall = Date.UTC(part["year"] ?? 0, (part["month"] ?? 1) - 1, part["day"], part["hour"], part["minute"]);
  shifts.set(key, wall - quarter);
  return wall - quarter;
}

export function isOpen(hours: Hours, moment: number): boolean {
  const wall = new Date(moment + shift(hours.zone, moment));
  const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes();
  const today = hours.open[wall.getUTCDay()];
  if (!today || minute < today[0] || minute >= today[1]) return false;
  const date = wall.toISOString().slice(0, 10);
  return !hours.holidays.some((off) => off.date === date && minute >= off.from && minute < off.until);
}

/** The pieces of time from a moment on in which nothing changes: no quarter of an hour ends and no pause begins or ends. */
function* pieces(from: number, pauses: readonly Span[]): Generator<Span> {
  const edges = pauses.flatMap((pause) => [pause.from, pause.until]).sort((one, other) => one - other);
  for (let at = from; ;) {
    while (edges[0] !== undefined && edges[0] <= at) edges.shift();
    const until = Math.min((Math.floor(at / QUARTER) + 1) * QUARTER, edges[0] ?? Infinity);
    yield { from: at, until };
    at = until;
  }
}

const counts = (hours: Hours | null, pauses: readonly Span[], moment: number): boolean =>
  (hours === null || isOpen(hours, moment)) && !pauses.some(({ from, until }) => from <= moment && moment < until);

/** The first moment by which so much time has counted. Hours null: around the clock. */
export function afterOpenTime(
  hours: Hours | null,
  start: number,
  amount: number,
  pauses: readonly Span[] = [],
): number {
  let rest = amount;
  for (const { from, until } of pieces(start, pauses)) {
    if (!counts(hours, pauses, from)) continue;
    if (until - from >= rest) return from + rest;
    rest -= until - from;
  }
  throw new Error("time has ended");
}

/** How much counts between two moments; 0 where the second is not the later one. */
export function openTimeBetween(hours: Hours | null, start: number, end: number, pauses: readonly Span[] = []): number {
  let total = 0;
  for (const { from, until } of pieces(start, pauses)) {
    if (from >= end) return total;
    if (counts(hours, pauses, from)) total += Math.min(until, end) - from;
  }
  return total;
}
