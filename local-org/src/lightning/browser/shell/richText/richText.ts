import { api, LightningElement } from "lwc";
import type { PageItem } from "../../../pages/model.ts";

/** Stands in for flexipage:richText. */
export default class RichText extends LightningElement {
  @api item!: PageItem;

  get text(): string {
    return String(this.item.properties["richTextValue"] ?? "");
  }
}
