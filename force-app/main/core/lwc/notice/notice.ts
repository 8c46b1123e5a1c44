import { LightningElement, api } from "lwc";
import TRY_AGAIN from "@salesforce/label/c.Tandem_Try_Again";

/**
 * Something that went wrong, above what is still there to be seen or filled in.
 *
 * @fires tryagain
 */
export default class Notice extends LightningElement {
  @api text = "";
  @api tone: "warn" | "bad" = "warn";
  @api offersRetry = false;

  labels = { TRY_AGAIN };

  get noticeClass(): string {
    return `notice tone_${this.tone}`;
  }

  get icon(): string {
    return this.tone === "bad" ? "utility:error" : "utility:warning";
  }

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent("tryagain"));
  }
}
