import { onEverySecond, serverNow, setServerTime } from "c/serverClock";
import type { Answer, Panel } from "c/slaAnswers";
import { factsOf, isStopped, type ClockFacts } from "c/slaFacts";
import { wordAnnouncement, type Announcement } from "./announcement";
import { viewOf, type View } from "./view";

/** A clock on the page, which ticks by itself from one answer of the server to the next. */
export class TickingClock {
  private view: View | null = null;
  private stopTicking: (() => void) | undefined;
  private readonly draw: (view: View | null, announcement: Announcement | null) => void;

  /** @param draw called at once and at each tick; without a view: there is no clock */
  constructor(draw: (view: View | null, announcement: Announcement | null) => void) {
    this.draw = draw;
  }

  start({ panel, asked, answered }: Answer): void {
    this.stop();
    this.view = null;
    const facts = factsOf(panel);
    if (!facts) {
      this.draw(null, null);
      return;
    }
    setServerTime(facts.asOf, asked, answered);
    this.tick(panel, facts, serverNow());
    if (!isStopped(facts)) this.stopTicking = onEverySecond((now) => this.tick(panel, facts, now));
  }

  stop(): void {
    this.stopTicking?.();
    this.stopTicking = undefined;
  }

  private tick(panel: Panel, facts: ClockFacts, now: number): void {
    const before = this.view;
    this.view = viewOf(panel, facts, now, before);
    const leadName = panel.leadName ?? "";
    this.draw(this.view, before && wordAnnouncement(before.reading, this.view.reading, facts, leadName, now));
  }
}
