/**
 * Date, Datetime, Time, TimeZone. Expected values: examples of the Apex Reference Guide's pages of these classes
 * (developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm and its neighbours); the user's zone is Los Angeles.
 */
import { ApexDate } from "../../../src/apex/runtime/date.ts";
import { ApexDatetime } from "../../../src/apex/runtime/datetime.ts";
import { setUserLocale } from "../../../src/apex/runtime/locale.ts";
import { ApexTime } from "../../../src/apex/runtime/time.ts";
import { toText } from "../../../src/apex/runtime/text.ts";
import { call, within } from "./call.ts";

const date = (year: number, month: number, day: number): ApexDate => new ApexDate(year, month, day);
const six = "(Integer,Integer,Integer,Integer,Integer,Integer)";
const local = (...parts: number[]): ApexDatetime => call(`Datetime.newInstance${six}`, ...parts) as ApexDatetime;
const gmt = (...parts: number[]): ApexDatetime => call(`Datetime.newInstanceGmt${six}`, ...parts) as ApexDatetime;

afterEach(() => setUserLocale("America/Los_Angeles", "en_US"));

describe("Date", () => {
  it("counts days and months", () => {
    expect(call("Date.addDays(Integer)", date(2004, 2, 28), 1)).toEqual(date(2004, 2, 29));
    expect(call("Date.addDays(Integer)", date(2005, 2, 28), 1)).toEqual(date(2005, 3, 1));
    expect(call("Date.addMonths(Integer)", date(1990, 11, 21), 3)).toEqual(date(1991, 2, 21));
    expect(call("Date.addMonths(Integer)", date(2024, 1, 31), 1)).toEqual(date(2024, 2, 29));
    expect(call("Date.addYears(Integer)", date(2024, 2, 29), 1)).toEqual(date(2025, 2, 28));
    expect(call("Date.daysBetween(Date)", date(2008, 1, 1), date(2008, 1, 30))).toBe(29);
    expect(call("Date.monthsBetween(Date)", date(2006, 12, 2), date(2012, 12, 8))).toBe(72);
    expect(call("Date.dayOfYear()", date(1998, 10, 21))).toBe(294);
    expect(call("Date.daysInMonth(Integer,Integer)", 1960, 2)).toBe(29);
    expect(call("Date.isLeapYear(Integer)", 1900)).toBe(false);
  });

  // salesforce.stackexchange.com/questions/167737
  it("rolls over", () => {
    expect(call("Date.newInstance(Integer,Integer,Integer)", 2016, 27, 7)).toEqual(date(2018, 3, 7));
    expect(call("Date.newInstance(Integer,Integer,Integer)", 2016, 3, 0)).toEqual(date(2016, 2, 29));
  });

  it.each([
    ["Date.newInstance(Integer,Integer,Integer)", 2147483647, 1, 1],
    ["Date.newInstance(Integer,Integer,Integer)", 0, 12, 31],
    ["Date.addYears(Integer)", date(2020, 1, 1), -2020],
    ["Date.addDays(Integer)", date(2020, 1, 1), 2147483647],
    ["Datetime.newInstance(Integer,Integer,Integer)", 2147483647, 1, 1],
    ["Datetime.addYears(Integer)", new ApexDatetime(0), 2147483647],
    ["Datetime.newInstance(Long)", 9223372036854775807n],
  ])("refuses what JavaScript's dates do not reach: %s of %s", (member, ...values) => {
    expect(() => call(member, ...values)).toThrow(/not modelled: a (date|moment) .*after the year 275,760/);
  });

  it("starts months and weeks", () => {
    expect(call("Date.toStartOfMonth()", date(1987, 12, 17))).toEqual(date(1987, 12, 1));
    expect(call("Date.toStartOfWeek()", date(2024, 1, 10))).toEqual(date(2024, 1, 7)); // Sunday
    setUserLocale("Europe/Berlin", "de_DE");
    expect(call("Date.toStartOfWeek()", date(2024, 1, 7))).toEqual(date(2024, 1, 1)); // Monday
  });

  it("reads and writes text", () => {
    expect(call("Date.format()", date(2001, 3, 21))).toBe("3/21/2001");
    expect(call("Date.parse(String)", "12/27/2009")).toEqual(date(2009, 12, 27));
    expect(call("Date.valueOf(String)", "2008-10-05 12:20:20")).toEqual(date(2008, 10, 5));
    // github.com/SalesforceCommerceCloud/b2c-crm-sync, B2CBaseAttributeAssignment_Test
    expect(call("Date.valueOf(String)", "2012-04-23T18:25:43.511Z")).toEqual(date(2012, 4, 23));
    expect(() => call("Date.valueOf(String)", "5 October")).toThrow("Invalid date: 5 October");
    expect(() => call("Date.valueOf(String)", "2024-13-01")).toThrow("Invalid date: 2024-13-01");
    setUserLocale("Europe/Berlin", "de_DE");
    expect(() => call("Date.format()", date(2001, 3, 21))).toThrow("not modelled: Date.format in the locale de_DE");
  });

  it("is today where the user is", () => {
    const now = (): number => Date.UTC(2024, 0, 1, 2);
    expect(within({ now }, () => call("Date.today()"))).toEqual(date(2023, 12, 31));
  });
});

