/** Everything that stands on the card of a response clock, as plain texts for the template. */
import ACKNOWLEDGED from "@salesforce/label/c.Sla_Acknowledged";
import AROUND_THE_CLOCK from "@salesforce/label/c.Sla_Around_The_Clock";
import BY_AND_WHEN from "@salesforce/label/c.Sla_Proof_Note";
import CAMPAIGN from "@salesforce/label/c.Sla_Request_Campaign";
import HOURS from "@salesforce/label/c.Sla_Hours";
import KIND_CALL from "@salesforce/label/c.Sla_Proof_Call";
import KIND_EMAIL from "@salesforce/label/c.Sla_Proof_Email";
import KIND_EVENT from "@salesforce/label/c.Sla_Proof_Event";
import LOGGED_LATE from "@salesforce/label/c.Sla_Proof_Logged_Late";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import OTHERS_TIME from "@salesforce/label/c.Sla_Others_Time";
import OWNER_TIME from "@salesforce/label/c.Sla_Owner_Time";
import PROOF_GONE from "@salesforce/label/c.Sla_Proof_Gone";
import REP_NONE from "@salesforce/label/c.Sla_Rep_None";
import REP_NOT_YET from "@salesforce/label/c.Sla_Rep_Not_Yet";
import REP_RESPONSE from "@salesforce/label/c.Sla_Rep_Response";
import SO_FAR from "@salesforce/label/c.Sla_So_Far";
import SYSTEM_DELAY from "@salesforce/label/c.Sla_System_Delay";
import YOUR_TIME from "@salesforce/label/c.Sla_Your_Time";
import { inOwnTime, inWords } from "c/moments";
import { isStopped, type ClockAnswer, type ClockFacts, type Reading } from "c/slaReading";
import { ladderOf, type Ladder, type StepAnswer } from "c/slaSteps";
import { wordFace, wordTurn, type Face, type Story, type Turn } from "c/slaWording";
import { span } from "c/spans";
import { fill } from "c/text";

/** What the Apex class SlaPanel sends beside the clock itself. */
export interface CardAnswer extends ClockAnswer {
  readonly leadName?: string | null;
  readonly ownerName?: string | null;
  readonly ownerIsMe?: boolean | null;
  readonly policyLabel?: string | null;
  readonly hoursName?: string | null;
  readonly request?: string | null;
  readonly campaignName?: string | null;
  readonly pause?: PauseAnswer | null;
  readonly ending?: (ClockAnswer["ending"] & { readonly reason?: string | null }) | null;
  readonly acknowledgement?: { readonly byName?: string | null; readonly acknowledgedOn?: string | null } | null;
  readonly proof?: ProofAnswer | null;
  readonly proofNote?: string | null;
  readonly steps?: readonly StepAnswer[] | null;
  readonly can?: { readonly email?: boolean | null } | null;
}

type PauseAnswer = ClockAnswer["pause"] & {
  readonly reason?: string | null;
  readonly note?: string | null;
  readonly byName?: string | null;
};

interface ProofAnswer {
  readonly kind?: string | null;
  readonly id?: string | null;
  readonly subject?: string | null;
  readonly byName?: string | null;
  readonly completedOn?: string | null;
  readonly loggedLate?: boolean | null;
}

export interface Proof {
  /** Null: the record is gone or not shared with this user, and the note says so. */
  readonly id: string | null;
  readonly objectApiName: "Event" | "Task";
  readonly icon: string;
  readonly subject: string;
  readonly note: string;
  /** Empty unless it was logged on a later day. */
  readonly loggedLate: string;
}

/** A value with its label. */
export interface Figure {
  readonly label: string;
  readonly value: string;
}

export interface Card {
  readonly face: Face;
  /** Until somebody has responded. */
  readonly turn: Turn | null;
  /** Once somebody has. */
  readonly proof: Proof | null;
  /** What became of a record that had proved a response; empty: nothing. */
  readonly proofNote: string;
  readonly figures: readonly Figure[];
  readonly ladder: Ladder | null;
  /** Where the steps stand on the bar, in percent of the promise. */
  readonly marks: readonly number[];
  readonly policy: string;
  readonly hours: string;
}

/** Values of Proof_Kind__c: the proof's icon, and its name before the subject. */
const KINDS: Readonly<Record<string, readonly [icon: string, name: string]>> = {
  Call: ["standard:log_a_call", KIND_CALL],
  Email: ["standard:email", KIND_EMAIL],
  Event: ["standard:event", KIND_EVENT],
};
const MINUTE_SECONDS = 60;
const WHOLE = 100;

