import { createElement } from "lwc";
import LightningModal from "lightning/modal";
import { unregisterRefreshHandler } from "lightning/refresh";
import { notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import acceptLead from "@salesforce/apex/MqlSlaController.accept";
import getQueue from "@salesforce/apex/MqlSlaQueueController.getQueue";
import MqlSlaQueue from "c/mqlSlaQueue";

jest.mock("@salesforce/apex/MqlSlaQueueController.getQueue", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/MqlSlaController.accept", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/MqlSlaController.logCall", () => ({ default: jest.fn() }), { virtual: true });

const NOW = Date.parse("2026-11-19T22:00:00Z");
const MINUTE = 60_000;
const server = getQueue as unknown as jest.Mock;
const openDialog = (LightningModal as unknown as { open: jest.Mock }).open;
const at = (moment: number) => new Date(moment).toISOString();

/** A clock that is due so many minutes from NOW and warns a quarter of an hour before, as the server sends it now. */
function row(leadName: string, due: number, changes: object = {}) {
  const left = (NOW + due * MINUTE - Date.now()) / 1000;
  return {
    leadId: `00Q0000000000${leadName.length}AAA`,
    leadName,
    title: "COO",
    company: "Hale Freight",
    request: "Web form",
    ownerName: "Jordan Lee",
    ownerIsMe: true,
    ownerIsQueue: false,
    hoursKey: "always",
    startedOn: at(NOW + (due - 60) * MINUTE),
    assignedOn: at(NOW + (due - 56) * MINUTE),
    warningOn: at(NOW + (due - 15) * MINUTE),
    dueOn: at(NOW + due * MINUTE),
    targetMinutes: 60,
    secondsLeft: Math.max(0, left),
    secondsUsed: 3600 - Math.max(0, left),
    systemDelaySeconds: 240,
    nextStep: {
      action: "Tell the manager",
      dueOn: at(NOW + (due - 15) * MINUTE),
      recipientName: "Priya Nair",
      label: "Tell the manager",
    },
    canLogCall: true,
    canAccept: false,
    ...changes,
  };
}
const answer = (rows: object[], changes: object = {}) => ({
  serverNow: at(Date.now()),
  canSeeTeam: false,
  total: rows.length,
  hours: [{ key: "always", openIntervals: [{ opensOn: at(NOW), closesOn: at(NOW + 7 * 24 * 60 * MINUTE) }] }],
  rows,
  ...changes,
});
/** In an order that the page must change: the longest overdue comes first. */
const THREE = () => answer([row("Maya Chen", 31), row("Diego Rivera", -5), row("Lena", 8)]);

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}
const advance = async (milliseconds: number) => {
  jest.advanceTimersByTime(milliseconds);
  await settle();
};
const plain = (text: string | null | undefined) => (text ?? "").replace(/[\u202f\u00a0]/g, " ");

function allIn(root: Element, selector: string): HTMLElement[] {
  return [...(root.shadowRoot?.querySelectorAll<HTMLElement>("*") ?? [])].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...allIn(element, selector),
  ]);
}

async function mount(properties: object = {}) {
  const element = createElement("c-mql-sla-queue", { is: MqlSlaQueue });
  Object.assign(element, properties);
  document.body.appendChild(element);
  await settle();
  const all = (selector: string) => allIn(element, selector);
  const inRow = (index: number, selector: string) =>
    all("c-sla-queue-row")[index]?.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
  const names = () => all("c-sla-queue-row").map((_, index) => inRow(index, ".lead")?.textContent);
  const filter = async (standing: string) => {
    all(`[data-standing="${standing}"]`)[0]?.click();
    await settle();
  };
  const text = (selector: string) => plain(all(selector)[0]?.textContent);
  const spoken = () => all("c-announcement")[0]?.shadowRoot?.querySelector("[aria-live]")?.textContent;
  return { element, all, inRow, names, filter, text, spoken };
}

