import { api, LightningElement } from "lwc";
import type { RecordTable as Table } from "../../../pages/model.ts";

/** Records as rows. */
export default class RecordTable extends LightningElement {
  @api table!: Table;
}
