/**
 * What is known of a response clock when the server has answered. Moments are milliseconds since the epoch; lengths are whole
 * seconds of open time (business hours without pauses).
 */
import { momentOf } from "c/moments";
import { intervalsOf, type OpenAnswer, type OpenInterval } from "c/openTime";

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

/** Nobody has to do anything any more. */
export function isStopped(facts: ClockFacts): boolean {
  return facts.firstResponseOn !== null || facts.endedOn !== null;
}