export function cardOf(answer: CardAnswer, facts: ClockFacts, reading: Reading, now: number): Card {
  const isAnswered = facts.firstResponseOn !== null;
  const story = storyOf(answer);
  return {
    face: wordFace(facts, reading, story, now),
    turn: isAnswered ? null : wordTurn(facts, reading, story, now),
    proof: isAnswered ? proofOf(answer, now) : null,
    proofNote: inOwnTime(answer.proofNote ?? "", now),
    figures: figuresOf(answer, facts, reading, now),
    ladder: ladderOf(answer.steps ?? [], facts, reading, now),
    marks: reading.state === "breached" ? [] : marksOf(answer.steps ?? [], facts),
    policy: answer.policyLabel ?? NO_VALUE,
    hours: answer.hoursName ? fill(HOURS, answer.hoursName) : AROUND_THE_CLOCK,
  };
}

function storyOf(answer: CardAnswer): Story {
  const { campaignName, pause, request } = answer;
  return {
    leadName: answer.leadName ?? NO_VALUE,
    ownerName: answer.ownerName ?? null,
    ownerIsMe: answer.ownerIsMe === true,
    request: request && campaignName ? fill(CAMPAIGN, request, campaignName) : (request ?? campaignName ?? ""),
    canEmail: answer.can?.email === true,
    pauseReason: pause?.reason ?? "",
    pauseNote: pause?.note ?? "",
    pausedBy: pause?.byName ?? NO_VALUE,
    endReason: answer.ending?.reason ?? "",
  };
}

function proofOf({ proof }: CardAnswer, now: number): Proof {
  const [icon, kind] = KINDS[proof?.kind ?? ""] ?? ["standard:task", "{0}"];
  const objectApiName = proof?.kind === "Event" ? "Event" : "Task";
  const loggedLate = proof?.loggedLate ? LOGGED_LATE : "";
  const by = proof?.completedOn
    ? fill(BY_AND_WHEN, proof.byName ?? NO_VALUE, inWords(Date.parse(proof.completedOn), now))
    : "";
  return proof?.id
    ? { id: proof.id, objectApiName, icon, subject: nameProof(kind, proof.subject ?? NO_VALUE), note: by, loggedLate }
    : { id: null, objectApiName, icon, subject: "", note: [PROOF_GONE, by].filter(Boolean).join(" "), loggedLate };
}

/** The kind before the subject, unless the subject begins with it: the platform itself calls a sent e-mail `Email: …`. */
function nameProof(kind: string, subject: string): string {
  const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, "");
  return letters(subject).startsWith(letters(kind)) ? subject : fill(kind, subject);
}

/** System delay and rep response are never added up: nobody is blamed for routing. */
function figuresOf(answer: CardAnswer, facts: ClockFacts, reading: Reading, now: number): Figure[] {
  const isOpen = !isStopped(facts);
  const delay = span(reading.systemDelaySeconds);
  const { acknowledgement } = answer;
  return [
    { label: SYSTEM_DELAY, value: isOpen && facts.isWithQueue ? fill(SO_FAR, delay) : delay },
    ...(isOpen ? openRepFigures(answer, reading) : [repFigure(reading.repResponseSeconds, REP_NONE)]),
    ...(acknowledgement?.acknowledgedOn
      ? [
          {
            label: ACKNOWLEDGED,
            value: fill(
              BY_AND_WHEN,
              acknowledgement.byName ?? NO_VALUE,
              inWords(Date.parse(acknowledgement.acknowledgedOn), now),
            ),
          },
        ]
      : []),
  ];
}

/** While it is open, the present owner's time stands apart from that of the owners before. */
function openRepFigures(answer: CardAnswer, reading: Reading): Figure[] {
  const { ownerSeconds, repResponseSeconds } = reading;
  if (ownerSeconds === null) return [repFigure(repResponseSeconds, REP_NOT_YET)];
  const label = answer.ownerIsMe ? YOUR_TIME : fill(OWNER_TIME, answer.ownerName ?? NO_VALUE);
  const others = (repResponseSeconds ?? 0) - ownerSeconds;
  return [
    { label, value: span(ownerSeconds) },
    ...(others >= MINUTE_SECONDS ? [{ label: OTHERS_TIME, value: span(others) }] : []),
  ];
}

function repFigure(seconds: number | null, none: string): Figure {
  return { label: REP_RESPONSE, value: seconds === null ? none : span(seconds) };
}

function marksOf(steps: readonly StepAnswer[], { targetSeconds }: ClockFacts): number[] {
  const percents = steps.map(({ minutes }) => ((minutes ?? 0) * MINUTE_SECONDS * WHOLE) / targetSeconds);
  return [...new Set(percents)].filter((percent) => percent > 0 && percent < WHOLE);
}

/** The new card with every part of the former one that says the same, so that a tick draws nothing but what changed. */
export function keepParts(former: Card | null, next: Card): Card {
  if (!former) return next;
  const names = Object.keys(next) as (keyof Card)[];
  const isSame = (name: keyof Card) => JSON.stringify(former[name]) === JSON.stringify(next[name]);
  return { ...next, ...Object.fromEntries(names.filter(isSame).map((name) => [name, former[name]])) };
}
