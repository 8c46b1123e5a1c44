import { findPlatformClass } from "../../src/apex/library/registry.ts";
import { ApexDatetime } from "../../src/apex/runtime/datetime.ts";
import type { Fault } from "../fault.ts";

type Answer = (hoursId: string, moment: ApexDatetime, other: never) => unknown;

const ALWAYS_OPEN: Readonly<Record<string, Answer>> = {
  add: (_, start, interval: bigint) => start.addMilliseconds(Number(interval)),
  addGmt: (_, start, interval: bigint) => start.addMilliseconds(Number(interval)),
  diff: (_, start, end: ApexDatetime) => BigInt(end.milliseconds - start.milliseconds),
  isWithin: () => true,
  nextStartDate: (_, moment) => moment,
};

export const hoursAlwaysOpen: Fault = {
  name: "business hours always open",
  says: "BusinessHours counts nights, weekends and holidays as open.",
  probe: `
    Id hours = [SELECT Id FROM BusinessHours WHERE IsDefault = TRUE].Id;
    Datetime saturday = Datetime.newInstance(2026, 6, 6, 12, 0, 0);
    Assert.isFalse(BusinessHours.isWithin(hours, saturday));`,
  apply(changes) {
    for (const { name, key } of findPlatformClass("System.BusinessHours")!.members) {
      const answer = ALWAYS_OPEN[name];
      if (answer) changes.member(key, () => answer);
    }
  },
};
