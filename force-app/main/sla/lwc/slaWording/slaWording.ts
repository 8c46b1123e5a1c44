/** The words of a response clock: from facts and a reading to what stands on the card. No arithmetic, no markup. */
import ANNOUNCE_LEFT from "@salesforce/label/c.Sla_Announce_Left";
import ANNOUNCE_OVERDUE from "@salesforce/label/c.Sla_Announce_Overdue";
import ANNOUNCE_STATE from "@salesforce/label/c.Sla_Announce_State";
import ANSWERED from "@salesforce/label/c.Sla_Answered";
import ANSWERED_UNDUE from "@salesforce/label/c.Sla_Answered_Undue";
import ASKED from "@salesforce/label/c.Sla_Asked";
import DUE from "@salesforce/label/c.Sla_Due";
import DUE_WITH_OWNER from "@salesforce/label/c.Sla_Due_With_Owner";
import ENDED from "@salesforce/label/c.Sla_Ended";
import ENDED_CONVERTED from "@salesforce/label/c.Sla_Ended_Converted";
import ENDED_DELETED from "@salesforce/label/c.Sla_Ended_Deleted";
import ENDED_DISQUALIFIED from "@salesforce/label/c.Sla_Ended_Disqualified";
import ENDED_MERGED from "@salesforce/label/c.Sla_Ended_Merged";
import ENDED_RECYCLED from "@salesforce/label/c.Sla_Ended_Recycled";
import ENDED_UNDUE from "@salesforce/label/c.Sla_Ended_Undue";
import LATE from "@salesforce/label/c.Sla_Late";
import PAUSED_BY from "@salesforce/label/c.Sla_Paused_By";
import PAUSED_DUE from "@salesforce/label/c.Sla_Paused_Due";
import PAUSED_OPEN from "@salesforce/label/c.Sla_Paused_Open";
import PAUSED_UNTIL from "@salesforce/label/c.Sla_Paused_Until";
import REQUEST from "@salesforce/label/c.Sla_Request";
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
import TO_SPARE from "@salesforce/label/c.Sla_To_Spare";
import TURN_ASLEEP from "@salesforce/label/c.Sla_Turn_Asleep";
import TURN_ASLEEP_NOTE from "@salesforce/label/c.Sla_Turn_Asleep_Note";
import TURN_CALL from "@salesforce/label/c.Sla_Turn_Call";
import TURN_CALL_LATE from "@salesforce/label/c.Sla_Turn_Call_Late";
import TURN_MINE from "@salesforce/label/c.Sla_Turn_Mine";
import TURN_MISSED from "@salesforce/label/c.Sla_Turn_Missed";
import TURN_MISSED_NOTE from "@salesforce/label/c.Sla_Turn_Missed_Note";
import TURN_NOBODY from "@salesforce/label/c.Sla_Turn_Nobody";
import TURN_NOBODY_NOTE from "@salesforce/label/c.Sla_Turn_Nobody_Note";
import TURN_OTHER from "@salesforce/label/c.Sla_Turn_Other";
import TURN_OTHER_NOTE from "@salesforce/label/c.Sla_Turn_Other_Note";
import TURN_QUEUE_NOTE from "@salesforce/label/c.Sla_Turn_Queue_Note";
import TURN_REACH from "@salesforce/label/c.Sla_Turn_Reach";
import TURN_REACH_LATE from "@salesforce/label/c.Sla_Turn_Reach_Late";
import TURN_REACH_SOON from "@salesforce/label/c.Sla_Turn_Reach_Soon";
import TURN_REOPENS from "@salesforce/label/c.Sla_Turn_Reopens";
import TURN_UNCOUNTED from "@salesforce/label/c.Sla_Turn_Uncounted";
import TURN_UNCOUNTED_NOTE from "@salesforce/label/c.Sla_Turn_Uncounted_Note";
import UNIT_LEFT from "@salesforce/label/c.Sla_Unit_Left";
import UNIT_OVERDUE from "@salesforce/label/c.Sla_Unit_Overdue";
import UNIT_TAKEN from "@salesforce/label/c.Sla_Unit_Taken";
import UNIT_USED from "@salesforce/label/c.Sla_Unit_Used";
import UNIT_WAITING from "@salesforce/label/c.Sla_Unit_Waiting";
import WAS_DUE from "@salesforce/label/c.Sla_Was_Due";
import { brief, inWords, inWordsBeside, zoneName } from "c/moments";
import { countsDown, isStopped, type ClockFacts, type ClockState, type Reading } from "c/slaReading";
import { countdown, span, spoken } from "c/spans";
import { fill } from "c/text";

