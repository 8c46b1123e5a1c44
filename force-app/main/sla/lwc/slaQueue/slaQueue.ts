/** The queue of open clocks: its rows, their order by urgency, and their words. No markup. */
import COUNT_ASLEEP from "@salesforce/label/c.Sla_Queue_Asleep";
import COUNT_BREACHED from "@salesforce/label/c.Sla_Queue_Breached";
import COUNT_PAUSED from "@salesforce/label/c.Sla_Queue_Paused";
import COUNT_RUNNING from "@salesforce/label/c.Sla_Queue_Running";
import COUNT_WAITING from "@salesforce/label/c.Sla_Queue_Waiting";
import COUNT_WARNING from "@salesforce/label/c.Sla_Queue_Warning";
import CHANGED from "@salesforce/label/c.Sla_Queue_Changed";
import CHANGED_ONE from "@salesforce/label/c.Sla_Queue_Changed_One";
import DUE from "@salesforce/label/c.Sla_Queue_Due";
import DUE_WITH_OWNER from "@salesforce/label/c.Sla_Due_With_Owner";
import IN_QUEUE from "@salesforce/label/c.Sla_Queue_In_Queue";
import NEW from "@salesforce/label/c.Sla_Queue_New";
import NO_STEP from "@salesforce/label/c.Sla_Queue_No_Step";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import PAUSED_OPEN from "@salesforce/label/c.Sla_Queue_Paused_Open";
import PAUSED_UNTIL from "@salesforce/label/c.Sla_Queue_Paused_Until";
import TITLE_COMPANY from "@salesforce/label/c.Sla_Queue_Title_Company";
import WAS_DUE from "@salesforce/label/c.Sla_Queue_Was_Due";
import WITH from "@salesforce/label/c.Sla_Queue_With";
import { brief } from "c/moments";
import {
  factsOf,
  intervalsOf,
  readClock,
  type ClockAnswer,
  type ClockFacts,
  type OpenAnswer,
  type Reading,
} from "c/slaReading";
import { isOpenThroughout, wordCountdown, wordNext, wordStep, type StepAnswer } from "c/slaSteps";
import { wordTime, type TimeWords, type Tone } from "c/slaWording";
import { countdown } from "c/spans";
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

/** How urgent a clock is: its state, but asleep and paused come after all that run. */
export type Standing = "breached" | "warning" | "running" | "waiting" | "asleep" | "paused";

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
    this.nextStepOn = nextStep?.dueOn ? Date.parse(nextStep.dueOn) : null;
    this.canLogCall = answer.canLogCall === true;
    this.canAccept = answer.canAccept === true;
    this.isMyTurn = answer.ownerIsMe === true || this.canAccept;
  }
}

/** A row at a moment. */
export interface Place {
  readonly row: QueueRow;
  readonly reading: Reading;
  readonly standing: Standing;
}

/** A row as it stands on the page. */
export interface ShownRow {
  readonly row: QueueRow;
  /** It has the brand button: what should happen next. */
  readonly isNext: boolean;
}

export interface RowWords extends TimeWords {
  readonly due: string;
  readonly next: string;
  readonly nextWhen: string;
  /** Whether `nextWhen` counts down. */
  readonly nextCountsDown: boolean;
}

/** How many clocks stand so; the word of a filter. */
export interface Count {
  readonly standing: Standing;
  readonly count: number;
  readonly label: string;
  readonly icon: string;
  readonly tone: Tone;
}

const STANDINGS: Readonly<Record<Standing, { label: string; icon: string; tone: Tone }>> = {
  breached: { label: COUNT_BREACHED, icon: "utility:error", tone: "bad" },
  warning: { label: COUNT_WARNING, icon: "utility:warning", tone: "warn" },
  running: { label: COUNT_RUNNING, icon: "utility:clock", tone: "run" },
  waiting: { label: COUNT_WAITING, icon: "utility:people", tone: "quiet" },
  asleep: { label: COUNT_ASLEEP, icon: "utility:notification_snoozed", tone: "quiet" },
  paused: { label: COUNT_PAUSED, icon: "utility:pause", tone: "quiet" },
};
const RANK_BREACHED = 0;
const RANK_COUNTING_DOWN = 1;
const RANK_WITHOUT_DUE = 2;
const RANK_ASLEEP = 3;
const RANK_PAUSED = 4;
const MINUTE_SECONDS = 60;
/** More changes at once are summed up. */
const MOST_SPOKEN = 2;

/** Rows whose clock is whole; those of the same hours share their open time. */
export function rowsOf({ serverNow, hours, rows }: QueueAnswer): QueueRow[] {
  const intervals = new Map((hours ?? []).map(({ key, openIntervals }) => [key ?? "", intervalsOf(openIntervals)]));
  return (rows ?? []).flatMap((answer) => {
    const facts = factsOf({ ...answer, serverNow }, intervals.get(answer.hoursKey ?? "") ?? []);
    return facts && answer.leadId ? [new QueueRow(answer, answer.leadId, facts)] : [];
  });
}

