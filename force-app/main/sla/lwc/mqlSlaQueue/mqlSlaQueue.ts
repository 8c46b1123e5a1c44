import { LightningElement, api } from "lwc";
import { registerRefreshHandler, unregisterRefreshHandler } from "lightning/refresh";
import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import getQueue from "@salesforce/apex/MqlSlaQueueController.getQueue";
import COLUMN_LEAD from "@salesforce/label/c.Sla_Queue_Column_Lead";
import COLUMN_NEXT from "@salesforce/label/c.Sla_Queue_Column_Next";
import COLUMN_REQUEST from "@salesforce/label/c.Sla_Queue_Column_Request";
import COLUMN_TIME from "@salesforce/label/c.Sla_Queue_Column_Time";
import EMPTY_FILTER from "@salesforce/label/c.Sla_Queue_Empty_Filter";
import EMPTY_MINE from "@salesforce/label/c.Sla_Queue_Empty_Mine";
import EMPTY_TEAM from "@salesforce/label/c.Sla_Queue_Empty_Team";
import EMPTY_TEXT from "@salesforce/label/c.Sla_Queue_Empty_Text";
import ERROR_TITLE from "@salesforce/label/c.Sla_Queue_Error_Title";
import FOOT from "@salesforce/label/c.Sla_Queue_Foot";
import FOOT_PART from "@salesforce/label/c.Sla_Queue_Foot_Part";
import LAST_UPDATED from "@salesforce/label/c.Sla_Queue_Last_Updated";
import LOADING from "@salesforce/label/c.Sla_Queue_Loading";
import MINE from "@salesforce/label/c.Sla_Queue_Mine";
import SCOPE from "@salesforce/label/c.Sla_Queue_Scope";
import SEE_TEAM from "@salesforce/label/c.Sla_Queue_See_Team";
import SHOW_MORE from "@salesforce/label/c.Sla_Queue_Show_More";
import TEAM from "@salesforce/label/c.Sla_Queue_Team";
import TITLE from "@salesforce/label/c.Sla_Queue_Title";
import { inWords, zoneName } from "c/moments";
import { onEverySecond, serverNow, setServerTime } from "c/serverClock";
import { readServerError, type ServerError } from "c/serverErrors";
import { ACCEPT, LOG_CALL, perform, type Command } from "c/slaCommands";
import {
  byUrgency,
  placesOf,
  rowsOf,
  shownOf,
  wordChanges,
  type Place,
  type QueueRow,
  type ShownRow,
  type Standing,
} from "c/slaQueue";
import { nextChange } from "c/slaReading";
import { fill } from "c/text";

type Scope = "MINE" | "TEAM";
type Answer = NonNullable<Awaited<ReturnType<typeof getQueue>>>;

interface RowElement extends HTMLElement {
  readonly row: QueueRow;
  isBusy: boolean;
}

const MINUTE = 60_000;
const ROWS_AT_FIRST = 25;

/**
 * Everybody who waits for an answer, most urgent first. All rows tick on one timer; the list is put in order anew when a
 * clock changes its state, but not while a row has the focus. Once a minute it asks the server who is new.
 */
export default class MqlSlaQueue extends LightningElement {
  /** How many rows there are at first, and how many "Show more" adds. */
  @api rowsShown = ROWS_AT_FIRST;

  labels = {
    ...{ COLUMN_LEAD, COLUMN_NEXT, COLUMN_REQUEST, COLUMN_TIME, EMPTY_FILTER, EMPTY_TEXT, ERROR_TITLE },
    ...{ LOADING, SCOPE, SHOW_MORE, TITLE },
  };
  scopes = [
    { label: MINE, value: "MINE" },
    { label: TEAM, value: "TEAM" },
  ];
  /** What is chosen. */
  scope: Scope = "MINE";
  /** Whose rows stand there. */
  shownScope: Scope = "MINE";
  answer: Answer | null = null;
  error: ServerError | null = null;
  /** All clocks by urgency. */
  places: readonly Place[] = [];
  /** What stands on the page; it may wait for the focus to leave. */
  shown: readonly ShownRow[] = [];
  wanted: ReadonlySet<Standing> = new Set();
  limit = 0;
  politeText = "";

  private rows: readonly QueueRow[] = [];
  private standings: ReadonlyMap<string, Standing> = new Map();
  /** When the next clock may stand otherwise than now. */
  private changesOn = Infinity;
  private updatedOn = 0;
  private askedOn = 0;
  private requests = 0;
  private hasFocus = false;
  private focusIndex: number | null = null;
  private stopTicking: (() => void) | undefined;
  private refreshHandler: unknown;

  /** "MINE" or "TEAM": what is shown at first. */
  @api
  get defaultScope(): Scope {
    return this.scope;
  }
  set defaultScope(value: Scope) {
    this.scope = value === "TEAM" ? "TEAM" : "MINE";
  }

  override connectedCallback(): void {
    this.refreshHandler = registerRefreshHandler(this, () => this.load());
    this.stopTicking = onEverySecond((now) => this.tick(now));
    void this.load();
  }

  override disconnectedCallback(): void {
    this.stopTicking?.();
    unregisterRefreshHandler(this.refreshHandler);
  }

