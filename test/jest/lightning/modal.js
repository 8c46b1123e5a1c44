import { LightningElement, api } from "lwc";

/** Stands in for lightning/modal, which sfdx-lwc-jest has no stub for: the dialog is an element like any other. */
export default class LightningModal extends LightningElement {
  @api size;
  @api label;
  @api description;
  @api disableClose = false;

  static open = jest.fn();

  @api
  close(result) {
    this.dispatchEvent(new CustomEvent("modalclose", { detail: result }));
  }
}