describe("c-mql-sla-queue", () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
    server.mockImplementation(() => Promise.resolve(THREE()));
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
    jest.useRealTimers();
  });

  it("says that it loads", async () => {
    server.mockReturnValue(new Promise(() => undefined));
    const { element, text } = await mount();
    expect(text("[role='status']")).toBe("Loading who waits for an answer");
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it.each([
    ["for who has no team", {}, "MINE", "Nobody is waiting for you", false],
    ["for a manager, whose team it points to", { canSeeTeam: true }, "MINE", "Nobody is waiting for you", true],
    ["for a team", { canSeeTeam: true }, "TEAM", "Nobody is waiting for your team", false],
  ])("says that nobody is waiting %s", async (_, changes, defaultScope, title, pointsToTeam) => {
    server.mockResolvedValue(answer([], changes));
    const { element, text } = await mount({ defaultScope });
    expect(text("h3")).toBe(title);
    expect(text("c-message").includes("Whoever waits for your team is under My team.")).toBe(pointsToTeam);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  describe("what fails", () => {
    it("is said where there is nothing else to show, with a second try", async () => {
      server.mockRejectedValueOnce({ body: { message: JSON.stringify({ code: "TDM-500", message: "Broken." }) } });
      const { all, names, text, element } = await mount();
      expect(text("h3")).toBe("Could not load the queue");
      expect(text("c-message p")).toBe("Broken.");
      all("lightning-button")[0]?.dispatchEvent(new CustomEvent("click"));
      await settle();
      expect(names()).toHaveLength(3);
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    });

    it("keeps the rows and says how old they are", async () => {
      const { names, text } = await mount();
      server.mockRejectedValue({ body: { message: "Down" } });
      await advance(MINUTE);
      expect(names()).toHaveLength(3);
      expect(text("p.text")).toContain("Not updated since today at 2:00 PM.");
    });

    it("is no second try for who may not see it", async () => {
      const message = "You do not have access to the Apex class named 'MqlSlaQueueController'.";
      server.mockRejectedValue({ body: { message } });
      const { all, text } = await mount();
      expect(text("h3")).toBe("No access");
      expect(text("c-message p")).toContain("Ask your admin for the Tandem Sales permission set.");
      expect(all("lightning-button")).toHaveLength(0);
    });
  });

  describe("the rows", () => {
    it("stand by urgency and say how long, who, what for and what comes next", async () => {
      const { element, names, inRow } = await mount();
      expect(names()).toEqual(["Diego Rivera", "Lena", "Maya Chen"]);
      expect(plain(inRow(1, ".clock")?.textContent)).toBe("8 minutes left8:00left");
      expect(plain(inRow(1, ".who")?.textContent)).toBe("LenaCOO, Hale Freight");
      expect(plain(inRow(1, ".why")?.textContent)).toBe("Web formdue 2:08 PM");
      expect(plain(inRow(2, ".next")?.textContent)).toBe("Next step:Tell Priya Nairin 16:00");
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    });

    it("tick on one timer, without asking the server", async () => {
      const { inRow } = await mount();
      await advance(30_000);
      expect(inRow(0, ".time")?.textContent).toBe("5:30");
      expect(inRow(1, ".time")?.textContent).toBe("7:30");
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
      const { all, element, names } = await mount({ rowsShown: 2 });
      expect(names()).toHaveLength(2);
      all(".more lightning-button")[0]?.dispatchEvent(new CustomEvent("click"));
      await settle();
      expect(names()).toHaveLength(3);
      expect(all(".more")).toHaveLength(0);
      expect(element.shadowRoot?.activeElement?.shadowRoot?.activeElement?.textContent).toBe("Maya Chen");
    });
  });

  describe("a clock that changes its state", () => {
    // Asleep with 5 min left until 2:01 PM; awake it is the most urgent that is not overdue.
    const withSleeper = () => {
      const sleeper = row("Noah Lindt", 6, { hoursKey: "office", secondsLeft: 300 });
      const { hours, ...rest } = answer([sleeper, row("Lena", 8), row("Maya Chen", 31)]);
      const office = {
        key: "office",
        openIntervals: [{ opensOn: at(NOW + MINUTE), closesOn: at(NOW + 500 * MINUTE) }],
      };
      return { ...rest, hours: [...hours, office] };
    };

    it("puts the rows in order by itself and says so", async () => {
      server.mockResolvedValueOnce(withSleeper());
      server.mockReturnValue(new Promise(() => undefined));
      const { names, spoken } = await mount();
      expect(names()).toEqual(["Lena", "Maya Chen", "Noah Lindt"]);
      expect(spoken()).toBe("");
      await advance(MINUTE);
      expect(names()).toEqual(["Noah Lindt", "Lena", "Maya Chen"]);
      expect(spoken()).toBe("Noah Lindt: Respond soon.");
    });

    it("waits with the order until the focus has left the list", async () => {
      server.mockResolvedValueOnce(withSleeper());
      server.mockReturnValue(new Promise(() => undefined));
      const { all, names } = await mount();
      all(".rows")[0]?.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
      await advance(MINUTE);
      expect(names()).toEqual(["Lena", "Maya Chen", "Noah Lindt"]);
      all(".rows")[0]?.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: null }));
      await settle();
      expect(names()).toEqual(["Noah Lindt", "Lena", "Maya Chen"]);
    });

    it("is silent on each tick", async () => {
      const { spoken } = await mount();
      await advance(50_000);
      expect(spoken()).toBe("");
    });
  });

  it("asks the server once a minute, and says who is new", async () => {
    const { names, spoken } = await mount();
    server.mockImplementation(() => Promise.resolve(answer([...THREE().rows, row("Aisha Khan", 55)])));
    await advance(MINUTE);
    expect(server).toHaveBeenCalledTimes(2);
    expect(names()).toEqual(["Diego Rivera", "Lena", "Maya Chen", "Aisha Khan"]);
    expect(spoken()).toBe("New request: Aisha Khan.");
  });

  describe("the filters", () => {
    it("count the states and show only those that are chosen", async () => {
      const { all, names, filter } = await mount();
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
      jest.useRealTimers();
      await expect(element).toBeAccessible();
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

    it("asks for what is chosen", async () => {
      server.mockImplementation(() => Promise.resolve(answer([row("Lena", 8)], { canSeeTeam: true })));
      const { element } = await mount();
      scopes(element)?.dispatchEvent(new CustomEvent("change", { detail: { value: "TEAM" } }));
      await settle();
      expect(server).toHaveBeenLastCalledWith({ scope: "TEAM" });
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    });
  });

  describe("the action of a row", () => {
    it("logs a call, reads again and puts the focus on the row that follows", async () => {
      const { inRow, names, element } = await mount();
      openDialog.mockResolvedValue({ panel: {}, asked: NOW, answered: NOW });
      server.mockImplementation(() => Promise.resolve(answer([row("Maya Chen", 31), row("Lena", 8)])));
      inRow(0, "button")?.click();
      await settle();
      expect(openDialog).toHaveBeenCalledWith(expect.objectContaining({ leadName: "Diego Rivera" }));
      expect(names()).toEqual(["Lena", "Maya Chen"]);
      expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: row("Diego Rivera", -5).leadId }]);
      const focused = element.shadowRoot?.activeElement?.shadowRoot?.activeElement;
      expect(focused?.textContent).toBe("Lena");
    });

    const waiting = () =>
      row("Omar", 50, { ownerIsMe: false, ownerIsQueue: true, ownerName: "Inbound", canAccept: true });

    it("is done once, however often its button is pressed", async () => {
      server.mockImplementation(() => Promise.resolve(answer([waiting()])));
      const { inRow } = await mount();
      (acceptLead as unknown as jest.Mock).mockResolvedValue({});
      inRow(0, "button")?.click();
      inRow(0, "button")?.click();
      await Promise.resolve();
      expect(inRow(0, "button")?.getAttribute("aria-busy")).toBe("true");
      await settle();
      expect(inRow(0, "button")?.getAttribute("aria-busy")).toBe("false");
      expect(acceptLead).toHaveBeenCalledTimes(1);
      inRow(0, "button")?.click();
      expect(acceptLead).toHaveBeenCalledTimes(2);
    });

    it("says why it did not work, and leaves the row", async () => {
      server.mockImplementation(() => Promise.resolve(answer([waiting()])));
      const { inRow, element, names } = await mount();
      const toasts: unknown[] = [];
      element.addEventListener("lightning__showtoast", (event) => toasts.push((event as CustomEvent).detail));
      (acceptLead as unknown as jest.Mock).mockRejectedValue({ body: { message: "Somebody else was faster." } });
      inRow(0, "button")?.click();
      await settle();
      expect(toasts).toMatchObject([{ message: "Somebody else was faster.", variant: "error" }]);
      expect(names()).toEqual(["Omar"]);
    });

    it("accepts what waits in a queue", async () => {
      server.mockImplementation(() => Promise.resolve(answer([waiting()])));
      const { inRow } = await mount();
      expect(plain(inRow(0, ".who")?.textContent)).toContain("In the queue Inbound");
      (acceptLead as unknown as jest.Mock).mockResolvedValue({});
      inRow(0, "button")?.click();
      await settle();
      expect(acceptLead).toHaveBeenCalledWith({ leadId: waiting().leadId });
      expect(server).toHaveBeenCalledTimes(2);
    });
  });

  it("says how many more there are than it can hold", async () => {
    const { text } = await mount();
    expect(text(".foot")).not.toContain("3 most urgent");
    document.body.replaceChildren();
    server.mockImplementation(() => Promise.resolve({ ...THREE(), total: 712 }));
    const crowded = await mount();
    expect(crowded.text(".foot")).toContain("These are the 3 most urgent of 712.");
  });

  it("puts the focus on the first row after a second try", async () => {
    server.mockRejectedValueOnce({ body: { message: "Down" } });
    const { all, element } = await mount();
    all("lightning-button")[0]?.dispatchEvent(new CustomEvent("click"));
    await settle();
    expect(element.shadowRoot?.activeElement?.shadowRoot?.activeElement?.textContent).toBe("Diego Rivera");
  });

  it("stops its timers when it leaves the page", async () => {
    const { element } = await mount();
    element.remove();
    expect(jest.getTimerCount()).toBe(0);
    expect(unregisterRefreshHandler).toHaveBeenCalledTimes(1);
  });
});
