import { api, LightningElement } from "lwc";

/** Says that there is nothing here, and leads back. */
export default class EmptyPage extends LightningElement {
  @api title = "";
  @api text = "";
}