export type Tone = "quiet" | "run" | "warn" | "bad" | "good" | "late";

/** What a clock is about, beside its times. */
export interface Story {
  readonly leadName: string;
  readonly ownerName: string | null;
  readonly ownerIsMe: boolean;
  /** By what the person asked; may be empty. */
  readonly request: string;
  readonly canEmail: boolean;
  readonly pauseReason: string;
  readonly pauseNote: string;
  readonly pausedBy: string;
  /** A value of End_Reason__c; empty while nothing ended it. */
  readonly endReason: string;
}

/** State, colour and time: what the card and the queue's rows say alike. */
export interface TimeWords {
  readonly tone: Tone;
  readonly icon: string;
  readonly state: string;
  readonly time: string;
  readonly unit: string;
  /** The time for a screen reader; its words change once a minute. */
  readonly spokenTime: string;
}

/** What stands in the tinted area of the card. */
export interface Face extends TimeWords {
  readonly headline: string;
  readonly note: string;
  readonly request: string;
  /** From 0 to 100; null: no bar. */
  readonly usedPercent: number | null;
}

export interface Turn {
  readonly heading: string;
  readonly note: string;
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
/** Values of End_Reason__c. */
const ENDINGS: Readonly<Record<string, string>> = {
  Recycled: ENDED_RECYCLED,
  Disqualified: ENDED_DISQUALIFIED,
  Converted: ENDED_CONVERTED,
  Merged: ENDED_MERGED,
  "Lead deleted": ENDED_DELETED,
};
/** The value of Reason__c that says nothing by itself. */
const OTHER_REASON = "Other";
const SPOKEN_AT_SECONDS: readonly number[] = [600, 300, 60];
const SECOND = 1000;

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

export function wordFace(facts: ClockFacts, reading: Reading, story: Story, now: number): Face {
  return {
    ...wordTime(facts, reading, now),
    headline: headline(facts, reading, story, now),
    note: faceNote(facts, reading, now),
    request: story.request && fill(REQUEST, story.request),
    usedPercent: isStopped(facts) || facts.dueOn === null ? null : reading.usedFraction * 100,
  };
}

/** Whose turn it is, and what to do, while nobody has responded. */
export function wordTurn(facts: ClockFacts, reading: Reading, story: Story, now: number): Turn {
  if (reading.state === "cancelled") return endedTurn(facts, story);
  if (reading.state === "paused") return pausedTurn(facts, story, now);
  const { ownerName } = story;
  const holderNote = facts.isWithQueue ? queueNote(ownerName) : personNote(ownerName, reading);
  if (reading.asleepUntil !== null) {
    const heading = fill(TURN_ASLEEP, brief(reading.asleepUntil, now));
    return { heading, note: story.ownerIsMe ? TURN_ASLEEP_NOTE : holderNote };
  }
  if (facts.isWithQueue || ownerName === null) return { heading: TURN_NOBODY, note: holderNote };
  return story.ownerIsMe
    ? { heading: TURN_MINE, note: myNote(story, reading) }
    : { heading: fill(TURN_OTHER, ownerName), note: holderNote };
}

/**
 * What a screen reader is told between two readings: a change of state, falling asleep and waking, and ten, five and one
 * minute left. Null: nothing.
 */
export function wordAnnouncement(
  before: Reading,
  after: Reading,
  facts: ClockFacts,
  leadName: string,
  now: number,
): { readonly text: string; readonly urgent: boolean } | null {
  if (before.state !== after.state || (before.asleepUntil === null) !== (after.asleepUntil === null)) {
    if (after.state === "breached" && facts.dueOn !== null)
      return { text: fill(ANNOUNCE_OVERDUE, inWords(facts.dueOn, now)), urgent: true };
    return { text: fill(ANNOUNCE_STATE, wordTime(facts, after, now).state), urgent: false };
  }
  const crossed = SPOKEN_AT_SECONDS.some((mark) => before.seconds > mark && after.seconds <= mark);
  const counts = countsDown(after.state) && facts.dueOn !== null && crossed;
  return counts ? { text: fill(ANNOUNCE_LEFT, spoken(after.seconds), leadName), urgent: false } : null;
}

/** Why a clock was stopped without a response, for a value of End_Reason__c. */
export function wordEnding(reason: string): string {
  return ENDINGS[reason] ?? reason;
}

/** Where the promise starts with an owner, the time waited counts up; what was stopped late stays missed. */
function wordsOf(facts: ClockFacts, { state }: Reading): StateWords {
  if (state === "waiting" && facts.dueOn === null)
    return { ...WORDS.waiting, unit: UNIT_WAITING, spoken: SPOKEN_WAITING };
  if (state === "cancelled" && facts.endedSecondsAfterDue !== null) return { ...WORDS.cancelled, tone: "late" };
  return WORDS[state];
}

function headline(facts: ClockFacts, reading: Reading, story: Story, now: number): string {
  const { state } = reading;
  if (state === "cancelled") return wordEnding(story.endReason);
  if (state === "paused")
    return facts.resumesOn === null ? PAUSED_OPEN : fill(PAUSED_UNTIL, inWords(facts.resumesOn, now));
  if (facts.dueOn === null) return state === "met" ? "" : DUE_WITH_OWNER;
  if (state === "breached") return fill(WAS_DUE, inWords(facts.dueOn, now));
  if (state === "met") return fill(TO_SPARE, span(Math.max(0, facts.targetSeconds - reading.seconds)));
  if (state === "metLate") return fill(LATE, span(secondsBetween(facts.dueOn, facts.firstResponseOn)));
  return fill(DUE, inWords(facts.dueOn, now));
}

function faceNote(facts: ClockFacts, { state }: Reading, now: number): string {
  const { dueOn, endedOn, firstResponseOn, resumesOn, startedOn } = facts;
  const zone = zoneName(now);
  const stoppedOn = firstResponseOn ?? endedOn;
  if (stoppedOn !== null) {
    const [withDue, withoutDue] = firstResponseOn === null ? [ENDED, ENDED_UNDUE] : [ANSWERED, ANSWERED_UNDUE];
    return dueOn === null
      ? fill(withoutDue, inWords(stoppedOn, now), zone)
      : fill(withDue, inWords(stoppedOn, now), inWordsBeside(dueOn, stoppedOn, now), zone);
  }
  if (state === "paused" && resumesOn !== null && dueOn !== null)
    return fill(PAUSED_DUE, inWordsBeside(dueOn, resumesOn, now), zone);
  return fill(ASKED, zone, inWords(startedOn, now));
}

function endedTurn(facts: ClockFacts, story: Story): Turn {
  const reopens = story.endReason === "Disqualified" ? TURN_REOPENS : TURN_UNCOUNTED_NOTE;
  return facts.endedSecondsAfterDue === null
    ? { heading: TURN_UNCOUNTED, note: reopens }
    : { heading: TURN_MISSED, note: fill(TURN_MISSED_NOTE, span(facts.endedSecondsAfterDue)) };
}

function pausedTurn(facts: ClockFacts, { pauseReason, pauseNote, pausedBy }: Story, now: number): Turn {
  const isOther = pauseReason === OTHER_REASON && pauseNote !== "";
  const by = fill(PAUSED_BY, inWords(facts.pausedOn ?? now, now), pausedBy);
  return { heading: isOther ? pauseNote : pauseReason, note: isOther ? by : [by, pauseNote].filter(Boolean).join(" ") };
}

function queueNote(queueName: string | null): string {
  return queueName === null ? TURN_NOBODY_NOTE : fill(TURN_QUEUE_NOTE, queueName);
}

function personNote(ownerName: string | null, { ownerSeconds }: Reading): string {
  if (ownerName === null) return TURN_NOBODY_NOTE;
  return ownerSeconds === null ? "" : fill(TURN_OTHER_NOTE, ownerName, span(ownerSeconds));
}

function myNote({ canEmail, leadName }: Story, { state }: Reading): string {
  if (state === "breached") return fill(canEmail ? TURN_REACH_LATE : TURN_CALL_LATE, leadName);
  if (!canEmail) return fill(TURN_CALL, leadName);
  return fill(state === "warning" ? TURN_REACH_SOON : TURN_REACH, leadName);
}

function secondsBetween(from: number, to: number | null): number {
  return Math.max(0, Math.floor(((to ?? from) - from) / SECOND));
}
