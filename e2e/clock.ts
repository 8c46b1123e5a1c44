import type { Locator } from "playwright-core";
import { beforeItChanges, openWindow, visitor } from "./stage.ts";
import { inSeconds, nextTicks } from "./ticks.ts";
import { WIDTHS, type Visitor } from "./visitor.ts";

/** On the sample data, in the order of the pictures: what the card says of each lead. */
const STATES: [lead: string, state: RegExp, turn: RegExp, also: string][] = [
  ["Omar Haddad", /^Waiting for an owner$/, /^Nobody owns this lead yet$/, ""],
  ["Luca Conti", /^On time$/, /^Your turn$/, "was deleted by"],
  ["Lena Fischer", /^Respond soon$/, /^Your turn$/, ""],
  ["Diego Rivera", /^Overdue$/, /^Your turn$/, ""],
  ["Elias Berg", /^On time$/, /^Ana Ruiz’s turn$/, ""],
  ["Aiko Tanaka", /^Answered in time$/, /^What stopped the clock$/, "Call: First talk with Aiko Tanaka"],
  ["Jonas Weber", /^Answered in time$/, /^What stopped the clock$/, "Email: Your request"],
  ["Amara Diallo", /^Answered in time$/, /^What stopped the clock$/, "Meeting: Warehouse tour by video"],
  ["Ben Adler", /^Answered in time$/, /^What stopped the clock$/, "Logged on a later day"],
  ["Grace Okafor", /^Answered late$/, /^What stopped the clock$/, "Call: First talk with Grace Okafor"],
  ["Hana Sato", /^Paused$/, /^Waiting for the customer$/, "by Priya Nair"],
  ["Noah Lindt", /^Asleep until /, /^Nothing is expected until /, ""],
  ["Victor Ahlgren", /^Stopped$/, /^Does not count as kept or missed$/, "The lead was disqualified"],
  ["Tomas Novak", /^Stopped$/, /^Counts as missed$/, "The lead was recycled"],
  ["Ruth Adeyemi", /^No request yet$/, /^No request yet$/, "has not asked to talk to sales"],
];
const nameOf = (state: RegExp) => state.source.replace(/[^a-z ]/gi, "").trim();

