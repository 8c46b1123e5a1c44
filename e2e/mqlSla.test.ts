import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { launchBrowser } from "../local-org/test/browser.ts";
import { startWorkbench, watchForErrors, type Workbench } from "./workbench.ts";

const SCREENSHOTS = process.env["SCREENSHOTS"] ?? path.resolve(__dirname, "../.local-org/screenshots");

let workbench: Workbench;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let errors: string[];

const timer = (): Locator => page.getByRole("timer");
const card = (): Locator => page.locator("c-mql-sla-timer");

/** `31:35` or `1:18:05` in seconds. */
function inSeconds(time: string): number {
  return time.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}

interface Tick {
  readonly time: string;
  /** Milliseconds on the browser's own clock. */
  readonly at: number;
}

/** The next changes of the reading, each with the moment at which it was drawn. */
function nextTicks(count: number): Promise<Tick[]> {
  return timer().evaluate((element, wanted) => {
    return new Promise<Tick[]>((resolve) => {
      const ticks: Tick[] = [];
      let shown = element.textContent ?? "";
      const look = () => {
        const time = element.textContent ?? "";
        if (time !== shown) ticks.push({ time, at: performance.now() });
        shown = time;
        if (ticks.length === wanted) resolve(ticks);
        else requestAnimationFrame(look);
      };
      look();
    });
  }, count);
}

async function openLead(name: string): Promise<void> {
  await page.goto(`${workbench.url}/lightning/o/Lead/list`);
  await page.getByRole("link", { name }).first().click();
  await page.waitForURL(/\/lightning\/r\/Lead\//);
  await card().waitFor();
}

jest.setTimeout(120_000);

beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  [workbench, browser] = await Promise.all([startWorkbench(), launchBrowser()]);
  context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    locale: "en-US",
    timezoneId: "America/Los_Angeles",
    deviceScaleFactor: 2,
  });
});
afterAll(async () => {
  await browser?.close();
  await workbench?.close();
});
beforeEach(async () => {
  await context.clearCookies();
  page = await context.newPage();
  errors = watchForErrors(page);
});
afterEach(async () => {
  await page.close();
  expect(errors).toEqual([]);
});

describe("the response clock on a lead", () => {
  it("counts down by as many seconds as pass, in synthetic shadow", async () => {
    await openLead("Maya Chen");
    await expect(card().evaluate((element) => "synthetic" in (element.shadowRoot ?? {}))).resolves.toBe(true);
    await timer().waitFor();
    await page.screenshot({ path: path.join(SCREENSHOTS, "lead.png") });
    // Asked 1705 seconds before the sample data was made, so less than 3600 - 1705 = 1895 seconds are left.
    const first = inSeconds(await timer().innerText());
    expect(first).toBeLessThanOrEqual(1895);
    expect(first).toBeGreaterThan(1895 - 300);
    const ticks = await nextTicks(4);
    const readings = ticks.map(({ time }) => inSeconds(time));
    expect(readings.map((reading) => (readings[0] ?? 0) - reading)).toEqual([0, 1, 2, 3]);
    expect(Math.round(((ticks[3]?.at ?? 0) - (ticks[0]?.at ?? 0)) / 1000)).toBe(3);
  });

  it.each([
    ["Omar Haddad", "Waiting for an owner", "Nobody owns this lead yet"],
    ["Lena Fischer", "Respond soon", "Your turn"],
    ["Diego Rivera", "Overdue", "Your turn"],
    ["Aiko Tanaka", "Answered in time", "What stopped the clock"],
    ["Grace Okafor", "Answered late", "What stopped the clock"],
  ])("shows %s as %s", async (name, state, turn) => {
    await openLead(name);
    await card().getByRole("heading", { name: state, exact: true }).waitFor();
    await card().getByRole("heading", { name: turn, exact: true }).waitFor();
    await card().screenshot({ path: path.join(SCREENSHOTS, `${state.toLowerCase().replaceAll(" ", "-")}.png`) });
  });

  it("says what would start a clock on a lead that has not asked for sales", async () => {
    await openLead("Ruth Adeyemi");
    await card().getByRole("heading", { name: "No request yet" }).waitFor();
    await expect(timer().count()).resolves.toBe(0);
  });

  it("stops with the logged call as its proof, by keyboard alone, and still after a reload", async () => {
    await openLead("Maya Chen");
    await card().getByRole("button", { name: "Log a call" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Subject").fill("Agreed on a pick test");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Two aisles, next week.");
    await page.screenshot({ path: path.join(SCREENSHOTS, "log-a-call.png") });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await card().getByRole("heading", { name: "Answered in time" }).waitFor();
    await page.getByText("The clock has stopped.").waitFor();
    const taken = await timer().innerText();
    await page.reload();
    await card().getByRole("heading", { name: "Answered in time" }).waitFor();
    await expect(timer().innerText()).resolves.toBe(taken);
    await page.screenshot({ path: path.join(SCREENSHOTS, "answered.png") });
    await card().getByRole("link", { name: "Agreed on a pick test" }).click();
    await page.waitForURL(/\/lightning\/r\/Task\//);
    await page.getByText("Two aisles, next week.").first().waitFor();
  });

  it("refuses a user without the permission set, and shows nothing of the clock", async () => {
    await openLead("Maya Chen");
    await page.getByLabel("User menu: Jordan Lee").click();
    await page.getByRole("menuitemradio", { name: /Sam Ortiz/ }).click();
    await card().getByRole("heading", { name: "Could not load the clock" }).waitFor();
    await expect(timer().count()).resolves.toBe(0);
    await card().screenshot({ path: path.join(SCREENSHOTS, "refused.png") });
    const [refusal, ...others] = errors.splice(0).filter((error) => !error.startsWith("console: Failed to load"));
    expect(refusal).toMatch(/^(403|500): .*MqlSlaController\/getClock/);
    expect(others).toEqual([]);
  });

  it("fits a phone", async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    await openLead("Diego Rivera");
    await timer().waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.screenshot({ path: path.join(SCREENSHOTS, "phone.png") });
  });
});
