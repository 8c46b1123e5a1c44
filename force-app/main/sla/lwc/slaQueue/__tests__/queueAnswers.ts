import { rowsOf, type RowAnswer } from "c/slaQueue";

export const NOW = Date.parse("2026-11-19T22:00:00Z");
const ALWAYS = [{ opensOn: "2026-11-19T22:00:00.000Z", closesOn: "2026-11-26T22:00:00.000Z" }];
const TOMORROW = [{ opensOn: "2026-11-20T17:00:00.000Z", closesOn: "2026-11-21T01:00:00.000Z" }];
export const minutesFromNow = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

/** A clock that is due so many minutes from now and warns a quarter of an hour before. */
export function row(leadName: string, due: number, changes: Partial<RowAnswer> = {}): RowAnswer {
  return {
    leadId: `id of ${leadName}`,
    leadName,
    title: "COO",
    company: "Hale Freight",
    request: "Web form",
    ownerName: "Jordan Lee",
    ownerIsMe: true,
    ownerIsQueue: false,
    hoursKey: "always",
    startedOn: minutesFromNow(due - 60),
    assignedOn: minutesFromNow(due - 56),
    warningOn: minutesFromNow(due - 15),
    dueOn: minutesFromNow(due),
    targetMinutes: 60,
    secondsLeft: Math.max(0, due * 60),
    secondsUsed: Math.min(60, 60 - due) * 60,
    systemDelaySeconds: 240,
    nextStep: {
      action: "Tell the manager",
      dueOn: minutesFromNow(due - 15),
      recipientName: "Priya Nair",
      label: "Tell the manager",
    },
    canLogCall: true,
    ...changes,
  };
}
export const PAUSE = { pause: { pausedOn: minutesFromNow(-5) } };
export const rows = (...answers: RowAnswer[]) =>
  rowsOf({
    serverNow: new Date(NOW).toISOString(),
    hours: [
      { key: "always", openIntervals: ALWAYS },
      { key: "office", openIntervals: TOMORROW },
    ],
    rows: answers,
  });
