import { Limits } from "../../src/database/limits.ts";
import type { Fault } from "../fault.ts";

export const limitsNotCounted: Fault = {
  name: "limits not counted",
  says: "Queries, rows, statements and jobs count nothing against the governor limits.",
  probe: `
    ProbeData.thing('a');
    Assert.areEqual(1, Limits.getDmlStatements());`,
  apply(changes) {
    changes.replace(Limits.prototype, "count", () => () => undefined);
  },
};
