import { api } from "lwc";
import Panel from "shell/panel";
import type { PageItem, PageModel, RecordTable } from "../../../pages/model.ts";

/** Stands in for force:relatedListSingleContainer; relatedLists gives it a table that it has read. */
export default class RelatedList extends Panel<RecordTable> {
  @api item: PageItem | undefined;
  @api page: PageModel | undefined;
  @api table: RecordTable | undefined;

  get address(): string {
    const relationship = String(this.item?.properties["relatedListApiName"] ?? "");
    return `related-list/${this.page?.objectApiName}/${this.page?.recordId}/${relationship}`;
  }

  override async read(): Promise<void> {
    if (!this.table) await super.read();
  }

  get shown(): RecordTable | undefined {
    return this.table ?? this.data;
  }

  get heading(): string {
    return `${this.shown?.title} (${this.shown?.total})`;
  }
}
