import { LightningElement, api, wire } from "lwc";
import { NavigationMixin } from "lightning/navigation";
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from "lightning/refresh";
import { getRecord, notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import getClock from "@salesforce/apex/MqlSlaController.getClock";
import CARD_TITLE from "@salesforce/label/c.Sla_Card_Title";
import ERROR_TEXT from "@salesforce/label/c.Sla_Error_Text";
import ERROR_TITLE from "@salesforce/label/c.Sla_Error_Title";
import LAST_UPDATED from "@salesforce/label/c.Sla_Last_Updated";
import LOADING from "@salesforce/label/c.Sla_Loading";
import MENU from "@salesforce/label/c.Sla_Menu";
import LAST_ACTIVITY from "@salesforce/schema/Lead.LastActivityDate";
import LAST_MODIFIED from "@salesforce/schema/Lead.LastModifiedDate";
import { LatestAnswer } from "c/latestAnswer";
import { LoadState } from "c/loadState";
import { inWords, momentOf } from "c/moments";
import { showHistory } from "c/mqlSlaHistory";
import { OutcomeFocus } from "c/outcomeFocus";
import { serverNow } from "c/serverClock";
import type { ActionName } from "c/slaActions";
import { timed, type Answer, type Panel } from "c/slaAnswers";
import { ACCEPT, LOG_CALL, PAUSE, perform, RESUME, type Command } from "c/slaCommands";
import { wordStepsDone } from "c/slaSteps";
import { fill } from "c/text";
import type { Announcement } from "./announcement";
import { wordEmpty } from "./empty";
import { MailWatch } from "./mailWatch";
import { TickingClock } from "./tickingClock";
import type { View } from "./view";

/**
 * The response clock on a lead: how long is left, whose turn it is, what stopped it. It asks the server once when it
 * opens, and again when the page says that data changed or the lead is another than before; in between it ticks by
 * itself. The answer is never taken from the browser's cache, as an old one would set the clock wrong.
 */
export default class MqlSlaTimer extends NavigationMixin(LightningElement) {
  labels = { CARD_TITLE, ERROR_TITLE, ERROR_TEXT, LOADING, MENU };
  state = new LoadState<Panel>();
  /** Null without a clock. */
  view: View | null = null;
  isActing = false;
  politeText = "";
  urgentText = "";

  private leadId: string | undefined;
  private refreshHandler: unknown;
  /** The lead as the page's cache had it. */
  private leadSeen = "";
  private isBusy = false;
  private readonly outcomeFocus = new OutcomeFocus();
  private readonly mailWatch = new MailWatch();
  private readonly clock = new TickingClock((view, announcement) => this.draw(view, announcement));
  private readonly latest = new LatestAnswer<Answer>(
    (answer) => this.show(answer),
    (error) => (this.state = this.state.failed(error)),
  );

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

  override renderedCallback(): void {
    this.outcomeFocus.settle(this.template, this.state.isLoading);
  }

  override disconnectedCallback(): void {
    this.stop();
    unregisterRefreshHandler(this.refreshHandler);
  }

  get panel(): Panel | null {
    return this.state.answer;
  }

  get lastUpdated(): string {
    const moment = momentOf(this.panel?.serverNow);
    return moment === null ? "" : fill(LAST_UPDATED, inWords(moment, serverNow()));
  }

  get hasMenu(): boolean {
    return (this.view?.menuItems.length ?? 0) > 0;
  }

  get leadName(): string {
    return this.panel?.leadName ?? "";
  }

  get empty() {
    return wordEmpty(this.panel);
  }

  handleTryAgain(): void {
    this.state = this.state.retried();
    this.outcomeFocus.want();
    void this.load();
  }

  handleAction({ detail: action }: CustomEvent<ActionName>): void {
    if (action === "logCall") void this.act(LOG_CALL);
    else if (action === "email") this.writeEmail();
    else void this.actAtOnce(action === "accept" ? ACCEPT : RESUME);
  }

  handleMenu(event: CustomEvent<{ value: string }>): void {
    if (event.detail.value === "pause") void this.act(PAUSE);
    else void showHistory(this.leadName, this.panel?.spans ?? [], this.panel?.episodes ?? []);
  }

  /** In the platform's own composer, so that templates, signature and tracking are those that the org has. */
  private writeEmail(): void {
    const state = { recordId: this.leadId ?? "" };
    this[NavigationMixin.Navigate]({
      type: "standard__quickAction",
      attributes: { apiName: "Global.SendEmail" },
      state,
    });
    this.mailWatch.begin();
  }

  /** The button cannot be pressed meanwhile, and may be gone afterwards. */
  private async actAtOnce(command: Command): Promise<void> {
    if (this.isBusy) return;
    this.isActing = true;
    await this.act(command);
    this.isActing = false;
    this.outcomeFocus.want();
  }

  /** One thing at a time, however often its button is pressed. Shows the clock as it is then, unless the page has another
   *  lead by now, and tells the page. What was asked before is answered too late. */
  private async act(command: Command): Promise<void> {
    const { leadId } = this;
    if (!leadId || this.isBusy) return;
    this.isBusy = true;
    const answer = await perform(command, leadId, this.leadName, this);
    this.isBusy = false;
    if (!answer) return;
    if (leadId === this.leadId) {
      this.outcomeFocus.want();
      this.latest.forget();
      this.show(answer);
    }
    await notifyRecordUpdateAvailable([{ recordId: leadId }]);
    this.dispatchEvent(new RefreshEvent());
  }

  /** Nothing of one lead is shown on another. */
  private forget(): void {
    this.stop();
    this.latest.forget();
    this.state = new LoadState();
    this.view = null;
    this.leadSeen = "";
  }

  /** @returns true: what else is on the page may be refreshed as well */
  private async load(): Promise<boolean> {
    const { leadId } = this;
    if (leadId) await this.latest.ask(() => timed(() => getClock({ leadId })));
    return true;
  }

  private show(answer: Answer): void {
    this.politeText = wordStepsDone(this.panel, answer.panel) || this.politeText;
    this.state = new LoadState(answer.panel);
    this.clock.start(answer);
    if (!this.isConnected) this.clock.stop();
  }

  private draw(view: View | null, announcement: Announcement | null): void {
    this.view = view;
    if (announcement?.urgent) this.urgentText = announcement.text;
    else if (announcement) this.politeText = announcement.text;
    if (this.mailWatch.tick()) void this.load();
  }

  private stop(): void {
    this.clock.stop();
    this.mailWatch.end();
  }
}
