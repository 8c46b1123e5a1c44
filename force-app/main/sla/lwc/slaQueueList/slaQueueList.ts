import { LightningElement, api } from "lwc";
import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import COLUMN_LEAD from "@salesforce/label/c.Sla_Queue_Column_Lead";
import COLUMN_NEXT from "@salesforce/label/c.Sla_Queue_Column_Next";
import COLUMN_REQUEST from "@salesforce/label/c.Sla_Queue_Column_Request";
import COLUMN_TIME from "@salesforce/label/c.Sla_Queue_Column_Time";
import SHOW_MORE from "@salesforce/label/c.Sla_Queue_Show_More";
import { ACCEPT, LOG_CALL, perform, type Command } from "c/slaCommands";
import type { QueueRow } from "c/slaQueue";
import { shownOf, type Place, type ShownRow } from "c/slaQueueOrder";

interface RowElement extends HTMLElement {
  readonly row: QueueRow;
  isBusy: boolean;
}

/**
 * The rows of the queue as they stand on the page: a new order waits until the focus has left them. The slot `foot` stands
 * below them; what else is inside stands there when there is no row.
 *
 * @fires more when more of them shall stand there
 * @fires acted detail: the place from 0 of the row acted on
 */
export default class SlaQueueList extends LightningElement {
  labels = { COLUMN_LEAD, COLUMN_NEXT, COLUMN_REQUEST, COLUMN_TIME, SHOW_MORE };
  shown: readonly ShownRow[] = [];

  private places: readonly Place[] = [];
  private most = 0;
  private hasFocus = false;
  private focusIndex: number | null = null;

  /** All of them, in order. */
  @api
  get rows(): readonly Place[] {
    return this.places;
  }
  set rows(value: readonly Place[]) {
    this.places = value;
    if (!this.hasFocus) this.present();
  }

  /** How many stand there at most. */
  @api
  get limit(): number {
    return this.most;
  }
  set limit(value: number) {
    this.most = value;
    if (!this.hasFocus) this.present();
  }

  /** Focuses the row at a place, or the last; without rows, what stands there instead. */
  @api
  focusRow(index: number): void {
    this.hasFocus = false;
    this.focusIndex = index;
    this.present();
  }

  @api
  focus(): void {
    this.focusRow(0);
  }

  override renderedCallback(): void {
    if (this.focusIndex === null) return;
    const rows = [...(this.template?.querySelectorAll<HTMLElement>("c-sla-queue-row") ?? [])];
    const row = rows[Math.min(this.focusIndex, rows.length - 1)];
    this.focusIndex = null;
    (row ?? this.querySelector<HTMLElement>("[data-outcome]"))?.focus();
  }

  get hasRows(): boolean {
    return this.shown.length > 0;
  }

  get hasMore(): boolean {
    return this.places.length > this.shown.length;
  }

  /** The button may be gone afterwards. */
  handleMore(): void {
    const added = this.shown.length;
    this.dispatchEvent(new CustomEvent("more"));
    this.focusRow(added);
  }

  handleFocusIn(): void {
    this.hasFocus = true;
  }

  handleFocusOut(event: FocusEvent): void {
    const list = event.currentTarget as HTMLElement;
    this.hasFocus = event.relatedTarget instanceof Node && list.contains(event.relatedTarget);
    if (!this.hasFocus) this.present();
  }

  handleLogCall(event: CustomEvent<string>): void {
    void this.act(LOG_CALL, event.detail, event.currentTarget as RowElement);
  }

  handleAccept(event: CustomEvent<string>): void {
    void this.act(ACCEPT, event.detail, event.currentTarget as RowElement);
  }

  /** Once, however often the button of the row is pressed. */
  private async act(command: Command, leadId: string, element: RowElement): Promise<void> {
    if (element.isBusy) return;
    element.isBusy = true;
    const answer = await perform(command, leadId, element.row.leadName, this);
    element.isBusy = false;
    if (!answer) return;
    const index = this.shown.findIndex(({ row }) => row.leadId === leadId);
    void notifyRecordUpdateAvailable([{ recordId: leadId }]);
    this.dispatchEvent(new CustomEvent("acted", { detail: Math.max(0, index) }));
  }

  private present(): void {
    this.shown = shownOf(this.places, this.most);
  }
}
