import { countdown, span, spoken } from "c/spans";
import { plain } from "../../../../../../test/jest/page";

const HOUR = 3600;
const DAY = 24 * HOUR;

describe("countdown", () => {
  it.each([
    [0, "0:00"],
    [59, "0:59"],
    [60, "1:00"],
    [31 * 60 + 35, "31:35"],
    [HOUR - 1, "59:59"],
    [HOUR, "1:00:00"],
    [HOUR + 18 * 60 + 5, "1:18:05"],
    [DAY - 1, "23:59:59"],
    [2 * DAY + 3 * HOUR + 59, "2 d 3 h"],
  ])("writes %d seconds as %s", (seconds, text) => {
    expect(plain(countdown(seconds))).toBe(text);
  });
});

describe("span", () => {
  it("keeps number and unit on one line", () => {
    expect(span(4 * 60)).toBe("4\u00a0min");
  });

  it.each([
    [0, "less than a minute"],
    [59, "less than a minute"],
    [4 * 60 + 59, "4 min"],
    [HOUR + 14 * 60, "1 h 14 min"],
    [3 * HOUR + 59, "3 h"],
    [DAY, "1 d"],
    [6 * DAY + 59 * 60, "6 d"],
    [6 * DAY + 4 * HOUR, "6 d 4 h"],
  ])("writes %d seconds as %s", (seconds, text) => {
    expect(plain(span(seconds))).toBe(text);
  });
});

describe("spoken", () => {
  it.each([
    [30, "less than a minute"],
    [60, "1 minute"],
    [31 * 60 + 59, "31 minutes"],
    [2 * HOUR + 5 * 60, "2 hours, 5 minutes"],
    [HOUR + 59, "1 hour"],
    [DAY + HOUR, "1 day, 1 hour"],
    [2 * DAY + 59 * 60, "2 days"],
  ])("says %d seconds as %s", (seconds, text) => {
    expect(spoken(seconds)).toBe(text);
  });
});
