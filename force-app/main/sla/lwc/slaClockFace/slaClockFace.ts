import { LightningElement, api } from "lwc";
import type { Face } from "c/slaCard";

/** The tinted area of the card: state, time, due moment, and the bar of what is used up with the agreed steps on it. */
export default class SlaClockFace extends LightningElement {
  @api face!: Face;
  /** Where the agreed steps stand, in percent of the promise. */
  @api marks: readonly number[] = [];

  /** Focuses the state, so that it is read out. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>(".state-text")?.focus();
  }

  get areaClass(): string {
    return `area tone_${this.face.tone}`;
  }

  get hasBar(): boolean {
    return this.face.usedPercent !== null;
  }

  get barStyle(): string {
    return `inline-size: ${(this.face.usedPercent ?? 0).toFixed(1)}%`;
  }

  /** A notch once it is passed, a line while it is ahead. */
  get barMarks() {
    const used = this.face.usedPercent ?? 0;
    return this.marks.map((percent) => ({
      percent,
      markClass: percent <= used ? "mark mark_passed" : "mark",
      style: `inset-inline-start: ${percent.toFixed(2)}%`,
    }));
  }
}
