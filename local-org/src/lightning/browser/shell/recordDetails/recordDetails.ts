import { api } from "lwc";
import Panel from "shell/panel";
import type { DetailSection } from "../../../pages/model.ts";

/** Stands in for force:detailPanel: the fields of the page layout, to be read. */
export default class RecordDetails extends Panel<readonly DetailSection[]> {
  @api recordId = "";
  @api objectApiName = "";

  get address(): string {
    return `details/${this.objectApiName}/${this.recordId}`;
  }

  get sections() {
    return (this.data ?? []).map((section, index) => ({
      key: `${index}-${section.title}`,
      title: section.title,
      classes: section.columns.length > 1 ? "columns two" : "columns",
      columns: section.columns.map((fields, column) => ({ key: String(column), fields })),
    }));
  }
}
