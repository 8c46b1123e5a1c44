/** Whose turn it is, and what to do. */
import PAUSED_BY from "@salesforce/label/c.Sla_Paused_By";
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
import { brief, inWords } from "c/moments";
import type { ClockFacts } from "c/slaFacts";
import type { Reading } from "c/slaReading";
import { span } from "c/spans";
import { fill } from "c/text";
import type { Story } from "./story";

export interface Turn {
  readonly heading: string;
  readonly note: string;
}

/** The value of Reason__c that says nothing by itself. */
const OTHER_REASON = "Other";

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

function endedTurn(facts: ClockFacts, story: Story): Turn {
  const reopens = story.endReason === "Disqualified" ? TURN_REOPENS : TURN_UNCOUNTED_NOTE;
  return facts.endedSecondsAfterDue === null
    ? { heading: TURN_UNCOUNTED, note: reopens }
    : { heading: TURN_MISSED, note: fill(TURN_MISSED_NOTE, span(facts.endedSecondsAfterDue)) };
}

function pausedTurn(
  facts: ClockFacts,
  { pauseReason, pauseReasonLabel, pauseNote, pausedBy }: Story,
  now: number,
): Turn {
  const isOther = pauseReason === OTHER_REASON && pauseNote !== "";
  const by = fill(PAUSED_BY, inWords(facts.pausedOn ?? now, now), pausedBy);
  return {
    heading: isOther ? pauseNote : pauseReasonLabel,
    note: isOther ? by : [by, pauseNote].filter(Boolean).join(" "),
  };
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