  /** After an action of the user, the focus goes to the row that has taken the place of the one acted on. */
  override renderedCallback(): void {
    if (this.focusIndex === null || this.isLoading) return;
    const rows = [...(this.template?.querySelectorAll<HTMLElement>("c-sla-queue-row") ?? [])];
    const next = rows[Math.min(this.focusIndex, rows.length - 1)];
    this.focusIndex = null;
    (next ?? this.template?.querySelector<HTMLElement>("[data-outcome]"))?.focus();
  }

  get isLoading(): boolean {
    return !this.answer && !this.error;
  }

  /** An error takes the card only while there is nothing better to show. */
  get isError(): boolean {
    return !this.answer && this.error !== null;
  }

  get isStale(): boolean {
    return this.answer !== null && this.error !== null;
  }

  get lastUpdated(): string {
    return fill(LAST_UPDATED, inWords(this.updatedOn, serverNow()));
  }

  /** The rows of the choice before stand there still. */
  get isSwitching(): boolean {
    return this.answer !== null && this.scope !== this.shownScope;
  }

  get hasScopes(): boolean {
    return this.answer?.canSeeTeam === true;
  }

  get hasTop(): boolean {
    return this.hasScopes || this.places.length > 0;
  }

  get hasRows(): boolean {
    return this.shown.length > 0;
  }

  get isEmpty(): boolean {
    return this.places.length === 0;
  }

  get emptyTitle(): string {
    return this.shownScope === "TEAM" ? EMPTY_TEAM : EMPTY_MINE;
  }

  /** A manager's own queue is mostly empty, which says nothing of the team's. */
  get seeTeam(): string {
    return this.hasScopes && this.shownScope === "MINE" ? fill(SEE_TEAM, TEAM) : "";
  }

  get hasMore(): boolean {
    return this.filtered().length > this.shown.length;
  }

  get foot(): string {
    return fill(FOOT, zoneName(serverNow()));
  }

  /** Empty unless there are more clocks than the queue holds. */
  get footPart(): string {
    const total = this.answer?.total ?? 0;
    return total > this.rows.length ? fill(FOOT_PART, this.rows.length, total) : "";
  }

  handleTryAgain(): void {
    this.error = null;
    this.focusIndex = 0;
    void this.load();
  }

  handleScope(event: CustomEvent<{ value: string }>): void {
    this.scope = event.detail.value === "TEAM" ? "TEAM" : "MINE";
    this.limit = 0;
    this.standings = new Map();
    void this.load();
  }

  handleFilter({ detail: standing }: CustomEvent<Standing>): void {
    const wanted = new Set(this.wanted);
    if (!wanted.delete(standing)) wanted.add(standing);
    this.wanted = wanted;
    this.present();
  }

  /** The button may be gone afterwards. */
  handleMore(): void {
    this.focusIndex = this.shown.length;
    this.limit += this.rowsShown;
    this.present();
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
    if (answer) await this.acted(leadId);
  }

  private async acted(leadId: string): Promise<void> {
    const index = this.shown.findIndex(({ row }) => row.leadId === leadId);
    void notifyRecordUpdateAvailable([{ recordId: leadId }]);
    await this.load();
    this.hasFocus = false;
    this.present();
    this.focusIndex = Math.max(0, index);
  }

  /** @returns true: what else is on the page may be refreshed as well */
  private async load(): Promise<boolean> {
    const request = ++this.requests;
    const asked = Date.now();
    this.askedOn = serverNow();
    try {
      const answer = await getQueue({ scope: this.scope });
      if (request === this.requests && answer) this.take(answer, asked, Date.now());
    } catch (error) {
      if (request === this.requests) this.fail(error);
    }
    return true;
  }

  /** What stands there stays, and so does the choice that it belongs to. */
  private fail(error: unknown): void {
    this.error = readServerError(error);
    if (this.answer) this.scope = this.shownScope;
  }

  private take(answer: Answer, asked: number, answered: number): void {
    if (this.scope === "TEAM" && !answer.canSeeTeam) {
      this.scope = "MINE";
      void this.load();
      return;
    }
    const moment = Date.parse(answer.serverNow ?? "");
    setServerTime(moment, asked, answered);
    this.answer = answer;
    this.shownScope = this.scope;
    this.error = null;
    this.updatedOn = moment;
    this.askedOn = moment;
    this.rows = rowsOf(answer);
    this.arrange(placesOf(this.rows, serverNow()), serverNow());
  }

  private tick(now: number): void {
    if (now >= this.changesOn) this.arrange(placesOf(this.rows, now), now);
    if (this.answer && now - this.askedOn >= MINUTE) void this.load();
  }

  private arrange(places: readonly Place[], now: number): void {
    if (this.standings.size > 0) this.politeText = wordChanges(this.standings, places, now) || this.politeText;
    this.standings = new Map(places.map(({ row, standing }) => [row.leadId, standing]));
    this.changesOn = Math.min(...this.rows.map(({ facts }) => nextChange(facts, now)));
    this.places = byUrgency(places);
    if (!this.hasFocus) this.present();
  }

  private present(): void {
    this.shown = shownOf(this.filtered(), this.rowsShown + this.limit);
  }

  private filtered(): readonly Place[] {
    return this.places.filter(({ standing }) => this.wanted.size === 0 || this.wanted.has(standing));
  }
}
