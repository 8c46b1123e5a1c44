import { createElement } from "lwc";
import LightningModal from "lightning/modal";
import * as navigation from "lightning/navigation";
import { getRecord } from "lightning/uiRecordApi";
import accept from "@salesforce/apex/MqlSlaController.accept";
import getClock from "@salesforce/apex/MqlSlaController.getClock";
import resume from "@salesforce/apex/MqlSlaController.resume";
import MqlSlaTimer from "c/mqlSlaTimer";
import { allIn, findIn, settle, textOf } from "../../../../../../test/jest/page";

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

export const server = getClock as unknown as jest.Mock;
export const acceptLead = accept as unknown as jest.Mock;
export const resumeClock = resume as unknown as jest.Mock;
export const openDialog = (LightningModal as unknown as { open: jest.Mock }).open;
export const { navigate } = navigation as unknown as { navigate: jest.Mock };
const lead = getRecord as unknown as { emit(value: unknown): void };

export const LEAD = "00Q000000000001AAA";
export const TASK = "00T000000000001AAA";
export const NOW = Date.parse("2026-11-19T22:06:25Z");

/** Asked at 1:38 PM, owned at 1:42 PM, due at 2:38 PM; 28:25 are used and 31:35 left at 2:06:25 PM, Pacific time. */
export const RUNNING = {
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
export const MET = {
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
export const NO_CLOCK = {
  ...RUNNING,
  handRaisedOn: null,
  handoffId: null,
  state: null,
  startedOn: null,
  openIntervals: [],
};

export async function mount(answer?: unknown): Promise<HTMLElement> {
  if (answer instanceof Promise) server.mockReturnValue(answer);
  else server.mockResolvedValue(answer);
  const element = createElement("c-mql-sla-timer", { is: MqlSlaTimer });
  Object.assign(element, { recordId: LEAD });
  document.body.appendChild(element);
  await settle();
  return element;
}

export const buttons = (root: Element) =>
  allIn(root, "lightning-button").map((button) => {
    const { label, variant } = button as unknown as { label: string; variant: string };
    return `${label} ${variant}`;
  });
export const press = (root: Element, action: string) =>
  findIn(root, `[data-action="${action}"]`)?.dispatchEvent(new CustomEvent("click"));
export const spokenText = (root: Element, urgency: string) => textOf(root, `[aria-live="${urgency}"]:not([role])`);

/** The lead as the page has read it; first as it was when the clock was. */
export async function changeLead(lastModified: string): Promise<void> {
  lead.emit({ fields: { LastModifiedDate: { value: "2026-11-19T21:42:00.000Z" } } });
  lead.emit({ fields: { LastModifiedDate: { value: lastModified } } });
  await settle();
}
