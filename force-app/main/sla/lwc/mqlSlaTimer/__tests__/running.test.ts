import { unregisterRefreshHandler } from "lightning/refresh";
import { advance, expectAccessible, findIn, onFreshPages, textOf } from "../../../../../../test/jest/page";
import { buttons, mount, NOW, RUNNING, server, spokenText } from "./timerPage";

onFreshPages(NOW);

describe("running", () => {
  it("shows how long is left, until when, whose turn it is and by which rule", async () => {
    const element = await mount(RUNNING);
    expect(textOf(element, ".state-text")).toBe("On time");
    expect(textOf(element, "[role='timer']")).toBe("31:35");
    expect(findIn(element, "[role='timer']")?.getAttribute("aria-label")).toBe("31 minutes left");
    expect(textOf(element, ".due-headline")).toBe("Due today at 2:38 PM");
    expect(textOf(element, ".turn-heading")).toBe("Your turn");
    expect(textOf(element, ".due")).toContain("Request: Web form");
    expect(textOf(element, ".figures")).toBe("System delay4 minYour time so far24 min");
    expect(buttons(element)).toEqual(["Log a call brand", "Email neutral"]);
    expect(textOf(element, ".steps")).toContain("45 minTell Priya Nairin 16:35");
    expect(findIn(element, ".mark")?.className).toBe("mark mark_passed");
    expect(textOf(element, ".policy-name")).toBe("Every request: 1 hour");
    expect(textOf(element, ".policy-hours")).toBe("Around the clock");
    await expectAccessible(element);
  });

  it("falls by as many seconds as pass, without asking the server", async () => {
    const element = await mount(RUNNING);
    await advance(95_000);
    expect(textOf(element, "[role='timer']")).toBe("30:00");
    expect(server).toHaveBeenCalledTimes(1);
  });

  it("is silent on each tick and speaks when the state changes", async () => {
    const element = await mount(RUNNING);
    await advance(16 * 60_000);
    expect(spokenText(element, "polite")).toBe("");
    await advance(60_000);
    expect(textOf(element, ".state-text")).toBe("Respond soon");
    expect(spokenText(element, "polite")).toBe("Respond soon.");
    await advance(10 * 60_000);
    expect(spokenText(element, "polite")).toBe("5 minutes left to respond to Maya Chen.");
    await advance(5 * 60_000);
    expect(textOf(element, ".state-text")).toBe("Overdue");
    expect(spokenText(element, "assertive")).toBe("Overdue. Was due today at 2:38 PM.");
  });

  it("says that it falls asleep", async () => {
    const openIntervals = [
      { opensOn: "2026-11-19T22:06:25.000Z", closesOn: "2026-11-19T22:06:27.000Z" },
      { opensOn: "2026-11-20T17:00:00.000Z", closesOn: "2026-11-21T01:00:00.000Z" },
    ];
    const element = await mount({ ...RUNNING, openIntervals });
    await advance(3_000);
    expect(textOf(element, ".state-text")).toBe("Asleep until Fri 9:00 AM");
    expect(spokenText(element, "polite")).toBe("Asleep until Fri 9:00 AM.");
  });

  it("stops its timer when it leaves the page", async () => {
    const element = await mount(RUNNING);
    expect(jest.getTimerCount()).toBe(1);
    element.remove();
    expect(jest.getTimerCount()).toBe(0);
    expect(unregisterRefreshHandler).toHaveBeenCalledTimes(1);
  });

  it("names whose turn it is when the lead is somebody else's or nobody's", async () => {
    const other = await mount({ ...RUNNING, ownerIsMe: false });
    expect(textOf(other, ".turn-heading")).toBe("Jordan Lee’s turn");
    const queue = await mount({
      ...RUNNING,
      ownerIsMe: false,
      ownerIsQueue: true,
      ownerName: "Inbound",
      assignedOn: null,
    });
    expect(textOf(queue, ".turn-heading")).toBe("Nobody owns this lead yet");
    expect(textOf(queue, ".state-text")).toBe("Waiting for an owner");
  });
});
