/** Everything that stands on the card of a response clock, as plain texts for the template. */
import AROUND_THE_CLOCK from "@salesforce/label/c.Sla_Around_The_Clock";
import HOURS from "@salesforce/label/c.Sla_Hours";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import { inOwnTime } from "c/moments";
import type { ClockAnswer, ClockFacts } from "c/slaFacts";
import type { Reading } from "c/slaReading";
import { ladderOf, type Ladder, type StepAnswer } from "c/slaSteps";
import { fill } from "c/text";
import { wordFace, type Face } from "./face";
import { figuresOf, type Figure, type FiguresAnswer } from "./figures";
import { proofOf, type Proof, type ProofAnswer } from "./proof";
import { storyOf, type StoryAnswer } from "./story";
import { wordTurn, type Turn } from "./turn";

export type { Face, Proof };

/** What the Apex class SlaPanel sends. */
export type CardAnswer = ClockAnswer &
  StoryAnswer &
  FiguresAnswer & {
    readonly policyLabel?: string | null;
    readonly hoursName?: string | null;
    readonly proof?: ProofAnswer | null;
    readonly proofNote?: string | null;
    readonly steps?: readonly StepAnswer[] | null;
  };

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

const MINUTE_SECONDS = 60;
const WHOLE = 100;

export function cardOf(answer: CardAnswer, facts: ClockFacts, reading: Reading, now: number): Card {
  const isAnswered = facts.firstResponseOn !== null;
  const story = storyOf(answer);
  return {
    face: wordFace(facts, reading, story, now),
    turn: isAnswered ? null : wordTurn(facts, reading, story, now),
    proof: isAnswered ? proofOf(answer.proof, now) : null,
    proofNote: inOwnTime(answer.proofNote ?? "", now),
    figures: figuresOf(answer, facts, reading, now),
    ladder: ladderOf(answer.steps ?? [], facts, reading, now),
    marks: reading.state === "breached" ? [] : marksOf(answer.steps ?? [], facts),
    policy: answer.policyLabel ?? NO_VALUE,
    hours: answer.hoursName ? fill(HOURS, answer.hoursName) : AROUND_THE_CLOCK,
  };
}

function marksOf(steps: readonly StepAnswer[], { targetSeconds }: ClockFacts): number[] {
  const percents = steps.map(({ minutes }) => ((minutes ?? 0) * MINUTE_SECONDS * WHOLE) / targetSeconds);
  return [...new Set(percents)].filter((percent) => percent > 0 && percent < WHOLE);
}
