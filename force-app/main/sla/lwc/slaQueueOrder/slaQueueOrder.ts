/** How urgent the clocks of the queue are at a moment, and the order that follows. */
import type { QueueRow } from "c/slaQueue";
import { readClock, type Reading } from "c/slaReading";

/** How urgent a clock is: its state, but asleep and paused come after all that run. */
export type Standing = "breached" | "warning" | "running" | "waiting" | "asleep" | "paused";

/** A row at a moment. */
export interface Place {
  readonly row: QueueRow;
  readonly reading: Reading;
  readonly standing: Standing;
}

/** A row as it stands on the page. */
export interface ShownRow {
  readonly row: QueueRow;
  /** It has the brand button: what should happen next. */
  readonly isNext: boolean;
}

const RANK_BREACHED = 0;
const RANK_COUNTING_DOWN = 1;
const RANK_WITHOUT_DUE = 2;
const RANK_ASLEEP = 3;
const RANK_PAUSED = 4;

export function placesOf(rows: readonly QueueRow[], now: number): Place[] {
  return rows.map((row) => {
    const reading = readClock(row.facts, now);
    return { row, reading, standing: standingOf(reading) };
  });
}

/** Overdue longest first, then least time left, then asleep, then paused. */
export function byUrgency(places: readonly Place[]): Place[] {
  return [...places].sort(
    (left, right) =>
      rankOf(left) - rankOf(right) ||
      weightOf(left) - weightOf(right) ||
      left.row.leadName.localeCompare(right.row.leadName),
  );
}

/** The first of them; the reader is urged to the most urgent that is theirs to do. */
export function shownOf(places: readonly Place[], limit: number): ShownRow[] {
  const next = places.find(({ row, standing }) => row.isMyTurn && standing !== "asleep" && standing !== "paused");
  return places.slice(0, limit).map((place) => ({ row: place.row, isNext: place === next }));
}

function standingOf({ state, asleepUntil }: Reading): Standing {
  if (asleepUntil !== null) return "asleep";
  return state === "breached" || state === "warning" || state === "waiting" || state === "paused" ? state : "running";
}

function rankOf({ row, standing }: Place): number {
  if (standing === "breached") return RANK_BREACHED;
  if (standing === "asleep") return RANK_ASLEEP;
  if (standing === "paused") return RANK_PAUSED;
  return row.facts.dueOn === null ? RANK_WITHOUT_DUE : RANK_COUNTING_DOWN;
}

/** Within a rank, the smaller comes first. */
function weightOf(place: Place): number {
  const { facts } = place.row;
  switch (rankOf(place)) {
    case RANK_BREACHED:
    case RANK_WITHOUT_DUE:
      return -place.reading.seconds;
    case RANK_ASLEEP:
      return place.reading.asleepUntil ?? 0;
    case RANK_PAUSED:
      return facts.resumesOn ?? Number.MAX_SAFE_INTEGER;
    default:
      return place.reading.seconds;
  }
}
