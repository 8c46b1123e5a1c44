import { DateTime } from "luxon";
import { zoneNamed } from "../../../src/apex/runtime/zones.ts";

const offset = (zone: string, moment: string): number => zoneNamed(zone).offset(Date.parse(moment));

it("knows offsets on both sides of a change of the clock", () => {
  expect(offset("America/New_York", "2026-03-08T06:59:59.999Z")).toBe(-300);
  expect(offset("America/New_York", "2026-03-08T07:00:00Z")).toBe(-240);
});

it("knows them where the clock changes within a quarter of an hour", () => {
  // Newfoundland changed its clocks at 00:01.
  expect(offset("America/St_Johns", "1990-04-01T03:30:59.999Z")).toBe(-210);
  expect(offset("America/St_Johns", "1990-04-01T03:31:00Z")).toBe(-150);
  expect(offset("America/St_Johns", "1990-04-01T03:30:59.999Z")).toBe(-210);
});

it("leaves other zones and unknown ones to luxon", () => {
  expect(offset("UTC", "2026-01-01T00:00:00Z")).toBe(0);
  expect(offset("UTC+3", "2026-01-01T00:00:00Z")).toBe(180);
  expect(DateTime.fromMillis(0, { zone: zoneNamed("Nowhere/Land") }).isValid).toBe(false);
});
