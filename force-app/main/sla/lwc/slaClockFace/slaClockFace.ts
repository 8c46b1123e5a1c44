import { LightningElement, api } from "lwc";
import type { Face } from "c/slaWording";

/** The tinted area of the card: state, time, due moment and the bar of what is used up. */
export default class SlaClockFace extends LightningElement {
  @api face!: Face;

  get areaClass(): string {
    return `area tone_${this.face.tone}`;
  }

  get hasBar(): boolean {
    return this.face.usedPercent !== null;
  }

  get barStyle(): string {
    return `inline-size: ${(this.face.usedPercent ?? 0).toFixed(2)}%`;
  }
}
