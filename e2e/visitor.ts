/** A person at the browser, and what tests do behind the person's back. */
import path from "node:path";
import { mkdirSync, writeFileSync } from "node:fs";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { watchForErrors, type Workbench } from "./workbench.ts";

const SCREENSHOTS = process.env["SCREENSHOTS"] ?? path.resolve(import.meta.dirname, "../.local-org/screenshots");
const RECORDS = "/services/data/v66.0/ui-api/records";

const MOST_PRESSES = 80;
/** Widths of the window: the sidebar of a record page is 320 px wide at `narrow`. */
export const WIDTHS = { wide: 1400, narrow: 1024, phone: 375 } as const;

const HEIGHT = 900;

/** Its pages share what they have loaded. */
export function openContext(browser: Browser): Promise<BrowserContext> {
  const viewport = { width: WIDTHS.wide, height: HEIGHT };
  return browser.newContext({ viewport, locale: "en-US", timezoneId: "America/Los_Angeles" });
}

export class Visitor {
  readonly page: Page;
  readonly errors: string[];
  readonly #workbench: Workbench;

  private constructor(page: Page, workbench: Workbench) {
    this.page = page;
    this.errors = watchForErrors(page);
    this.#workbench = workbench;
  }

  static async arrive(context: BrowserContext, workbench: Workbench): Promise<Visitor> {
    return new Visitor(await context.newPage(), workbench);
  }

  /** As in a window just opened. */
  async startAfresh(): Promise<void> {
    await this.page.goto("about:blank");
    await this.page.setViewportSize({ width: WIDTHS.wide, height: HEIGHT });
    await this.page.emulateMedia({ forcedColors: null, reducedMotion: null });
    await this.page.mouse.move(0, 0);
    this.errors.length = 0;
  }

  get clock(): Locator {
    return this.page.locator("c-mql-sla-timer");
  }

  get queue(): Locator {
    return this.page.locator("c-mql-sla-queue");
  }

  get timer(): Locator {
    return this.page.getByRole("timer");
  }

  state(name: string | RegExp): Locator {
    return this.clock.getByRole("heading", { name, exact: true });
  }

  async open(address: string): Promise<void> {
    await this.page.goto(this.#workbench.url + address);
  }

  async openLead(name: string): Promise<void> {
    await this.open(`/lightning/r/Lead/${await this.#leadId(name)}/view`);
    await this.clock.waitFor();
  }

  /** The Id of the user or the queue that has the lead. */
  async ownerOf(name: string): Promise<string> {
    const address = `${this.#workbench.url}${RECORDS}/${await this.#leadId(name)}?fields=Lead.OwnerId`;
    const { fields } = (await (await fetch(address)).json()) as { fields: { OwnerId: { value: string } } };
    return fields.OwnerId.value;
  }

  /** Works as somebody else from now on. */
  async become(name: string): Promise<void> {
    const cookie = { name: "localOrgUser", value: await this.#userId(name), url: this.#workbench.url };
    await this.page.context().addCookies([cookie]);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Waits for the focus, which the platform's menus move a frame after they open. */
  async hasFocus(element: Locator): Promise<void> {
    await element.and(this.page.locator(":focus")).waitFor();
  }

  async hasValue(input: Locator, value: string): Promise<void> {
    const element = await input.elementHandle();
    await this.page.waitForFunction(([each, wanted]) => (each as HTMLInputElement).value === wanted, [element, value]);
  }

  /** Presses a key until the element has the focus, as somebody without a mouse does. */
  async tabTo(element: Locator, key = "Tab"): Promise<void> {
    let target = await element.elementHandle();
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      await this.press(key);
      if (await target?.evaluate((each) => !each.isConnected)) target = await element.elementHandle();
      if (await target?.evaluate(isFocused)) return;
    }
    throw new Error(`the focus never came to ${String(element)}`);
  }

  async picture(name: string, part: Locator | Page = this.page): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await part.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  }

  /**
   * Sharp: the picture at the top of the README. By the browser's own means, as Playwright's would put back the pixels of
   * its window. Without a graphics card every frame is slow then.
   */
  async sharpPicture(name: string): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const metrics = { width: WIDTHS.wide, height: HEIGHT, deviceScaleFactor: 2, mobile: false };
    await session.send("Emulation.setDeviceMetricsOverride", metrics);
    const { data } = await session.send("Page.captureScreenshot", { format: "png" });
    mkdirSync(SCREENSHOTS, { recursive: true });
    writeFileSync(path.join(SCREENSHOTS, `${name}.png`), data, "base64");
    await session.send("Emulation.clearDeviceMetricsOverride");
    await session.detach();
  }

  async resize(width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: HEIGHT });
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

  /** A lead that asked so many seconds ago, saved by the administrator. Returns its Id. */
  async leadAsked(lastName: string, secondsAgo: number, ownerId?: string): Promise<string> {
    const { url } = this.#workbench;
    const fields = {
      FirstName: "Test",
      LastName: lastName,
      Company: "Crossing",
      Email: `${lastName.toLowerCase()}@crossing.example`,
      LeadSource: "Web",
      Hand_Raised_On__c: new Date(Date.now() - secondsAgo * 1000).toISOString(),
      OwnerId: ownerId ?? (await this.#userId("Jordan Lee")),
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

  async #leadId(name: string): Promise<string> {
    const list = await (await fetch(`${this.#workbench.url}/local-org/panel/list/Lead`)).json();
    const { rows } = list as { rows: { id: string; cells: { text: string }[] }[] };
    const row = rows.find(({ cells }) => cells[0]?.text === name);
    if (!row) throw new Error(`there is no lead ${name}`);
    return row.id;
  }

  async #userId(name: string): Promise<string> {
    const page = await (await fetch(`${this.#workbench.url}/lightning/page/home`)).text();
    const [, id] = new RegExp(`"id":"(\\w{18})","name":"${name}"`).exec(page) ?? [];
    if (!id) throw new Error(`there is no user ${name}`);
    return id;
  }
}

/** Whether the focus is in the element, inside of all components. */
function isFocused(element: Node): boolean {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return element.contains(active);
}
