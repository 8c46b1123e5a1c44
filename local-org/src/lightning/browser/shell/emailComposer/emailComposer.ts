import { LightningElement } from "lwc";
import { COMPOSE_EVENT } from "force/navigation";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { request, type FetchResponse } from "local/http";
import { refreshRecords } from "local/records";

const RECORDS = "/services/data/v66.0/ui-api/records";

/**
 * Stands in for the docked email composer of Lightning Experience. Nothing is sent; what the platform saves of a sent email
 * is saved. As there, other components hear nothing of it, save through the records that changed.
 */
export default class EmailComposer extends LightningElement {
  recordId = "";
  to = "";
  subject = "";
  body = "";
  problem = "";
  isOpen = false;
  isSending = false;
  opener: Element | null = null;
  takesFocus = false;

  connectedCallback(): void {
    window.addEventListener(COMPOSE_EVENT, (event) => void this.open((event as CustomEvent<string>).detail));
  }

  renderedCallback(): void {
    if (!this.takesFocus) return;
    this.takesFocus = false;
    this.template?.querySelector<HTMLElement>("[data-first]")?.focus();
  }

  get panelClass(): string {
    return "slds-docked-composer slds-grid slds-grid_vertical slds-is-open";
  }

  async open(recordId: string): Promise<void> {
    this.opener = document.activeElement;
    Object.assign(this, { recordId, to: "", subject: "", body: "", problem: "", isOpen: true, takesFocus: true });
    const object = localOrg.keyPrefixes[recordId.slice(0, 3)] ?? "";
    const address = `${RECORDS}/${encodeURIComponent(recordId)}?optionalFields=${object}.Email`;
    try {
      const record = (await request("GET", address)) as { fields: Record<string, { value: unknown } | undefined> };
      // What is typed meanwhile stays.
      if (this.recordId === recordId && this.to === "") this.to = String(record.fields["Email"]?.value ?? "");
    } catch {
      // Without its address the person who writes types one.
    }
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    const { name } = event.target as HTMLInputElement;
    Object.assign(this, { [name]: event.detail.value });
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === "Escape") this.close();
  }

  handleClose(): void {
    this.close();
  }

  async handleSend(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    const { recordId, to, subject, body } = this;
    try {
      await request("POST", "/local-org/email", { recordId, to, subject, body });
      this.close();
      this.dispatchEvent(new ShowToastEvent({ title: `Email sent to ${to}.`, variant: "success" }));
      await refreshRecords([recordId]);
    } catch (error) {
      const { body: answer } = error as Partial<FetchResponse>;
      this.problem = String((answer as { message?: string } | undefined)?.message ?? error);
    } finally {
      this.isSending = false;
    }
  }

  close(): void {
    this.isOpen = false;
    if (this.opener instanceof HTMLElement) this.opener.focus();
  }
}
