import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import ACCEPT from "@salesforce/label/c.Sla_Accept";
import ACTION_FOR from "@salesforce/label/c.Sla_Queue_Action_For";
import LOG_A_CALL from "@salesforce/label/c.Sla_Log_A_Call";
import NEXT_STEP from "@salesforce/label/c.Sla_Queue_Next_Step";
import { onEverySecond, serverNow } from "c/serverClock";
import type { QueueRow } from "c/slaQueue";
import { readsTheSame, wordRow, wordTick, type RowWords } from "c/slaQueueWording";
import { readClock, type Reading } from "c/slaReading";
import { fill } from "c/text";

/**
 * One clock of the queue. It ticks by itself: what counts down is written into text nodes of its own, and the row is drawn
 * again only when something else changes, so that hundreds of rows tick smoothly.
 *
 * @fires logcall, accept detail: the lead's Id
 */
export default class SlaQueueRow extends NavigationMixin(LightningElement) {
  /** What should happen next is here: it has the brand button. */
  @api isNext = false;
  /** Its action is being done. */
  @api isBusy = false;

  labels = { ACCEPT, LOG_A_CALL, NEXT_STEP };
  words: RowWords | null = null;
  url = "";

  private model!: QueueRow;
  /** For which the words were found. */
  private reading: Reading | null = null;
  private stopTicking: (() => void) | undefined;
  private readonly timeNode = document.createTextNode("");
  private readonly nextNode = document.createTextNode("");

  @api
  get row(): QueueRow {
    return this.model;
  }
  set row(value: QueueRow) {
    this.model = value;
    this.words = null;
    this.tick(serverNow());
  }

  /** Focuses the lead's name. */
  @api
  focus(): void {
    this.template?.querySelector<HTMLElement>(".lead")?.focus();
  }

  override connectedCallback(): void {
    this.stopTicking = onEverySecond((now) => this.tick(now));
    void this.findUrl();
  }

  override disconnectedCallback(): void {
    this.stopTicking?.();
  }

  override renderedCallback(): void {
    this.template?.querySelector(".time")?.append(this.timeNode);
    this.template?.querySelector(".next-when")?.append(this.nextNode);
  }

  get rowClass(): string {
    return `row tone_${this.words?.tone ?? "quiet"}`;
  }

  get hasAction(): boolean {
    return this.model.canAccept || this.model.canLogCall;
  }

  get actionLabel(): string {
    return this.model.canAccept ? ACCEPT : LOG_A_CALL;
  }

  get spokenAction(): string {
    return fill(ACTION_FOR, this.actionLabel, this.model.leadName);
  }

  /** Not disabled, which would lose the focus. */
  get busy(): string {
    return `${this.isBusy}`;
  }

  get actionClass(): string {
    return `slds-button slds-button_${this.isNext ? "brand" : "neutral"}`;
  }

  handleLead(event: Event): void {
    event.preventDefault();
    this[NavigationMixin.Navigate](this.page());
  }

  handleAction(): void {
    const name = this.model.canAccept ? "accept" : "logcall";
    this.dispatchEvent(new CustomEvent(name, { detail: this.model.leadId }));
  }

  private tick(now: number): void {
    const reading = readClock(this.model.facts, now);
    if (!this.words || !this.reading || !readsTheSame(this.reading, reading)) {
      this.words = wordRow(this.model, reading, now);
      this.reading = reading;
    }
    const [time, nextWhen] = wordTick(this.model, this.words, reading, now);
    if (this.timeNode.data !== time) this.timeNode.data = time;
    if (this.nextNode.data !== nextWhen) this.nextNode.data = nextWhen;
  }

  private async findUrl(): Promise<void> {
    this.url = await this[NavigationMixin.GenerateUrl](this.page());
  }

  private page() {
    const attributes = { recordId: this.model.leadId, objectApiName: "Lead", actionName: "view" };
    return { type: "standard__recordPage", attributes };
  }
}
