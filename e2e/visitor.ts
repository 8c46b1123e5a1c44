/** A person at the browser, and what tests do behind the person's back. */
import path from "node:path";
import { mkdirSync } from "node:fs";
import type { Browser, Locator, Page } from "playwright-core";
import { watchForErrors, type Workbench } from "./workbench.ts";

const SCREENSHOTS = process.env["SCREENSHOTS"] ?? path.resolve(__dirname, "../.local-org/screenshots");
const RECORDS = "/services/data/v66.0/ui-api/records";

const MOST_PRESSES = 80;
/** Widths of the window: the sidebar of a record page is 320 px wide at `narrow`. */
export const WIDTHS = { wide: 1400, narrow: 1024, phone: 375 } as const;

export class Visitor {
  readonly page: Page;
  readonly errors: string[];
  readonly #workbench: Workbench;

  private constructor(page: Page, workbench: Workbench) {
    this.page = page;
    this.errors = watchForErrors(page);
    this.#workbench = workbench;
  }

  static async arrive(browser: Browser, workbench: Workbench): Promise<Visitor> {
    const viewport = { width: WIDTHS.wide, height: 900 };
    const options = { viewport, locale: "en-US", timezoneId: "America/Los_Angeles", deviceScaleFactor: 2 };
    return new Visitor(await browser.newPage(options), workbench);
  }

  get clock(): Locator {
    return this.page.locator("c-mql-sla-timer");
  }

  get queue(): Locator {
    return this.page.locator("c-mql-sla-queue");
  }

  state(name: string): Locator {
    return this.clock.getByRole("heading", { name, exact: true });
  }

  async open(address: string): Promise<void> {
    await this.page.goto(this.#workbench.url + address);
  }

  async openLead(name: string): Promise<void> {
    const list = await (await fetch(`${this.#workbench.url}/local-org/panel/list/Lead`)).json();
    const { rows } = list as { rows: { id: string; cells: { text: string }[] }[] };
    const row = rows.find(({ cells }) => cells[0]?.text === name);
    if (!row) throw new Error(`there is no lead ${name}`);
    await this.open(`/lightning/r/Lead/${row.id}/view`);
    await this.clock.waitFor();
  }

  /** Works as somebody else from now on. */
  async become(name: string): Promise<void> {
    const cookie = { name: "localOrgUser", value: await this.#userId(name), url: this.#workbench.url };
    await this.page.context().addCookies([cookie]);
  }

  /** Presses a key until the element has the focus, as somebody without a mouse does. */
  async tabTo(element: Locator, key = "Tab"): Promise<void> {
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      await this.page.keyboard.press(key);
      const focused = await this.focused();
      const hasFocus = await element.evaluate((each, active) => active !== null && each.contains(active), focused);
      if (hasFocus) return;
    }
    throw new Error(`the focus never came to ${String(element)}`);
  }

  /** The element with the focus, inside of all components. */
  async focused() {
    const handle = await this.page.evaluateHandle(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active;
    });
    return handle.asElement();
  }

  async picture(name: string, part: Locator | Page = this.page): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await part.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  }

  /** How many pixels the page is too wide. */
  overflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }

  /** Everything that the live regions of an element say from now on. */
  async listen(element: Locator): Promise<() => Promise<string[]>> {
    await element.evaluate((host) => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      for (const each of host.shadowRoot?.querySelectorAll("c-announcement") ?? []) {
        const region = each.shadowRoot?.querySelector("[aria-live]");
        if (!region) continue;
        new MutationObserver(() => said.push(region.textContent?.trim() ?? "")).observe(region, {
          characterData: true,
          childList: true,
          subtree: true,
        });
      }
    });
    return () => this.page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
  }

  /** A lead of Jordan Lee's that asked so many seconds ago, saved by the administrator. Returns its Id. */
  async leadAsked(lastName: string, secondsAgo: number): Promise<string> {
    const { url } = this.#workbench;
    const fields = {
      FirstName: "Test",
      LastName: lastName,
      Company: "Crossing",
      Email: `${lastName.toLowerCase()}@crossing.example`,
      LeadSource: "Web",
      Hand_Raised_On__c: new Date(Date.now() - secondsAgo * 1000).toISOString(),
      OwnerId: await this.#userId("Jordan Lee"),
    };
    const answer = await this.#send("Local Administrator", `${url}${RECORDS}`, { apiName: "Lead", fields });
    return String((answer as { id: string }).id);
  }

  /** Calls an Apex method as somebody else. */
  async callApex(name: string, method: string, parameters: object): Promise<unknown> {
    const address = `${this.#workbench.url}/local-org/apex/${method.replace(".", "/")}`;
    return this.#send(name, address, { parameters, wire: false });
  }

  async #send(name: string, address: string, body: object): Promise<unknown> {
    const response = await fetch(address, {
      method: "POST",
      headers: {
        origin: this.#workbench.url,
        "content-type": "application/json",
        cookie: `localOrgUser=${await this.#userId(name)}`,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
    return response.json();
  }

  async #userId(name: string): Promise<string> {
    const page = await (await fetch(`${this.#workbench.url}/lightning/page/home`)).text();
    const [, id] = new RegExp(`"id":"(\\w{18})","name":"${name}"`).exec(page) ?? [];
    if (!id) throw new Error(`there is no user ${name}`);
    return id;
  }
}
