import { LightningElement, api } from "lwc";
import type { Ladder } from "c/slaSteps";

/** The agreed steps in their order: taken, next, later, not needed. */
export default class SlaLadder extends LightningElement {
  @api ladder!: Ladder;
}