export function placesOf(rows: readonly QueueRow[], now: number): Place[] {
  return rows.map((row) => {
    const reading = readClock(row.facts, now);
    return { row, reading, standing: standingOf(reading) };
  });
}

/** Overdue longest first, then least time left, then asleep, then paused. */
export function byUrgency(places: readonly Place[]): Place[] {
  return [...places].sort(
    (left, right) =>
      rankOf(left) - rankOf(right) ||
      weightOf(left) - weightOf(right) ||
      left.row.leadName.localeCompare(right.row.leadName),
  );
}

/** The first of them; the reader is urged to the most urgent that is theirs to do. */
export function shownOf(places: readonly Place[], limit: number): ShownRow[] {
  const next = places.find(({ row, standing }) => row.isMyTurn && standing !== "asleep" && standing !== "paused");
  return places.slice(0, limit).map((place) => ({ row: place.row, isNext: place === next }));
}

/** In the order of urgency; only what there is, and what is asked for all the same. */
export function countsOf(places: readonly Place[], wanted: ReadonlySet<Standing>): Count[] {
  return (Object.keys(STANDINGS) as Standing[])
    .map((standing) => {
      const count = places.filter((place) => place.standing === standing).length;
      const { label, icon, tone } = STANDINGS[standing];
      return { standing, count, label: fill(label, count), icon, tone };
    })
    .filter(({ standing, count }) => count > 0 || wanted.has(standing));
}

export function wordRow({ facts, nextStep, nextStepOn }: QueueRow, reading: Reading, now: number): RowWords {
  const noStep = reading.state === "breached" ? NO_STEP : NO_VALUE;
  const isAhead = nextStepOn !== null && nextStepOn > now;
  return {
    ...wordTime(facts, reading, now),
    due: wordDue(facts, reading, now),
    next: nextStep || noStep,
    nextWhen: nextStep && wordNext(nextStepOn, facts, reading, now),
    nextCountsDown: isAhead && reading.state !== "paused" && isOpenThroughout(facts, now, nextStepOn),
  };
}

/**
 * What of a row's words may differ from second to second, at as little cost as can be: everything else changes once a minute
 * or with the state. See `readsTheSame`.
 */
export function wordTick(
  { nextStepOn }: QueueRow,
  { nextCountsDown, nextWhen }: RowWords,
  reading: Reading,
  now: number,
): readonly [time: string, nextWhen: string] {
  const counts = nextCountsDown && nextStepOn !== null;
  return [countdown(reading.seconds), counts ? wordCountdown(nextStepOn, now) : nextWhen];
}

/** Whether all other words of a row are the same at both readings. */
export function readsTheSame(one: Reading, other: Reading): boolean {
  return (
    one.state === other.state &&
    one.asleepUntil === other.asleepUntil &&
    Math.floor(one.seconds / MINUTE_SECONDS) === Math.floor(other.seconds / MINUTE_SECONDS)
  );
}

/** What a screen reader is told: whose clock stands otherwise than before, and which are new. Empty: nothing. */
export function wordChanges(before: ReadonlyMap<string, Standing>, places: readonly Place[], now: number): string {
  const changed = places.filter(({ row, standing }) => before.get(row.leadId) !== standing);
  if (changed.length > MOST_SPOKEN) return fill(CHANGED, changed.length, changed[0]?.row.leadName ?? "");
  const wordOne = ({ row, reading }: Place) => {
    const state = wordTime(row.facts, reading, now).state;
    return before.has(row.leadId) ? fill(CHANGED_ONE, row.leadName, state) : fill(NEW, row.leadName);
  };
  return changed.map(wordOne).join(" ");
}

function standingOf({ state, asleepUntil }: Reading): Standing {
  if (asleepUntil !== null) return "asleep";
  return state === "breached" || state === "warning" || state === "waiting" || state === "paused" ? state : "running";
}

function rankOf({ row, standing }: Place): number {
  if (standing === "breached") return RANK_BREACHED;
  if (standing === "asleep") return RANK_ASLEEP;
  if (standing === "paused") return RANK_PAUSED;
  return row.facts.dueOn === null ? RANK_WITHOUT_DUE : RANK_COUNTING_DOWN;
}

/** Within a rank, the smaller comes first. */
function weightOf(place: Place): number {
  const { facts } = place.row;
  switch (rankOf(place)) {
    case RANK_BREACHED:
    case RANK_WITHOUT_DUE:
      return -place.reading.seconds;
    case RANK_ASLEEP:
      return place.reading.asleepUntil ?? 0;
    case RANK_PAUSED:
      return facts.resumesOn ?? Number.MAX_SAFE_INTEGER;
    default:
      return place.reading.seconds;
  }
}

function wordDue(facts: ClockFacts, { state }: Reading, now: number): string {
  if (state === "paused")
    return facts.resumesOn === null ? PAUSED_OPEN : fill(PAUSED_UNTIL, brief(facts.resumesOn, now));
  if (facts.dueOn === null) return DUE_WITH_OWNER;
  return fill(state === "breached" ? WAS_DUE : DUE, brief(facts.dueOn, now));
}
