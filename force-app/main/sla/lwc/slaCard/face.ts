/** The words of the tinted area: state and time, until when, and what was asked for. */
import ANSWERED from "@salesforce/label/c.Sla_Answered";
import ANSWERED_UNDUE from "@salesforce/label/c.Sla_Answered_Undue";
import ASKED from "@salesforce/label/c.Sla_Asked";
import DUE from "@salesforce/label/c.Sla_Due";
import DUE_WITH_OWNER from "@salesforce/label/c.Sla_Due_With_Owner";
import ENDED from "@salesforce/label/c.Sla_Ended";
import ENDED_UNDUE from "@salesforce/label/c.Sla_Ended_Undue";
import LATE from "@salesforce/label/c.Sla_Late";
import PAUSED_DUE from "@salesforce/label/c.Sla_Paused_Due";
import PAUSED_OPEN from "@salesforce/label/c.Sla_Paused_Open";
import PAUSED_UNTIL from "@salesforce/label/c.Sla_Paused_Until";
import REQUEST from "@salesforce/label/c.Sla_Request";
import TO_SPARE from "@salesforce/label/c.Sla_To_Spare";
import WAS_DUE from "@salesforce/label/c.Sla_Was_Due";
import { inWords, inWordsBeside, zoneName } from "c/moments";
import { wordEnding } from "c/slaEnding";
import { isStopped, type ClockFacts } from "c/slaFacts";
import type { Reading } from "c/slaReading";
import { wordTime, type TimeWords } from "c/slaTimeWords";
import { span } from "c/spans";
import { fill } from "c/text";
import type { Story } from "./story";

/** What stands in the tinted area of the card. */
export interface Face extends TimeWords {
  readonly headline: string;
  readonly note: string;
  readonly request: string;
  /** From 0 to 100; null: no bar. */
  readonly usedPercent: number | null;
}

const SECOND = 1000;

export function wordFace(facts: ClockFacts, reading: Reading, story: Story, now: number): Face {
  return {
    ...wordTime(facts, reading, now),
    headline: headline(facts, reading, story, now),
    note: faceNote(facts, reading, now),
    request: story.request && fill(REQUEST, story.request),
    usedPercent: isStopped(facts) || facts.dueOn === null ? null : reading.usedFraction * 100,
  };
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

function secondsBetween(from: number, to: number | null): number {
  return Math.max(0, Math.floor(((to ?? from) - from) / SECOND));
}
