import { LightningElement, api } from "lwc";

/** What stands on a card that has nothing else to show: why, and in the slot what can be done about it. */
export default class Message extends LightningElement {
  @api heading = "";
  @api icon = "";

  /** Focuses the heading, so that it is read out. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>(".heading")?.focus();
  }
}