describe("the response clock on a lead", () => {
  it("counts down by as many seconds as pass, to the next agreed step too, in synthetic shadow", async () => {
    const { clock, timer } = visitor();
    await visitor().openLead("Maya Chen");
    await timer.waitFor();
    await expect(clock.evaluate((element) => "synthetic" in (element.shadowRoot ?? {}))).resolves.toBe(true);
    await visitor().sharpPicture("lead");
    const steps = clock.getByRole("listitem");
    await expect(steps.nth(0).innerText()).resolves.toMatch(/15 min\s+Remind you/);
    await expect(steps.nth(1).innerText()).resolves.toMatch(/45 min\s+Tell Priya Nair\s+in \d+:\d\d/);
    // Asked 1705 seconds before the sample data was made, so less than 3600 - 1705 = 1895 seconds are left.
    const first = inSeconds(await timer.innerText());
    expect(first).toBeLessThanOrEqual(1895);
    expect(first).toBeGreaterThan(1895 - 300);
    const ticks = await nextTicks(timer, 3);
    const readings = ticks.map(({ time }) => inSeconds(time));
    expect(readings.map((reading) => (readings[0] ?? 0) - reading)).toEqual([0, 1, 2]);
    expect(Math.round(((ticks[2]?.at ?? 0) - (ticks[0]?.at ?? 0)) / 1000)).toBe(2);
  });

  it.each(STATES)("shows %s as %s, in a wide window and in a narrow column", async (lead, state, turn, also) => {
    const { clock } = visitor();
    await visitor().openLead(lead);
    await visitor().state(state).waitFor();
    await clock.getByRole("heading", { name: turn }).waitFor();
    if (also) await clock.getByText(also).first().waitFor();
    await expect(clock.getByRole("timer").count()).resolves.toBe(lead === "Ruth Adeyemi" ? 0 : 1);
    await visitor().resize(WIDTHS.narrow);
    expect((await clock.boundingBox())?.width).toBeLessThanOrEqual(360);
    await expect(visitor().overflow()).resolves.toBeLessThanOrEqual(0);
    await visitor().picture(`clock ${lead} ${nameOf(state)}`, clock);
  });

  it("breaks words that are longer than its column", async () => {
    const id = await visitor().leadAsked("Donaudampfschifffahrtsgesellschaftskapitaenswitwe", 300);
    await visitor().resize(WIDTHS.narrow);
    await visitor().open(`/lightning/r/Lead/${id}/view`);
    await visitor().state("On time").waitFor();
    await expect(visitor().overflow()).resolves.toBeLessThanOrEqual(0);
    await visitor().picture("clock with a long name", visitor().clock);
  });

  it("keeps its bar where the user's own few colours replace all others", async () => {
    const { clock, page } = visitor();
    await page.emulateMedia({ forcedColors: "active" });
    await visitor().openLead("Maya Chen");
    const { x = 0, y = 0, width = 0, height = 0 } = (await clock.locator(".bar").boundingBox()) ?? {};
    const pixels = (share: number) =>
      page.screenshot({ clip: { x: x + width * share, y: y + height / 2, width: 2, height: 2 } });
    expect((await pixels(0.02)).equals(await pixels(0.98))).toBe(false);
    await visitor().picture("clock in the user's own colours", clock);
  });

  it("refuses a user without the permission set, and shows nothing of the clock", async () => {
    const { clock, errors, page, timer } = visitor();
    await visitor().openLead("Maya Chen");
    await page.getByLabel("User menu: Jordan Lee").click();
    await page.getByRole("menuitemradio", { name: /Sam Ortiz/ }).click();
    await clock.getByRole("heading", { name: "No access" }).waitFor();
    await expect(timer.count()).resolves.toBe(0);
    await visitor().picture("refused", clock);
    const [refusal, ...others] = errors.splice(0).filter((error) => !error.startsWith("console: Failed to load"));
    expect(refusal).toMatch(/^(403|500): .*MqlSlaController\/getClock/);
    expect(others).toEqual([]);
  });
});

describe("the response clock, watched while it changes", () => {
  it("warns and becomes overdue by itself, and speaks once of each; a late call stops it, in a narrow column", async () => {
    const [warned, late] = [visitor(), await openWindow()];
    await late.resize(WIDTHS.narrow);
    const [saidOfWarning, saidOfBreach] = await Promise.all([
      listenBefore(warned, "On time", (seconds) => 45 * 60 - seconds),
      listenBefore(late, "Respond soon", (seconds) => 60 * 60 - seconds),
    ]);
    await warned.state("Respond soon").waitFor({ timeout: 90_000 });
    await late.state("Overdue").waitFor({ timeout: 90_000 });
    await Promise.all([nextTicks(warned.timer, 2), nextTicks(late.timer, 2)]);
    await expect(saidOfWarning()).resolves.toEqual(["Respond soon."]);
    await expect(saidOfBreach()).resolves.toEqual([expect.stringMatching(/^Overdue\. Was due (to|yester)day at /)]);
    await logCall(late, "Late but answered");
    await late.hasFocus(late.state("Answered late"));
    await late.clock.getByRole("link", { name: "Call: Late but answered" }).waitFor();
    await standsStill(late);
    await expect(late.overflow()).resolves.toBeLessThanOrEqual(0);
  });
});

