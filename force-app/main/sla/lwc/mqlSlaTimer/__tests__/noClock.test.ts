import {
  allIn,
  expectAccessible,
  findIn,
  focused,
  onFreshPages,
  settle,
  textOf,
} from "../../../../../../test/jest/page";
import { buttons, changeLead, mount, NO_CLOCK, NOW, RUNNING, server } from "./timerPage";

onFreshPages(NOW);

describe("loading", () => {
  it("says that it loads", async () => {
    const element = await mount(new Promise(() => undefined));
    expect(textOf(element, "[role='status']")).toBe("Loading the response clock");
    await expectAccessible(element);
  });

  it("takes the focus from nothing else on the page", async () => {
    await mount(RUNNING);
    expect(document.activeElement).toBe(document.body);
  });
});

describe("empty", () => {
  it("says what is missing and what would start a clock", async () => {
    const element = await mount(NO_CLOCK);
    expect(textOf(element, "h3")).toBe("No request yet");
    expect(textOf(element, "c-message p")).toContain("Maya Chen has not asked to talk to sales.");
    expect(findIn(element, "[role='timer']")).toBeNull();
    await expectAccessible(element);
  });

  it("says why no clock runs for a lead that asked when no policy applied", async () => {
    const note = "No active policy could make a promise.";
    const element = await mount({ ...NO_CLOCK, handRaisedOn: RUNNING.handRaisedOn, configurationNote: note });
    expect(textOf(element, "h3")).toBe("No clock for this request");
    expect(textOf(element, "c-message p")).toBe(note);
  });
});

describe("error", () => {
  const refusal = {
    body: { message: JSON.stringify({ code: "SLA-102", message: "You may not see response clocks." }) },
  };

  it("shows the message, the code and a way to try again", async () => {
    const element = await mount(Promise.reject(refusal));
    expect(allIn(element, "c-message p").map(({ textContent }) => textContent)).toEqual([
      "You may not see response clocks.",
      "The time is still being counted. Nothing is lost.",
      "If it happens again, tell your admin this code: SLA-102",
    ]);
    expect(findIn(element, "[role='alert']")).not.toBeNull();
    await expectAccessible(element);
  });

  it("says who can help a user without the permission set, and offers no second try", async () => {
    const message = "You do not have access to the Apex class named 'MqlSlaController'.";
    const element = await mount(Promise.reject({ body: { message } }));
    expect(textOf(element, "h3")).toBe("No access");
    expect(allIn(element, "c-message p").map(({ textContent }) => textContent)).toEqual([
      "You do not have access to this. Ask your admin for the Tandem Sales permission set.",
    ]);
    expect(findIn(element, "[role='alert']")).toBeNull();
    expect(buttons(element)).toEqual([]);
  });

  it("loads again on request", async () => {
    const element = await mount(Promise.reject(refusal));
    server.mockResolvedValue(RUNNING);
    findIn(element, "lightning-button")?.dispatchEvent(new CustomEvent("click"));
    await settle();
    expect(textOf(element, "[role='timer']")).toBe("31:35");
  });

  it("keeps the last good clock when a later request fails, and says how old it is until it could be read", async () => {
    const element = await mount(RUNNING);
    server.mockRejectedValue(refusal);
    await changeLead("2026-11-19T22:06:26.000Z");
    expect(textOf(element, "[role='timer']")).toBe("31:35");
    expect(textOf(element, "[role='alert'] p")).toBe(
      "Not updated since today at 2:06 PM. The clock goes on by itself.",
    );
    server.mockResolvedValue(RUNNING);
    findIn(element, "[role='alert'] lightning-button")?.dispatchEvent(new CustomEvent("click"));
    await settle();
    expect(findIn(element, "[role='alert']")).toBeNull();
  });

  it("puts the focus on what a second try has come to", async () => {
    const element = await mount(Promise.reject(refusal));
    server.mockResolvedValue(RUNNING);
    findIn(element, "lightning-button")?.dispatchEvent(new CustomEvent("click"));
    await settle();
    expect(focused()).toBe("On time");
  });
});
