/**
 * What a response clock says at a moment: pure arithmetic over the moments that the server stored, so that a page ticks
 * without asking. The rules are those of the Apex class SlaClock. Moments are milliseconds since the epoch; lengths are
 * whole seconds of open time (business hours without pauses), save overdue, which is time on the wall.
 */
import { asleepUntil, openTime } from "c/openTime";
import { isStopped, type ClockFacts } from "c/slaFacts";

export type ClockState = "waiting" | "running" | "warning" | "breached" | "paused" | "met" | "metLate" | "cancelled";

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

function fraction(part: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, part / whole));
}
