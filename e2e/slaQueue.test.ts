import type { Browser, BrowserContext } from "playwright-core";
import { launchBrowser } from "../local-org/test/browser.ts";
import { openContext, Visitor, WIDTHS } from "./visitor.ts";
import { startWorkbench, type Workbench } from "./workbench.ts";

const HOME = "/lightning/page/home";

let workbench: Workbench;
let browser: Browser;
let context: BrowserContext;
let visitor: Visitor;

jest.setTimeout(120_000);

beforeAll(async () => {
  [workbench, browser] = await Promise.all([startWorkbench(), launchBrowser()]);
  context = await openContext(browser);
});
afterAll(async () => {
  await browser?.close();
  await workbench?.close();
});
beforeEach(async () => {
  visitor = await Visitor.arrive(context, workbench);
});
afterEach(async () => {
  await visitor.page.close();
  expect(visitor.errors).toEqual([]);
});

const rows = () => visitor.queue.locator("c-sla-queue-row");
const names = () => rows().locator(".lead").allInnerTexts();
const filter = (name: RegExp) => visitor.queue.getByRole("button", { name });
const rowOf = (lead: string) => rows().filter({ hasText: lead });

async function openQueue(address = HOME): Promise<void> {
  await visitor.open(address);
  await rows().first().waitFor();
}

