import { ApexDatetime } from "../../src/apex/runtime/datetime.ts";
import { userTimeZone } from "../../src/apex/runtime/locale.ts";
import type { Fault } from "../fault.ts";

const inUtc = (zone: string | undefined): string => (zone === undefined || zone === userTimeZone() ? "UTC" : zone);

export const zonesIgnored: Fault = {
  name: "dates in UTC",
  says: "Days and hours are counted in UTC and not in the user's time zone.",
  probe: `
    Assert.areEqual(Date.newInstance(2026, 6, 30), Datetime.newInstanceGmt(2026, 7, 1, 3, 0, 0).date());`,
  apply(changes) {
    changes.replace(ApexDatetime, "at", (former) => (date, time, zone) => former(date, time, inUtc(zone)));
    changes.replace(ApexDatetime.prototype, "in", (former) => {
      return function (this: ApexDatetime, zone) {
        return former.call(this, inUtc(zone));
      };
    });
  },
};
