/**
 * What a response clock says at a moment: pure arithmetic over the moments that the server stored, so that a page ticks
 * without asking. The rules are those of the Apex class SlaClock. Moments are milliseconds since the epoch; lengths are
 * whole seconds of open time (business hours without pauses), save overdue, which is time on the wall.
 */

export type ClockState = "waiting" | "running" | "warning" | "breached" | "paused" | "met" | "metLate" | "cancelled";

/** What the Apex class SlaPanel sends of a clock; moments are ISO 8601 texts. The platform leaves out what is null. */
export interface ClockAnswer {
  readonly serverNow?: string | null;
  readonly startedOn?: string | null;
  readonly assignedOn?: string | null;
  readonly warningOn?: string | null;
  readonly dueOn?: string | null;
  readonly firstResponseOn?: string | null;
  readonly ownerIsQueue?: boolean | null;
  readonly targetMinutes?: number | null;
  readonly secondsLeft?: number | null;
  readonly secondsUsed?: number | null;
  readonly systemDelaySeconds?: number | null;
  readonly repResponseSeconds?: number | null;
  readonly ownerSeconds?: number | null;
  readonly pause?: { readonly pausedOn?: string | null; readonly resumesOn?: string | null } | null;
  readonly ending?: { readonly endedOn?: string | null; readonly secondsAfterDue?: number | null } | null;
  readonly openIntervals?: readonly OpenAnswer[] | null;
}

export interface OpenAnswer {
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
  /** Whether it waits in a queue at the moment: then no rep's time runs. */
  readonly isWithQueue: boolean;
  readonly warningOn: number | null;
  /** Null while the promise has not begun: it starts with an owner, and there is none. */
  readonly dueOn: number | null;
  readonly firstResponseOn: number | null;
  /** Null unless somebody paused it. */
  readonly pausedOn: number | null;
  /** When the pause ends by itself; null: when somebody ends it. */
  readonly resumesOn: number | null;
  /** Stopped without a response. */
  readonly endedOn: number | null;
  /** How late the end came; null: it came before the clock was due. */
  readonly endedSecondsAfterDue: number | null;
  /** The whole promise. */
  readonly targetSeconds: number;
  readonly secondsLeft: number;
  readonly secondsUsed: number;
  readonly systemDelaySeconds: number;
  readonly repResponseSeconds: number | null;
  /** Since the present owner got it; null: a queue has it. */
  readonly ownerSeconds: number | null;
  /** Open time from `asOf` on, in order, without overlap. */
  readonly openIntervals: readonly OpenInterval[];
}

export interface Reading {
  readonly state: ClockState;
  /** Left, overdue, taken, used, or waited where there is no due moment. */
  readonly seconds: number;
  /** From 0 to 1: how much of the promise is used up. */
  readonly usedFraction: number;
  /** The clock stands still until then: outside business hours. Null while it runs, is paused or has stopped. */
  readonly asleepUntil: number | null;
  readonly systemDelaySeconds: number;
  /** Null while no person has owned the lead. */
  readonly repResponseSeconds: number | null;
  readonly ownerSeconds: number | null;
}

const SECOND = 1000;
const MINUTE_SECONDS = 60;

/**
 * Null where the lead has no clock.
 * @param openIntervals given where several clocks share them; else the answer's own
 */
export function factsOf(
  answer: ClockAnswer,
  openIntervals: readonly OpenInterval[] = intervalsOf(answer.openIntervals),
): ClockFacts | null {
  const asOf = momentOf(answer.serverNow);
  const startedOn = momentOf(answer.startedOn);
  if (asOf === null || startedOn === null) return null;
  return {
    asOf,
    startedOn,
    isWithQueue: answer.ownerIsQueue ?? !answer.assignedOn,
    warningOn: momentOf(answer.warningOn),
    dueOn: momentOf(answer.dueOn),
    firstResponseOn: momentOf(answer.firstResponseOn),
    pausedOn: momentOf(answer.pause?.pausedOn),
    resumesOn: momentOf(answer.pause?.resumesOn),
    endedOn: momentOf(answer.ending?.endedOn),
    endedSecondsAfterDue: answer.ending?.secondsAfterDue ?? null,
    targetSeconds: (answer.targetMinutes ?? 0) * MINUTE_SECONDS,
    secondsLeft: answer.secondsLeft ?? 0,
    secondsUsed: answer.secondsUsed ?? 0,
    systemDelaySeconds: answer.systemDelaySeconds ?? 0,
    repResponseSeconds: answer.repResponseSeconds ?? null,
    ownerSeconds: answer.ownerSeconds ?? null,
    openIntervals,
  };
}