describe("Datetime", () => {
  it("has parts in the user's zone and in GMT", () => {
    expect(call("Datetime.date()", local(2006, 3, 16, 12, 6, 13))).toEqual(date(2006, 3, 16));
    expect(call("Datetime.day()", local(1986, 2, 21, 23, 0, 0))).toBe(21);
    expect(call("Datetime.dayGmt()", local(1986, 2, 21, 23, 0, 0))).toBe(22);
    expect(call("Datetime.dayOfYear()", local(2008, 2, 5, 8, 30, 12))).toBe(36);
    expect(call("Datetime.hourGmt()", gmt(2006, 3, 17, 7, 5, 9))).toBe(7);
    expect(call("Datetime.timeGmt()", gmt(2006, 3, 17, 7, 5, 9))).toEqual(ApexTime.of(7, 5, 9, 0));
  });

  it("is milliseconds since 1970", () => {
    expect(call("Datetime.getTime()", gmt(2007, 6, 23, 3, 3, 3))).toBe(1182567783000n);
    expect(call("Datetime.newInstance(Long)", 1341828183000n)).toEqual(gmt(2012, 7, 9, 10, 3, 3));
  });

  it("formats by patterns", () => {
    const { format } = {
      format: (pattern: string) => call("Datetime.format(String)", local(2022, 5, 4, 19, 37, 55), pattern),
    };
    expect(format("yyyy-MM-dd h:mm a")).toBe("2022-05-04 7:37 PM");
    expect(format("EEEE, d MMMM yy 'at' HH")).toBe("Wednesday, 4 May 22 at 19");
    expect(format("Z X z")).toBe("-0700 -07 PDT");
    const newYork = call(
      "Datetime.format(String,String)",
      gmt(2011, 6, 1, 12, 1, 5),
      "MM/dd/yyyy HH:mm:ss",
      "America/New_York",
    );
    expect(newYork).toBe("06/01/2011 08:01:05");
    const pattern = "EEE, MMM d yyyy HH:mm:ss";
    expect(call("Datetime.formatGmt(String)", gmt(1993, 6, 6, 10, 3, 3), pattern)).toBe("Sun, Jun 6 1993 10:03:03");
    // octoberswimmer/aer-dist issue 175
    const iso = call("Datetime.formatGmt(String)", new ApexDatetime(1655107833432), "yyyy-MM-dd'T'HH:mm:ss.000+0000");
    expect(iso).toBe("2022-06-13T08:10:33.000+0000");
  });

  // With a comma since the formats of ICU are used: UnofficialSF/LightningFlowComponents pull request 986.
  it("reads and writes the form of the locale", () => {
    const moment = local(2020, 4, 12, 15, 24, 0);
    expect(call("Datetime.format()", moment)).toBe("4/12/2020, 3:24 PM");
    expect(call("Datetime.parse(String)", "04/12/2020, 03:24 PM")).toEqual(moment);
    expect(() => call("Datetime.parse(String)", "04/12/2020 03:24 PM")).toThrow("Invalid date/time");
  });

  it("reads the standard form", () => {
    expect(call("Datetime.valueOf(String)", "2008-10-05 12:20:20")).toEqual(local(2008, 10, 5, 12, 20, 20));
    expect(call("Datetime.valueOfGmt(String)", "2008-10-05 12:20:20")).toEqual(gmt(2008, 10, 5, 12, 20, 20));
    // github.com/apex-enterprise-patterns/force-di, di_BindingParamTest: an offset behind it changes nothing.
    expect(call("Datetime.valueOf(String)", "2018-08-08 08:08:08-7")).toEqual(local(2018, 8, 8, 8, 8, 8));
    expect(() => call("Datetime.valueOf(String)", "yesterday")).toThrow("Invalid date/time: yesterday");
  });

  it("adds", () => {
    expect(call("Datetime.addHours(Integer)", local(1997, 1, 31, 7, 8, 16), 3)).toEqual(local(1997, 1, 31, 10, 8, 16));
    expect(call("Datetime.addMonths(Integer)", local(2000, 7, 7, 7, 8, 12), 1)).toEqual(local(2000, 8, 7, 7, 8, 12));
    expect(call("Datetime.addDays(Integer)", local(1960, 2, 17, 0, 0, 0), 2)).toEqual(local(1960, 2, 19, 0, 0, 0));
  });

  // salesforce.stackexchange.com/questions/238465 (a day is 24 hours) and 45553 (the month in GMT is the right one)
  it("adds in GMT, whatever the clocks do", () => {
    expect(call("Datetime.addDays(Integer)", local(2018, 11, 4, 0, 0, 0), 1)).toEqual(local(2018, 11, 4, 23, 0, 0));
    expect(call("Datetime.addMonths(Integer)", gmt(2014, 10, 1, 7, 0, 0), 2)).toEqual(gmt(2014, 12, 1, 7, 0, 0));
  });

  // In the hour that is shown twice Java's calendar takes standard time: 01:30 PST is 09:30 GMT.
  it("takes the later of two moments that a clock shows", () => {
    expect(local(2024, 11, 3, 1, 30, 0)).toEqual(gmt(2024, 11, 3, 9, 30, 0));
  });

  // albasfdc.com/2016/03/28/working-with-datetimes: in a concatenation GMT, in String.valueOf the user's zone
  it("has its text in GMT", () => {
    expect(toText(local(2015, 12, 9, 12, 22, 13))).toBe("2015-12-09 20:22:13");
    expect(toText(date(2018, 3, 7))).toBe("2018-03-07 00:00:00");
  });
});

