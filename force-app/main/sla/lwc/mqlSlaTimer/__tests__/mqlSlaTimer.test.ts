import { createElement } from "lwc";
import LightningModal from "lightning/modal";
import * as navigation from "lightning/navigation";
import { registerRefreshHandler, unregisterRefreshHandler } from "lightning/refresh";
import { getRecord, notifyRecordUpdateAvailable } from "lightning/uiRecordApi";
import acceptLead from "@salesforce/apex/MqlSlaController.accept";
import getClock from "@salesforce/apex/MqlSlaController.getClock";
import resumeClock from "@salesforce/apex/MqlSlaController.resume";
import MqlSlaTimer from "c/mqlSlaTimer";

jest.mock("lightning/navigation", () => {
  const navigate = jest.fn();
  const [Navigate, GenerateUrl] = [Symbol("Navigate"), Symbol("GenerateUrl")];
  const NavigationMixin = (Base: new () => object) =>
    class extends Base {
      [Navigate] = navigate;
      [GenerateUrl] = () => Promise.resolve("https://www.example.com");
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl }), navigate };
});
jest.mock("@salesforce/apex/MqlSlaController.getClock", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/MqlSlaController.logCall", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/MqlSlaController.accept", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/MqlSlaController.pause", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/MqlSlaController.resume", () => ({ default: jest.fn() }), { virtual: true });

const LEAD = "00Q000000000001AAA";
const TASK = "00T000000000001AAA";
const NOW = Date.parse("2026-11-19T22:06:25Z");
const server = getClock as unknown as jest.Mock;
const lead = getRecord as unknown as { emit(value: unknown): void };
const openDialog = (LightningModal as unknown as { open: jest.Mock }).open;

/** Asked at 1:38 PM, owned at 1:42 PM, due at 2:38 PM; 28:25 are used and 31:35 left at 2:06:25 PM, Pacific time. */
const RUNNING = {
  leadId: LEAD,
  leadName: "Maya Chen",
  handRaisedOn: "2026-11-19T21:38:00.000Z",
  handoffId: "a00000000000001AAA",
  state: "RUNNING",
  serverNow: "2026-11-19T22:06:25.000Z",
  startsAt: "Hand-raise",
  startedOn: "2026-11-19T21:38:00.000Z",
  assignedOn: "2026-11-19T21:42:00.000Z",
  dueOn: "2026-11-19T22:38:00.000Z",
  warningOn: "2026-11-19T22:23:00.000Z",
  firstResponseOn: null,
  proof: null,
  policyLabel: "Every request: 1 hour",
  targetMinutes: 60,
  hoursName: null,
  ownerName: "Jordan Lee",
  ownerIsMe: true,
  ownerIsQueue: false,
  openIntervals: [{ opensOn: "2026-11-19T22:06:25.000Z", closesOn: "2026-11-26T22:06:25.000Z" }],
  secondsLeft: 31 * 60 + 35,
  secondsOverdue: 0,
  secondsUsed: 28 * 60 + 25,
  systemDelaySeconds: 4 * 60,
  repResponseSeconds: 24 * 60 + 25,
  ownerSeconds: 24 * 60 + 25,
  request: "Web form",
  steps: [
    {
      name: "Remind_Owner",
      action: "Remind the owner",
      minutes: 15,
      state: "DONE",
      doneOn: "2026-11-19T21:53:00.000Z",
      recipientIsMe: true,
    },
    {
      name: "Tell_Manager",
      action: "Tell the manager",
      minutes: 45,
      state: "NEXT",
      dueOn: "2026-11-19T22:23:00.000Z",
      recipientName: "Priya Nair",
    },
  ],
  spans: [{ kind: "Person", name: "Jordan Lee", isMe: true, beganOn: "2026-11-19T21:42:00.000Z", seconds: 1465 }],
  episodes: [{ handoffId: "a00000000000002AAA", state: "MET", startedOn: "2026-10-01T21:38:00.000Z" }],
  can: { logCall: true, email: true, accept: false, pause: false, resume: false },
};
const MET = {
  ...RUNNING,
  state: "MET",
  firstResponseOn: "2026-11-19T22:00:41.000Z",
  proof: {
    kind: "Call",
    id: TASK,
    subject: "First talk",
    byName: "Jordan Lee",
    completedOn: "2026-11-19T22:00:41.000Z",
  },
  openIntervals: [],
  secondsUsed: 22 * 60 + 41,
  repResponseSeconds: 18 * 60 + 41,
};
const NO_CLOCK = { ...RUNNING, handRaisedOn: null, handoffId: null, state: null, startedOn: null, openIntervals: [] };

async function settle(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}

async function mount(answer?: unknown): Promise<HTMLElement> {
  if (answer instanceof Promise) server.mockReturnValue(answer);
  else server.mockResolvedValue(answer);
  const element = createElement("c-mql-sla-timer", { is: MqlSlaTimer });
  Object.assign(element, { recordId: LEAD });
  document.body.appendChild(element);
  await settle();
  return element;
}

