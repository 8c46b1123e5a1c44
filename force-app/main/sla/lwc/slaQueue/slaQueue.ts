/** The clocks of the queue, as the server has sent them. No markup. */
import IN_QUEUE from "@salesforce/label/c.Sla_Queue_In_Queue";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import TITLE_COMPANY from "@salesforce/label/c.Sla_Queue_Title_Company";
import WITH from "@salesforce/label/c.Sla_Queue_With";
import { momentOf } from "c/moments";
import { intervalsOf, type OpenAnswer } from "c/openTime";
import { factsOf, type ClockAnswer, type ClockFacts } from "c/slaFacts";
import { wordStep, type StepAnswer } from "c/slaSteps";
import { fill } from "c/text";

/** What the Apex class SlaQueue sends. */
export interface QueueAnswer {
  readonly serverNow?: string | null;
  readonly hours?:
    readonly { readonly key?: string | null; readonly openIntervals?: readonly OpenAnswer[] | null }[] | null;
  readonly rows?: readonly RowAnswer[] | null;
}

export interface RowAnswer extends ClockAnswer {
  readonly leadId?: string | null;
  readonly leadName?: string | null;
  readonly title?: string | null;
  readonly company?: string | null;
  readonly request?: string | null;
  readonly ownerName?: string | null;
  readonly ownerIsMe?: boolean | null;
  readonly hoursKey?: string | null;
  readonly nextStep?: StepAnswer | null;
  readonly canLogCall?: boolean | null;
  readonly canAccept?: boolean | null;
}

/**
 * A clock of the queue; nothing of it changes with time. A class, because LWC hands its instances on as they are: it wraps
 * plain objects, and reading through the wrap would cost hundreds of rows more than all their arithmetic.
 */
export class QueueRow {
  readonly leadId: string;
  readonly leadName: string;
  readonly who: string;
  readonly request: string;
  /** Empty for the reader's own. */
  readonly owner: string;
  readonly facts: ClockFacts;
  /** Empty: none. */
  readonly nextStep: string;
  readonly nextStepOn: number | null;
  readonly canLogCall: boolean;
  readonly canAccept: boolean;
  /** The reader's own, or theirs to take. */
  readonly isMyTurn: boolean;

  constructor(answer: RowAnswer, leadId: string, facts: ClockFacts) {
    const { title, company, ownerName, nextStep } = answer;
    this.leadId = leadId;
    this.leadName = answer.leadName ?? NO_VALUE;
    this.who = title && company ? fill(TITLE_COMPANY, title, company) : (title ?? company ?? "");
    this.request = answer.request ?? "";
    this.owner = ownerName && !answer.ownerIsMe ? fill(answer.ownerIsQueue ? IN_QUEUE : WITH, ownerName) : "";
    this.facts = facts;
    this.nextStep = nextStep ? wordStep(nextStep, answer.targetMinutes ?? Infinity) : "";
    this.nextStepOn = momentOf(nextStep?.dueOn);
    this.canLogCall = answer.canLogCall === true;
    this.canAccept = answer.canAccept === true;
    this.isMyTurn = answer.ownerIsMe === true || this.canAccept;
  }
}

/** Rows whose clock is whole; those of the same hours share their open time. */
export function rowsOf({ serverNow, hours, rows }: QueueAnswer): QueueRow[] {
  const intervals = new Map((hours ?? []).map(({ key, openIntervals }) => [key ?? "", intervalsOf(openIntervals)]));
  return (rows ?? []).flatMap((answer) => {
    const facts = factsOf({ ...answer, serverNow }, intervals.get(answer.hoursKey ?? "") ?? []);
    return facts && answer.leadId ? [new QueueRow(answer, answer.leadId, facts)] : [];
  });
}
