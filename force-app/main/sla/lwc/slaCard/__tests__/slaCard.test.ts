import { cardOf, keepParts, type CardAnswer } from "c/slaCard";
import { factsOf, readClock } from "c/slaReading";

const NOW = Date.parse("2026-11-19T22:06:25Z");
/** Asked at 1:38 PM, owned at 1:42 PM, due at 2:38 PM; it is 2:06:25 PM, Pacific time. */
const RUNNING: CardAnswer = {
  leadName: "Maya Chen",
  serverNow: "2026-11-19T22:06:25.000Z",
  startedOn: "2026-11-19T21:38:00.000Z",
  assignedOn: "2026-11-19T21:42:00.000Z",
  dueOn: "2026-11-19T22:38:00.000Z",
  warningOn: "2026-11-19T22:23:00.000Z",
  request: "Web form",
  campaignName: "Pick Test",
  policyLabel: "Demo request: 1 hour",
  ownerName: "Jordan Lee",
  ownerIsMe: true,
  ownerIsQueue: false,
  targetMinutes: 60,
  secondsLeft: 31 * 60 + 35,
  secondsUsed: 28 * 60 + 25,
  systemDelaySeconds: 4 * 60,
  repResponseSeconds: 24 * 60 + 25,
  ownerSeconds: 24 * 60 + 25,
  openIntervals: [{ opensOn: "2026-11-19T22:06:25.000Z", closesOn: "2026-11-21T01:00:00.000Z" }],
  can: { email: true },
};
const STEPS = [15, 45, 55, 60].map((minutes) => ({ name: `s${minutes}`, minutes, state: "LATER" }));
const OTHERS = { ownerIsMe: false };
const IN_QUEUE = { ...OTHERS, ownerIsQueue: true, ownerSeconds: null, repResponseSeconds: null };

const plain = (text: string | undefined) => (text ?? "").replace(/[\u202f\u00a0]/g, " ");
function card(changes: Partial<CardAnswer> = {}, now = NOW) {
  const answer = { ...RUNNING, ...changes };
  const facts = factsOf(answer);
  if (!facts) throw new Error("the answer has a clock");
  return cardOf(answer, facts, readClock(facts, now), now);
}
const turn = (changes: Partial<CardAnswer> = {}, now = NOW) => {
  const { heading, note } = card(changes, now).turn ?? {};
  return [plain(heading), plain(note)];
};
const face = (changes: Partial<CardAnswer> = {}, now = NOW) => {
  const { tone, icon, state, time, unit, headline, note } = card(changes, now).face;
  return [tone, icon, state, `${time} ${unit}`, headline, note].map(plain);
};
const figures = (changes: Partial<CardAnswer> = {}) =>
  card(changes).figures.map(({ label, value }) => plain(`${label}: ${value}`));

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
          byName: "Priya Nair",
          pausedOn: "2026-11-19T22:00:00.000Z",
          note: "Back Monday.",
        },
      },
      ["Owner on leave", "Paused today at 2:00 PM by Priya Nair. Back Monday."],
    ],
    [
      "nobody's while paused for another reason",
      { pause: { reason: "Other", byName: "Priya Nair", pausedOn: "2026-11-19T22:00:00.000Z", note: "Fire drill" } },
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

describe("where the time went", () => {
  it("keeps system delay and rep response apart", () => {
    expect(figures()).toEqual(["System delay: 4 min", "Your time so far: 24 min"]);
    expect(figures(OTHERS)).toEqual(["System delay: 4 min", "Jordan Lee’s time so far: 24 min"]);
  });

  it("blames nobody for the time of the owners before", () => {
    // 24:25 in all, 5 min of them mine: 19:25 with others.
    expect(figures({ ownerSeconds: 300 })).toEqual([
      "System delay: 4 min",
      "Your time so far: 5 min",
      "With others before: 19 min",
    ]);
  });

  it("goes on counting the system's delay in a queue", () => {
    expect(figures(IN_QUEUE)).toEqual(["System delay: 4 min so far", "Rep response: not started"]);
  });

  it("says that no rep had it where a queue had it to the end", () => {
    const ending = { reason: "Recycled", endedOn: "2026-11-19T22:00:00.000Z" };
    expect(figures({ ...IN_QUEUE, ending })).toEqual(["System delay: 4 min", "Rep response: no rep had it"]);
  });

  it("says who took notice", () => {
    const acknowledgement = { byName: "Jordan Lee", acknowledgedOn: "2026-11-19T21:42:00.000Z" };
    expect(figures({ acknowledgement })[2]).toBe("Acknowledged: Jordan Lee, today at 1:42 PM");
  });
});

describe("what stopped the clock", () => {
  const firstResponseOn = "2026-11-19T22:00:41.000Z";
  const proof = { id: "00T1", subject: "first talk", byName: "Jordan Lee", completedOn: firstResponseOn };

  it.each([
    ["Call", "standard:log_a_call", "Call: first talk"],
    ["Email", "standard:email", "Email: first talk"],
    ["Event", "standard:event", "Meeting: first talk"],
  ])("names a proof of the kind %s", (kind, icon, subject) => {
    const shown = card({ firstResponseOn, proof: { ...proof, kind } }).proof;
    expect(shown).toMatchObject({ id: "00T1", icon, subject, loggedLate: "" });
    expect(plain(shown?.note)).toBe("Jordan Lee, today at 2:00 PM");
  });

  it.each([
    ["Email", "Email: your request", "Email: your request"],
    ["Call", "Call", "Call"],
    ["Call", "Calling back", "Calling back"],
    ["Event", "Demo", "Meeting: Demo"],
  ])("names the kind of a proof once: %s %s", (kind, subject, name) => {
    expect(card({ firstResponseOn, proof: { ...proof, kind, subject } }).proof?.subject).toBe(name);
  });

  it("says that it was logged on a later day", () => {
    expect(card({ firstResponseOn, proof: { ...proof, loggedLate: true } }).proof?.loggedLate).toContain("later day");
  });

  it("says so when the record cannot be shown", () => {
    const gone = card({ firstResponseOn, proof: { ...proof, id: null, subject: null } }).proof;
    expect(gone?.id).toBeNull();
    expect(gone?.note).toContain("cannot be shown to you");
  });

  it("says what became of a proof, also when the clock runs again", () => {
    const proofNote = "The call was deleted by Ana Ruiz, 2026-11-19 22:06 UTC.";
    expect(plain(card({ proofNote }).proofNote)).toBe("The call was deleted by Ana Ruiz, today at 2:06 PM.");
  });
});

describe("keepParts", () => {
  it("keeps every part that says the same, so that only the time is drawn again", () => {
    const before = card({ steps: STEPS });
    const after = keepParts(before, card({ steps: STEPS }, NOW + 1000));
    expect(after.face).not.toBe(before.face);
    expect(after.turn).toBe(before.turn);
    expect(after.figures).toBe(before.figures);
    expect(after.ladder).toBe(before.ladder);
    expect(after.marks).toBe(before.marks);
  });
});