function findIn(root: Element, selector: string): Element | null {
  for (const element of root.shadowRoot?.querySelectorAll("*") ?? []) {
    if (element.matches(selector)) return element;
    const nested = element.shadowRoot && findIn(element, selector);
    if (nested) return nested;
  }
  return null;
}

function allIn(root: Element, selector: string): Element[] {
  return [...(root.shadowRoot?.querySelectorAll("*") ?? [])].flatMap((element) => [
    ...(element.matches(selector) ? [element] : []),
    ...(element.shadowRoot ? allIn(element, selector) : []),
  ]);
}

const buttons = (root: Element) =>
  allIn(root, "lightning-button").map((button) => {
    const { label, variant } = button as unknown as { label: string; variant: string };
    return `${label} ${variant}`;
  });
const press = (root: Element, action: string) =>
  findIn(root, `[data-action="${action}"]`)?.dispatchEvent(new CustomEvent("click"));
const toastsOf = (root: Element) => {
  const toasts: unknown[] = [];
  root.addEventListener("lightning__showtoast", (event) => toasts.push((event as CustomEvent<unknown>).detail));
  return toasts;
};

/** The lead as the page has read it; first as it was when the clock was. */
async function changeLead(lastModified: string): Promise<void> {
  lead.emit({ fields: { LastModifiedDate: { value: "2026-11-19T21:42:00.000Z" } } });
  lead.emit({ fields: { LastModifiedDate: { value: lastModified } } });
  await settle();
}

/** What has the focus, inside of all components. */
function focused(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.textContent ?? "";
}

const plain = (text: string | null | undefined) => (text ?? "").replace(/[\u202f\u00a0]/g, " ");
const textOf = (root: Element, selector: string) => plain(findIn(root, selector)?.textContent);
const spokenText = (root: Element, urgency: string) => textOf(root, `[aria-live="${urgency}"]:not([role])`);
const advance = async (milliseconds: number) => {
  jest.advanceTimersByTime(milliseconds);
  await settle();
};

