/** The words of a response clock: from facts and a reading to what stands on the card. No arithmetic, no markup. */
import ANNOUNCE_LEFT from "@salesforce/label/c.Sla_Announce_Left";
import ANNOUNCE_OVERDUE from "@salesforce/label/c.Sla_Announce_Overdue";
import ANNOUNCE_STATE from "@salesforce/label/c.Sla_Announce_State";
import ANSWERED from "@salesforce/label/c.Sla_Answered";
import ASKED from "@salesforce/label/c.Sla_Asked";
import DUE from "@salesforce/label/c.Sla_Due";
import DUE_WITH_OWNER from "@salesforce/label/c.Sla_Due_With_Owner";
import LATE from "@salesforce/label/c.Sla_Late";
import SPOKEN_LEFT from "@salesforce/label/c.Sla_Spoken_Left";
import SPOKEN_OVERDUE from "@salesforce/label/c.Sla_Spoken_Overdue";
import SPOKEN_TAKEN from "@salesforce/label/c.Sla_Spoken_Taken";
import SPOKEN_WAITING from "@salesforce/label/c.Sla_Spoken_Waiting";
import STATE_ASLEEP from "@salesforce/label/c.Sla_State_Asleep";
import STATE_BREACHED from "@salesforce/label/c.Sla_State_Breached";
import STATE_MET from "@salesforce/label/c.Sla_State_Met";
import STATE_MET_LATE from "@salesforce/label/c.Sla_State_Met_Late";
import STATE_RUNNING from "@salesforce/label/c.Sla_State_Running";
import STATE_WAITING from "@salesforce/label/c.Sla_State_Waiting";
import STATE_WARNING from "@salesforce/label/c.Sla_State_Warning";
import TO_SPARE from "@salesforce/label/c.Sla_To_Spare";
import TURN_ASLEEP from "@salesforce/label/c.Sla_Turn_Asleep";
import TURN_CALL from "@salesforce/label/c.Sla_Turn_Call";
import TURN_CALL_LATE from "@salesforce/label/c.Sla_Turn_Call_Late";
import TURN_MINE from "@salesforce/label/c.Sla_Turn_Mine";
import TURN_NOBODY from "@salesforce/label/c.Sla_Turn_Nobody";
import TURN_NOBODY_NOTE from "@salesforce/label/c.Sla_Turn_Nobody_Note";
import TURN_OTHER from "@salesforce/label/c.Sla_Turn_Other";
import TURN_QUEUE_NOTE from "@salesforce/label/c.Sla_Turn_Queue_Note";
import UNIT_LEFT from "@salesforce/label/c.Sla_Unit_Left";
import UNIT_OVERDUE from "@salesforce/label/c.Sla_Unit_Overdue";
import UNIT_TAKEN from "@salesforce/label/c.Sla_Unit_Taken";
import UNIT_WAITING from "@salesforce/label/c.Sla_Unit_Waiting";
import WAS_DUE from "@salesforce/label/c.Sla_Was_Due";
import { inWords, zoneName } from "c/moments";
import type { ClockFacts, ClockState, Reading } from "c/slaReading";
import { countdown, span, spoken } from "c/spans";
import { fill } from "c/text";

/** What stands in the tinted area of the card. */
export interface Face {
  readonly tone: "quiet" | "run" | "warn" | "bad" | "good" | "late";
  readonly icon: string;
  readonly state: string;
  readonly time: string;
  /** The time for a screen reader; its words change once a minute. */
  readonly spokenTime: string;
  readonly unit: string;
  readonly headline: string;
  readonly note: string;
  /** From 0 to 100; null: no bar. */
  readonly usedPercent: number | null;
}

export interface Owner {
  readonly leadName: string;
  readonly ownerName: string | null;
  readonly ownerIsMe: boolean;
  readonly ownerIsQueue: boolean;
}

export interface Turn {
  readonly heading: string;
  readonly note: string;
}

interface StateWords {
  readonly tone: Face["tone"];
  readonly icon: string;
  readonly state: string;
  readonly unit: string;
  readonly spokenTime: string;
}