describe("the queue on the home page", () => {
  it("has all of mine by urgency: overdue, least time left, asleep, paused", async () => {
    await openQueue();
    await visitor.picture("home");
    const shown = await names();
    expect(shown[0]).toBe("Diego Rivera");
    expect(shown.slice(-2)).toEqual(["Noah Lindt", "Hana Sato"]);
    const order = ["Lena Fischer", "Maya Chen", "Luca Conti", "Nadia Petrova", "Omar Haddad"];
    expect(shown.filter((name) => order.includes(name))).toEqual(order);
    expect(shown).not.toContain("Elias Berg");
    await expect(rowOf("Lena Fischer").innerText()).resolves.toMatch(
      /\d+:\d\d\s+left[\s\S]*Plant Manager, Blue Harbor Freight[\s\S]*Web form\s+due [\s\S]*Task for you/,
    );
  });

  it("ticks in every row and is silent about it", async () => {
    await openQueue();
    const said = await visitor.listen(visitor.queue);
    const time = rowOf("Maya Chen").locator(".time");
    const before = await time.innerText();
    await visitor.page.waitForTimeout(3100);
    await expect(time.innerText()).resolves.not.toBe(before);
    await expect(said()).resolves.toEqual([]);
  });

  it("puts itself in order when a clock goes on, and says so", async () => {
    await pausedLead("Wakes", 8);
    await openQueue();
    expect((await names()).at(-2)).toBe("Test Wakes");
    const said = await visitor.listen(visitor.queue);
    await visitor.queue.getByText("Test Wakes: On time.").waitFor({ state: "attached", timeout: 15_000 });
    const after = await names();
    expect(after.indexOf("Test Wakes")).toBeLessThan(after.indexOf("Noah Lindt"));
    await expect(said()).resolves.toEqual(["Test Wakes: On time."]);
  });

  it("keeps its order while a row has the focus", async () => {
    await pausedLead("Waits", 8);
    await openQueue();
    await visitor.tabTo(rowOf("Noah Lindt").getByRole("link"));
    await visitor.queue.getByText("Test Waits: On time.").waitFor({ state: "attached", timeout: 15_000 });
    expect((await names()).at(-2)).toBe("Test Waits");
    await visitor.tabTo(filter(/overdue/), "Shift+Tab");
    const after = await names();
    expect(after.indexOf("Test Waits")).toBeLessThan(after.indexOf("Noah Lindt"));
  });

  it("shows one state alone, by keyboard", async () => {
    await openQueue();
    await visitor.tabTo(filter(/overdue/));
    await visitor.press("Space");
    await expect(filter(/overdue/).getAttribute("aria-pressed")).resolves.toBe("true");
    await expect(names()).resolves.toEqual(["Diego Rivera"]);
    await visitor.picture("filtered", visitor.queue);
    await visitor.press("Space");
    expect((await names()).length).toBeGreaterThan(5);
  });

  it("leads to the lead, by keyboard", async () => {
    await openQueue();
    await visitor.tabTo(rowOf("Lena Fischer").getByRole("link", { name: "Lena Fischer" }));
    await visitor.press("Enter");
    await visitor.page.waitForURL(/\/lightning\/r\/Lead\//);
    await visitor.state("Respond soon").waitFor();
  });

  it("logs a call by keyboard; the row goes and the focus comes to the next", async () => {
    const { page } = visitor;
    await visitor.leadAsked("Answerable", 55 * 60);
    await openQueue();
    const before = await names();
    const next = before[before.indexOf("Test Answerable") + 1] ?? "";
    await visitor.tabTo(rowOf("Test Answerable").getByRole("button", { name: "Log a call: Test Answerable" }));
    await visitor.press("Enter");
    const dialog = page.getByRole("dialog");
    await visitor.tabTo(dialog.getByRole("button", { name: "Save" }));
    await visitor.press("Enter");
    await rowOf("Test Answerable").waitFor({ state: "detached" });
    await page.getByText("The clock has stopped.").waitFor();
    await visitor.hasFocus(visitor.queue.getByRole("link", { name: next, exact: true }));
  });

  it("takes a lead out of a queue by keyboard", async () => {
    await openQueue();
    await visitor.tabTo(rowOf("Omar Haddad").getByRole("button", { name: "Accept: Omar Haddad" }));
    await visitor.press("Enter");
    await rowOf("Omar Haddad").getByRole("button", { name: "Log a call" }).waitFor();
  });

  it("shows a manager the team, by keyboard", async () => {
    await visitor.become("Priya Nair");
    await visitor.open(HOME);
    await visitor.queue.getByText("Nobody is waiting").waitFor();
    await visitor.tabTo(visitor.queue.getByRole("radio", { name: "Mine" }));
    await visitor.press("ArrowRight");
    await rowOf("Elias Berg").getByText("With Ana Ruiz").waitFor();
    await rowOf("Diego Rivera").getByText("With Jordan Lee").waitFor();
    await visitor.picture("team");
  });

  it("refuses a user without the permission set in words that help", async () => {
    await visitor.become("Sam Ortiz");
    await visitor.open(HOME);
    await visitor.queue.getByText("Ask your admin for the Tandem Sales permission set.").waitFor();
    await expect(visitor.queue.getByText("Apex class").count()).resolves.toBe(0);
    await expect(rows().count()).resolves.toBe(0);
    expect(visitor.errors.splice(0).every((error) => /getQueue|Failed to load/.test(error))).toBe(true);
  });

  it.each([
    ["a narrow window", WIDTHS.narrow, HOME],
    ["a phone", WIDTHS.phone, "/lightning/n/Tandem?formFactor=Small"],
  ])("stacks its rows in %s", async (name, width, address) => {
    await visitor.page.setViewportSize({ width, height: 900 });
    await openQueue(address);
    await visitor.picture(`queue in ${name}`);
    await expect(visitor.overflow()).resolves.toBeLessThanOrEqual(0);
    await visitor.tabTo(rowOf("Diego Rivera").getByRole("button", { name: "Log a call: Diego Rivera" }));
    await visitor.press("Enter");
    await visitor.page.getByRole("dialog").waitFor();
    await visitor.press("Escape");
  });
});

/** A lead of mine whose pause ends by itself in so many seconds. */
async function pausedLead(lastName: string, seconds: number): Promise<void> {
  const leadId = await visitor.leadAsked(lastName, 600);
  const resumesOn = new Date(Date.now() + seconds * 1000).toISOString();
  const parameters = { leadId, reason: "Owner on leave", note: null, resumesOn };
  await visitor.callApex("Priya Nair", "MqlSlaController.pause", parameters);
}
