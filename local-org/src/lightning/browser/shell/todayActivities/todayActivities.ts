import { api } from "lwc";
import Panel from "shell/panel";
import type { ActivityEntry, PageItem } from "../../../pages/model.ts";

/** Stands in for the home page's cards of today's tasks and today's events. */
export default class TodayActivities extends Panel<readonly ActivityEntry[]> {
  @api item!: PageItem;

  get isTasks(): boolean {
    return this.item.name === "todayTasks";
  }

  get address(): string {
    return `today/${this.isTasks ? "Task" : "Event"}`;
  }

  get title(): string {
    return this.isTasks ? "Today’s Tasks" : "Today’s Events";
  }

  get emptyText(): string {
    return this.isTasks ? "Nothing due today." : "Nothing on your calendar today.";
  }

  get entries(): readonly ActivityEntry[] {
    return this.data ?? [];
  }

  get isEmpty(): boolean {
    return this.data?.length === 0;
  }
}
