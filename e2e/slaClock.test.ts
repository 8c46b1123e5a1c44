import type { Browser, BrowserContext, Locator } from "playwright-core";
import { launchBrowser } from "../local-org/test/browser.ts";
import { inSeconds, nextTicks } from "./ticks.ts";
import { openContext, Visitor, WIDTHS } from "./visitor.ts";
import { startWorkbench, type Workbench } from "./workbench.ts";

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

/** On the sample data, in the order of the pictures. */
const STATES: readonly (readonly [lead: string, state: RegExp, turn: RegExp])[] = [
  ["Omar Haddad", /^Waiting for an owner$/, /^Nobody owns this lead yet$/],
  ["Luca Conti", /^On time$/, /^Your turn$/],
  ["Lena Fischer", /^Respond soon$/, /^Your turn$/],
  ["Diego Rivera", /^Overdue$/, /^Your turn$/],
  ["Elias Berg", /^On time$/, /^Ana Ruiz’s turn$/],
  ["Aiko Tanaka", /^Answered in time$/, /^What stopped the clock$/],
  ["Grace Okafor", /^Answered late$/, /^What stopped the clock$/],
  ["Hana Sato", /^Paused$/, /^Waiting for the customer$/],
  ["Noah Lindt", /^Asleep until /, /^Nothing is expected until /],
  ["Victor Ahlgren", /^Stopped$/, /^Does not count as kept or missed$/],
  ["Tomas Novak", /^Stopped$/, /^Counts as missed$/],
];
const nameOf = (state: RegExp) => state.source.replace(/[^a-z ]/gi, "").trim();

const timer = (): Locator => visitor.page.getByRole("timer");

/** Sharp; the picture at the top of the README. */
async function pictureOfReadme(lead: string): Promise<void> {
  const sharp = await openContext(browser, 2);
  const photographer = await Visitor.arrive(sharp, workbench);
  await photographer.openLead(lead);
  await photographer.page.getByRole("timer").waitFor();
  await photographer.picture("lead");
  await sharp.close();
}

