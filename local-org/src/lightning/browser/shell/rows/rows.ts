import { api, LightningElement } from "lwc";
import type { PageModel, Region } from "../../../pages/model.ts";

/** Rows of regions, as a page's template arranges them. */
export default class Rows extends LightningElement {
  @api rows: PageModel["rows"] = [];
  @api page!: PageModel;

  get rowsShown() {
    const filled = this.rows.map((regions) => regions.filter(isFilled)).filter((regions) => regions.length > 0);
    return filled.map((regions) => ({
      key: regions.map((region) => region.name).join(),
      regions: regions.map((region) => ({ ...region, classes: `region columns-${region.columns}` })),
    }));
  }
}

function isFilled(region: Region): boolean {
  return region.items.length > 0 || region.rows.length > 0;
}
