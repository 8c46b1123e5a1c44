import { expectAccessible, focused, onFreshPages, settle, textOf, toastsOf } from "../../../../../../test/jest/page";
import { acceptLead, buttons, changeLead, LEAD, mount, NOW, press, resumeClock, RUNNING, server } from "./timerPage";

onFreshPages(NOW);

describe("accepting and resuming", () => {
  const WAITING = { ...RUNNING, ownerIsMe: false, ownerIsQueue: true, can: { accept: true } };

  it("takes the lead out of the queue", async () => {
    const element = await mount(WAITING);
    const toasts = toastsOf(element);
    expect(buttons(element)).toEqual(["Accept brand"]);
    acceptLead.mockResolvedValue(RUNNING);
    press(element, "accept");
    await settle();
    expect(acceptLead).toHaveBeenCalledWith({ leadId: LEAD });
    expect(textOf(element, ".turn-heading")).toBe("Your turn");
    expect(toasts).toMatchObject([{ title: "You own this lead now", variant: "success" }]);
  });

  it("asks once, however often the button is pressed", async () => {
    const element = await mount(WAITING);
    acceptLead.mockResolvedValue(RUNNING);
    press(element, "accept");
    press(element, "accept");
    await settle();
    expect(acceptLead).toHaveBeenCalledTimes(1);
    expect(focused()).toBe("On time");
  });

  it("says why it did not work, and leaves the clock as it was", async () => {
    const element = await mount(WAITING);
    const toasts = toastsOf(element);
    const message = JSON.stringify({ code: "TDM-422", message: "Somebody else was faster." });
    acceptLead.mockRejectedValue({ body: { message } });
    press(element, "accept");
    await settle();
    expect(toasts).toMatchObject([{ message: "Somebody else was faster.", variant: "error" }]);
    expect(textOf(element, ".state-text")).toBe("Waiting for an owner");
    expect(focused()).toBe("Waiting for an owner");
  });

  it("shows what became of it, though the clock was asked for before and is answered later", async () => {
    const element = await mount(WAITING);
    let answerLate: (answer: unknown) => void = () => undefined;
    server.mockReturnValueOnce(new Promise((resolve) => (answerLate = resolve)));
    await changeLead("2026-11-19T22:06:26.000Z");
    acceptLead.mockResolvedValue(RUNNING);
    press(element, "accept");
    await settle();
    answerLate(WAITING);
    await settle();
    expect(textOf(element, ".turn-heading")).toBe("Your turn");
  });

  it("shows nothing of it on another lead", async () => {
    const element = await mount(WAITING);
    let answerLate: (answer: unknown) => void = () => undefined;
    acceptLead.mockReturnValue(new Promise((resolve) => (answerLate = resolve)));
    press(element, "accept");
    server.mockResolvedValue({ ...RUNNING, ownerName: "Ana Ruiz", ownerIsMe: false });
    Object.assign(element, { recordId: "00Q000000000002AAA" });
    await settle();
    answerLate(RUNNING);
    await settle();
    expect(textOf(element, ".turn-heading")).toBe("Ana Ruiz’s turn");
  });

  it("resumes a paused clock", async () => {
    const pause = { reasonLabel: "Owner on leave", byName: "Priya Nair", pausedOn: "2026-11-19T22:00:00.000Z" };
    const element = await mount({ ...RUNNING, state: "PAUSED", pause, can: { resume: true } });
    expect(textOf(element, ".state-text")).toBe("Paused");
    expect(textOf(element, ".turn-heading")).toBe("Owner on leave");
    resumeClock.mockResolvedValue(RUNNING);
    press(element, "resume");
    await settle();
    expect(textOf(element, ".state-text")).toBe("On time");
    await expectAccessible(element);
  });
});
