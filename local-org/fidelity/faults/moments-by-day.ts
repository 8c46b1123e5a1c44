import { datetime } from "../../src/apex/runtime/operators.ts";
import { ApexDatetime } from "../../src/apex/runtime/datetime.ts";
import type { Fault } from "../fault.ts";

const midnight = (moment: ApexDatetime | null): ApexDatetime | null =>
  moment && ApexDatetime.at(moment.date("UTC"), new ApexDatetime(0).time("UTC"), "UTC");

export const momentsByDay: Fault = {
  name: "moments by day",
  says: "Comparisons of Datetimes look at their days alone.",
  probe: `
    Datetime moment = Datetime.newInstanceGmt(2026, 6, 1, 12, 0, 0);
    Assert.isTrue(moment < moment.addHours(1));`,
  apply(changes) {
    for (const name of ["equal", "less", "lessOrEqual", "greater", "greaterOrEqual"] as const) {
      changes.replace(datetime, name, (former) => (a, b) => former(midnight(a), midnight(b)));
    }
  },
};
