import { advance, expectAccessible, settle } from "../../../../../../test/jest/page";
import { answer, MINUTE, mount, onFreshQueues, row, server, THREE } from "./queuePage";

onFreshQueues();

describe("the filters", () => {
  it("count the states and show only those that are chosen", async () => {
    const { all, names, filter } = await mount();
    expect(all(".chips")[0]?.getAttribute("aria-label")).toBe("Filter by state");
    expect(all(".chip").map((chip) => chip.textContent)).toEqual(["1 overdue", "1 to answer soon", "1 on time"]);
    await filter("warning");
    expect(names()).toEqual(["Lena"]);
    expect(all("[data-standing='warning']")[0]?.getAttribute("aria-pressed")).toBe("true");
    await filter("breached");
    expect(names()).toEqual(["Diego Rivera", "Lena"]);
    await filter("warning");
    await filter("breached");
    expect(names()).toHaveLength(3);
  });

  it("say so when no clock stands as is wanted any more", async () => {
    const { filter, names, text, element } = await mount();
    await filter("warning");
    server.mockImplementation(() => Promise.resolve(answer([row("Maya Chen", 31)])));
    await advance(MINUTE);
    expect(names()).toEqual([]);
    expect(text("h3")).toBe("Nobody is waiting in these states");
    await expectAccessible(element);
  });
});

describe("mine and my team", () => {
  const scopes = (element: HTMLElement) => element.shadowRoot?.querySelector("lightning-radio-group");

  it("is no choice for who has no team", async () => {
    const { element } = await mount({ defaultScope: "TEAM" });
    expect(scopes(element)).toBeNull();
    expect(server.mock.calls).toEqual([[{ scope: "TEAM" }], [{ scope: "MINE" }]]);
  });

  it("shows what was chosen last, in whatever order the answers arrive, and calls none of it new", async () => {
    server.mockImplementation(() => Promise.resolve(answer([row("Lena", 8)], { canSeeTeam: true })));
    const { element, names, spoken } = await mount();
    let answerFirst: (answer: unknown) => void = () => undefined;
    server.mockImplementationOnce(() => new Promise((resolve) => (answerFirst = resolve)));
    server.mockImplementationOnce(() => Promise.resolve(answer([row("Maya Chen", 31)], { canSeeTeam: true })));
    for (const value of ["TEAM", "MINE"])
      scopes(element)?.dispatchEvent(new CustomEvent("change", { detail: { value } }));
    await settle();
    answerFirst(answer([row("Elias", 5)], { canSeeTeam: true }));
    await settle();
    expect(names()).toEqual(["Maya Chen"]);
    expect(spoken()).toBe("");
  });

  it("says that it loads what is chosen, and goes back to what stands there when that fails", async () => {
    server.mockImplementation(() => Promise.resolve(answer([row("Lena", 8)], { canSeeTeam: true })));
    const { all, element, names, text } = await mount();
    let fail: (error: unknown) => void = () => undefined;
    server.mockImplementationOnce(() => new Promise((_, reject) => (fail = reject)));
    scopes(element)?.dispatchEvent(new CustomEvent("change", { detail: { value: "TEAM" } }));
    await settle();
    expect(all("lightning-spinner")).toHaveLength(1);
    fail({ body: { message: "Down" } });
    await settle();
    expect(all("lightning-spinner")).toHaveLength(0);
    expect((scopes(element) as unknown as { value: string }).value).toBe("MINE");
    expect(names()).toEqual(["Lena"]);
    expect(text("p.text")).toContain("Not updated since");
  });

  it("begins with the first rows again", async () => {
    server.mockImplementation(() => Promise.resolve({ ...THREE(), canSeeTeam: true }));
    const { all, element, names } = await mount({ rowsShown: 2 });
    all(".more lightning-button")[0]?.dispatchEvent(new CustomEvent("click"));
    await settle();
    expect(names()).toHaveLength(3);
    all(".rows")[0]?.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: null }));
    scopes(element)?.dispatchEvent(new CustomEvent("change", { detail: { value: "TEAM" } }));
    await settle();
    expect(names()).toHaveLength(2);
  });

  it("asks for what is chosen", async () => {
    server.mockImplementation(() => Promise.resolve(answer([row("Lena", 8)], { canSeeTeam: true })));
    const { element } = await mount();
    scopes(element)?.dispatchEvent(new CustomEvent("change", { detail: { value: "TEAM" } }));
    await settle();
    expect(server).toHaveBeenLastCalledWith({ scope: "TEAM" });
    await expectAccessible(element);
  });
});
