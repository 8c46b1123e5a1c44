import { factsOf, type ClockAnswer } from "c/slaFacts";
import { nextChange, readClock, stateAt } from "c/slaReading";

const at = (time: string) => Date.parse(`2026-11-19T${time}Z`);

/** Asked at 21:38, owned at 21:42, due at 22:38, warns at 22:23; the server answered at 22:00. */
const RUNNING: ClockAnswer = {
  serverNow: "2026-11-19T22:00:00.000Z",
  startedOn: "2026-11-19T21:38:00.000Z",
  assignedOn: "2026-11-19T21:42:00.000Z",
  warningOn: "2026-11-19T22:23:00.000Z",
  dueOn: "2026-11-19T22:38:00.000Z",
  firstResponseOn: null,
  targetMinutes: 60,
  secondsLeft: 38 * 60,
  secondsUsed: 22 * 60,
  systemDelaySeconds: 4 * 60,
  repResponseSeconds: 18 * 60,
  openIntervals: [{ opensOn: "2026-11-19T22:00:00.000Z", closesOn: "2026-11-21T00:00:00.000Z" }],
};
const facts = (changes: Partial<ClockAnswer> = {}) => {
  const result = factsOf({ ...RUNNING, ...changes });
  if (!result) throw new Error("the answer has a clock");
  return result;
};

describe("stateAt", () => {
  it.each([
    ["running before the warning", "22:22:59", "running"],
    ["warning from its moment on", "22:23:00", "warning"],
    ["still warning at the due moment itself", "22:38:00", "warning"],
    ["breached after it", "22:38:01", "breached"],
  ])("is %s", (_, time, state) => {
    expect(stateAt(facts(), at(time))).toBe(state);
  });

  it("waits while no person owns the lead, and is breached all the same when due", () => {
    expect(stateAt(facts({ assignedOn: null }), at("22:30:00"))).toBe("waiting");
    expect(stateAt(facts({ assignedOn: null }), at("22:38:01"))).toBe("breached");
  });

  it("waits in a queue again after a person had it", () => {
    expect(stateAt(facts({ ownerIsQueue: true }), at("22:10:00"))).toBe("waiting");
  });

  it("is paused until somebody resumes it, even past the due moment", () => {
    const paused = facts({ pause: { pausedOn: "2026-11-19T22:00:00.000Z" } });
    expect(stateAt(paused, at("22:10:00"))).toBe("paused");
    expect(stateAt(paused, at("23:59:00"))).toBe("paused");
  });

  it("goes on by itself where the pause has an end", () => {
    const paused = facts({ pause: { pausedOn: "2026-11-19T21:50:00.000Z", resumesOn: "2026-11-19T22:10:00.000Z" } });
    expect(stateAt(paused, at("22:09:59"))).toBe("paused");
    expect(stateAt(paused, at("22:10:00"))).toBe("running");
  });

  it("stays stopped whatever the time is, and a response counts for more than an end", () => {
    const ended = { ending: { endedOn: "2026-11-19T22:05:00.000Z" } };
    expect(stateAt(facts(ended), at("23:59:00"))).toBe("cancelled");
    expect(stateAt(facts({ ...ended, firstResponseOn: "2026-11-19T22:04:00.000Z" }), at("23:59:00"))).toBe("met");
  });

  it("is met up to the due moment, and met late after it, whatever the time is now", () => {
    expect(stateAt(facts({ firstResponseOn: "2026-11-19T22:38:00.000Z" }), at("23:59:00"))).toBe("met");
    expect(stateAt(facts({ firstResponseOn: "2026-11-19T22:38:01.000Z" }), at("23:59:00"))).toBe("metLate");
  });

  it("never warns where the policy warns of nothing", () => {
    expect(stateAt(facts({ warningOn: null }), at("22:37:59"))).toBe("running");
  });
});

