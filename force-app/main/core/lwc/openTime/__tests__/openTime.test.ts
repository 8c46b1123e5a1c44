import { asleepUntil, intervalsOf, isOpenThroughout, openTime } from "c/openTime";

const INTERVALS = [
  { start: 0, end: 10 },
  { start: 20, end: 30 },
];

describe("openTime", () => {
  it("adds the overlaps and nothing for a reversed span", () => {
    expect(openTime(INTERVALS, 5, 25)).toBe(10);
    expect(openTime(INTERVALS, 25, 5)).toBe(0);
  });
});

describe("isOpenThroughout", () => {
  it("is so within an interval only", () => {
    expect(isOpenThroughout(INTERVALS, 2, 10)).toBe(true);
    expect(isOpenThroughout(INTERVALS, 5, 25)).toBe(false);
  });
});

describe("asleepUntil", () => {
  it.each([
    ["open", 5, null],
    ["closed at the end of an interval", 10, 20],
    ["open again at the beginning of the next", 20, null],
    ["closed with nothing known to follow", 30, null],
  ])("says when the next interval begins: %s", (_, now, expected) => {
    expect(asleepUntil(INTERVALS, now)).toBe(expected);
  });
});

describe("intervalsOf", () => {
  it("gives an interval without an end no length, and takes nothing for nothing", () => {
    const start = Date.parse("2026-11-19T22:00:00Z");
    expect(intervalsOf([{ opensOn: "2026-11-19T22:00:00.000Z", closesOn: null }])).toEqual([{ start, end: start }]);
    expect(intervalsOf(null)).toEqual([]);
  });
});
