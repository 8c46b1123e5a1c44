/**
 * What a response clock says at a moment: pure arithmetic over the moments that the server stored, so that a page ticks
 * without asking. The rules are those of the Apex class SlaClock. Moments are milliseconds since the epoch; lengths are
 * whole seconds of open time (business hours), save overdue, which is time on the wall.
 */

export type ClockState = "waiting" | "running" | "warning" | "breached" | "met" | "metLate";

/** What the Apex class SlaPanel sends of a clock; moments are ISO 8601 texts. The platform leaves out what is null. */
export interface ClockAnswer {
  readonly serverNow?: string | null;
  readonly startedOn?: string | null;
  readonly assignedOn?: string | null;
  readonly warningOn?: string | null;
  readonly dueOn?: string | null;
  readonly firstResponseOn?: string | null;
  readonly targetMinutes?: number | null;
  readonly secondsLeft?: number | null;
  readonly secondsUsed?: number | null;
  readonly systemDelaySeconds?: number | null;
  readonly repResponseSeconds?: number | null;
  readonly openIntervals?: readonly OpenAnswer[] | null;
}

interface OpenAnswer {
  readonly opensOn?: string | null;
  readonly closesOn?: string | null;
}

/** Open time, from start to end. */
export interface OpenInterval {
  readonly start: number;
  readonly end: number;
}

export interface ClockFacts {
  /** When these facts were true. */
  readonly asOf: number;
  readonly startedOn: number;
  /** When a person first owned the lead; null while nobody does. */
  readonly assignedOn: number | null;
  readonly warningOn: number | null;
  /** Null while the promise has not begun: it starts with an owner, and there is none. */
  readonly dueOn: number | null;
  readonly firstResponseOn: number | null;
  /** The whole promise. */
  readonly targetSeconds: number;
  readonly secondsLeft: number;
  readonly secondsUsed: number;
  readonly systemDelaySeconds: number;
  readonly repResponseSeconds: number | null;
  /** Open time from `asOf` on, in order, without overlap. */
  readonly openIntervals: readonly OpenInterval[];
}

export interface Reading {
  readonly state: ClockState;
  /** Left, overdue, taken, or waited where there is no due moment. */
  readonly seconds: number;
  /** From 0 to 1: how much of the promise is used up. */
  readonly usedFraction: number;
  /** The clock stands still until then: outside business hours. Null while it runs or is stopped. */
  readonly asleepUntil: number | null;
  readonly systemDelaySeconds: number;
  /** Null while no person has owned the lead. */
  readonly repResponseSeconds: number | null;
}

const SECOND = 1000;
const MINUTE_SECONDS = 60;

/** Null where the lead has no clock. */
export function factsOf(answer: ClockAnswer): ClockFacts | null {
  const asOf = momentOf(answer.serverNow);
  const startedOn = momentOf(answer.startedOn);
  if (asOf === null || startedOn === null) return null;
  return {
    asOf,
    startedOn,
    assignedOn: momentOf(answer.assignedOn),
    warningOn: momentOf(answer.warningOn),
    dueOn: momentOf(answer.dueOn),
    firstResponseOn: momentOf(answer.firstResponseOn),
    targetSeconds: (answer.targetMinutes ?? 0) * MINUTE_SECONDS,
    secondsLeft: answer.secondsLeft ?? 0,
    secondsUsed: answer.secondsUsed ?? 0,
    systemDelaySeconds: answer.systemDelaySeconds ?? 0,
    repResponseSeconds: answer.repResponseSeconds ?? null,
    openIntervals: (answer.openIntervals ?? []).map(intervalOf),
  };
}

/** At the due moment itself the clock still runs, with nothing left. */
export function stateAt(facts: ClockFacts, now: number): ClockState {
  const { dueOn, warningOn, firstResponseOn } = facts;
  if (firstResponseOn !== null) return dueOn === null || firstResponseOn <= dueOn ? "met" : "metLate";
  if (dueOn !== null && now > dueOn) return "breached";
  if (facts.assignedOn === null) return "waiting";
  return warningOn !== null && now >= warningOn ? "warning" : "running";
}

export function readClock(facts: ClockFacts, now: number): Reading {
  const state = stateAt(facts, now);
  const passed = openTime(facts.openIntervals, facts.asOf, now) / SECOND;
  const isStopped = facts.firstResponseOn !== null;
  const isOwned = facts.assignedOn !== null;
  const grow = (seconds: number, grows: boolean) => Math.floor(seconds + (grows && !isStopped ? passed : 0));
  return {
    state,
    seconds: secondsAt(facts, state, now, passed),
    usedFraction: state === "breached" ? 1 : fraction(facts.secondsUsed + passed, facts.targetSeconds),
    asleepUntil: isStopped || state === "breached" ? null : asleepUntil(facts.openIntervals, now),
    systemDelaySeconds: grow(facts.systemDelaySeconds, !isOwned),
    repResponseSeconds: facts.repResponseSeconds === null ? null : grow(facts.repResponseSeconds, isOwned),
  };
}

/** Open milliseconds between two moments; nothing when the second is not after the first. */
export function openTime(intervals: readonly OpenInterval[], from: number, to: number): number {
  return intervals.reduce((total, { start, end }) => total + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
}

function secondsAt(facts: ClockFacts, state: ClockState, now: number, passed: number): number {
  if (state === "met" || state === "metLate") return facts.secondsUsed;
  if (facts.dueOn === null) return Math.floor(facts.systemDelaySeconds + passed);
  if (state === "breached") return Math.floor((now - facts.dueOn) / SECOND);
  return Math.max(0, Math.ceil(facts.secondsLeft - passed));
}

/** The next opening, when the moment lies in no interval and one follows. */
function asleepUntil(intervals: readonly OpenInterval[], now: number): number | null {
  if (intervals.some(({ start, end }) => start <= now && now < end)) return null;
  return intervals.find(({ start }) => start > now)?.start ?? null;
}

function fraction(part: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole));
}

/** An interval without an end has no open time that could be counted. */
function intervalOf({ opensOn, closesOn }: OpenAnswer): OpenInterval {
  const start = momentOf(opensOn) ?? 0;
  return { start, end: momentOf(closesOn) ?? start };
}

function momentOf(text: string | null | undefined): number | null {
  return text ? Date.parse(text) : null;
}