describe("the response clock on a lead", () => {
  it("counts down by as many seconds as pass, in synthetic shadow", async () => {
    await visitor.openLead("Maya Chen");
    await expect(visitor.clock.evaluate((element) => "synthetic" in (element.shadowRoot ?? {}))).resolves.toBe(true);
    await timer().waitFor();
    await pictureOfReadme("Maya Chen");
    // Asked 1705 seconds before the sample data was made, so less than 3600 - 1705 = 1895 seconds are left.
    const first = inSeconds(await timer().innerText());
    expect(first).toBeLessThanOrEqual(1895);
    expect(first).toBeGreaterThan(1895 - 300);
    const ticks = await nextTicks(timer(), 4);
    const readings = ticks.map(({ time }) => inSeconds(time));
    expect(readings.map((reading) => (readings[0] ?? 0) - reading)).toEqual([0, 1, 2, 3]);
    expect(Math.round(((ticks[3]?.at ?? 0) - (ticks[0]?.at ?? 0)) / 1000)).toBe(3);
  });

  it("says what would start a clock on a lead that has not asked for sales", async () => {
    await visitor.openLead("Ruth Adeyemi");
    await visitor.clock.getByRole("heading", { name: "No request yet" }).waitFor();
    await expect(timer().count()).resolves.toBe(0);
  });

  it("stops with the logged call as its proof, by keyboard alone, and still after a reload", async () => {
    await visitor.openLead("Maya Chen");
    await visitor.clock.getByRole("button", { name: "Log a call" }).focus();
    await visitor.press("Enter");
    const dialog = visitor.page.getByRole("dialog");
    await dialog.getByLabel("Subject").fill("Agreed on a pick test");
    await visitor.press("Tab");
    await visitor.page.keyboard.type("Two aisles, next week.");
    await visitor.picture("log-a-call");
    await visitor.press("Tab");
    await visitor.press("Tab");
    await visitor.press("Enter");
    await visitor.clock.getByRole("heading", { name: "Answered in time" }).waitFor();
    await visitor.page.getByText("The clock has stopped.").waitFor();
    const taken = await timer().innerText();
    await visitor.page.reload();
    await visitor.clock.getByRole("heading", { name: "Answered in time" }).waitFor();
    await expect(timer().innerText()).resolves.toBe(taken);
    await visitor.picture("answered");
    await visitor.clock.getByRole("link", { name: "Agreed on a pick test" }).click();
    await visitor.page.waitForURL(/\/lightning\/r\/Task\//);
    await visitor.page.getByText("Two aisles, next week.").first().waitFor();
  });

  it("refuses a user without the permission set, and shows nothing of the clock", async () => {
    await visitor.openLead("Maya Chen");
    await visitor.page.getByLabel("User menu: Jordan Lee").click();
    await visitor.page.getByRole("menuitemradio", { name: /Sam Ortiz/ }).click();
    await visitor.clock.getByRole("heading", { name: "Could not load the clock" }).waitFor();
    await expect(timer().count()).resolves.toBe(0);
    await visitor.picture("refused", visitor.clock);
    const [refusal, ...others] = visitor.errors
      .splice(0)
      .filter((error) => !error.startsWith("console: Failed to load"));
    expect(refusal).toMatch(/^(403|500): .*MqlSlaController\/getClock/);
    expect(others).toEqual([]);
  });

  it.each(STATES)("shows %s as %s", async (lead, state, turn) => {
    await visitor.openLead(lead);
    await visitor.clock.getByRole("heading", { name: state }).waitFor();
    await visitor.clock.getByRole("heading", { name: turn }).waitFor();
    await visitor.picture(`clock ${lead} ${nameOf(state)}`, visitor.clock);
  });

  it.each([
    ["Aiko Tanaka", "Call: First talk with Aiko Tanaka", "today at"],
    ["Jonas Weber", "Email: Your request", "today at"],
    ["Amara Diallo", "Meeting: Warehouse tour by video", "today at"],
    ["Ben Adler", "Call: Night shift call", "Logged on a later day"],
  ])("links what stopped the clock of %s", async (lead, proof, note) => {
    await visitor.openLead(lead);
    await visitor.clock.getByRole("link", { name: proof, exact: true }).waitFor();
    await visitor.clock.getByText(note).first().waitFor();
  });

  it("says what became of a proof that is gone, and what the agreed steps came to", async () => {
    await visitor.openLead("Luca Conti");
    await visitor.clock.getByText("was deleted by").waitFor();
    const steps = visitor.clock.getByRole("listitem");
    await expect(steps.nth(0).innerText()).resolves.toMatch(/15 min\s+Remind you/);
    await expect(steps.nth(1).innerText()).resolves.toMatch(/45 min\s+Tell Priya Nair\s+in \d+:\d\d/);
  });

  it("tells who had it and what came of an earlier request, by keyboard alone", async () => {
    await visitor.openLead("Nadia Petrova");
    await visitor.tabTo(visitor.clock.getByRole("button", { name: "More about this clock" }));
    await visitor.press("Enter");
    await visitor.hasFocus(visitor.page.getByRole("menuitem", { name: "Who had it, and earlier requests" }));
    await visitor.press("Enter");
    const dialog = visitor.page.getByRole("dialog");
    await dialog.getByText("The lead was recycled").waitFor();
    await dialog.getByText("You", { exact: true }).waitFor();
    await visitor.picture("history");
    await visitor.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });
});

describe("watched while it changes", () => {
  it("warns by itself, and speaks once", async () => {
    const id = await visitor.leadAsked("Warning", 45 * 60 - 7);
    await visitor.open(`/lightning/r/Lead/${id}/view`);
    await visitor.state("On time").waitFor();
    const said = await visitor.listen(visitor.clock);
    await visitor.state("Respond soon").waitFor({ timeout: 15_000 });
    await visitor.page.waitForTimeout(2100);
    await expect(said()).resolves.toEqual(["Respond soon."]);
  });

  it("becomes overdue by itself, and stops with the call that is logged, by keyboard alone", async () => {
    const id = await visitor.leadAsked("Breach", 60 * 60 - 7);
    await visitor.open(`/lightning/r/Lead/${id}/view`);
    await visitor.state("Respond soon").waitFor();
    const said = await visitor.listen(visitor.clock);
    await visitor.state("Overdue").waitFor({ timeout: 15_000 });
    await expect(said()).resolves.toEqual([expect.stringMatching(/^Overdue\. Was due today at /)]);
    await logCallByKeyboard("Late but answered");
    await visitor.state("Answered late").waitFor();
    await visitor.clock.getByRole("link", { name: "Call: Late but answered" }).waitFor();
    const taken = await timer().innerText();
    await visitor.page.waitForTimeout(2100);
    await expect(timer().innerText()).resolves.toBe(taken);
  });
});

/** From wherever the focus is. */
async function logCallByKeyboard(subject: string): Promise<void> {
  const { page } = visitor;
  await visitor.tabTo(visitor.clock.getByRole("button", { name: "Log a call" }));
  await visitor.press("Enter");
  const dialog = page.getByRole("dialog");
  await visitor.tabTo(dialog.getByLabel("Subject"));
  await visitor.press("Control+A");
  await page.keyboard.type(subject);
  await visitor.tabTo(dialog.getByRole("button", { name: "Save" }));
  await visitor.press("Enter");
  await dialog.waitFor({ state: "detached" });
}

describe("what can be done, by keyboard alone", () => {
  it("is to write an e-mail in the platform's composer, which stops the clock", async () => {
    const { page } = visitor;
    const id = await visitor.leadAsked("Mail", 300);
    await visitor.open(`/lightning/r/Lead/${id}/view`);
    await visitor.tabTo(visitor.clock.getByRole("button", { name: "E-mail" }));
    await visitor.press("Enter");
    const composer = page.getByRole("dialog", { name: "Email" });
    await composer.waitFor();
    await expect(composer.getByLabel("To").inputValue()).resolves.toBe("mail@crossing.example");
    await page.keyboard.type("Your request");
    await visitor.press("Tab");
    await page.keyboard.type("Shall we talk at three?");
    await visitor.picture("email");
    await visitor.tabTo(composer.getByRole("button", { name: "Send" }));
    await visitor.press("Enter");
    await visitor.state("Answered in time").waitFor({ timeout: 20_000 });
    await visitor.clock.getByRole("link", { name: "Email: Your request" }).waitFor();
  });

  it("is to take a lead out of the queue", async () => {
    await visitor.openLead("Omar Haddad");
    await visitor.tabTo(visitor.clock.getByRole("button", { name: "Accept" }));
    await visitor.press("Enter");
    await visitor.clock.getByRole("heading", { name: "Your turn" }).waitFor();
    await visitor.page.getByText("You own this lead now").waitFor();
  });

  it("is, for a manager, to pause a clock with a reason and to resume it", async () => {
    const { page } = visitor;
    const id = await visitor.leadAsked("Pause", 300);
    await visitor.become("Priya Nair");
    await visitor.open(`/lightning/r/Lead/${id}/view`);
    await visitor.tabTo(visitor.clock.getByRole("button", { name: "More about this clock" }));
    await visitor.press("Enter");
    await visitor.hasFocus(page.getByRole("menuitem", { name: "Pause with a reason" }));
    await visitor.press("Enter");
    const dialog = page.getByRole("dialog");
    const save = dialog.getByRole("button", { name: "Pause", exact: true });
    await visitor.tabTo(dialog.getByRole("combobox", { name: "Reason" }));
    await visitor.press("Enter");
    await page.getByRole("option", { name: "Other" }).waitFor();
    await visitor.press("End");
    await page.locator(".slds-has-focus", { hasText: "Other" }).waitFor();
    await visitor.press("Enter");
    await visitor.tabTo(save);
    await visitor.press("Enter");
    await dialog.getByText("Say in a few words why.").waitFor();
    await visitor.tabTo(dialog.getByRole("textbox", { name: "Note" }), "Shift+Tab");
    await page.keyboard.type("Fire drill");
    await visitor.picture("pause");
    await visitor.tabTo(save);
    await visitor.press("Enter");
    await visitor.state("Paused").waitFor();
    await visitor.clock.getByRole("heading", { name: "Fire drill" }).waitFor();
    const left = await timer().innerText();
    await page.waitForTimeout(2100);
    await expect(timer().innerText()).resolves.toBe(left);
    await visitor.tabTo(visitor.clock.getByRole("button", { name: "Resume now" }));
    await visitor.press("Enter");
    await visitor.state("On time").waitFor();
  });

  it("offers a rep no pause", async () => {
    await visitor.openLead("Luca Conti");
    await visitor.clock.getByRole("button", { name: "More about this clock" }).click();
    await visitor.page.getByRole("menuitem", { name: "Who had it, and earlier requests" }).waitFor();
    await expect(visitor.page.getByRole("menuitem", { name: "Pause with a reason" }).count()).resolves.toBe(0);
  });
});

describe.each([
  ["a narrow column", WIDTHS.narrow, ""],
  ["a phone", WIDTHS.phone, "?formFactor=Small"],
])("in %s", (name, width, query) => {
  it("shows everything, and logs a call by keyboard alone", async () => {
    const id = await visitor.leadAsked(`At${width}`, 300);
    await visitor.page.setViewportSize({ width, height: 900 });
    await visitor.open(`/lightning/r/Lead/${id}/view${query}`);
    await visitor.state("On time").waitFor();
    expect((await visitor.clock.boundingBox())?.width).toBeLessThanOrEqual(360);
    await visitor.picture(`clock in ${name}`, visitor.clock);
    await expect(visitor.overflow()).resolves.toBeLessThanOrEqual(0);
    await logCallByKeyboard("From a narrow place");
    await visitor.state("Answered in time").waitFor();
    await expect(visitor.overflow()).resolves.toBeLessThanOrEqual(0);
  });
});
