import { LightningElement, api } from "lwc";
import TRY_AGAIN from "@salesforce/label/c.Tandem_Try_Again";

/**
 * Above what a card still shows after the server could not be asked again: how old it is.
 *
 * @fires tryagain
 */
export default class StaleNotice extends LightningElement {
  @api text = "";

  labels = { TRY_AGAIN };

  handleTryAgain(): void {
    this.dispatchEvent(new CustomEvent("tryagain"));
  }
}