/** An interval without an end has no open time that could be counted. */
export function intervalsOf(answers: readonly OpenAnswer[] | null | undefined): OpenInterval[] {
  return (answers ?? []).map(({ opensOn, closesOn }) => {
    const start = momentOf(opensOn) ?? 0;
    return { start, end: momentOf(closesOn) ?? start };
  });
}

/** Nobody has to do anything any more. */
export function isStopped(facts: ClockFacts): boolean {
  return facts.firstResponseOn !== null || facts.endedOn !== null;
}

/** At the due moment itself the clock still runs, with nothing left. */
export function stateAt(facts: ClockFacts, now: number): ClockState {
  const { dueOn, warningOn, firstResponseOn } = facts;
  if (firstResponseOn !== null) return dueOn === null || firstResponseOn <= dueOn ? "met" : "metLate";
  if (facts.endedOn !== null) return "cancelled";
  if (facts.pausedOn !== null && (facts.resumesOn === null || now < facts.resumesOn)) return "paused";
  if (dueOn !== null && now > dueOn) return "breached";
  if (facts.isWithQueue) return "waiting";
  return warningOn !== null && now >= warningOn ? "warning" : "running";
}

export function readClock(facts: ClockFacts, now: number): Reading {
  const state = stateAt(facts, now);
  const counted = countedSince(facts, now);
  const grow = (seconds: number, grows: boolean) => Math.floor(seconds + (grows ? counted : 0));
  const growWithPerson = (seconds: number | null) => (seconds === null ? null : grow(seconds, !facts.isWithQueue));
  return {
    state,
    seconds: secondsAt(facts, state, now, counted),
    usedFraction: state === "breached" ? 1 : fraction(facts.secondsUsed + counted, facts.targetSeconds),
    asleepUntil: countsDown(state) ? asleepUntil(facts.openIntervals, now) : null,
    systemDelaySeconds: grow(facts.systemDelaySeconds, facts.isWithQueue),
    repResponseSeconds: growWithPerson(facts.repResponseSeconds),
    ownerSeconds: growWithPerson(facts.ownerSeconds),
  };
}

/** The next moment at which the state, or being asleep, may be another; Infinity: never. In between only time passes. */
export function nextChange(facts: ClockFacts, now: number): number {
  if (isStopped(facts)) return Infinity;
  const { dueOn, openIntervals, resumesOn, warningOn } = facts;
  // Overdue is what lies after the due moment.
  const moments = [warningOn, dueOn === null ? null : dueOn + 1, resumesOn];
  const borders = openIntervals.flatMap(({ start, end }) => [start, end]);
  return Math.min(...[...moments, ...borders].map((moment) => (moment !== null && moment > now ? moment : Infinity)));
}

/** Waiting, running or warning: time passes and is not used up. */
export function countsDown(state: ClockState): boolean {
  return state === "waiting" || state === "running" || state === "warning";
}

/** Open milliseconds between two moments; nothing when the second is not after the first. */
export function openTime(intervals: readonly OpenInterval[], from: number, to: number): number {
  let total = 0;
  for (const { start, end } of intervals) total += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return total;
}

/** Open seconds that count since the server answered: none in a pause, none once stopped. */
function countedSince(facts: ClockFacts, now: number): number {
  if (isStopped(facts) || (facts.pausedOn !== null && facts.resumesOn === null)) return 0;
  return openTime(facts.openIntervals, Math.max(facts.asOf, facts.resumesOn ?? 0), now) / SECOND;
}

function secondsAt(facts: ClockFacts, state: ClockState, now: number, counted: number): number {
  if (isStopped(facts)) return facts.secondsUsed;
  if (facts.dueOn === null) return Math.floor(facts.systemDelaySeconds + counted);
  if (state === "breached") return Math.floor((now - facts.dueOn) / SECOND);
  return Math.max(0, Math.ceil(facts.secondsLeft - counted));
}

/** The next opening, when the moment lies in no interval and one follows. */
function asleepUntil(intervals: readonly OpenInterval[], now: number): number | null {
  for (const { start, end } of intervals) if (now < end) return start <= now ? null : start;
  return null;
}

function fraction(part: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole));
}

function momentOf(text: string | null | undefined): number | null {
  return text ? Date.parse(text) : null;
}
