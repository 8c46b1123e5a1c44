import { LightningElement } from "lwc";
import { registerRefreshContainer } from "lightning/refresh";
import { onRecordsChanged } from "local/changes";
import { request } from "local/http";
import type { PageModel } from "../../../pages/model.ts";

/** The page below the navigation bar. What is visible may depend on the record, so it is asked for again at every change. */
export default class Page extends LightningElement {
  page: PageModel = localOrg.page;

  connectedCallback(): void {
    registerRefreshContainer(this.hostElement, () => undefined);
    onRecordsChanged(() => void this.reload());
  }

  async reload(): Promise<void> {
    const query = new URLSearchParams(location.search);
    query.set("path", location.pathname);
    try {
      this.page = (await request("GET", `/local-org/page?${query}`)) as PageModel;
    } catch (error) {
      console.error("The page could not be read again.", error);
    }
  }
}
