import { api, LightningElement } from "lwc";
import type { PageItem, PageModel, RegionWidth } from "../../../pages/model.ts";

/** Stands in for flexipage:tabset. */
export default class Tabset extends LightningElement {
  @api item!: PageItem;
  @api page!: PageModel;
  @api width!: RegionWidth;

  get activeTab(): string | undefined {
    return (this.item.tabs?.find((tab) => tab.active) ?? this.item.tabs?.[0])?.key;
  }
}
