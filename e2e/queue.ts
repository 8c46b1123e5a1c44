import { beforeItChanges, openWindow, visitor } from "./stage.ts";
import { nextTicks } from "./ticks.ts";
import { WIDTHS, type Visitor } from "./visitor.ts";

const HOME = "/lightning/page/home";

const rows = (who = visitor()) => who.queue.locator("c-sla-queue-row");
const names = (who = visitor()) => rows(who).locator(".lead").allInnerTexts();
const filter = (name: RegExp) => visitor().queue.getByRole("button", { name });
const rowOf = (lead: string, who = visitor()) => rows(who).filter({ hasText: lead });

async function openQueue(who = visitor(), address = HOME): Promise<void> {
  await who.open(address);
  await rows(who).first().waitFor();
}

describe("the queue on the home page", () => {
  it("has all of mine by urgency: overdue, least time left, asleep, paused; ticks, and is silent about it", async () => {
    await openQueue();
    const said = await visitor().listen(visitor().queue);
    await visitor().picture("home");
    const shown = await names();
    expect(shown[0]).toBe("Diego Rivera");
    expect(shown.slice(-2)).toEqual(["Noah Lindt", "Hana Sato"]);
    const order = ["Lena Fischer", "Maya Chen", "Luca Conti", "Nadia Petrova", "Omar Haddad"];
    expect(shown.filter((name) => order.includes(name))).toEqual(order);
    expect(shown).not.toContain("Elias Berg");
    await expect(rowOf("Lena Fischer").innerText()).resolves.toMatch(
      /\d+:\d\d\s+left[\s\S]*Plant Manager, Blue Harbor Freight[\s\S]*Web form\s+due [\s\S]*Task for you/,
    );
    const overdue = await rowOf("Diego Rivera").locator(".time").innerText();
    await nextTicks(rowOf("Maya Chen").locator(".time"), 2);
    await expect(rowOf("Diego Rivera").locator(".time").innerText()).resolves.not.toBe(overdue);
    await expect(said()).resolves.toEqual([]);
  });

  it("puts itself in order when a clock goes on, and says so; under a focus it waits", async () => {
    const [watching, working] = [visitor(), await openWindow()];
    const { name, said } = await beforeItChanges(async (seconds) => {
      // Not the name of a try before, whose clock has gone on already.
      const lastName = `Wakes${seconds}`;
      await wakesIn(lastName, seconds);
      await Promise.all([openQueue(watching), openQueue(working)]);
      await rowOf("Noah Lindt", working).getByRole("link").focus();
      const name = `Test ${lastName}`;
      const said = await watching.listen(watching.queue);
      const isAsleep = (await names(watching)).at(-2) === name && (await names(working)).at(-2) === name;
      return isAsleep ? { name, said } : undefined;
    });
    for (const who of [watching, working])
      await who.queue.getByText(`${name}: On time.`).waitFor({ state: "attached", timeout: 90_000 });
    await expect(said()).resolves.toEqual([`${name}: On time.`]);
    expect(await isAboveAsleep(watching, name)).toBe(true);
    expect(await isAboveAsleep(working, name)).toBe(false);
    await working.tabTo(working.queue.getByRole("button", { name: /overdue/ }), "Shift+Tab");
    expect(await isAboveAsleep(working, name)).toBe(true);
  });

  it("refuses a user without the permission set in words that help", async () => {
    const { errors, queue } = visitor();
    await visitor().become("Sam Ortiz");
    await visitor().open(HOME);
    await queue.getByText("Ask your admin for the Tandem Sales permission set.").waitFor();
    await expect(queue.getByText("Apex class").count()).resolves.toBe(0);
    await expect(rows().count()).resolves.toBe(0);
    expect(errors.splice(0).every((error) => /getQueue|Failed to load/.test(error))).toBe(true);
  });
});

