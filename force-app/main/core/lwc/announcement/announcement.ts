import { LightningElement, api } from "lwc";

/**
 * What only a screen reader is told. A component of its own, because a live region must not be written to unless it has
 * something to say: whoever ticks is drawn anew every second.
 */
export default class Announcement extends LightningElement {
  @api text = "";
  /** "assertive" speaks at once, "polite" when the reader pauses. */
  @api urgency: "polite" | "assertive" = "polite";
}
