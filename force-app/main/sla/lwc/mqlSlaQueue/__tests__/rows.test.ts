import { advance, expectAccessible, focused, plain, settle } from "../../../../../../test/jest/page";
import { answer, at, MINUTE, mount, NOW, onFreshQueues, row, server, THREE } from "./queuePage";

onFreshQueues();

describe("the rows", () => {
  it("stand by urgency and say how long, who, what for and what comes next", async () => {
    const { element, names, inRow } = await mount();
    expect(names()).toEqual(["Diego Rivera", "Lena", "Maya Chen"]);
    expect(plain(inRow(1, ".clock")?.textContent)).toBe("8 minutes left8:00left");
    expect(inRow(1, ".time")?.getAttribute("aria-hidden")).toBe("true");
    expect(plain(inRow(1, ".who")?.textContent)).toBe("LenaCOO, Hale Freight");
    expect(plain(inRow(1, ".why")?.textContent)).toBe("Web formdue 2:08 PM");
    expect(plain(inRow(2, ".next")?.textContent)).toBe("Next step:Tell Priya Nairin 16:00");
    await expectAccessible(element);
  });

  it("tick on one timer, without asking the server", async () => {
    const { inRow } = await mount();
    await advance(30_000);
    expect(inRow(0, ".time")?.textContent).toBe("5:30");
    expect(inRow(1, ".time")?.textContent).toBe("7:30");
    expect(plain(inRow(2, ".next-when")?.textContent)).toBe("in 15:30");
    expect(jest.getTimerCount()).toBe(1);
    expect(server).toHaveBeenCalledTimes(1);
  });

  it("have one brand button: on what should happen next", async () => {
    const { inRow } = await mount();
    const classes = [0, 1, 2].map((index) => inRow(index, "button")?.className);
    expect(classes).toEqual(["brand", "neutral", "neutral"].map((variant) => `slds-button slds-button_${variant}`));
    expect(inRow(1, "button")?.getAttribute("aria-label")).toBe("Log a call: Lena");
  });

  it("urge a manager to nothing that is somebody else's turn", async () => {
    const others = row("Diego Rivera", -5, { ownerIsMe: false });
    server.mockImplementation(() => Promise.resolve(answer([others, row("Lena", 8)], { canSeeTeam: true })));
    const { inRow } = await mount({ defaultScope: "TEAM" });
    expect(inRow(0, "button")?.className).toContain("slds-button_neutral");
    expect(inRow(1, "button")?.className).toContain("slds-button_brand");
  });

  it("have no brand button while nothing is expected", async () => {
    const pause = { pausedOn: at(NOW - MINUTE) };
    server.mockImplementation(() => Promise.resolve(answer([row("Lena", 8, { pause })])));
    const { inRow } = await mount();
    expect(inRow(0, "button")?.className).toContain("slds-button_neutral");
  });

  it("say the minutes in words, as they pass", async () => {
    const { inRow } = await mount();
    const spokenTime = () => plain(inRow(1, ".slds-assistive-text")?.textContent);
    expect(spokenTime()).toBe("8 minutes left");
    await advance(30_000);
    expect(spokenTime()).toBe("7 minutes left");
  });

  it("say that they fall asleep", async () => {
    const openIntervals = [
      { opensOn: at(NOW), closesOn: at(NOW + 2000) },
      { opensOn: at(NOW + 60 * MINUTE), closesOn: at(NOW + 120 * MINUTE) },
    ];
    server.mockImplementation(() =>
      Promise.resolve(answer([row("Lena", 31)], { hours: [{ key: "always", openIntervals }] })),
    );
    const { inRow } = await mount();
    await advance(3000);
    const icon = inRow(0, "lightning-icon") as (HTMLElement & { alternativeText: string }) | null;
    expect(plain(icon?.alternativeText)).toBe("Asleep until 3:00 PM");
  });

  it("come in portions, with the focus on the first that was added", async () => {
    const { all, names } = await mount({ rowsShown: 2 });
    expect(names()).toHaveLength(2);
    all(".more lightning-button")[0]?.dispatchEvent(new CustomEvent("click"));
    await settle();
    expect(names()).toHaveLength(3);
    expect(all(".more")).toHaveLength(0);
    expect(focused()).toBe("Maya Chen");
  });

  it("says how many more there are than it can hold", async () => {
    const { text } = await mount();
    expect(text(".foot")).not.toContain("3 most urgent");
    document.body.replaceChildren();
    server.mockImplementation(() => Promise.resolve({ ...THREE(), total: 712 }));
    const crowded = await mount();
    expect(crowded.text(".foot")).toContain("These are the 3 most urgent of 712.");
  });
});
