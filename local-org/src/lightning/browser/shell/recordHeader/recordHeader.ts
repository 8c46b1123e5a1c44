import { api } from "lwc";
import Panel from "shell/panel";
import type { RecordHeader as Header } from "../../../pages/model.ts";

/** Stands in for force:highlightsPanel: name and most important fields. It has no actions, since none would work. */
export default class RecordHeader extends Panel<Header> {
  @api recordId = "";
  @api objectApiName = "";

  get address(): string {
    return `header/${this.objectApiName}/${this.recordId}`;
  }
}
