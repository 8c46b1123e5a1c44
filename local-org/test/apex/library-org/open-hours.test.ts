import { afterOpenTime, openIntervals, openTimeBetween } from "../../../src/apex/library/org/open-hours.ts";
import { ApexDate } from "../../../src/apex/runtime/date.ts";
import { ApexTime } from "../../../src/apex/runtime/time.ts";

type Row = ReadonlyMap<string, unknown>;

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);
const time = (hour: number, minute = 0) => ApexTime.of(hour, minute, 0, 0);
const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

function hours(zone: string, open: Readonly<Record<string, readonly [ApexTime, ApexTime]>>): Row {
  const times = Object.entries(open).flatMap(([day, [start, end]]): [string, ApexTime][] => [
    [`${day}StartTime`, start],
    [`${day}EndTime`, end],
  ]);
  return new Map<string, unknown>([["TimeZoneSidKey", zone], ...times]);
}

const weekdays = (start: ApexTime, end: ApexTime) =>
  Object.fromEntries(days.slice(1, 6).map((day) => [day, [start, end] as const]));

/** Nine to five on weekdays in Los Angeles: in November UTC-8, so from 17:00 to 01:00 UTC. */
const NINE_TO_FIVE = hours("America/Los_Angeles", weekdays(time(9), time(17)));
const ROUND_THE_CLOCK = hours("America/Los_Angeles", Object.fromEntries(days.map((day) => [day, [time(0), time(0)]])));

const add = (row: Row, start: string, amount: number, holidays: Row[] = []) =>
  new Date(afterOpenTime(openIntervals(row, holidays, at(start)), amount)).toISOString();
const diff = (row: Row, start: string, end: string, holidays: Row[] = []) =>
  openTimeBetween(openIntervals(row, holidays, at(start)), at(end)) / HOUR;

describe("open hours (Apex Reference Guide: BusinessHours Class)", () => {
  it("adds within a day", () => {
    // Friday 13 November 2026, 10:00 local is 18:00Z; four hours later it is 14:00 local.
    expect(add(NINE_TO_FIVE, "2026-11-13T18:00:00Z", 4 * HOUR)).toBe("2026-11-13T22:00:00.000Z");
  });

  it("skips the night and the weekend", () => {
    // Friday 16:00 local and two hours: one until 17:00, one from Monday 09:00, so Monday 10:00 = 18:00Z.
    expect(add(NINE_TO_FIVE, "2026-11-14T00:00:00Z", 2 * HOUR)).toBe("2026-11-16T18:00:00.000Z");
  });

  it("begins with the next opening when closed", () => {
    // Saturday noon: Monday 09:00 local = 17:00Z.
    expect(add(NINE_TO_FIVE, "2026-11-14T20:00:00Z", 0)).toBe("2026-11-16T17:00:00.000Z");
    expect(add(NINE_TO_FIVE, "2026-11-14T20:00:00Z", HOUR)).toBe("2026-11-16T18:00:00.000Z");
  });

  it("counts open time alone", () => {
    // Friday 16:00 to Monday 10:00 local: one hour and one hour.
    expect(diff(NINE_TO_FIVE, "2026-11-14T00:00:00Z", "2026-11-16T18:00:00Z")).toBe(2);
    expect(diff(NINE_TO_FIVE, "2026-11-14T05:00:00Z", "2026-11-15T05:00:00Z")).toBe(0);
  });

  it("closes on holidays, for part of a day too", () => {
    const thanksgiving = new Map<string, unknown>([
      ["ActivityDate", new ApexDate(2026, 11, 26)],
      ["IsAllDay", true],
    ]);
    const halfDay = new Map<string, unknown>([
      ["ActivityDate", new ApexDate(2026, 11, 27)],
      ["StartTimeInMinutes", 12 * 60],
      ["EndTimeInMinutes", 17 * 60],
    ]);
    // Wednesday 16:00 local and three hours: one on Wednesday, none on Thursday, two on Friday from 09:00: 11:00 = 19:00Z.
    expect(add(NINE_TO_FIVE, "2026-11-26T00:00:00Z", 3 * HOUR, [thanksgiving, halfDay])).toBe(
      "2026-11-27T19:00:00.000Z",
    );
    // Friday: 09:00 to 12:00 alone.
    expect(diff(NINE_TO_FIVE, "2026-11-27T08:00:00Z", "2026-11-28T08:00:00Z", [thanksgiving, halfDay])).toBe(3);
  });

  it("knows holidays of every year, by day and by weekday", () => {
    const christmas = new Map<string, unknown>([
      ["IsRecurrence", true],
      ["IsAllDay", true],
      ["RecurrenceType", "RecursYearly"],
      ["RecurrenceDayOfMonth", 25],
      ["RecurrenceMonthOfYear", "December"],
      ["RecurrenceStartDate", new ApexDate(2020, 1, 1)],
    ]);
    const laborDay = new Map<string, unknown>([
      ["IsRecurrence", true],
      ["IsAllDay", true],
      ["RecurrenceType", "RecursYearlyNth"],
      ["RecurrenceDayOfWeekMask", 2],
      ["RecurrenceInstance", "First"],
      ["RecurrenceMonthOfYear", "September"],
    ]);
    // Friday 25 December 2026; Monday 7 September 2026 is the first of its month.
    expect(diff(NINE_TO_FIVE, "2026-12-25T08:00:00Z", "2026-12-26T08:00:00Z", [christmas])).toBe(0);
    expect(diff(NINE_TO_FIVE, "2026-09-07T07:00:00Z", "2026-09-08T07:00:00Z", [laborDay])).toBe(0);
    expect(diff(NINE_TO_FIVE, "2026-09-14T07:00:00Z", "2026-09-15T07:00:00Z", [laborDay])).toBe(8);
  });

  it("gives a day 23 or 25 hours when the clock changes", () => {
    // In 2026 Los Angeles changes on 8 March (UTC-8 to UTC-7) and on 1 November (back).
    expect(diff(ROUND_THE_CLOCK, "2026-03-08T08:00:00Z", "2026-03-09T07:00:00Z")).toBe(23);
    expect(diff(ROUND_THE_CLOCK, "2026-11-01T07:00:00Z", "2026-11-02T08:00:00Z")).toBe(25);
    // Saturday 7 March 12:00 local (20:00Z) and 24 hours: the clock then shows Sunday 13:00 = 20:00Z.
    expect(add(ROUND_THE_CLOCK, "2026-03-07T20:00:00Z", 24 * HOUR)).toBe("2026-03-08T20:00:00.000Z");
  });

  it("keeps to the clock of the zone on both sides of a change", () => {
    // Friday 6 March 16:00 local (00:00Z of the 7th) and two hours: Monday 9 March 10:00 local, now UTC-7 = 17:00Z.
    expect(add(NINE_TO_FIVE, "2026-03-07T00:00:00Z", 2 * HOUR)).toBe("2026-03-09T17:00:00.000Z");
  });

  it("works in zones whose offset is no whole hour", () => {
    // 10:00 in Kolkata (UTC+5:30) is 04:30Z.
    const kolkata = hours("Asia/Kolkata", weekdays(time(10), time(18, 30)));
    expect(add(kolkata, "2026-11-16T00:00:00Z", HOUR)).toBe("2026-11-16T05:30:00.000Z");
  });
});