describe("Time and TimeZone", () => {
  const time = (...parts: [number, number, number, number]): ApexTime => ApexTime.of(...parts);

  it("adds and wraps round midnight", () => {
    expect(call("Time.addHours(Integer)", time(1, 2, 3, 4), 3)).toEqual(time(4, 2, 3, 4));
    expect(call("Time.addMilliseconds(Integer)", time(1, 2, 3, 0), 1400)).toEqual(time(1, 2, 4, 400));
    expect(call("Time.addSeconds(Integer)", time(1, 2, 55, 0), 10)).toEqual(time(1, 3, 5, 0));
    expect(call("Time.addHours(Integer)", time(23, 0, 0, 0), 2)).toEqual(time(1, 0, 0, 0));
    expect(String(time(18, 35, 2, 20))).toBe("18:35:02.020Z");
  });

  it("knows offsets and names", () => {
    const zone = call("TimeZone.getTimeZone(String)", "America/New_York");
    expect(call("TimeZone.getOffset(Datetime)", zone, gmt(2012, 10, 23, 12, 0, 0))).toBe(-14400000);
    expect(call("TimeZone.getID()", zone)).toBe("America/New_York");
    const now = (): number => Date.UTC(2020, 0, 1);
    expect(within({ now }, () => call("TimeZone.getDisplayName()", zone))).toBe(
      "(GMT-05:00) Eastern Standard Time (America/New_York)",
    );
  });
});