const RUNNING_WORDS = { unit: UNIT_LEFT, spokenTime: SPOKEN_LEFT };
const STOPPED_WORDS = { unit: UNIT_TAKEN, spokenTime: SPOKEN_TAKEN };
const WORDS: Readonly<Record<ClockState, StateWords>> = {
  waiting: { tone: "quiet", icon: "utility:people", state: STATE_WAITING, ...RUNNING_WORDS },
  running: { tone: "run", icon: "utility:clock", state: STATE_RUNNING, ...RUNNING_WORDS },
  warning: { tone: "warn", icon: "utility:warning", state: STATE_WARNING, ...RUNNING_WORDS },
  breached: {
    tone: "bad",
    icon: "utility:error",
    state: STATE_BREACHED,
    unit: UNIT_OVERDUE,
    spokenTime: SPOKEN_OVERDUE,
  },
  met: { tone: "good", icon: "utility:success", state: STATE_MET, ...STOPPED_WORDS },
  metLate: { tone: "late", icon: "utility:success", state: STATE_MET_LATE, ...STOPPED_WORDS },
};
/** The promise starts with an owner, so the time waited counts up and nothing is due. */
const WAITING_FOR_START: StateWords = { ...WORDS.waiting, unit: UNIT_WAITING, spokenTime: SPOKEN_WAITING };
const SPOKEN_AT_SECONDS: readonly number[] = [600, 300, 60];
const SECOND = 1000;

export function wordFace(facts: ClockFacts, reading: Reading, now: number): Face {
  const words = facts.dueOn === null && reading.state === "waiting" ? WAITING_FOR_START : WORDS[reading.state];
  const asleep = reading.asleepUntil === null ? null : inWords(reading.asleepUntil, now);
  const isStopped = reading.state === "met" || reading.state === "metLate";
  return {
    tone: asleep === null ? words.tone : "quiet",
    icon: asleep === null ? words.icon : "utility:notification_snoozed",
    state: asleep === null ? words.state : fill(STATE_ASLEEP, asleep),
    time: countdown(reading.seconds),
    spokenTime: fill(words.spokenTime, spoken(reading.seconds)),
    unit: words.unit,
    headline: headline(facts, reading, now),
    note: isStopped ? answered(facts, now) : fill(ASKED, zoneName(now), inWords(facts.startedOn, now)),
    usedPercent: isStopped || facts.dueOn === null ? null : reading.usedFraction * 100,
  };
}

/** Whose turn it is while nobody has responded. */
export function wordTurn(owner: Owner, reading: Reading, now: number): Turn {
  if (owner.ownerIsQueue || owner.ownerName === null)
    return {
      heading: TURN_NOBODY,
      note: owner.ownerName === null ? TURN_NOBODY_NOTE : fill(TURN_QUEUE_NOTE, owner.ownerName),
    };
  return {
    heading: owner.ownerIsMe ? TURN_MINE : fill(TURN_OTHER, owner.ownerName),
    note: turnNote(owner.leadName, reading, now),
  };
}

/**
 * What a screen reader is told between two readings: a change of state, and ten, five and one minute left. Null: nothing.
 */
export function wordAnnouncement(
  before: Reading,
  after: Reading,
  dueOn: number | null,
  leadName: string,
  now: number,
): { readonly text: string; readonly urgent: boolean } | null {
  if (before.state !== after.state) {
    if (after.state === "breached" && dueOn !== null)
      return { text: fill(ANNOUNCE_OVERDUE, inWords(dueOn, now)), urgent: true };
    return { text: fill(ANNOUNCE_STATE, WORDS[after.state].state), urgent: false };
  }
  const counts =
    (after.state === "waiting" && dueOn !== null) || after.state === "running" || after.state === "warning";
  const crossed = SPOKEN_AT_SECONDS.some((mark) => before.seconds > mark && after.seconds <= mark);
  return counts && crossed ? { text: fill(ANNOUNCE_LEFT, spoken(after.seconds), leadName), urgent: false } : null;
}

function headline(facts: ClockFacts, reading: Reading, now: number): string {
  if (facts.dueOn === null) return DUE_WITH_OWNER;
  switch (reading.state) {
    case "breached":
      return fill(WAS_DUE, inWords(facts.dueOn, now));
    case "met":
      return fill(TO_SPARE, span(Math.max(0, facts.targetSeconds - reading.seconds)));
    case "metLate":
      return fill(LATE, span(Math.floor(((facts.firstResponseOn ?? facts.dueOn) - facts.dueOn) / SECOND)));
    default:
      return fill(DUE, inWords(facts.dueOn, now));
  }
}

function answered(facts: ClockFacts, now: number): string {
  const due = facts.dueOn ?? facts.startedOn;
  return fill(ANSWERED, inWords(facts.firstResponseOn ?? now, now), inWords(due, now));
}

function turnNote(leadName: string, reading: Reading, now: number): string {
  if (reading.asleepUntil !== null) return fill(TURN_ASLEEP, inWords(reading.asleepUntil, now));
  return fill(reading.state === "breached" ? TURN_CALL_LATE : TURN_CALL, leadName);
}
