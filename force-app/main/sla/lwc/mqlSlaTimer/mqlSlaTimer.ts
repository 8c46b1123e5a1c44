import { LightningElement, api } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from "lightning/refresh";
import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import getClock from "@salesforce/apex/MqlSlaController.getClock";
import CARD_TITLE from "@salesforce/label/c.Sla_Card_Title";
import EMPTY_TEXT from "@salesforce/label/c.Sla_Empty_Text";
import EMPTY_TITLE from "@salesforce/label/c.Sla_Empty_Title";
import ERROR_CODE from "@salesforce/label/c.Sla_Error_Code";
import ERROR_TEXT from "@salesforce/label/c.Sla_Error_Text";
import ERROR_TITLE from "@salesforce/label/c.Sla_Error_Title";
import LOADING from "@salesforce/label/c.Sla_Loading";
import LOG_A_CALL from "@salesforce/label/c.Sla_Log_A_Call";
import LOGGED from "@salesforce/label/c.Sla_Logged";
import LOGGED_ALREADY from "@salesforce/label/c.Sla_Logged_Already";
import LOGGED_STOPPED from "@salesforce/label/c.Sla_Logged_Stopped";
import NO_CLOCK_TITLE from "@salesforce/label/c.Sla_No_Clock_Title";
import POLICY from "@salesforce/label/c.Sla_Policy";
import PROOF_TITLE from "@salesforce/label/c.Sla_Proof_Title";
import SYSTEM_DELAY from "@salesforce/label/c.Sla_System_Delay";
import TRY_AGAIN from "@salesforce/label/c.Tandem_Try_Again";
import { askForCall } from "c/mqlLogCall";
import { onEverySecond, serverNow, setServerTime } from "c/serverClock";
import { readServerError, type ServerError } from "c/serverErrors";
import { cardOf, type Card } from "c/slaCard";
import { factsOf, readClock, type ClockFacts, type Reading } from "c/slaReading";
import { wordAnnouncement } from "c/slaWording";
import { fill } from "c/text";

type Panel = NonNullable<Awaited<ReturnType<typeof getClock>>>;

/**
 * The response clock on a lead: how long is left, whose turn it is, what stopped it. It asks the server once when it
 * opens, and again when the page says that data changed; in between it ticks by itself. The answer is never taken from
 * the browser's cache, as an old one would set the clock wrong.
 */
export default class MqlSlaTimer extends NavigationMixin(LightningElement) {
  labels = {
    ...{ CARD_TITLE, ERROR_TITLE, ERROR_TEXT, LOADING, LOG_A_CALL },
    ...{ POLICY, PROOF_TITLE, SYSTEM_DELAY, TRY_AGAIN },
  };
  panel: Panel | null = null;
  error: ServerError | null = null;
  card: Card | null = null;
  proofUrl = "";
  politeText = "";
  urgentText = "";

  private leadId: string | undefined;
  private facts: ClockFacts | null = null;
  private reading: Reading | null = null;
  private stopTicking: (() => void) | undefined;
  private refreshHandler: unknown;
  private requests = 0;

  @api
  get recordId(): string | undefined {
    return this.leadId;
  }
  set recordId(value: string | undefined) {
    const isOther = value !== this.leadId;
    this.leadId = value;
    if (isOther && this.isConnected) void this.load();
  }

  override connectedCallback(): void {
    this.refreshHandler = registerRefreshHandler(this, () => this.load());
    void this.load();
  }

  override disconnectedCallback(): void {
    this.stop();
    unregisterRefreshHandler(this.refreshHandler);
  }

  get isLoading(): boolean {
    return !this.panel && !this.error;
  }

  /** An error takes the card only while there is nothing better to show. */
  get isError(): boolean {
    return !this.panel && this.error !== null;
  }

  get leadName(): string {
    return this.panel?.leadName ?? "";
  }

  /** Without a clock: either nobody asked, or no policy applies and the server says why. */
  get emptyTitle(): string {
    return this.panel?.handRaisedOn ? NO_CLOCK_TITLE : EMPTY_TITLE;
  }

  get emptyText(): string {
    const asked = this.panel?.handRaisedOn ? this.panel.configurationNote : null;
    return asked ?? fill(EMPTY_TEXT, this.leadName);
  }

  get errorCode(): string {
    return this.error?.code ? fill(ERROR_CODE, this.error.code) : "";
  }

  handleTryAgain(): void {
    this.error = null;
    void this.load();
  }

  async handleLogCall(): Promise<void> {
    const { facts, leadId, leadName } = this;
    if (!leadId) return;
    const logged = await askForCall(leadId, leadName);
    if (!logged) return;
    const wasOpen = facts?.firstResponseOn === null;
    this.show(logged.panel, logged.asked, logged.answered);
    const message = wasOpen ? LOGGED_STOPPED : LOGGED_ALREADY;
    this.dispatchEvent(new ShowToastEvent({ title: LOGGED, message, variant: "success" }));
    await notifyRecordUpdateAvailable([{ recordId: leadId }]);
    this.dispatchEvent(new RefreshEvent());
  }

  handleProof(event: Event): void {
    event.preventDefault();
    const id = this.card?.proof?.id;
    if (id) this[NavigationMixin.Navigate](taskPage(id));
  }

  private async load(): Promise<void> {
    const { leadId } = this;
    if (!leadId) return;
    const request = ++this.requests;
    const asked = Date.now();
    try {
      const panel = await getClock({ leadId });
      if (request === this.requests && panel) this.show(panel, asked, Date.now());
    } catch (error) {
      if (request === this.requests) this.error = readServerError(error);
    }
  }

  private show(panel: Panel, asked: number, answered: number): void {
    this.panel = panel;
    this.error = null;
    this.facts = factsOf(panel);
    if (this.facts) setServerTime(this.facts.asOf, asked, answered);
    this.reading = null;
    this.card = null;
    this.tick(serverNow());
    const runs = this.isConnected && this.facts !== null && this.facts.firstResponseOn === null;
    if (runs) this.stopTicking ??= onEverySecond((now) => this.tick(now));
    else this.stop();
    void this.findProof();
  }

  private tick(now: number): void {
    const { panel, facts, reading: before } = this;
    if (!panel || !facts) return;
    this.reading = readClock(facts, now);
    this.card = cardOf(panel, facts, this.reading, now);
    const announcement = before && wordAnnouncement(before, this.reading, facts.dueOn, this.leadName, now);
    if (announcement?.urgent) this.urgentText = announcement.text;
    else if (announcement) this.politeText = announcement.text;
  }

  private stop(): void {
    this.stopTicking?.();
    this.stopTicking = undefined;
  }

  private async findProof(): Promise<void> {
    const id = this.card?.proof?.id;
    this.proofUrl = id ? await this[NavigationMixin.GenerateUrl](taskPage(id)) : "";
  }
}

function taskPage(recordId: string) {
  return { type: "standard__recordPage", attributes: { recordId, objectApiName: "Task", actionName: "view" } };
}
