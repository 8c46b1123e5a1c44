import { OTHERS, turn } from "./cards";

describe("whose turn it is", () => {
  it.each([
    ["mine", {}, ["Your turn", "Call or email Maya Chen. Either one stops the clock."]],
    ["mine, without an address", { can: {} }, ["Your turn", "Call Maya Chen. A completed call stops the clock."]],
    ["somebody else's", OTHERS, ["Jordan Lee’s turn", "Jordan Lee has had it for 24 min."]],
    [
      "nobody's",
      { ...OTHERS, ownerIsQueue: true, ownerName: "Inbound Desk" },
      ["Nobody owns this lead yet", "In the queue Inbound Desk. This time counts as system delay, not against a rep."],
    ],
    [
      "nobody's while paused",
      {
        pause: {
          reason: "Owner on leave",
          reasonLabel: "Im Urlaub",
          byName: "Priya Nair",
          pausedOn: "2026-11-19T22:00:00.000Z",
          note: "Back Monday.",
        },
      },
      ["Im Urlaub", "Paused today at 2:00 PM by Priya Nair. Back Monday."],
    ],
    [
      "nobody's while paused for another reason",
      {
        pause: {
          reason: "Other",
          reasonLabel: "Sonstiges",
          byName: "Priya Nair",
          pausedOn: "2026-11-19T22:00:00.000Z",
          note: "Fire drill",
        },
      },
      ["Fire drill", "Paused today at 2:00 PM by Priya Nair."],
    ],
    [
      "nobody's once stopped in time",
      { ending: { reason: "Recycled", endedOn: "2026-11-19T22:00:00.000Z" } },
      ["Does not count as kept or missed", "A new request by this person starts a new clock."],
    ],
    [
      "nobody's once disqualified in time",
      { ending: { reason: "Disqualified", endedOn: "2026-11-19T22:00:00.000Z" } },
      [
        "Does not count as kept or missed",
        "If the lead is taken up again, this clock goes on with its due moment unchanged.",
      ],
    ],
    [
      "nobody's once stopped too late",
      { ending: { reason: "Recycled", endedOn: "2026-11-19T23:03:00.000Z", secondsAfterDue: 1500 } },
      ["Counts as missed", "Stopped 25 min after it was due."],
    ],
  ])("says that it is %s", (_, changes, words) => {
    expect(turn(changes)).toEqual(words);
  });

  it("becomes short when time does, and says that a late answer counts", () => {
    expect(turn({}, Date.parse("2026-11-19T22:25:00Z"))[1]).toBe("Call or email Maya Chen.");
    expect(turn({}, Date.parse("2026-11-19T22:40:00Z"))[1]).toBe(
      "Call or email Maya Chen now. A late answer still counts.",
    );
  });
});
