import { byUrgency, countsOf, placesOf, rowsOf, wordChanges, wordRow, type RowAnswer, type Standing } from "c/slaQueue";

const NOW = Date.parse("2026-11-19T22:00:00Z");
const ALWAYS = [{ opensOn: "2026-11-19T22:00:00.000Z", closesOn: "2026-11-26T22:00:00.000Z" }];
const TOMORROW = [{ opensOn: "2026-11-20T17:00:00.000Z", closesOn: "2026-11-21T01:00:00.000Z" }];
const minutesFromNow = (minutes: number) => new Date(NOW + minutes * 60_000).toISOString();

/** A clock that is due so many minutes from now and warns a quarter of an hour before. */
function row(leadName: string, due: number, changes: Partial<RowAnswer> = {}): RowAnswer {
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
const PAUSE = { pause: { pausedOn: minutesFromNow(-5) } };
const rows = (...answers: RowAnswer[]) =>
  rowsOf({
    serverNow: new Date(NOW).toISOString(),
    hours: [
      { key: "always", openIntervals: ALWAYS },
      { key: "office", openIntervals: TOMORROW },
    ],
    rows: answers,
  });
const names = (now: number, ...answers: RowAnswer[]) =>
  byUrgency(placesOf(rows(...answers), now)).map((place) => place.row.leadName);
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, " ");

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

describe("countsOf", () => {
  it("counts what there is, by urgency, and keeps a filter that is on", () => {
    const places = placesOf(rows(row("a", 50), row("b", -1), row("c", 50), row("d", 10)), NOW);
    const labels = (wanted: Standing[]) => countsOf(places, new Set(wanted)).map(({ label }) => label);
    expect(labels([])).toEqual(["1 overdue", "1 to answer soon", "2 on time"]);
    expect(labels(["paused"])).toEqual(["1 overdue", "1 to answer soon", "2 on time", "0 paused"]);
  });
});

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

  it("says who has it when the reader does not", () => {
    const owners = rows(
      row("a", 50),
      row("b", 50, { ownerIsMe: false }),
      row("c", 50, { ownerIsMe: false, ownerIsQueue: true, ownerName: "Inbound Desk" }),
    ).map(({ owner, who }) => [owner, who]);
    expect(owners).toEqual([
      ["", "COO, Hale Freight"],
      ["With Jordan Lee", "COO, Hale Freight"],
      ["In the queue Inbound Desk", "COO, Hale Freight"],
    ]);
  });
});

describe("wordChanges", () => {
  const places = placesOf(rows(row("Ines Moreau", 10), row("Ben Okafor", -1), row("Luca Conti", 50)), NOW);
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
    expect(wordChanges(new Map(), places, NOW)).toBe("3 clocks changed. Most urgent: Ines Moreau.");
  });
});

describe("rowsOf", () => {
  it("leaves out what has no clock or no lead", () => {
    expect(rows(row("a", 50, { startedOn: null }), row("b", 50, { leadId: null }))).toEqual([]);
  });
});
