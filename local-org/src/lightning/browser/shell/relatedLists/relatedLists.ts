import { api } from "lwc";
import Panel from "shell/panel";
import type { RecordTable } from "../../../pages/model.ts";

/** Stands in for force:relatedListContainer. */
export default class RelatedLists extends Panel<readonly RecordTable[]> {
  @api recordId = "";
  @api objectApiName = "";

  get address(): string {
    return `related-lists/${this.objectApiName}/${this.recordId}`;
  }

  get tables(): readonly RecordTable[] {
    return this.data ?? [];
  }

  get isEmpty(): boolean {
    return this.data?.length === 0;
  }
}
