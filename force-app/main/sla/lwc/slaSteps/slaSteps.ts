/** The ladder on the card: which agreed steps were taken, which comes next and when. No markup. */
import ANNOUNCE_DONE from "@salesforce/label/c.Sla_Announce_Step";
import AFTER_PAUSE from "@salesforce/label/c.Sla_Step_After_Pause";
import DONE from "@salesforce/label/c.Sla_Step_Done";
import DUE_NOW from "@salesforce/label/c.Sla_Step_Due_Now";
import FAILED from "@salesforce/label/c.Sla_Step_Failed";
import HAND from "@salesforce/label/c.Sla_Step_Hand";
import HAND_YOU from "@salesforce/label/c.Sla_Step_Hand_You";
import IN from "@salesforce/label/c.Sla_Step_In";
import LATER from "@salesforce/label/c.Sla_Step_Later";
import NEXT from "@salesforce/label/c.Sla_Step_Next";
import NOT_NEEDED from "@salesforce/label/c.Sla_Step_Not_Needed";
import REMIND from "@salesforce/label/c.Sla_Step_Remind";
import REMIND_YOU from "@salesforce/label/c.Sla_Step_Remind_You";
import SEVERAL from "@salesforce/label/c.Sla_Step_Several";
import SEVERAL_FURTHER from "@salesforce/label/c.Sla_Step_Several_Further";
import TASK from "@salesforce/label/c.Sla_Step_Task";
import TASK_YOU from "@salesforce/label/c.Sla_Step_Task_You";
import TELL from "@salesforce/label/c.Sla_Step_Tell";
import TELL_DUE from "@salesforce/label/c.Sla_Step_Tell_Due";
import TELL_DUE_YOU from "@salesforce/label/c.Sla_Step_Tell_Due_You";
import TELL_YOU from "@salesforce/label/c.Sla_Step_Tell_You";
import TITLE_OPEN from "@salesforce/label/c.Sla_Steps_Open";
import TITLE_REVIEW from "@salesforce/label/c.Sla_Steps_Review";
import TITLE_TAKEN from "@salesforce/label/c.Sla_Steps_Taken";
import MINUTES from "@salesforce/label/c.Tandem_Span_Minutes";
import { brief, momentOf } from "c/moments";
import { isOpenThroughout } from "c/openTime";
import type { ClockFacts } from "c/slaFacts";
import type { Reading } from "c/slaReading";
import { countdown, span } from "c/spans";
import { fill } from "c/text";

/** A step as the Apex class SlaPanel sends it. */
export interface StepAnswer {
  readonly name?: string | null;
  readonly label?: string | null;
  readonly action?: string | null;
  readonly minutes?: number | null;
  readonly dueOn?: string | null;
  readonly state?: string | null;
  readonly recipientName?: string | null;
  readonly recipientIsMe?: boolean | null;
  readonly doneOn?: string | null;
  readonly detail?: string | null;
}

interface StepsOfHandoff {
  readonly handoffId?: string | null;
  readonly targetMinutes?: number | null;
  readonly steps?: readonly StepAnswer[] | null;
}

export interface LadderRow {
  readonly key: string;
  /** Empty: a ring. */
  readonly icon: string;
  /** What the icon or the ring means. */
  readonly word: string;
  readonly after: string;
  readonly what: string;
  readonly when: string;
  /** What went wrong and how to mend it. */
  readonly detail: string;
  readonly rowClass: string;
}

export interface Ladder {
  readonly title: string;
  readonly rows: readonly LadderRow[];
}

/** Values of Action__c, and the words for another person and for the reader. */
const ACTIONS: Readonly<Record<string, readonly [other: string, reader: string]>> = {
  "Remind the owner": [REMIND, REMIND_YOU],
  "Tell the manager": [TELL, TELL_YOU],
  "Open a task": [TASK, TASK_YOU],
  "Hand over": [HAND, HAND_YOU],
};
/** At the end of the promise, the same action has more to say. */
const ACTIONS_WHEN_DUE: typeof ACTIONS = { ...ACTIONS, "Tell the manager": [TELL_DUE, TELL_DUE_YOU] };
const LOOKS: Readonly<Record<string, readonly [icon: string, word: string, rowClass: string]>> = {
  DONE: ["utility:check", DONE, "step step_done tone_quiet"],
  FAILED: ["utility:warning", FAILED, "step step_failed tone_bad"],
  NEXT: ["utility:clock", NEXT, "step step_next tone_run"],
  LATER: ["", LATER, "step tone_quiet"],
  NOT_NEEDED: ["utility:dash", NOT_NEEDED, "step tone_quiet"],
};
const SECOND = 1000;
const MINUTE_SECONDS = 60;
const MOST_IN_MINUTES = 120;

