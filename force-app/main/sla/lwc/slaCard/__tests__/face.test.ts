import { card, face, STEPS, turn } from "./cards";

describe("the tinted area", () => {
  const asked = "Pacific Time. Asked for sales today at 1:38 PM.";
  const pausedOn = "2026-11-19T22:00:00.000Z";
  const resumesOn = "2026-11-20T17:00:00.000Z";
  const movedDue = "2026-11-20T17:38:00.000Z";

  it.each([
    ["running", {}, ["run", "utility:clock", "On time", "31:35 left", "Due today at 2:38 PM", asked]],
    [
      "waiting",
      { ownerIsQueue: true },
      ["quiet", "utility:people", "Waiting for an owner", "31:35 left", "Due today at 2:38 PM", asked],
    ],
    [
      "paused with an end",
      { pause: { pausedOn, resumesOn }, dueOn: movedDue },
      [
        "quiet",
        "utility:pause",
        "Paused",
        "31:35 left",
        "Resumes tomorrow at 9:00 AM",
        "Then due 9:38 AM, Pacific Time.",
      ],
    ],
    [
      "paused without an end",
      { pause: { pausedOn } },
      ["quiet", "utility:pause", "Paused", "31:35 left", "Until somebody resumes it", asked],
    ],
    [
      "stopped",
      { ending: { reason: "Recycled", endedOn: "2026-11-19T22:00:00.000Z" }, secondsUsed: 760 },
      [
        "quiet",
        "utility:ban",
        "Stopped",
        "12:40 used",
        "The lead was recycled",
        "Stopped today at 2:00 PM, due 2:38 PM, Pacific Time.",
      ],
    ],
    [
      "stopped after it was due",
      { ending: { reason: "Disqualified", endedOn: "2026-11-19T23:03:00.000Z", secondsAfterDue: 1500 } },
      [
        "late",
        "utility:ban",
        "Stopped",
        "28:25 used",
        "The lead was disqualified",
        "Stopped today at 3:03 PM, due 2:38 PM, Pacific Time.",
      ],
    ],
    [
      "answered late",
      { firstResponseOn: "2026-11-19T22:56:05.000Z", secondsUsed: 4685 },
      [
        "late",
        "utility:success",
        "Answered late",
        "1:18:05 taken",
        "18 min late",
        "Answered today at 2:56 PM, due 2:38 PM, Pacific Time.",
      ],
    ],
  ])("says how a clock stands that is %s", (_, changes, words) => {
    expect(face(changes)).toEqual(words);
  });

  it.each([
    ["answered", { firstResponseOn: "2026-11-19T22:00:00.000Z" }, "Answered today at 2:00 PM, Pacific Time."],
    ["stopped", { ending: { endedOn: "2026-11-19T22:00:00.000Z" } }, "Stopped today at 2:00 PM, Pacific Time."],
    ["paused", { pause: { pausedOn, resumesOn } }, asked],
  ])("names no due moment of a clock that is %s before anything was promised", (_, changes, note) => {
    expect(face({ ...changes, ownerIsQueue: true, dueOn: null })[5]).toBe(note);
  });

  it("names the day of the due moment where it is not that of the answer", () => {
    const firstResponseOn = "2026-11-19T07:59:00.000Z";
    expect(face({ firstResponseOn, dueOn: "2026-11-19T08:29:00.000Z" })[5]).toBe(
      "Answered yesterday at 11:59 PM, due today at 12:29 AM, Pacific Time.",
    );
  });

  it("sleeps outside the open hours, and says so in grey", () => {
    const weekend = {
      serverNow: "2026-11-21T01:30:00.000Z",
      dueOn: "2026-11-23T17:52:00.000Z",
      warningOn: null,
      openIntervals: [{ opensOn: "2026-11-23T17:00:00.000Z", closesOn: "2026-11-24T01:00:00.000Z" }],
      secondsLeft: 52 * 60,
    };
    const now = Date.parse("2026-11-21T01:30:00Z");
    expect(face(weekend, now).slice(0, 5)).toEqual([
      "quiet",
      "utility:notification_snoozed",
      "Asleep until Mon 9:00 AM",
      "52:00 left",
      "Due Monday, Nov 23 at 9:52 AM",
    ]);
    expect(turn(weekend, now)).toEqual([
      "Nothing is expected until Mon 9:00 AM",
      "Answering earlier is welcome and counts as on time.",
    ]);
  });

  it("says by what the person asked", () => {
    expect(card().face.request).toBe("Request: Web form, Pick Test");
    expect(card({ campaignName: null }).face.request).toBe("Request: Web form");
    expect(card({ campaignName: null, request: null }).face.request).toBe("");
  });

  it("marks the agreed steps on the bar, save what lies at its end and once it is overdue", () => {
    expect(card({ steps: STEPS }).marks.map(Math.round)).toEqual([25, 75, 92]);
    expect(card({ steps: STEPS }, Date.parse("2026-11-19T22:38:01Z")).marks).toEqual([]);
  });
});
