import { LightningElement, api, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from "lightning/refresh";
import { getRecord, notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import getClock from "@salesforce/apex/MqlSlaController.getClock";
import CARD_TITLE from "@salesforce/label/c.Sla_Card_Title";
import EMPTY_TEXT from "@salesforce/label/c.Sla_Empty_Text";
import EMPTY_TITLE from "@salesforce/label/c.Sla_Empty_Title";
import ERROR_TEXT from "@salesforce/label/c.Sla_Error_Text";
import ERROR_TITLE from "@salesforce/label/c.Sla_Error_Title";
import LAST_UPDATED from "@salesforce/label/c.Sla_Last_Updated";
import LOADING from "@salesforce/label/c.Sla_Loading";
import MENU from "@salesforce/label/c.Sla_Menu";
import NO_CLOCK_TITLE from "@salesforce/label/c.Sla_No_Clock_Title";
import POLICY from "@salesforce/label/c.Sla_Policy";
import PROOF_TITLE from "@salesforce/label/c.Sla_Proof_Title";
import LAST_ACTIVITY from "@salesforce/schema/Lead.LastActivityDate";
import LAST_MODIFIED from "@salesforce/schema/Lead.LastModifiedDate";
import { showHistory } from "c/mqlSlaHistory";
import { inWords } from "c/moments";
import { onEverySecond, serverNow, setServerTime } from "c/serverClock";
import { readServerError, type ServerError } from "c/serverErrors";
import { actionsOf, menuOf, type Action, type MenuItem } from "c/slaActions";
import { timed, type Answer, type Panel } from "c/slaAnswers";
import { cardOf, keepParts, type Card } from "c/slaCard";
import { ACCEPT, LOG_CALL, PAUSE, perform, RESUME, type Command } from "c/slaCommands";
import { wordEpisodes, wordSpans } from "c/slaHistory";
import { factsOf, isStopped, readClock, type ClockFacts, type Reading } from "c/slaReading";
import { wordStepsDone } from "c/slaSteps";
import { wordAnnouncement } from "c/slaWording";
import { fill } from "c/text";

const MAIL_LOOKS = 60;
const SECONDS_BETWEEN_LOOKS = 10;

/**
 * The response clock on a lead: how long is left, whose turn it is, what stopped it. It asks the server once when it
 * opens, and again when the page says that data changed or the lead is another than before; in between it ticks by
 * itself. The answer is never taken from the browser's cache, as an old one would set the clock wrong.
 */
export default class MqlSlaTimer extends NavigationMixin(LightningElement) {
  labels = { CARD_TITLE, ERROR_TITLE, ERROR_TEXT, LOADING, MENU, POLICY, PROOF_TITLE };
  panel: Panel | null = null;
  error: ServerError | null = null;
  card: Card | null = null;
  actions: readonly Action[] = [];
  menuItems: readonly MenuItem[] = [];
  isActing = false;
  politeText = "";
  urgentText = "";

  private leadId: string | undefined;
  private facts: ClockFacts | null = null;
  private reading: Reading | null = null;
  private stopTicking: (() => void) | undefined;
  private refreshHandler: unknown;
  private requests = 0;
  private mailTicks = 0;
  /** The lead as the page's cache had it. */
  private leadSeen = "";
  private isBusy = false;
  private takesFocus = false;

  @api
  get recordId(): string | undefined {
    return this.leadId;
  }
  set recordId(value: string | undefined) {
    if (value === this.leadId) return;
    this.leadId = value;
    this.forget();
    if (this.isConnected) void this.load();
  }

  /** Another user of the page, or the platform itself, has changed the lead: its owner, its status, its activities. */
  @wire(getRecord, { recordId: "$recordId", fields: LAST_MODIFIED, optionalFields: LAST_ACTIVITY })
  handleLead({ data }: { data?: { fields: unknown } }): void {
    if (!data) return;
    const seen = JSON.stringify(data.fields);
    const isOther = this.leadSeen !== "" && this.leadSeen !== seen;
    this.leadSeen = seen;
    if (isOther) void this.load();
  }

  override connectedCallback(): void {
    this.refreshHandler = registerRefreshHandler(this, () => this.load());
    void this.load();
  }

  /** What the user has pressed may be gone by now: the focus goes to what became of it. */
  override renderedCallback(): void {
    if (!this.takesFocus || this.isLoading) return;
    this.takesFocus = false;
    this.template?.querySelector<HTMLElement>("[data-outcome]")?.focus();
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

  /** The last good clock stays on the card, and says how old it is. */
  get isStale(): boolean {
    return this.panel !== null && this.error !== null;
  }

  get lastUpdated(): string {
    const moment = Date.parse(this.panel?.serverNow ?? "");
    return Number.isNaN(moment) ? "" : fill(LAST_UPDATED, inWords(moment, serverNow()));
  }

  get hasActions(): boolean {
    return this.actions.length > 0;
  }

  get hasMenu(): boolean {
    return this.menuItems.length > 0;
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

  handleTryAgain(): void {
    this.error = null;
    this.takesFocus = true;
    void this.load();
  }

  handleAction(event: Event): void {
    const { action } = (event.currentTarget as HTMLElement).dataset;
    if (action === "logCall") void this.act(LOG_CALL);
    else if (action === "email") this.writeEmail();
    else if (action === "accept") void this.actAtOnce(ACCEPT);
    else if (action === "resume") void this.actAtOnce(RESUME);
  }

  handleMenu(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value === "pause") void this.act(PAUSE);
    else if (this.panel)
      void showHistory(
        this.leadName,
        wordSpans(this.panel.spans ?? [], serverNow()),
        wordEpisodes(this.panel.episodes ?? [], serverNow()),
      );
  }

  /** In the platform's own composer, so that templates, signature and tracking are those that the org has. */
  private writeEmail(): void {
    const state = { recordId: this.leadId ?? "" };
    this[NavigationMixin.Navigate]({
      type: "standard__quickAction",
      attributes: { apiName: "Global.SendEmail" },
      state,
    });
    this.mailTicks = MAIL_LOOKS * SECONDS_BETWEEN_LOOKS;
  }

  /** The button cannot be pressed meanwhile, and may be gone afterwards. */
  private async actAtOnce(command: Command): Promise<void> {
    if (this.isBusy) return;
    this.isActing = true;
    await this.act(command);
    this.isActing = false;
    this.takesFocus = true;
  }

  /** One thing at a time, however often its button is pressed. Shows the clock as it is then, and tells the page. */
  private async act(command: Command): Promise<void> {
    const { leadId } = this;
    if (!leadId || this.isBusy) return;
    this.isBusy = true;
    const answer = await perform(command, leadId, this.leadName, this);
    this.isBusy = false;
    if (!answer) return;
    this.takesFocus = true;
    this.show(answer);
    await notifyRecordUpdateAvailable([{ recordId: leadId }]);
    this.dispatchEvent(new RefreshEvent());
  }

  /** Nothing of one lead is shown on another. */
  private forget(): void {
    this.stop();
    this.requests++;
    Object.assign(this, { panel: null, error: null, card: null, facts: null, reading: null, leadSeen: "" });
  }

  /** @returns true: what else is on the page may be refreshed as well */
  private async load(): Promise<boolean> {
    const { leadId } = this;
    if (!leadId) return true;
    const request = ++this.requests;
    try {
      const answer = await timed(() => getClock({ leadId }));
      if (request === this.requests && answer) this.show(answer);
    } catch (error) {
      if (request === this.requests) this.error = readServerError(error);
    }
    return true;
  }

  private show({ panel, asked, answered }: Answer): void {
    this.politeText = wordStepsDone(this.panel, panel) || this.politeText;
    this.panel = panel;
    this.error = null;
    this.facts = factsOf(panel);
    if (this.facts) setServerTime(this.facts.asOf, asked, answered);
    this.reading = null;
    this.card = null;
    this.tick(serverNow());
    const runs = this.isConnected && this.facts !== null && !isStopped(this.facts);
    if (runs) this.stopTicking ??= onEverySecond((now) => this.tick(now));
    else this.stop();
  }

  private tick(now: number): void {
    const { panel, facts, reading: before } = this;
    if (!panel || !facts) return;
    const reading = readClock(facts, now);
    this.reading = reading;
    this.card = keepParts(this.card, cardOf(panel, facts, reading, now));
    if (!before || before.state !== reading.state || before.asleepUntil !== reading.asleepUntil) this.offer(reading);
    const announcement = before && wordAnnouncement(before, reading, facts, this.leadName, now);
    if (announcement?.urgent) this.urgentText = announcement.text;
    else if (announcement) this.politeText = announcement.text;
    this.lookForMail();
  }

  private offer(reading: Reading): void {
    const { panel, facts } = this;
    if (!panel || !facts) return;
    this.actions = actionsOf(panel.can, facts, reading, panel.ownerIsMe === true);
    const hasHistory = (panel.spans?.length ?? 0) > 0 || (panel.episodes?.length ?? 0) > 0;
    this.menuItems = menuOf(panel.can, reading, hasHistory);
  }

  /** No composer promises to tell when it has sent; for ten minutes after it was opened here the server is asked. */
  private lookForMail(): void {
    if (this.mailTicks <= 0) return;
    this.mailTicks--;
    if (this.mailTicks % SECONDS_BETWEEN_LOOKS === 0) void this.load();
  }

  private stop(): void {
    this.stopTicking?.();
    this.stopTicking = undefined;
    this.mailTicks = 0;
  }
}