describe("the queue, by keyboard alone", () => {
  it("shows one state alone, and leads to a lead", async () => {
    await openQueue();
    await visitor().tabTo(filter(/overdue/));
    await visitor().press("Space");
    await expect(filter(/overdue/).getAttribute("aria-pressed")).resolves.toBe("true");
    await expect(names()).resolves.toEqual(["Diego Rivera"]);
    await visitor().picture("filtered", visitor().queue);
    await visitor().press("Space");
    expect((await names()).length).toBeGreaterThan(5);
    await visitor().tabTo(rowOf("Lena Fischer").getByRole("link", { name: "Lena Fischer" }));
    await visitor().press("Enter");
    await visitor().page.waitForURL(/\/lightning\/r\/Lead\//);
    await visitor().state("Respond soon").waitFor();
  });

  it("logs a call; the row goes and the focus comes to the next", async () => {
    const { page, queue } = visitor();
    await visitor().leadAsked("Answerable", 55 * 60);
    await openQueue();
    const before = await names();
    const next = before[before.indexOf("Test Answerable") + 1] ?? "";
    await visitor().tabTo(rowOf("Test Answerable").getByRole("button", { name: "Log a call: Test Answerable" }));
    await visitor().press("Enter");
    await visitor().tabTo(page.getByRole("dialog").getByRole("button", { name: "Save" }));
    await visitor().press("Enter");
    await rowOf("Test Answerable").waitFor({ state: "detached" });
    await page.getByText("The clock has stopped.").waitFor();
    await visitor().hasFocus(queue.getByRole("link", { name: next, exact: true }));
  });

  it("takes a lead out of a queue", async () => {
    await visitor().leadAsked("Acceptable", 50 * 60, await visitor().ownerOf("Omar Haddad"));
    await openQueue();
    await visitor().tabTo(rowOf("Test Acceptable").getByRole("button", { name: "Accept: Test Acceptable" }));
    await visitor().press("Enter");
    await rowOf("Test Acceptable").getByRole("button", { name: "Log a call" }).waitFor();
  });

  it("shows a manager the team", async () => {
    const { queue } = visitor();
    await visitor().become("Priya Nair");
    await visitor().open(HOME);
    await queue.getByText("Nobody is waiting").waitFor();
    await visitor().picture("empty");
    await visitor().tabTo(queue.getByRole("radio", { name: "Mine" }));
    await visitor().press("ArrowRight");
    await rowOf("Elias Berg").getByText("With Ana Ruiz").waitFor();
    await rowOf("Diego Rivera").getByText("With Jordan Lee").waitFor();
    await visitor().picture("team");
  });

  it.each([
    ["a narrow window", WIDTHS.narrow, HOME],
    ["a phone", WIDTHS.phone, "/lightning/n/Tandem?formFactor=Small"],
  ])("opens the dialog of a row that is stacked in %s", async (name, width, address) => {
    await visitor().resize(width);
    await openQueue(visitor(), address);
    await visitor().picture(`queue in ${name}`);
    await expect(visitor().overflow()).resolves.toBeLessThanOrEqual(0);
    await visitor().tabTo(rowOf("Diego Rivera").getByRole("button", { name: "Log a call: Diego Rivera" }));
    await visitor().press("Enter");
    await visitor().page.getByRole("dialog").waitFor();
    await visitor().press("Escape");
  });
});

async function isAboveAsleep(who: Visitor, name: string): Promise<boolean> {
  const shown = await names(who);
  return shown.indexOf(name) < shown.indexOf("Noah Lindt");
}

/** A lead of mine whose pause ends by itself in so many seconds. */
async function wakesIn(lastName: string, seconds: number): Promise<void> {
  const leadId = await visitor().leadAsked(lastName, 600);
  const resumesOn = new Date(Date.now() + seconds * 1000).toISOString();
  const parameters = { leadId, reason: "Owner on leave", note: null, resumesOn };
  await visitor().callApex("Priya Nair", "MqlSlaController.pause", parameters);
}