/** Null where nothing was agreed. */
export function ladderOf(
  steps: readonly StepAnswer[],
  facts: ClockFacts,
  reading: Reading,
  now: number,
): Ladder | null {
  if (steps.length === 0) return null;
  const needed = steps.filter(({ state }) => state !== "NOT_NEEDED");
  const targetMinutes = facts.targetSeconds / MINUTE_SECONDS;
  const rows = needed.map((step) => rowOf(step, targetMinutes, wordWhen(step, facts, reading, now)));
  return { title: titleOf(facts, reading), rows: [...rows, ...notNeeded(steps, targetMinutes, needed.length > 0)] };
}

/** `Tell Priya Nair`, and `… time is up` once the promise is over; where nobody is known, what the step is called. */
export function wordStep(step: StepAnswer, targetMinutes: number): string {
  const { action, label, minutes, recipientIsMe, recipientName } = step;
  const words = (minutes ?? 0) < targetMinutes ? ACTIONS : ACTIONS_WHEN_DUE;
  const [other, reader] = words[action ?? ""] ?? [];
  if (recipientIsMe && reader) return reader;
  return recipientName && other ? fill(other, recipientName) : (label ?? "");
}

/** `in 16:35` while the time until then is open throughout, else the moment; empty without one. */
export function wordNext(dueOn: number | null, facts: ClockFacts, reading: Reading, now: number): string {
  if (reading.state === "paused") return AFTER_PAUSE;
  if (dueOn === null) return "";
  if (dueOn <= now) return DUE_NOW;
  return isOpenThroughout(facts.openIntervals, now, dueOn) ? wordCountdown(dueOn, now) : brief(dueOn, now);
}

/** `in 16:35`; once the moment has come, that it is due. */
export function wordCountdown(dueOn: number, now: number): string {
  return dueOn <= now ? DUE_NOW : fill(IN, countdown(Math.ceil((dueOn - now) / SECOND)));
}

/** What a screen reader is told when steps were taken since the panel was read before; empty: nothing. */
export function wordStepsDone(former: StepsOfHandoff | null, next: StepsOfHandoff): string {
  if (!former || former.handoffId !== next.handoffId) return "";
  const isDone = (step: StepAnswer) => step.state === "DONE";
  const known = new Set((former.steps ?? []).filter(isDone).map(({ name }) => name));
  return (next.steps ?? [])
    .filter((step) => isDone(step) && !known.has(step.name))
    .map((step) => fill(ANNOUNCE_DONE, wordStep(step, next.targetMinutes ?? Infinity)))
    .join(" ");
}

function rowOf(step: StepAnswer, targetMinutes: number, when: string): LadderRow {
  const [icon, word, rowClass] = LOOKS[step.state ?? ""] ?? ["", "", "step tone_quiet"];
  const key = step.name ?? "";
  const detail = step.state === "FAILED" ? (step.detail ?? "") : "";
  const [after, what] = [wordAfter(step.minutes ?? 0), wordStep(step, targetMinutes)];
  return { key, icon, word, rowClass, after, what, when, detail };
}

function wordAfter(minutes: number): string {
  return minutes <= MOST_IN_MINUTES ? fill(MINUTES, minutes) : span(minutes * MINUTE_SECONDS);
}

function wordWhen(step: StepAnswer, facts: ClockFacts, reading: Reading, now: number): string {
  if (step.state === "FAILED") return FAILED;
  if (step.state === "DONE") return step.doneOn ? brief(Date.parse(step.doneOn), now) : "";
  const dueOn = momentOf(step.dueOn);
  if (step.state === "NEXT" || reading.state === "paused" || dueOn === null)
    return wordNext(dueOn, facts, reading, now);
  return brief(dueOn, now);
}

/** One line for all of them. */
function notNeeded(steps: readonly StepAnswer[], targetMinutes: number, hasOthers: boolean): LadderRow[] {
  const [first, ...others] = steps.filter(({ state }) => state === "NOT_NEEDED");
  if (!first) return [];
  const row = rowOf(first, targetMinutes, NOT_NEEDED);
  const count = others.length + 1;
  return [count === 1 ? row : { ...row, what: fill(hasOthers ? SEVERAL_FURTHER : SEVERAL, count) }];
}

function titleOf(facts: ClockFacts, { state }: Reading): string {
  const isMissed = state === "metLate" || (state === "cancelled" && facts.endedSecondsAfterDue !== null);
  if (isMissed) return TITLE_REVIEW;
  return state === "met" || state === "cancelled" ? TITLE_TAKEN : TITLE_OPEN;
}
