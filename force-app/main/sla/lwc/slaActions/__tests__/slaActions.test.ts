import { actionsOf, menuOf, type CanAnswer } from "c/slaActions";
import { factsOf, type ClockAnswer } from "c/slaFacts";
import { readClock } from "c/slaReading";

const NOW = Date.parse("2026-11-19T22:06:25Z");
const RUNNING: ClockAnswer = {
  serverNow: "2026-11-19T22:06:25.000Z",
  startedOn: "2026-11-19T21:38:00.000Z",
  assignedOn: "2026-11-19T21:42:00.000Z",
  dueOn: "2026-11-19T22:38:00.000Z",
  ownerIsQueue: false,
  openIntervals: [{ opensOn: "2026-11-19T22:06:25.000Z", closesOn: "2026-11-20T01:00:00.000Z" }],
};
const ALL: CanAnswer = { logCall: true, email: true, accept: true, pause: true, resume: true };
const PAUSED = { pause: { pausedOn: "2026-11-19T22:00:00.000Z" } };

function at(changes: Partial<ClockAnswer>) {
  const facts = factsOf({ ...RUNNING, ...changes });
  if (!facts) throw new Error("the answer has a clock");
  return { facts, reading: readClock(facts, NOW) };
}
const actions = (can: CanAnswer | null, changes: Partial<ClockAnswer> = {}, ownerIsMe = true) => {
  const { facts, reading } = at(changes);
  return actionsOf(can, facts, reading, ownerIsMe).map(({ name, variant }) => `${name} ${variant}`);
};
const menu = (can: CanAnswer, changes: Partial<ClockAnswer> = {}, hasHistory = true) =>
  menuOf(can, at(changes).reading, hasHistory).map(({ name }) => name);

describe("actionsOf", () => {
  it.each([
    ["a running clock", {}, ["logCall brand", "email neutral", "accept neutral"]],
    ["a clock in a queue", { ownerIsQueue: true }, ["accept brand", "logCall neutral", "email neutral"]],
  ])("puts first what should happen next: %s", (_, changes, expected) => {
    expect(actions(ALL, changes)).toEqual(expected);
  });

  it("gives the first alone an icon, so that three fit into a narrow column", () => {
    const { facts, reading } = at({ ownerIsQueue: true });
    const icons = actionsOf(ALL, facts, reading, true).map(({ icon }) => icon);
    expect(icons).toEqual(["utility:adduser", undefined, undefined]);
  });

  it("urges nothing while nothing is expected", () => {
    const nextDay = [{ opensOn: "2026-11-20T17:00:00.000Z", closesOn: "2026-11-21T01:00:00.000Z" }];
    expect(actions({ logCall: true, email: true }, { openIntervals: nextDay })).toEqual([
      "logCall neutral",
      "email neutral",
    ]);
    expect(actions({ logCall: true, resume: true }, PAUSED)).toEqual(["resume neutral", "logCall neutral"]);
  });

  it("urges nobody to do what is somebody else's turn", () => {
    expect(actions({ logCall: true }, {}, false)).toEqual(["logCall neutral"]);
    expect(actions({ accept: true }, { ownerIsQueue: true }, false)).toEqual(["accept brand"]);
    expect(actions({ logCall: true }, { ownerIsQueue: true }, false)).toEqual(["logCall neutral"]);
  });

  it("has only what is allowed, and nothing once stopped", () => {
    expect(actions({ logCall: false, email: true })).toEqual(["email brand"]);
    expect(actions(null)).toEqual([]);
    expect(actions(ALL, { firstResponseOn: "2026-11-19T22:00:00.000Z" })).toEqual([]);
    expect(actions(ALL, { ending: { endedOn: "2026-11-19T22:00:00.000Z" } })).toEqual([]);
  });
});

describe("menuOf", () => {
  it("offers a pause only to whom it is allowed, and not once overdue or paused", () => {
    expect(menu(ALL)).toEqual(["pause", "history"]);
    expect(menu({})).toEqual(["history"]);
    expect(menu(ALL, { dueOn: "2026-11-19T22:00:00.000Z" })).toEqual(["history"]);
    expect(menu(ALL, PAUSED)).toEqual(["history"]);
  });

  it("is empty where there is nothing to offer", () => {
    expect(menu({}, {}, false)).toEqual([]);
  });
});
