/** The words of a row of the queue. No markup. */
import DUE from "@salesforce/label/c.Sla_Queue_Due";
import DUE_WITH_OWNER from "@salesforce/label/c.Sla_Due_With_Owner";
import NO_STEP from "@salesforce/label/c.Sla_Queue_No_Step";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import PAUSED_OPEN from "@salesforce/label/c.Sla_Queue_Paused_Open";
import PAUSED_UNTIL from "@salesforce/label/c.Sla_Queue_Paused_Until";
import WAS_DUE from "@salesforce/label/c.Sla_Queue_Was_Due";
import { brief } from "c/moments";
import { isOpenThroughout } from "c/openTime";
import type { ClockFacts } from "c/slaFacts";
import type { QueueRow } from "c/slaQueue";
import type { Reading } from "c/slaReading";
import { wordCountdown, wordNext } from "c/slaSteps";
import { wordTime, type TimeWords } from "c/slaTimeWords";
import { countdown } from "c/spans";
import { fill } from "c/text";

export interface RowWords extends TimeWords {
  readonly due: string;
  readonly next: string;
  readonly nextWhen: string;
  /** Whether `nextWhen` counts down. */
  readonly nextCountsDown: boolean;
}

const MINUTE_SECONDS = 60;

export function wordRow({ facts, nextStep, nextStepOn }: QueueRow, reading: Reading, now: number): RowWords {
  const noStep = reading.state === "breached" ? NO_STEP : NO_VALUE;
  const isAhead = nextStepOn !== null && nextStepOn > now;
  return {
    ...wordTime(facts, reading, now),
    due: wordDue(facts, reading, now),
    next: nextStep || noStep,
    nextWhen: nextStep && wordNext(nextStepOn, facts, reading, now),
    nextCountsDown: isAhead && reading.state !== "paused" && isOpenThroughout(facts.openIntervals, now, nextStepOn),
  };
}

/**
 * What of a row's words may differ from second to second, at as little cost as can be: everything else changes once a minute
 * or with the state. See `readsTheSame`.
 */
export function wordTick(
  { nextStepOn }: QueueRow,
  { nextCountsDown, nextWhen }: RowWords,
  reading: Reading,
  now: number,
): readonly [time: string, nextWhen: string] {
  const counts = nextCountsDown && nextStepOn !== null;
  return [countdown(reading.seconds), counts ? wordCountdown(nextStepOn, now) : nextWhen];
}

/** Whether all other words of a row are the same at both readings. */
export function readsTheSame(one: Reading, other: Reading): boolean {
  return (
    one.state === other.state &&
    one.asleepUntil === other.asleepUntil &&
    Math.floor(one.seconds / MINUTE_SECONDS) === Math.floor(other.seconds / MINUTE_SECONDS)
  );
}

function wordDue(facts: ClockFacts, { state }: Reading, now: number): string {
  if (state === "paused")
    return facts.resumesOn === null ? PAUSED_OPEN : fill(PAUSED_UNTIL, brief(facts.resumesOn, now));
  if (facts.dueOn === null) return DUE_WITH_OWNER;
  return fill(state === "breached" ? WAS_DUE : DUE, brief(facts.dueOn, now));
}
