import { expectAccessible, findIn, onFreshPages, textOf } from "../../../../../../test/jest/page";
import { MET, mount, navigate, NOW, TASK } from "./timerPage";

onFreshPages(NOW);

describe("answered", () => {
  it("shows what stopped the clock, with a link, and no longer ticks", async () => {
    const element = await mount(MET);
    expect(textOf(element, ".state-text")).toBe("Answered in time");
    expect(textOf(element, "[role='timer']")).toBe("22:41");
    expect(textOf(element, ".due-headline")).toBe("37 min to spare");
    expect(textOf(element, ".proof-link")).toBe("Call: First talk");
    expect(textOf(element, "div.proof")).toContain("Jordan Lee, today at 2:00 PM");
    expect(jest.getTimerCount()).toBe(0);
    await expectAccessible(element);
  });

  it("opens the proof within the page", async () => {
    const element = await mount(MET);
    const click = new CustomEvent("click", { cancelable: true });
    findIn(element, ".proof-link")?.dispatchEvent(click);
    const attributes = { recordId: TASK, objectApiName: "Task", actionName: "view" };
    expect(navigate).toHaveBeenCalledWith({ type: "standard__recordPage", attributes });
    expect(click.defaultPrevented).toBe(true);
  });

  it("says so when the proving record cannot be shown", async () => {
    const element = await mount({ ...MET, proof: { ...MET.proof, id: null, subject: null } });
    expect(findIn(element, ".proof-link")).toBeNull();
    expect(textOf(element, "div.proof")).toContain("The activity that proved it cannot be shown to you.");
  });
});
