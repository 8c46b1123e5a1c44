import { api } from "lwc";
import Panel from "shell/panel";
import type { ActivityEntry } from "../../../pages/model.ts";

/** Stands in for runtime_sales_activities:activityPanel: the record's tasks and events, to be read. */
export default class ActivityPanel extends Panel<readonly ActivityEntry[]> {
  @api recordId = "";
  /** In a tab, which has the title and is a card already. */
  @api isInTab = false;

  get address(): string {
    return `activities/${this.recordId}`;
  }

  get isCard(): boolean {
    return !this.isInTab;
  }

  get cardClass(): string {
    return this.isInTab ? "" : "slds-card";
  }

  get bodyClass(): string {
    return this.isInTab ? "" : "slds-card__body slds-card__body_inner";
  }

  get groups() {
    const entries = this.data ?? [];
    const titles = [...new Set(entries.map((entry) => entry.group))];
    return titles.map((title) => ({ title, entries: entries.filter((entry) => entry.group === title) }));
  }

  get isEmpty(): boolean {
    return this.data?.length === 0;
  }
}
