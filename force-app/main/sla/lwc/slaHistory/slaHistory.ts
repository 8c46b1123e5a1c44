/** Who had a lead and for how long, and what came of its earlier requests, in words. No markup. */
import EPISODE_DUE from "@salesforce/label/c.Sla_Episode_Due";
import EPISODE_MET from "@salesforce/label/c.Sla_Episode_Met";
import EPISODE_MET_LATE from "@salesforce/label/c.Sla_Episode_Met_Late";
import EPISODE_OPEN from "@salesforce/label/c.Sla_Episode_Open";
import EPISODE_UNDUE from "@salesforce/label/c.Sla_Episode_Undue";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import SPAN_FROM from "@salesforce/label/c.Sla_Span_From";
import SPAN_FROM_TO from "@salesforce/label/c.Sla_Span_From_To";
import SPAN_PAUSE from "@salesforce/label/c.Sla_Span_Pause";
import SPAN_PERSON from "@salesforce/label/c.Sla_Span_Person";
import SPAN_QUEUE from "@salesforce/label/c.Sla_Span_Queue";
import SPAN_YOU from "@salesforce/label/c.Sla_Span_You";
import USED from "@salesforce/label/c.Sla_Spoken_Used";
import { inWords, inWordsBeside } from "c/moments";
import { wordEnding } from "c/slaEnding";
import { span } from "c/spans";
import { fill } from "c/text";

/** A span as the Apex class SlaPanel sends it. */
export interface SpanAnswer {
  readonly kind?: string | null;
  readonly name?: string | null;
  readonly isMe?: boolean | null;
  readonly beganOn?: string | null;
  readonly endedOn?: string | null;
  readonly seconds?: number | null;
}

/** An earlier episode as the Apex class SlaPanel sends it. */
export interface EpisodeAnswer {
  readonly handoffId?: string | null;
  readonly startedOn?: string | null;
  readonly state?: string | null;
  readonly secondsUsed?: number | null;
  readonly policyLabel?: string | null;
  readonly firstResponseOn?: string | null;
  readonly responseByName?: string | null;
  readonly endReason?: string | null;
  readonly dueOn?: string | null;
}

export interface HistoryLine {
  readonly key: string;
  readonly icon: string;
  readonly title: string;
  readonly note: string;
  readonly time: string;
}

const ICONS: Readonly<Record<string, string>> = {
  Queue: "utility:people",
  Person: "utility:user",
  Pause: "utility:pause",
  MET: "utility:success",
  MET_LATE: "utility:success",
  CANCELLED: "utility:ban",
};

export function wordSpans(spans: readonly SpanAnswer[], now: number): HistoryLine[] {
  return spans.map(({ kind, name, isMe, beganOn, endedOn, seconds }, index) => ({
    key: `${index}`,
    icon: ICONS[kind ?? ""] ?? "utility:clock",
    title: wordHolder(kind ?? "", name ?? "", isMe === true),
    note: wordPeriod(beganOn, endedOn, now),
    time: span(seconds ?? 0),
  }));
}

/** Newest first, as they are sent. */
export function wordEpisodes(episodes: readonly EpisodeAnswer[], now: number): HistoryLine[] {
  return episodes.map((episode, index) => ({
    key: episode.handoffId ?? `${index}`,
    icon: ICONS[episode.state ?? ""] ?? "utility:clock",
    title: wordOutcome(episode),
    note: wordTerms(episode, now),
    time: fill(USED, span(episode.secondsUsed ?? 0)),
  }));
}

function wordHolder(kind: string, name: string, isMe: boolean): string {
  if (kind === "Pause") return fill(SPAN_PAUSE, name);
  if (kind === "Queue") return fill(SPAN_QUEUE, name);
  return isMe ? SPAN_YOU : fill(SPAN_PERSON, name);
}

function wordPeriod(beganOn: string | null | undefined, endedOn: string | null | undefined, now: number): string {
  if (!beganOn) return "";
  const from = inWords(Date.parse(beganOn), now);
  return endedOn
    ? fill(SPAN_FROM_TO, from, inWordsBeside(Date.parse(endedOn), Date.parse(beganOn), now))
    : fill(SPAN_FROM, from);
}

function wordOutcome({ state, responseByName, endReason }: EpisodeAnswer): string {
  const by = responseByName ?? NO_VALUE;
  if (state === "MET") return fill(EPISODE_MET, by);
  if (state === "MET_LATE") return fill(EPISODE_MET_LATE, by);
  return endReason ? wordEnding(endReason) : EPISODE_OPEN;
}

function wordTerms({ startedOn, dueOn, policyLabel }: EpisodeAnswer, now: number): string {
  const asked = Date.parse(startedOn ?? "");
  const policy = policyLabel ?? "";
  return dueOn
    ? fill(EPISODE_DUE, inWords(asked, now), inWordsBeside(Date.parse(dueOn), asked, now), policy)
    : fill(EPISODE_UNDUE, inWords(asked, now), policy);
}
