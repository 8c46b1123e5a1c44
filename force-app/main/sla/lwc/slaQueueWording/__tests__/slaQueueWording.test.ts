import type { RowAnswer } from "c/slaQueue";
import { placesOf } from "c/slaQueueOrder";
import { wordRow } from "c/slaQueueWording";
import { plain } from "../../../../../../test/jest/page";
import { NOW, PAUSE, row, rows } from "../../slaQueue/__tests__/queueAnswers";

describe("wordRow", () => {
  const words = (answer: RowAnswer, now = NOW) => {
    const [place] = placesOf(rows(answer), now);
    if (!place) throw new Error("the row has a clock");
    const { time, unit, spokenTime, due, next, nextWhen } = wordRow(place.row, place.reading, now);
    return [`${time} ${unit}`, spokenTime, due, `${next} ${nextWhen}`].map(plain);
  };

  it.each([
    ["with time", row("a", 50), ["50:00 left", "50 minutes left", "due 2:50 PM", "Tell Priya Nair in 35:00"]],
    [
      "overdue, all steps taken",
      row("a", -5, { nextStep: null }),
      ["5:00 overdue", "5 minutes overdue", "was due 1:55 PM", "All steps taken "],
    ],
    ["without steps", row("a", 50, { nextStep: null }), ["50:00 left", "50 minutes left", "due 2:50 PM", "– "]],
    [
      "paused",
      row("a", 50, PAUSE),
      ["50:00 left", "50 minutes left", "until somebody resumes it", "Tell Priya Nair after it resumes"],
    ],
  ])("says how a clock stands: %s", (_, answer, expected) => {
    expect(words(answer)).toEqual(expected);
  });
});
