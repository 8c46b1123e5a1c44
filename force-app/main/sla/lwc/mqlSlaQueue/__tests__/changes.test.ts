import { byUrgency, placesOf, type Standing } from "c/slaQueueOrder";
import { NOW, row, rows } from "../../slaQueue/__tests__/queueAnswers";
import { wordChanges } from "../changes";

describe("wordChanges", () => {
  const places = byUrgency(placesOf(rows(row("Ines Moreau", 10), row("Ben Okafor", -1), row("Luca Conti", 50)), NOW));
  const before = (standings: Record<string, Standing>) =>
    new Map(Object.entries(standings).map(([name, standing]) => [`id of ${name}`, standing]));

  it("tells whose clock stands otherwise and who is new", () => {
    const former = before({ "Ines Moreau": "running", "Ben Okafor": "breached", "Luca Conti": "running" });
    expect(wordChanges(former, places, NOW)).toBe("Ines Moreau: Respond soon.");
    const without = before({ "Ines Moreau": "warning", "Ben Okafor": "breached" });
    expect(wordChanges(without, places, NOW)).toBe("New request: Luca Conti.");
  });

  it("is silent when nothing changed, and sums up when much did", () => {
    const same = before({ "Ines Moreau": "warning", "Ben Okafor": "breached", "Luca Conti": "running" });
    expect(wordChanges(same, places, NOW)).toBe("");
    expect(wordChanges(new Map(), places, NOW)).toBe("3 clocks changed. Most urgent: Ben Okafor.");
  });
});
