import { api, getComponentDef, LightningElement } from "lwc";
import { components } from "local/components";
import ActivityPanel from "shell/activityPanel";
import EmptyPage from "shell/emptyPage";
import ObjectList from "shell/objectList";
import RecordDetails from "shell/recordDetails";
import RecordHeader from "shell/recordHeader";
import RelatedList from "shell/relatedList";
import RelatedLists from "shell/relatedLists";
import RichText from "shell/richText";
import Tabset from "shell/tabset";
import TodayActivities from "shell/todayActivities";
import Welcome from "shell/welcome";
import type { PageItem, PageModel, RegionWidth } from "../../../pages/model.ts";

const STANDARD: Readonly<Record<string, typeof LightningElement>> = {
  activityPanel: ActivityPanel,
  emptyPage: EmptyPage,
  objectList: ObjectList,
  recordDetails: RecordDetails,
  recordHeader: RecordHeader,
  relatedList: RelatedList,
  relatedLists: RelatedLists,
  richText: RichText,
  tabset: Tabset,
  todayEvents: TodayActivities,
  todayTasks: TodayActivities,
  welcome: Welcome,
};

/** One component on the page. What goes wrong in it is shown in its place, and the rest of the page works. */
export default class Item extends LightningElement {
  @api item!: PageItem;
  @api page!: PageModel;
  @api width!: RegionWidth;
  @api isInTab = false;

  component: typeof LightningElement | undefined;
  problem: string | undefined;

  connectedCallback(): void {
    const { kind, name, message } = this.item;
    if (kind === "problem") this.problem = message;
    else if (kind === "standard") this.component = STANDARD[name];
    else void this.load(name);
  }

  async load(name: string): Promise<void> {
    try {
      this.component = (await components[name]?.())?.default;
      if (!this.component) this.problem = `there is no Lightning web component ${name}`;
    } catch (error) {
      this.fail(error);
    }
  }

  errorCallback(error: unknown): void {
    this.fail(error);
  }

  handleProblem(event: CustomEvent<string>): void {
    event.stopPropagation();
    this.fail(new Error(event.detail));
  }

  fail(error: unknown): void {
    console.error(error);
    this.component = undefined;
    this.problem = error instanceof Error ? error.message : String(error);
  }

  get heading(): string {
    return this.item.kind === "problem" ? "This component cannot be shown" : `${this.item.name} failed`;
  }

  /** What the page says, and what every page gives its components, as far as the component takes it. */
  get properties(): Record<string, unknown> {
    if (!this.component) return {};
    const { recordId, objectApiName } = this.page;
    const given = {
      recordId,
      objectApiName,
      flexipageRegionWidth: this.width,
      isInTab: this.isInTab,
      item: this.item,
      page: this.page,
      width: this.width,
    };
    const declared = getComponentDef(this.component).props;
    return Object.fromEntries(
      Object.entries({ ...this.item.properties, ...given }).filter(
        ([name, value]) => name in declared && value !== undefined,
      ),
    );
  }
}
