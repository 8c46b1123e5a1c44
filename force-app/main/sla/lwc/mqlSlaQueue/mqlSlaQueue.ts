import { LightningElement, api } from "lwc";
import { registerRefreshHandler, unregisterRefreshHandler } from "lightning/refresh";
import getQueue from "@salesforce/apex/MqlSlaQueueController.getQueue";
import ERROR_TITLE from "@salesforce/label/c.Sla_Queue_Error_Title";
import FOOT from "@salesforce/label/c.Sla_Queue_Foot";
import FOOT_PART from "@salesforce/label/c.Sla_Queue_Foot_Part";
import LAST_UPDATED from "@salesforce/label/c.Sla_Queue_Last_Updated";
import LOADING from "@salesforce/label/c.Sla_Queue_Loading";
import MINE from "@salesforce/label/c.Sla_Queue_Mine";
import SCOPE from "@salesforce/label/c.Sla_Queue_Scope";
import TEAM from "@salesforce/label/c.Sla_Queue_Team";
import TITLE from "@salesforce/label/c.Sla_Queue_Title";
import { LatestAnswer } from "c/latestAnswer";
import { LoadState } from "c/loadState";
import { inWords, zoneName } from "c/moments";
import { OutcomeFocus } from "c/outcomeFocus";
import { onEverySecond, serverNow, setServerTime } from "c/serverClock";
import type { ServerError } from "c/serverErrors";
import { rowsOf } from "c/slaQueue";
import type { Place, Standing } from "c/slaQueueOrder";
import { fill } from "c/text";
import { Board } from "./board";
import { NOTHING_WANTED, wordEmpty, type EmptyWords } from "./empty";

type Scope = "MINE" | "TEAM";
type Answer = NonNullable<Awaited<ReturnType<typeof getQueue>>>;

interface ListElement extends HTMLElement {
  focusRow(index: number): void;
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

  labels = { ERROR_TITLE, LOADING, SCOPE, TITLE };
  scopes = [
    { label: MINE, value: "MINE" },
    { label: TEAM, value: "TEAM" },
  ];
  /** What is chosen. */
  scope: Scope = "MINE";
  /** Whose rows stand there. */
  shownScope: Scope = "MINE";
  state = new LoadState<Answer>();
  board = new Board([], 0);
  wanted: ReadonlySet<Standing> = new Set();
  /** How many rows were asked for beyond the first. */
  added = 0;
  politeText = "";

  /** What has been shown of the same choice; null: nothing yet, so that none of it is news. */
  private former: Board | null = null;
  private updatedOn = 0;
  private askedOn = 0;
  private readonly outcomeFocus = new OutcomeFocus();
  private stopTicking: (() => void) | undefined;
  private refreshHandler: unknown;
  private readonly latest = new LatestAnswer<Answer>(
    (answer) => this.take(answer),
    (error) => this.fail(error),
  );

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

  override renderedCallback(): void {
    this.outcomeFocus.settle(this.template, this.state.isLoading);
  }

  get lastUpdated(): string {
    return fill(LAST_UPDATED, inWords(this.updatedOn, serverNow()));
  }

  /** The rows of the choice before stand there still. */
  get isSwitching(): boolean {
    return this.state.answer !== null && this.scope !== this.shownScope;
  }

  get hasScopes(): boolean {
    return this.state.answer?.canSeeTeam === true;
  }

  get hasTop(): boolean {
    return this.hasScopes || this.board.places.length > 0;
  }

  get wantedPlaces(): readonly Place[] {
    return this.board.places.filter(({ standing }) => this.wanted.size === 0 || this.wanted.has(standing));
  }

  get limit(): number {
    return this.rowsShown + this.added;
  }

  get empty(): EmptyWords {
    return this.board.places.length > 0 ? NOTHING_WANTED : wordEmpty(this.shownScope === "TEAM", this.hasScopes);
  }

  get foot(): string {
    return fill(FOOT, zoneName(serverNow()));
  }

  /** Empty unless there are more clocks than the queue holds. */
  get footPart(): string {
    const total = this.state.answer?.total ?? 0;
    const shown = this.board.places.length;
    return total > shown ? fill(FOOT_PART, shown, total) : "";
  }

  handleTryAgain(): void {
    this.state = this.state.retried();
    this.outcomeFocus.want();
    void this.load();
  }

  handleScope(event: CustomEvent<{ value: string }>): void {
    this.scope = event.detail.value === "TEAM" ? "TEAM" : "MINE";
    this.former = null;
    void this.load();
  }

  handleFilter({ detail: standing }: CustomEvent<Standing>): void {
    const wanted = new Set(this.wanted);
    if (!wanted.delete(standing)) wanted.add(standing);
    this.wanted = wanted;
  }

  handleMore(): void {
    this.added += this.rowsShown;
  }

  /** The focus goes to the row that has taken the place of the one acted on. */
  async handleActed({ detail: index }: CustomEvent<number>): Promise<void> {
    await this.load();
    this.template?.querySelector<ListElement>("c-sla-queue-list")?.focusRow(index);
  }

  /** @returns true: what else is on the page may be refreshed as well */
  private async load(): Promise<boolean> {
    const asked = Date.now();
    this.askedOn = serverNow();
    await this.latest.ask(async () => {
      const answer = await getQueue({ scope: this.scope });
      if (answer) setServerTime(Date.parse(answer.serverNow ?? ""), asked, Date.now());
      return answer;
    });
    return true;
  }

  /** What stands there stays, and so does the choice that it belongs to. */
  private fail(error: ServerError): void {
    this.state = this.state.failed(error);
    if (this.state.answer) this.scope = this.shownScope;
  }

  private take(answer: Answer): void {
    if (this.scope === "TEAM" && !answer.canSeeTeam) {
      this.scope = "MINE";
      void this.load();
      return;
    }
    const moment = Date.parse(answer.serverNow ?? "");
    this.state = new LoadState(answer);
    if (this.scope !== this.shownScope) this.added = 0;
    this.shownScope = this.scope;
    this.updatedOn = moment;
    this.askedOn = moment;
    this.show(new Board(rowsOf(answer), serverNow()), serverNow());
  }

  private tick(now: number): void {
    if (now >= this.board.changesOn) this.show(this.board.at(now), now);
    if (this.state.answer && now - this.askedOn >= MINUTE) void this.load();
  }

  private show(board: Board, now: number): void {
    if (this.former) this.politeText = board.changesSince(this.former, now) || this.politeText;
    this.former = board;
    this.board = board;
  }
}
