/** State, colour and time of a response clock in words: what the card and the queue's rows say alike. No markup. */
import SPOKEN_LEFT from "@salesforce/label/c.Sla_Spoken_Left";
import SPOKEN_OVERDUE from "@salesforce/label/c.Sla_Spoken_Overdue";
import SPOKEN_TAKEN from "@salesforce/label/c.Sla_Spoken_Taken";
import SPOKEN_USED from "@salesforce/label/c.Sla_Spoken_Used";
import SPOKEN_WAITING from "@salesforce/label/c.Sla_Spoken_Waiting";
import STATE_ASLEEP from "@salesforce/label/c.Sla_State_Asleep";
import STATE_BREACHED from "@salesforce/label/c.Sla_State_Breached";
import STATE_CANCELLED from "@salesforce/label/c.Sla_State_Cancelled";
import STATE_MET from "@salesforce/label/c.Sla_State_Met";
import STATE_MET_LATE from "@salesforce/label/c.Sla_State_Met_Late";
import STATE_PAUSED from "@salesforce/label/c.Sla_State_Paused";
import STATE_RUNNING from "@salesforce/label/c.Sla_State_Running";
import STATE_WAITING from "@salesforce/label/c.Sla_State_Waiting";
import STATE_WARNING from "@salesforce/label/c.Sla_State_Warning";
import UNIT_LEFT from "@salesforce/label/c.Sla_Unit_Left";
import UNIT_OVERDUE from "@salesforce/label/c.Sla_Unit_Overdue";
import UNIT_TAKEN from "@salesforce/label/c.Sla_Unit_Taken";
import UNIT_USED from "@salesforce/label/c.Sla_Unit_Used";
import UNIT_WAITING from "@salesforce/label/c.Sla_Unit_Waiting";
import { brief } from "c/moments";
import type { ClockFacts } from "c/slaFacts";
import type { ClockState, Reading } from "c/slaReading";
import { countdown, spoken } from "c/spans";
import { fill } from "c/text";

export type Tone = "quiet" | "run" | "warn" | "bad" | "good" | "late";

export interface TimeWords {
  readonly tone: Tone;
  readonly icon: string;
  readonly state: string;
  readonly time: string;
  readonly unit: string;
  /** The time for a screen reader; its words change once a minute. */
  readonly spokenTime: string;
}

interface StateWords extends Pick<TimeWords, "tone" | "icon" | "state" | "unit"> {
  readonly spoken: string;
}

const LEFT = { unit: UNIT_LEFT, spoken: SPOKEN_LEFT };
const TAKEN = { unit: UNIT_TAKEN, spoken: SPOKEN_TAKEN };
const OVERDUE = { unit: UNIT_OVERDUE, spoken: SPOKEN_OVERDUE };
const USED = { unit: UNIT_USED, spoken: SPOKEN_USED };
const WORDS: Readonly<Record<ClockState, StateWords>> = {
  waiting: { tone: "quiet", icon: "utility:people", state: STATE_WAITING, ...LEFT },
  running: { tone: "run", icon: "utility:clock", state: STATE_RUNNING, ...LEFT },
  warning: { tone: "warn", icon: "utility:warning", state: STATE_WARNING, ...LEFT },
  breached: { tone: "bad", icon: "utility:error", state: STATE_BREACHED, ...OVERDUE },
  paused: { tone: "quiet", icon: "utility:pause", state: STATE_PAUSED, ...LEFT },
  met: { tone: "good", icon: "utility:success", state: STATE_MET, ...TAKEN },
  metLate: { tone: "late", icon: "utility:success", state: STATE_MET_LATE, ...TAKEN },
  cancelled: { tone: "quiet", icon: "utility:ban", state: STATE_CANCELLED, ...USED },
};
const ASLEEP_ICON = "utility:notification_snoozed";

export function wordTime(facts: ClockFacts, reading: Reading, now: number): TimeWords {
  const words = wordsOf(facts, reading);
  const { asleepUntil, seconds } = reading;
  const sleeping =
    asleepUntil === null
      ? {}
      : { tone: "quiet" as const, icon: ASLEEP_ICON, state: fill(STATE_ASLEEP, brief(asleepUntil, now)) };
  return {
    tone: words.tone,
    icon: words.icon,
    state: words.state,
    unit: words.unit,
    time: countdown(seconds),
    spokenTime: fill(words.spoken, spoken(seconds)),
    ...sleeping,
  };
}

/** Where the promise starts with an owner, the time waited counts up; what was stopped late stays missed. */
function wordsOf(facts: ClockFacts, { state }: Reading): StateWords {
  if (state === "waiting" && facts.dueOn === null)
    return { ...WORDS.waiting, unit: UNIT_WAITING, spoken: SPOKEN_WAITING };
  if (state === "cancelled" && facts.endedSecondsAfterDue !== null) return { ...WORDS.cancelled, tone: "late" };
  return WORDS[state];
}
