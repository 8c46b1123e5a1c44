/** What a screen reader is told of a clock that ticks. */
import ANNOUNCE_LEFT from "@salesforce/label/c.Sla_Announce_Left";
import ANNOUNCE_OVERDUE from "@salesforce/label/c.Sla_Announce_Overdue";
import ANNOUNCE_STATE from "@salesforce/label/c.Sla_Announce_State";
import { inWords } from "c/moments";
import type { ClockFacts } from "c/slaFacts";
import { countsDown, type Reading } from "c/slaReading";
import { wordTime } from "c/slaTimeWords";
import { spoken } from "c/spans";
import { fill } from "c/text";

export interface Announcement {
  readonly text: string;
  /** To be spoken at once. */
  readonly urgent: boolean;
}

const SPOKEN_AT_SECONDS: readonly number[] = [600, 300, 60];

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
): Announcement | null {
  if (before.state !== after.state || (before.asleepUntil === null) !== (after.asleepUntil === null)) {
    if (after.state === "breached" && facts.dueOn !== null)
      return { text: fill(ANNOUNCE_OVERDUE, inWords(facts.dueOn, now)), urgent: true };
    return { text: fill(ANNOUNCE_STATE, wordTime(facts, after, now).state), urgent: false };
  }
  const crossed = SPOKEN_AT_SECONDS.some((mark) => before.seconds > mark && after.seconds <= mark);
  const counts = countsDown(after.state) && facts.dueOn !== null && crossed;
  return counts ? { text: fill(ANNOUNCE_LEFT, spoken(after.seconds), leadName), urgent: false } : null;
}
