import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import type { Proof } from "c/slaCard";

/** The record that proves the response, with a link to it. */
export default class SlaProof extends NavigationMixin(LightningElement) {
  url = "";

  private shown!: Proof;

  @api
  get proof(): Proof {
    return this.shown;
  }
  set proof(value: Proof) {
    this.shown = value;
    if (this.isConnected) void this.findUrl();
  }

  override connectedCallback(): void {
    void this.findUrl();
  }

  handleLink(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page());
  }

  private async findUrl(): Promise<void> {
    this.url = this.shown.id ? await this[NavigationMixin.GenerateUrl](this.page()) : "";
  }

  private page() {
    const { id, objectApiName } = this.shown;
    const attributes = { recordId: id ?? "", objectApiName, actionName: "view" };
    return { type: "standard__recordPage", attributes };
  }
}
