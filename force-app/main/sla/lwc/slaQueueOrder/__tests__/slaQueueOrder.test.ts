import type { RowAnswer } from "c/slaQueue";
import { byUrgency, placesOf } from "c/slaQueueOrder";
import { minutesFromNow, NOW, PAUSE, row, rows } from "../../slaQueue/__tests__/queueAnswers";

const names = (now: number, ...answers: RowAnswer[]) =>
  byUrgency(placesOf(rows(...answers), now)).map((place) => place.row.leadName);

describe("byUrgency", () => {
  const UNOWNED = { ownerIsQueue: true, dueOn: null, warningOn: null, secondsLeft: null, assignedOn: null };

  it("has the longest overdue first, then the least time left, then asleep, then paused", () => {
    const answers = [
      row("paused", 5, PAUSE),
      row("asleep", 30, { hoursKey: "office", dueOn: "2026-11-20T17:30:00.000Z" }),
      row("without due", 60, UNOWNED),
      row("much left", 50),
      row("little left", 10),
      row("overdue", -5),
      row("long overdue", -40),
    ];
    expect(names(NOW, ...answers)).toEqual([
      "long overdue",
      "overdue",
      "little left",
      "much left",
      "without due",
      "asleep",
      "paused",
    ]);
  });

  it("changes by itself as time passes", () => {
    // Asleep until tomorrow with 5 min left; the other has 20 h left then.
    const soon = row("wakes", 5, { hoursKey: "office", secondsLeft: 300, dueOn: "2026-11-20T17:05:00.000Z" });
    const long = row("runs", 60 * 40);
    expect(names(NOW, soon, long)).toEqual(["runs", "wakes"]);
    expect(names(Date.parse("2026-11-20T17:00:00Z"), soon, long)).toEqual(["wakes", "runs"]);
    expect(names(Date.parse("2026-11-20T17:05:01Z"), soon, long)).toEqual(["wakes", "runs"]);
  });

  it("orders pauses by their end, those without one last", () => {
    const pause = { pausedOn: minutesFromNow(-5), resumesOn: minutesFromNow(90) };
    expect(names(NOW, row("open", 5, PAUSE), row("ends", 50, { pause }))).toEqual(["ends", "open"]);
  });
});
