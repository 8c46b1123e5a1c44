import { LightningElement, api } from "lwc";
import ERROR_CODE from "@salesforce/label/c.Tandem_Error_Code";
import NO_ACCESS from "@salesforce/label/c.Tandem_No_Access";
import TRY_AGAIN from "@salesforce/label/c.Tandem_Try_Again";
import { REFUSED, type ServerError } from "c/serverErrors";
import { fill } from "c/text";

/**
 * Why a card has nothing to show. Who may not see it will not see it the second time either, so that a refusal offers no
 * second try, and is no alarm: some people read it on every record.
 *
 * @fires tryagain
 */
export default class LoadError extends LightningElement {
  @api error!: ServerError;
  @api heading = "";
  /** What the user need not fear. */
  @api note = "";

  labels = { TRY_AGAIN };

  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>("c-message")?.focus();
  }

  get mayTryAgain(): boolean {
    return this.error.code !== REFUSED;
  }

  get urgency(): string | null {
    return this.mayTryAgain ? "alert" : null;
  }

  get icon(): string {
    return this.mayTryAgain ? "utility:warning" : "utility:hide";
  }

  get shownHeading(): string {
    return this.mayTryAgain ? this.heading : NO_ACCESS;
  }

  get code(): string {
    return this.error.code ? fill(ERROR_CODE, this.error.code) : "";
  }

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent("tryagain"));
  }
}