describe("c-mql-sla-timer", () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => {
    document.body.replaceChildren();
    jest.clearAllMocks();
    jest.useRealTimers();
  });

  describe("loading", () => {
    it("says that it loads", async () => {
      const element = await mount(new Promise(() => undefined));
      expect(textOf(element, "[role='status']")).toBe("Loading the response clock");
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    });
  });

  describe("empty", () => {
    it("says what is missing and what would start a clock", async () => {
      const element = await mount(NO_CLOCK);
      expect(textOf(element, "h3")).toBe("No request yet");
      expect(textOf(element, "c-message p")).toContain("Maya Chen has not asked to talk to sales.");
      expect(findIn(element, "[role='timer']")).toBeNull();
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    });
  });

  it("says why no clock runs for a lead that asked when no policy applied", async () => {
    const note = "No active policy could make a promise.";
    const element = await mount({ ...NO_CLOCK, handRaisedOn: RUNNING.handRaisedOn, configurationNote: note });
    expect(textOf(element, "h3")).toBe("No clock for this request");
    expect(textOf(element, "c-message p")).toBe(note);
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
      jest.useRealTimers();
      await expect(element).toBeAccessible();
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

  describe("another lead", () => {
    it("is never shown with the clock of the one before, not even when its own cannot be read", async () => {
      const element = await mount(RUNNING);
      server.mockRejectedValue(new Error("Down"));
      Object.assign(element, { recordId: "00Q000000000002AAA" });
      await settle();
      expect(findIn(element, "[role='timer']")).toBeNull();
      expect(textOf(element, "h3")).toBe("Could not load the clock");
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
      jest.useRealTimers();
      await expect(element).toBeAccessible();
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

  describe("answered", () => {
    it("shows what stopped the clock, with a link, and no longer ticks", async () => {
      const element = await mount(MET);
      expect(textOf(element, ".state-text")).toBe("Answered in time");
      expect(textOf(element, "[role='timer']")).toBe("22:41");
      expect(textOf(element, ".due-headline")).toBe("37 min to spare");
      expect(textOf(element, ".proof-link")).toBe("Call: First talk");
      expect(textOf(element, "div.proof")).toContain("Jordan Lee, today at 2:00 PM");
      expect(jest.getTimerCount()).toBe(0);
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    });

    it("opens the proof within the page", async () => {
      const element = await mount(MET);
      const click = new CustomEvent("click", { cancelable: true });
      findIn(element, ".proof-link")?.dispatchEvent(click);
      const { navigate } = navigation as unknown as { navigate: jest.Mock };
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

  describe("logging a call", () => {
    it("shows the clock as it is afterwards and tells the user", async () => {
      const element = await mount(RUNNING);
      const toasts = toastsOf(element);
      openDialog.mockResolvedValue({ panel: MET, asked: NOW, answered: NOW });
      press(element, "logCall");
      await settle();
      expect(openDialog).toHaveBeenCalledWith(expect.objectContaining({ leadId: LEAD, leadName: "Maya Chen" }));
      expect(textOf(element, ".state-text")).toBe("Answered in time");
      expect(toasts).toEqual([{ title: "Call logged", message: "The clock has stopped.", variant: "success" }]);
    });

    it("does not say that the clock has stopped where the call does not count as an answer", async () => {
      const element = await mount(RUNNING);
      const toasts = toastsOf(element);
      openDialog.mockResolvedValue({ panel: RUNNING, asked: NOW, answered: NOW });
      press(element, "logCall");
      await settle();
      const message = "It is in the activity history, but does not count as an answer.";
      expect(toasts).toEqual([{ title: "Call logged", message, variant: "success" }]);
    });

    it("tells the rest of the page, which keeps the lead and its activities", async () => {
      const element = await mount(RUNNING);
      const refreshed = jest.fn();
      element.addEventListener("lightning__refresh", refreshed);
      openDialog.mockResolvedValue({ panel: MET, asked: NOW, answered: NOW });
      press(element, "logCall");
      await settle();
      expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: LEAD }]);
      expect(refreshed).toHaveBeenCalledTimes(1);
    });

    it("puts the focus on the new state, as the button that had it is gone", async () => {
      const element = await mount(RUNNING);
      openDialog.mockResolvedValue({ panel: MET, asked: NOW, answered: NOW });
      press(element, "logCall");
      await settle();
      expect(focused()).toBe("Answered in time");
    });

    it("opens one dialog however often the button is pressed", async () => {
      const element = await mount(RUNNING);
      openDialog.mockResolvedValueOnce(undefined).mockResolvedValueOnce(undefined);
      press(element, "logCall");
      press(element, "logCall");
      await settle();
      expect(openDialog).toHaveBeenCalledTimes(1);
      press(element, "logCall");
      expect(openDialog).toHaveBeenCalledTimes(2);
    });

    it("changes nothing when it is cancelled", async () => {
      const element = await mount(RUNNING);
      openDialog.mockResolvedValue(undefined);
      press(element, "logCall");
      await settle();
      expect(textOf(element, ".state-text")).toBe("On time");
      expect(server).toHaveBeenCalledTimes(1);
    });
  });

  describe("writing an e-mail", () => {
    it("opens the platform's own composer, and asks the server until the clock has stopped", async () => {
      const element = await mount(RUNNING);
      press(element, "email");
      const { navigate } = navigation as unknown as { navigate: jest.Mock };
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

  describe("accepting and resuming", () => {
    const WAITING = { ...RUNNING, ownerIsMe: false, ownerIsQueue: true, can: { accept: true } };

    it("takes the lead out of the queue", async () => {
      const element = await mount(WAITING);
      const toasts = toastsOf(element);
      expect(buttons(element)).toEqual(["Accept brand"]);
      (acceptLead as unknown as jest.Mock).mockResolvedValue(RUNNING);
      press(element, "accept");
      await settle();
      expect(acceptLead).toHaveBeenCalledWith({ leadId: LEAD });
      expect(textOf(element, ".turn-heading")).toBe("Your turn");
      expect(toasts).toMatchObject([{ title: "You own this lead now", variant: "success" }]);
    });

    it("asks once, however often the button is pressed", async () => {
      const element = await mount(WAITING);
      (acceptLead as unknown as jest.Mock).mockResolvedValue(RUNNING);
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
      (acceptLead as unknown as jest.Mock).mockRejectedValue({ body: { message } });
      press(element, "accept");
      await settle();
      expect(toasts).toMatchObject([{ message: "Somebody else was faster.", variant: "error" }]);
      expect(textOf(element, ".state-text")).toBe("Waiting for an owner");
      expect(focused()).toBe("Waiting for an owner");
    });

    it("resumes a paused clock", async () => {
      const pause = { reason: "Owner on leave", byName: "Priya Nair", pausedOn: "2026-11-19T22:00:00.000Z" };
      const element = await mount({ ...RUNNING, state: "PAUSED", pause, can: { resume: true } });
      expect(textOf(element, ".state-text")).toBe("Paused");
      expect(textOf(element, ".turn-heading")).toBe("Owner on leave");
      (resumeClock as unknown as jest.Mock).mockResolvedValue(RUNNING);
      press(element, "resume");
      await settle();
      expect(textOf(element, ".state-text")).toBe("On time");
      jest.useRealTimers();
      await expect(element).toBeAccessible();
    });
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

    it("is not there when it would be empty", async () => {
      const element = await mount({ ...RUNNING, spans: [], episodes: [] });
      expect(findIn(element, "lightning-button-menu")).toBeNull();
    });
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
