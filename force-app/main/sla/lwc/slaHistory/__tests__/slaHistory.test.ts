import { wordEpisodes, wordSpans } from "c/slaHistory";
import { plain } from "../../../../../../test/jest/page";

const NOW = Date.parse("2026-11-19T22:06:25Z");

describe("wordSpans", () => {
  it("says who had it, from when to when and for how long", () => {
    const spans = [
      {
        kind: "Queue",
        name: "Inbound Desk",
        beganOn: "2026-11-19T21:38:00.000Z",
        endedOn: "2026-11-19T21:42:00.000Z",
        seconds: 240,
      },
      { kind: "Person", name: "Ana Ruiz", beganOn: "2026-11-19T21:42:00.000Z", endedOn: "2026-11-19T21:50:00.000Z" },
      { kind: "Person", name: "Jordan Lee", isMe: true, beganOn: "2026-11-19T21:50:00.000Z", seconds: 960 },
      { kind: "Pause", name: "Priya Nair", beganOn: "2026-11-19T21:55:00.000Z", endedOn: "2026-11-19T21:56:00.000Z" },
    ];
    expect(wordSpans(spans, NOW).map(({ title, note, time }) => plain(`${title} | ${note} | ${time}`))).toEqual([
      "Queue Inbound Desk | From today at 1:38 PM to 1:42 PM | 4 min",
      "Ana Ruiz | From today at 1:42 PM to 1:50 PM | less than a minute",
      "You | Since today at 1:50 PM | 16 min",
      "Paused by Priya Nair | From today at 1:55 PM to 1:56 PM | less than a minute",
    ]);
  });
});

describe("wordEpisodes", () => {
  it.each([
    [{ state: "MET", responseByName: "Jordan Lee" }, "Answered in time by Jordan Lee"],
    [{ state: "MET_LATE", responseByName: "Jordan Lee" }, "Answered late by Jordan Lee"],
    [{ state: "CANCELLED", endReason: "Recycled" }, "The lead was recycled"],
    [{ state: "BREACHED" }, "Never answered"],
  ])("says what came of an earlier request: %j", (outcome, title) => {
    const episode = {
      handoffId: "a00",
      startedOn: "2026-11-18T21:38:00.000Z",
      dueOn: "2026-11-18T22:38:00.000Z",
      policyLabel: "Every request: 1 hour",
      secondsUsed: 1361,
      ...outcome,
    };
    expect(wordEpisodes([episode], NOW).map((line) => [line.title, plain(line.note), plain(line.time)])).toEqual([
      [title, "Asked yesterday at 1:38 PM, due 2:38 PM. Every request: 1 hour", "22 min used"],
    ]);
  });

  it("names no due moment where nothing was promised yet", () => {
    const [line] = wordEpisodes([{ startedOn: "2026-11-18T21:38:00.000Z", policyLabel: "Calls" }], NOW);
    expect(plain(line?.note ?? "")).toBe("Asked yesterday at 1:38 PM. Calls");
  });
});
