import { createElement } from "lwc";
import LightningModal from "lightning/modal";
import accept from "@salesforce/apex/MqlSlaController.accept";
import getQueue from "@salesforce/apex/MqlSlaQueueController.getQueue";
import MqlSlaQueue from "c/mqlSlaQueue";
import { allIn, onFreshPages, settle, textOf } from "../../../../../../test/jest/page";
import { NOW, row as rowAnswer } from "../../slaQueue/__tests__/queueAnswers";

export { NOW };

jest.mock("@salesforce/apex/MqlSlaQueueController.getQueue", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/MqlSlaController.accept", () => ({ default: jest.fn() }), { virtual: true });
jest.mock("@salesforce/apex/MqlSlaController.logCall", () => ({ default: jest.fn() }), { virtual: true });

export const server = getQueue as unknown as jest.Mock;
export const acceptLead = accept as unknown as jest.Mock;
export const openDialog = (LightningModal as unknown as { open: jest.Mock }).open;

export const MINUTE = 60_000;
export const at = (moment: number) => new Date(moment).toISOString();

/** As the server sends it now. */
export function row(leadName: string, due: number, changes: object = {}) {
  const left = Math.max(0, (NOW + due * MINUTE - Date.now()) / 1000);
  return {
    ...rowAnswer(leadName, due),
    leadId: `00Q0000000000${leadName.length}AAA`,
    secondsLeft: left,
    secondsUsed: 3600 - left,
    canAccept: false,
    ...changes,
  };
}
export const answer = (rows: object[], changes: object = {}) => ({
  serverNow: at(Date.now()),
  canSeeTeam: false,
  total: rows.length,
  hours: [{ key: "always", openIntervals: [{ opensOn: at(NOW), closesOn: at(NOW + 7 * 24 * 60 * MINUTE) }] }],
  rows,
  ...changes,
});
/** In an order that the page must change: the longest overdue comes first. */
export const THREE = () => answer([row("Maya Chen", 31), row("Diego Rivera", -5), row("Lena", 8)]);

/** With three clocks. */
export function onFreshQueues(): void {
  onFreshPages(NOW);
  beforeEach(() => {
    server.mockImplementation(() => Promise.resolve(THREE()));
  });
}

export async function mount(properties: object = {}) {
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
  const text = (selector: string) => textOf(element, selector);
  const spoken = () => all("c-announcement")[0]?.shadowRoot?.querySelector("[aria-live]")?.textContent;
  return { element, all, inRow, names, filter, text, spoken };
}
