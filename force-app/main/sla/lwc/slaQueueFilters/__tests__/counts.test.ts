import { placesOf, type Standing } from "c/slaQueueOrder";
import { NOW, row, rows } from "../../slaQueue/__tests__/queueAnswers";
import { countsOf } from "../counts";

describe("countsOf", () => {
  it("counts what there is, by urgency, and keeps a filter that is on", () => {
    const places = placesOf(rows(row("a", 50), row("b", -1), row("c", 50), row("d", 10)), NOW);
    const labels = (wanted: Standing[]) => countsOf(places, new Set(wanted)).map(({ label }) => label);
    expect(labels([])).toEqual(["1 overdue", "1 to answer soon", "2 on time"]);
    expect(labels(["paused"])).toEqual(["1 overdue", "1 to answer soon", "2 on time", "0 paused"]);
  });
});
