import { api } from "lwc";
import Panel from "shell/panel";
import type { PageModel, RecordTable } from "../../../pages/model.ts";

/** The newest records of an object, so that one gets around. */
export default class ObjectList extends Panel<RecordTable> {
  @api page!: PageModel;

  get address(): string {
    return `list/${this.page.objectApiName}`;
  }

  get count(): string {
    return this.data?.total === 1 ? "1 item, newest first" : `${this.data?.total} items, newest first`;
  }
}
