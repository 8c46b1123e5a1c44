import { registerRefreshHandler } from "lightning/refresh";
import { advance, findIn, onFreshPages, settle, textOf } from "../../../../../../test/jest/page";
import { changeLead, MET, mount, NOW, press, RUNNING, server, spokenText } from "./timerPage";

onFreshPages(NOW);

describe("the clock is read anew", () => {
  describe("another lead", () => {
    it("is never shown with the clock of the one before, not even when its own cannot be read", async () => {
      const element = await mount(RUNNING);
      server.mockRejectedValue(new Error("Down"));
      Object.assign(element, { recordId: "00Q000000000002AAA" });
      await settle();
      expect(findIn(element, "[role='timer']")).toBeNull();
      expect(textOf(element, "h3")).toBe("Could not load the clock");
    });

    it("is none while the answer for the one before is still under way", async () => {
      let answerFirst: (answer: unknown) => void = () => undefined;
      const element = await mount(new Promise((resolve) => (answerFirst = resolve)));
      Object.assign(element, { recordId: undefined });
      answerFirst(RUNNING);
      await settle();
      expect(findIn(element, "[role='timer']")).toBeNull();
    });
  });

  describe("when the page knows the lead to be another than before", () => {
    it("reads the clock anew, and not when the page has read the lead for the first time or the same again", async () => {
      const element = await mount(RUNNING);
      await changeLead("2026-11-19T21:42:00.000Z");
      expect(server).toHaveBeenCalledTimes(1);
      server.mockResolvedValue({ ...RUNNING, ownerName: "Ana Ruiz", ownerIsMe: false });
      await changeLead("2026-11-19T22:06:26.000Z");
      expect(server).toHaveBeenCalledTimes(2);
      expect(textOf(element, "h4")).toBe("Ana Ruiz’s turn");
    });
  });

  it("shows the latest answer, in whatever order they arrive", async () => {
    const element = await mount(RUNNING);
    let answerFirst: (answer: unknown) => void = () => undefined;
    server.mockReturnValueOnce(new Promise((resolve) => (answerFirst = resolve)));
    server.mockResolvedValue(MET);
    await changeLead("2026-11-19T22:06:26.000Z");
    await changeLead("2026-11-19T22:06:27.000Z");
    expect(textOf(element, ".state-text")).toBe("Answered in time");
    answerFirst(RUNNING);
    await settle();
    expect(textOf(element, ".state-text")).toBe("Answered in time");
  });

  it("reads anew when the page is refreshed, and lets the rest of the page be refreshed", async () => {
    await mount(RUNNING);
    const [, handler] = jest.mocked(registerRefreshHandler).mock.calls[0] ?? [];
    await expect(handler?.()).resolves.toBe(true);
    expect(server).toHaveBeenCalledTimes(2);
  });

  it("tells a screen reader of a step that was taken, when the page reads again", async () => {
    const element = await mount(RUNNING);
    const steps = RUNNING.steps.map((step) => ({ ...step, state: "DONE" }));
    server.mockResolvedValue({ ...RUNNING, steps });
    press(element, "email");
    await advance(10_000);
    expect(spokenText(element, "polite")).toBe("Done: Tell Priya Nair.");
  });
});