describe("the response clock, by keyboard alone", () => {
  it("logs a call, which is the clock's proof, still after a reload", async () => {
    const { clock, page, timer } = visitor();
    const id = await visitor().leadAsked("Proven", 300);
    await visitor().open(`/lightning/r/Lead/${id}/view`);
    await visitor().tabTo(clock.getByRole("button", { name: "Log a call" }));
    await visitor().press("Enter");
    const dialog = page.getByRole("dialog");
    await replace(visitor(), dialog.getByLabel("Subject"), "Agreed on a pick test");
    await visitor().press("Tab");
    await page.keyboard.type("Two aisles, next week.");
    await visitor().picture("log-a-call");
    await visitor().tabTo(dialog.getByRole("button", { name: "Save" }));
    await visitor().press("Enter");
    await visitor().state("Answered in time").waitFor();
    await page.getByText("The clock has stopped.").waitFor();
    const taken = await timer.innerText();
    await page.reload();
    await visitor().state("Answered in time").waitFor();
    await expect(timer.innerText()).resolves.toBe(taken);
    await visitor().picture("answered");
    await visitor().tabTo(clock.getByRole("link", { name: "Agreed on a pick test" }));
    await visitor().press("Enter");
    await page.waitForURL(/\/lightning\/r\/Task\//);
    await page.getByText("Two aisles, next week.").first().waitFor();
  });

  it("logs a call on a phone, where the clock is the first of the page", async () => {
    const { clock, page } = visitor();
    const id = await visitor().leadAsked("Phone", 300);
    await visitor().resize(WIDTHS.phone);
    await visitor().open(`/lightning/r/Lead/${id}/view?formFactor=Small`);
    await visitor().state("On time").waitFor();
    await expect(clock.count()).resolves.toBe(1);
    const details = await page.getByRole("tab", { name: "Details" }).boundingBox();
    expect((await clock.boundingBox())?.y).toBeLessThan(details?.y ?? 0);
    await visitor().picture("clock on a phone");
    await expect(visitor().overflow()).resolves.toBeLessThanOrEqual(0);
    await logCall(visitor(), "From a phone");
    await visitor().state("Answered in time").waitFor();
    await expect(visitor().overflow()).resolves.toBeLessThanOrEqual(0);
  });

  it("writes an e-mail in the platform's composer, which stops the clock", async () => {
    const { clock, page } = visitor();
    const id = await visitor().leadAsked("Mail", 300);
    await visitor().open(`/lightning/r/Lead/${id}/view`);
    await visitor().tabTo(clock.getByRole("button", { name: "Email" }));
    await visitor().press("Enter");
    const composer = page.getByRole("dialog", { name: "Email" });
    await visitor().hasFocus(composer.getByLabel("Subject"));
    await visitor().hasValue(composer.getByLabel("To"), "mail@crossing.example");
    await page.keyboard.type("Your request");
    await visitor().press("Tab");
    await page.keyboard.type("Shall we talk at three?");
    await visitor().picture("email");
    await visitor().tabTo(composer.getByRole("button", { name: "Send" }));
    await visitor().press("Enter");
    await visitor().state("Answered in time").waitFor();
    await clock.getByRole("link", { name: "Email: Your request" }).waitFor();
  });

  it("takes a lead out of the queue", async () => {
    const { clock, page } = visitor();
    const id = await visitor().leadAsked("Unowned", 300, await visitor().ownerOf("Omar Haddad"));
    await visitor().open(`/lightning/r/Lead/${id}/view`);
    await visitor().tabTo(clock.getByRole("button", { name: "Accept" }));
    await visitor().press("Enter");
    await clock.getByRole("heading", { name: "Your turn" }).waitFor();
    await page.getByText("You own this lead now").waitFor();
    await visitor().hasFocus(visitor().state("On time"));
  });

  it("tells who had it and what came of an earlier request, and offers a rep no pause", async () => {
    const { clock, page } = visitor();
    await visitor().openLead("Nadia Petrova");
    await visitor().tabTo(clock.getByRole("button", { name: "More about this clock" }));
    await visitor().press("Enter");
    await visitor().hasFocus(page.getByRole("menuitem", { name: "Who had it, and earlier requests" }));
    await expect(page.getByRole("menuitem").count()).resolves.toBe(1);
    await visitor().press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("The lead was recycled").waitFor();
    await dialog.getByText("You", { exact: true }).waitFor();
    await visitor().picture("history");
    await visitor().press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("begins in a dialog without motion too", async () => {
    const { clock, page } = visitor();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await visitor().openLead("Nadia Petrova");
    await visitor().tabTo(clock.getByRole("button", { name: "More about this clock" }));
    await visitor().press("Enter");
    await visitor().hasFocus(page.getByRole("menuitem", { name: "Who had it, and earlier requests" }));
    await visitor().press("Enter");
    const dialog = page.getByRole("dialog");
    await visitor().hasFocus(dialog.getByRole("button", { name: "Close", exact: true }).last());
    await visitor().press("Escape");
    await dialog.waitFor({ state: "detached" });
    await visitor().tabTo(clock.getByRole("button", { name: "Log a call" }), "Shift+Tab");
    await visitor().press("Enter");
    await visitor().hasFocus(dialog.getByRole("heading", { name: /^Log a call/ }));
  });

  it("pauses a clock with a reason and resumes it, for a manager", async () => {
    const { clock, page } = visitor();
    const id = await visitor().leadAsked("Pause", 300);
    await visitor().become("Priya Nair");
    await visitor().open(`/lightning/r/Lead/${id}/view`);
    await visitor().tabTo(clock.getByRole("button", { name: "More about this clock" }));
    await visitor().press("Enter");
    await visitor().hasFocus(page.getByRole("menuitem", { name: "Pause with a reason" }));
    await visitor().press("Enter");
    const dialog = page.getByRole("dialog");
    const save = dialog.getByRole("button", { name: "Pause", exact: true });
    await visitor().tabTo(dialog.getByRole("combobox", { name: "Reason" }));
    await visitor().press("Enter");
    await page.getByRole("option", { name: "Other" }).waitFor();
    await visitor().press("End");
    await page.locator(".slds-has-focus", { hasText: "Other" }).waitFor();
    await visitor().press("Enter");
    await visitor().tabTo(save);
    await visitor().press("Enter");
    await dialog.getByText("Say in a few words why.").waitFor();
    await visitor().tabTo(dialog.getByRole("textbox", { name: "Note" }), "Shift+Tab");
    await page.keyboard.type("Fire drill");
    await visitor().picture("pause");
    await visitor().tabTo(save);
    await visitor().press("Enter");
    await visitor().state("Paused").waitFor();
    await clock.getByRole("heading", { name: "Fire drill" }).waitFor();
    await standsStill(visitor());
    await visitor().tabTo(clock.getByRole("button", { name: "Resume now" }));
    await visitor().press("Enter");
    await visitor().state("On time").waitFor();
  });
});

/** Opens a new lead before its clock changes, and answers what the clock says from then on. */
async function listenBefore(
  who: Visitor,
  state: string,
  askedAgo: (seconds: number) => number,
): ReturnType<Visitor["listen"]> {
  return beforeItChanges(async (seconds) => {
    const id = await who.leadAsked(`${state.replace(" ", "")}Until`, askedAgo(seconds));
    await who.open(`/lightning/r/Lead/${id}/view`);
    await who.timer.waitFor();
    const said = await who.listen(who.clock);
    return (await who.state(state).isVisible()) ? said : undefined;
  });
}

async function logCall(who: Visitor, subject: string): Promise<void> {
  await who.tabTo(who.clock.getByRole("button", { name: "Log a call" }));
  await who.press("Enter");
  const dialog = who.page.getByRole("dialog");
  await replace(who, dialog.getByLabel("Subject"), subject);
  await who.tabTo(dialog.getByRole("button", { name: "Save" }));
  await who.press("Enter");
  await dialog.waitFor({ state: "detached" });
}

async function replace(who: Visitor, field: Locator, text: string): Promise<void> {
  await who.tabTo(field);
  await who.press("Control+A");
  await who.page.keyboard.type(text);
}

async function standsStill({ page, timer }: Visitor): Promise<void> {
  const time = await timer.innerText();
  await page.waitForTimeout(1300);
  await expect(timer.innerText()).resolves.toBe(time);
}