describe("readClock", () => {
  it("falls by as many seconds as pass", () => {
    // Due at 22:38:00: at 22:10:25 there are 27 min 35 s = 1655 s left.
    expect(readClock(facts(), at("22:10:25")).seconds).toBe(1655);
    expect(readClock(facts(), at("22:10:26")).seconds).toBe(1654);
  });

  it("has nothing left at the due moment and counts up from it", () => {
    expect(readClock(facts(), at("22:38:00")).seconds).toBe(0);
    expect(readClock(facts(), at("22:56:05")).seconds).toBe(18 * 60 + 5);
    expect(readClock(facts(), at("22:56:05")).usedFraction).toBe(1);
  });

  it("says how much of the promise is used", () => {
    // 45 of 60 minutes.
    expect(readClock(facts(), at("22:23:00")).usedFraction).toBeCloseTo(0.75, 10);
  });

  it("counts only the owner's time while a person owns the lead", () => {
    const reading = readClock(facts(), at("22:10:00"));
    expect(reading.systemDelaySeconds).toBe(4 * 60);
    expect(reading.repResponseSeconds).toBe(28 * 60);
  });

  it("counts only the system's delay while nobody does", () => {
    const reading = readClock(
      facts({ assignedOn: null, repResponseSeconds: null, systemDelaySeconds: 22 * 60 }),
      at("22:10:00"),
    );
    expect(reading.systemDelaySeconds).toBe(32 * 60);
    expect(reading.repResponseSeconds).toBeNull();
  });

  it("stands still in a pause and counts from its end", () => {
    // 38 min left when paused at 22:00; resumed at 22:10, the due moment is 22:48.
    const paused = facts({
      dueOn: "2026-11-19T22:48:00.000Z",
      ownerSeconds: 18 * 60,
      pause: { pausedOn: "2026-11-19T22:00:00.000Z", resumesOn: "2026-11-19T22:10:00.000Z" },
    });
    const inPause = { state: "paused", seconds: 38 * 60, repResponseSeconds: 18 * 60, ownerSeconds: 18 * 60 };
    expect(readClock(paused, at("22:09:00"))).toMatchObject({ ...inPause, asleepUntil: null });
    expect(readClock(paused, at("22:15:00"))).toMatchObject({ state: "running", seconds: 33 * 60 });
    expect(readClock(paused, at("22:15:00")).ownerSeconds).toBe(23 * 60);
  });

  it("counts nothing while a pause has no end", () => {
    const paused = facts({ pause: { pausedOn: "2026-11-19T22:00:00.000Z" } });
    expect(readClock(paused, at("23:30:00"))).toMatchObject({ seconds: 38 * 60, repResponseSeconds: 18 * 60 });
  });

  it("counts the system's delay again when it is back in a queue, and no rep's time", () => {
    const back = readClock(facts({ ownerIsQueue: true }), at("22:10:00"));
    expect(back).toMatchObject({ systemDelaySeconds: 14 * 60, repResponseSeconds: 18 * 60 });
  });

  it("shows what was used when it was stopped", () => {
    const ended = facts({ ending: { endedOn: "2026-11-19T22:00:00.000Z" }, secondsUsed: 760, openIntervals: [] });
    expect(readClock(ended, at("23:00:00"))).toMatchObject({ state: "cancelled", seconds: 760, asleepUntil: null });
  });

  it("stands still outside the open hours and says when it wakes", () => {
    // Open until 22:10, then from 17:00 the next day; due at 17:28 that day, so 10 + 28 = 38 min are left at 22:00.
    const sleeping = facts({
      dueOn: "2026-11-20T17:28:00.000Z",
      warningOn: "2026-11-20T17:13:00.000Z",
      openIntervals: [
        { opensOn: "2026-11-19T22:00:00.000Z", closesOn: "2026-11-19T22:10:00.000Z" },
        { opensOn: "2026-11-20T17:00:00.000Z", closesOn: "2026-11-21T01:00:00.000Z" },
      ],
    });
    const night = readClock(sleeping, at("23:30:00"));
    expect(night).toMatchObject({
      state: "running",
      seconds: 28 * 60,
      asleepUntil: Date.parse("2026-11-20T17:00:00Z"),
    });
    expect(readClock(sleeping, Date.parse("2026-11-20T17:00:00Z"))).toMatchObject({
      seconds: 28 * 60,
      asleepUntil: null,
    });
    expect(readClock(sleeping, Date.parse("2026-11-20T17:10:00Z")).seconds).toBe(18 * 60);
  });

  it("shows the time taken once answered, and no longer moves", () => {
    const met = facts({ firstResponseOn: "2026-11-19T22:00:41.000Z", secondsUsed: 22 * 60 + 41, openIntervals: [] });
    expect(readClock(met, at("22:01:00"))).toMatchObject({ state: "met", seconds: 1361, asleepUntil: null });
    expect(readClock(met, at("23:01:00")).seconds).toBe(1361);
  });

  it("counts the wait up where the promise starts with an owner", () => {
    const unowned = facts({
      assignedOn: null,
      dueOn: null,
      warningOn: null,
      secondsLeft: null,
      secondsUsed: null,
      repResponseSeconds: null,
      systemDelaySeconds: 3 * 60,
    });
    expect(readClock(unowned, at("22:00:50"))).toMatchObject({ state: "waiting", seconds: 230 });
  });
});

describe("nextChange", () => {
  it("is at every moment at which the state or being asleep changes, and never once stopped", () => {
    // Open until 22:30; warns at 22:23, due at 22:38, open again from 22:35.
    const broken = facts({
      openIntervals: [
        { opensOn: "2026-11-19T22:00:00.000Z", closesOn: "2026-11-19T22:30:00.000Z" },
        { opensOn: "2026-11-19T22:35:00.000Z", closesOn: "2026-11-20T01:00:00.000Z" },
      ],
    });
    const changes = [at("22:00:00")];
    while ((changes.at(-1) ?? 0) < at("22:38:01")) changes.push(nextChange(broken, changes.at(-1) ?? 0));
    const moments = ["22:00:00", "22:23:00", "22:30:00", "22:35:00", "22:38:00.001"];
    expect(changes.slice(0, 5)).toEqual(moments.map(at));
    expect(nextChange(facts({ firstResponseOn: "2026-11-19T22:00:00.000Z" }), at("22:00:00"))).toBe(Infinity);
  });

  it("is when a pause ends", () => {
    const pause = { pausedOn: "2026-11-19T21:50:00.000Z", resumesOn: "2026-11-19T22:10:00.000Z" };
    expect(nextChange(facts({ pause }), at("22:00:00"))).toBe(at("22:10:00"));
  });
});

describe("factsOf", () => {
  it("is nothing for a lead without a clock", () => {
    expect(factsOf({ ...RUNNING, startedOn: null })).toBeNull();
  });
});
