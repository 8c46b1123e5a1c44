import { LightningElement, api } from "lwc";
import POLICY from "@salesforce/label/c.Sla_Policy";
import PROOF_TITLE from "@salesforce/label/c.Sla_Proof_Title";
import type { Action } from "c/slaActions";
import type { Card } from "c/slaCard";

/**
 * A clock on its card: how it stands, whose turn it is and what may be done, where the time went, and the agreed steps.
 *
 * @fires action detail: the name of what the user wants done
 */
export default class SlaCardBody extends LightningElement {
  @api card!: Card;
  @api actions: readonly Action[] = [];
  /** No button can be pressed. */
  @api isActing = false;

  labels = { POLICY, PROOF_TITLE };

  /** Focuses the state, so that it is read out. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>("c-sla-clock-face")?.focus();
  }

  get hasActions(): boolean {
    return this.actions.length > 0;
  }

  handleAction(event: Event): void {
    const { action } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent("action", { detail: action }));
  }
}
