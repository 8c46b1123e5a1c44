/**
 * What a response clock says at a moment: pure arithmetic over the moments that the server stored, so that a page ticks
 * without asking. The rules are those of the Apex class SlaClock. Moments are milliseconds since the epoch; lengths are
 * whole seconds of open time (business hours), save overdue, which is time on the wall.
 */

export type ClockState = "waiting" | "running" | "warning" | "breached" | "met" | "metLate";

/** Open time, from start to end. */
export interface OpenInterval {
  readonly start: number;
  readonly end: number;
}

export interface ClockFacts {
  /** When a person first owned the lead; null while nobody does. */
  readonly assignedOn: number | null;
  readonly warningOn: number;
  readonly dueOn: number;
  readonly firstResponseOn: number | null;
  /** The whole promise. */
  readonly targetSeconds: number;
  /** Open time between start and response; null while there is no response. */
  readonly takenSeconds: number | null;
  /** Open time from the server's answer to the due moment at least, in order, without overlap. */
  readonly openIntervals: readonly OpenInterval[];
}

export interface Reading {
  readonly state: ClockState;
  /** Left, overdue or taken, as the state says. */
  readonly seconds: number;
  /** From 0 to 1: how much of the promise is used up. */
  readonly usedFraction: number;
  /** The clock stands still until then: outside business hours. Null while it runs or is stopped. */
  readonly asleepUntil: number | null;
}

const SECOND = 1000;

/** At the due moment itself the clock still runs, with nothing left. */
export function stateAt(facts: ClockFacts, now: number): ClockState {
  if (facts.firstResponseOn !== null) return facts.firstResponseOn <= facts.dueOn ? "met" : "metLate";
  if (now > facts.dueOn) return "breached";
  if (facts.assignedOn === null) return "waiting";
  return now >= facts.warningOn ? "warning" : "running";
}

export function readClock(facts: ClockFacts, now: number): Reading {
  const state = stateAt(facts, now);
  switch (state) {
    case "met":
    case "metLate":
      return stopped(state, facts);
    case "breached":
      return { state, seconds: Math.floor((now - facts.dueOn) / SECOND), usedFraction: 1, asleepUntil: null };
    default: {
      const seconds = Math.ceil(openTime(facts.openIntervals, now, facts.dueOn) / SECOND);
      return {
        state,
        seconds,
        usedFraction: fraction(facts.targetSeconds - seconds, facts.targetSeconds),
        asleepUntil: asleepUntil(facts.openIntervals, now),
      };
    }
  }
}

/** Open milliseconds between two moments; nothing when the second is not after the first. */
export function openTime(intervals: readonly OpenInterval[], from: number, to: number): number {
  return intervals.reduce(
    (total, { start, end }) => total + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  );
}

function stopped(state: ClockState, facts: ClockFacts): Reading {
  const seconds = facts.takenSeconds ?? 0;
  return { state, seconds, usedFraction: fraction(seconds, facts.targetSeconds), asleepUntil: null };
}

/** The next opening, when the moment lies in no interval and one follows. */
function asleepUntil(intervals: readonly OpenInterval[], now: number): number | null {
  if (intervals.some(({ start, end }) => start <= now && now < end)) return null;
  return intervals.find(({ start }) => start > now)?.start ?? null;
}

function fraction(part: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole));
}
