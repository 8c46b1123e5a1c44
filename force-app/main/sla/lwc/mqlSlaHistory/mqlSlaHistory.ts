import { api } from "lwc";
import LightningModal from "lightning/modal";
import CLOSE from "@salesforce/label/c.Sla_History_Close";
import EPISODES from "@salesforce/label/c.Sla_History_Episodes";
import FOOT from "@salesforce/label/c.Sla_History_Foot";
import NO_EPISODES from "@salesforce/label/c.Sla_History_No_Episodes";
import SPANS from "@salesforce/label/c.Sla_History_Spans";
import TITLE from "@salesforce/label/c.Sla_History_Title";
import { openDialog } from "c/dialogs";
import { zoneName } from "c/moments";
import { serverNow } from "c/serverClock";
import { wordEpisodes, wordSpans, type EpisodeAnswer, type HistoryLine, type SpanAnswer } from "c/slaHistory";
import { fill } from "c/text";

/** Who had the lead in which time, and what came of its earlier requests. */
export default class MqlSlaHistory extends LightningModal {
  @api leadName!: string;
  @api spans: readonly HistoryLine[] = [];
  @api episodes: readonly HistoryLine[] = [];

  labels = { CLOSE, EPISODES, NO_EPISODES, SPANS };
  isShown = false;

  /**
   * The platform moves the focus into a dialog when it is rendered once more, as it is while it fades in. For people who
   * ask their system for less motion this one is not, and Escape and Tab would go on in the page behind.
   */
  override renderedCallback(): void {
    if (!this.isShown && window.matchMedia("(prefers-reduced-motion: reduce)").matches)
      this.template!.querySelector<HTMLElement>("lightning-button")?.focus();
    this.isShown = true;
  }

  get heading(): string {
    return fill(TITLE, this.leadName);
  }

  get foot(): string {
    return fill(FOOT, zoneName(serverNow()));
  }

  get hasSpans(): boolean {
    return this.spans.length > 0;
  }

  get hasEpisodes(): boolean {
    return this.episodes.length > 0;
  }

  handleClose(): void {
    void this.close(undefined);
  }
}

export async function showHistory(
  leadName: string,
  spans: readonly SpanAnswer[],
  episodes: readonly EpisodeAnswer[],
): Promise<void> {
  const now = serverNow();
  const words = { spans: wordSpans(spans, now), episodes: wordEpisodes(episodes, now) };
  await openDialog(MqlSlaHistory, { label: fill(TITLE, leadName), leadName, ...words });
}
