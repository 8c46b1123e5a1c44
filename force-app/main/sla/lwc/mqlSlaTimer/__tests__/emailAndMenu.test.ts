import { advance, allIn, findIn, onFreshPages, settle, textOf } from "../../../../../../test/jest/page";
import { LEAD, MET, mount, navigate, NOW, openDialog, press, RUNNING, server } from "./timerPage";

onFreshPages(NOW);

describe("writing an e-mail", () => {
  it("opens the platform's own composer, and asks the server until the clock has stopped", async () => {
    const element = await mount(RUNNING);
    press(element, "email");
    expect(navigate).toHaveBeenCalledWith({
      type: "standard__quickAction",
      attributes: { apiName: "Global.SendEmail" },
      state: { recordId: LEAD },
    });
    await advance(9_000);
    expect(server).toHaveBeenCalledTimes(1);
    server.mockResolvedValue({ ...MET, serverNow: "2026-11-19T22:06:36.000Z" });
    await advance(2_000);
    expect(textOf(element, ".state-text")).toBe("Answered in time");
    await advance(60_000);
    expect(server).toHaveBeenCalledTimes(2);
  });

  it("gives up after ten minutes", async () => {
    const element = await mount(RUNNING);
    server.mockImplementation(() => Promise.resolve({ ...RUNNING, serverNow: new Date(Date.now()).toISOString() }));
    press(element, "email");
    await advance(11 * 60_000);
    const calls = server.mock.calls.length;
    await advance(60_000);
    expect(server).toHaveBeenCalledTimes(calls);
  });
});

it("asks no more for an e-mail once another lead is shown", async () => {
  const element = await mount(RUNNING);
  press(element, "email");
  Object.assign(element, { recordId: "00Q000000000002AAA" });
  await settle();
  const calls = server.mock.calls.length;
  await advance(11_000);
  expect(server).toHaveBeenCalledTimes(calls);
});

describe("the card's menu", () => {
  const choose = (root: Element, value: string) =>
    findIn(root, "lightning-button-menu")?.dispatchEvent(new CustomEvent("select", { detail: { value } }));
  const items = (root: Element) =>
    allIn(root, "lightning-menu-item").map((item) => (item as unknown as { label: string }).label);

  it("shows who had it and what came of earlier requests", async () => {
    const element = await mount(RUNNING);
    expect(items(element)).toEqual(["Who had it, and earlier requests"]);
    openDialog.mockResolvedValue(undefined);
    choose(element, "history");
    expect(openDialog).toHaveBeenCalledWith(
      expect.objectContaining({
        spans: [expect.objectContaining({ title: "You" })],
        episodes: [expect.objectContaining({ title: "Answered in time by –" })],
      }),
    );
  });

  it("pauses where that is allowed", async () => {
    const element = await mount({ ...RUNNING, can: { ...RUNNING.can, pause: true } });
    expect(items(element)).toEqual(["Pause with a reason", "Who had it, and earlier requests"]);
    const pause = { reason: "Owner on leave", byName: "Priya Nair", pausedOn: RUNNING.serverNow };
    openDialog.mockResolvedValue({ panel: { ...RUNNING, pause }, asked: NOW, answered: NOW });
    choose(element, "pause");
    await settle();
    expect(textOf(element, ".state-text")).toBe("Paused");
  });

  it("offers no pause any more once the clock is overdue", async () => {
    const element = await mount({ ...RUNNING, can: { ...RUNNING.can, pause: true } });
    await advance(32 * 60_000);
    expect(items(element)).toEqual(["Who had it, and earlier requests"]);
  });

  it("is not there when it would be empty", async () => {
    const element = await mount({ ...RUNNING, spans: [], episodes: [] });
    expect(findIn(element, "lightning-button-menu")).toBeNull();
  });
});
