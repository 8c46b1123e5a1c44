import { ApexTime } from "../../runtime/time.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";

platformClass(
  "System.Time",
  withoutNulls({
    "static Time newInstance(Integer hour, Integer minutes, Integer seconds, Integer milliseconds)": (
      ...parts: [number, number, number, number]
    ) => ApexTime.of(...parts),
    "Time addHours(Integer additionalHours)": (self: ApexTime, hours: number) =>
      self.addMilliseconds(hours * 3_600_000),
    "Time addMilliseconds(Integer additionalMilliseconds)": (self: ApexTime, milliseconds: number) =>
      self.addMilliseconds(milliseconds),
    "Time addMinutes(Integer additionalMinutes)": (self: ApexTime, minutes: number) =>
      self.addMilliseconds(minutes * 60_000),
    "Time addSeconds(Integer additionalSeconds)": (self: ApexTime, seconds: number) =>
      self.addMilliseconds(seconds * 1000),
    "Integer hour()": (self: ApexTime) => self.hour,
    "Integer millisecond()": (self: ApexTime) => self.millisecond,
    "Integer minute()": (self: ApexTime) => self.minute,
    "Integer second()": (self: ApexTime) => self.second,
  }),
);
