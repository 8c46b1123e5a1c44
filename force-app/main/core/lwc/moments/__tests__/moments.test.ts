import { brief, inOwnTime, inWords, inWordsBeside, zoneName } from "c/moments";
import { plain } from "../../../../../../test/jest/page";

// The stub user lives in en-US and America/Los_Angeles: UTC-8 in November.
const at = (moment: string) => Date.parse(moment);
const NOON = at("2026-11-19T20:00:00Z");

describe("inWords", () => {
  it.each([
    ["today", "2026-11-19T22:38:00Z", "today at 2:38 PM"],
    ["today until local midnight, though UTC has the next day", "2026-11-20T07:59:00Z", "today at 11:59 PM"],
    ["tomorrow", "2026-11-20T17:00:00Z", "tomorrow at 9:00 AM"],
    ["yesterday", "2026-11-18T22:00:00Z", "yesterday at 2:00 PM"],
    ["a day of this year", "2026-11-23T17:52:00Z", "Monday, Nov 23 at 9:52 AM"],
    ["a day of another year", "2027-01-04T17:00:00Z", "Monday, Jan 4, 2027 at 9:00 AM"],
  ])("names %s", (_, moment, text) => {
    expect(plain(inWords(at(moment), NOON))).toBe(text);
  });

  it("counts calendar days over the end of daylight saving, when a day has 25 hours", () => {
    // 2026-11-01 is the day with 25 hours in Los Angeles.
    expect(plain(inWords(at("2026-11-02T07:30:00Z"), at("2026-11-01T07:30:00Z")))).toBe("today at 11:30 PM");
    expect(plain(inWords(at("2026-11-02T08:30:00Z"), at("2026-11-01T07:30:00Z")))).toBe("tomorrow at 12:30 AM");
  });
});

describe("brief", () => {
  it.each([
    ["the time alone today", "2026-11-19T22:38:00Z", "2:38 PM"],
    ["the weekday of tomorrow", "2026-11-20T17:00:00Z", "Fri 9:00 AM"],
    ["the weekday within six days", "2026-11-25T17:00:00Z", "Wed 9:00 AM"],
    ["the date when the weekday would be the same again", "2026-11-26T17:00:00Z", "Nov 26 9:00 AM"],
    ["the weekday of days before", "2026-11-17T17:00:00Z", "Tue 9:00 AM"],
    ["the year where it is another", "2027-01-04T17:00:00Z", "Jan 4, 2027 9:00 AM"],
  ])("names %s", (_, moment, text) => {
    expect(plain(brief(at(moment), NOON))).toBe(text);
  });
});

describe("inWordsBeside", () => {
  it.each([
    ["of the same day, whichever it is", "2026-11-16T23:00:00Z", "2026-11-17T00:00:00Z", "4:00 PM"],
    ["after midnight in the user's own zone", "2026-11-19T07:59:00Z", "2026-11-19T08:29:00Z", "today at 12:29 AM"],
    ["of the day before", "2026-11-19T20:00:00Z", "2026-11-18T20:00:00Z", "yesterday at 12:00 PM"],
  ])("names a moment %s", (_, first, moment, text) => {
    expect(plain(inWordsBeside(at(moment), at(first), NOON))).toBe(text);
  });
});

describe("inOwnTime", () => {
  it("puts the moments of a stored text into the user's own time, and leaves other texts alone", () => {
    const note = "The call was deleted by Ana Ruiz, 2026-11-19 22:06 UTC. It was dated 2026-11-19.";
    expect(plain(inOwnTime(note, NOON))).toBe(
      "The call was deleted by Ana Ruiz, today at 2:06 PM. It was dated 2026-11-19.",
    );
  });
});

describe("zoneName", () => {
  it("names the user's zone without its season", () => {
    expect(zoneName(NOON)).toBe("Pacific Time");
  });
});
