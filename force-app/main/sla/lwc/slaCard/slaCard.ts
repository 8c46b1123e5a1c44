/** Everything that stands on the card of a response clock, as plain texts for the template. */
import AROUND_THE_CLOCK from "@salesforce/label/c.Sla_Around_The_Clock";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import OWNER_TIME from "@salesforce/label/c.Sla_Owner_Time";
import PROOF_GONE from "@salesforce/label/c.Sla_Proof_Gone";
import PROOF_NOTE from "@salesforce/label/c.Sla_Proof_Note";
import REP_RESPONSE from "@salesforce/label/c.Sla_Rep_Response";
import SO_FAR from "@salesforce/label/c.Sla_So_Far";
import YOUR_TIME from "@salesforce/label/c.Sla_Your_Time";
import { inWords } from "c/moments";
import type { ClockAnswer, ClockFacts, Reading } from "c/slaReading";
import { wordFace, wordTurn, type Face, type Owner, type Turn } from "c/slaWording";
import { span } from "c/spans";
import { fill } from "c/text";

/** What the Apex class SlaPanel sends beside the clock itself. */
export interface CardAnswer extends ClockAnswer {
  readonly leadName?: string | null;
  readonly ownerName?: string | null;
  readonly ownerIsMe?: boolean | null;
  readonly ownerIsQueue?: boolean | null;
  readonly policyLabel?: string | null;
  readonly hoursName?: string | null;
  readonly proof?: {
    readonly id?: string | null;
    readonly subject?: string | null;
    readonly byName?: string | null;
    readonly completedOn?: string | null;
  } | null;
}

export interface Proof {
  /** Null: the record is gone or not shared with this user, and the note says so. */
  readonly id: string | null;
  readonly subject: string;
  readonly note: string;
}

export interface Card {
  readonly face: Face;
  /** While nobody has responded. */
  readonly turn: Turn | null;
  /** Once somebody has. */
  readonly proof: Proof | null;
  readonly systemDelay: string;
  readonly repLabel: string;
  readonly repResponse: string;
  readonly policy: string;
  readonly hours: string;
}

export function cardOf(answer: CardAnswer, facts: ClockFacts, reading: Reading, now: number): Card {
  const isStopped = facts.firstResponseOn !== null;
  return {
    face: wordFace(facts, reading, now),
    turn: isStopped ? null : wordTurn(ownerOf(answer), reading, now),
    proof: isStopped ? proofOf(answer, now) : null,
    systemDelay: fill(facts.assignedOn === null && !isStopped ? SO_FAR : "{0}", span(reading.systemDelaySeconds)),
    repLabel: repLabel(answer, facts),
    repResponse: reading.repResponseSeconds === null ? NO_VALUE : span(reading.repResponseSeconds),
    policy: answer.policyLabel ?? NO_VALUE,
    hours: answer.hoursName ?? AROUND_THE_CLOCK,
  };
}

function ownerOf(answer: CardAnswer): Owner {
  return {
    leadName: answer.leadName ?? NO_VALUE,
    ownerName: answer.ownerName ?? null,
    ownerIsMe: answer.ownerIsMe === true,
    ownerIsQueue: answer.ownerIsQueue === true,
  };
}

function proofOf({ proof }: CardAnswer, now: number): Proof {
  if (!proof?.id || !proof.subject || !proof.completedOn) return { id: null, subject: "", note: PROOF_GONE };
  const note = fill(PROOF_NOTE, proof.byName ?? NO_VALUE, inWords(Date.parse(proof.completedOn), now));
  return { id: proof.id, subject: proof.subject, note };
}

function repLabel(answer: CardAnswer, facts: ClockFacts): string {
  if (facts.firstResponseOn !== null || facts.assignedOn === null) return REP_RESPONSE;
  return answer.ownerIsMe ? YOUR_TIME : OWNER_TIME;
}
