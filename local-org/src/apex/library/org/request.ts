/** System.Request: what the running transaction is. */
import { randomUUID } from "node:crypto";
import { perTransaction } from "../../runtime/context.ts";
import { platformEnumValue } from "../../runtime/enums.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";
import { runningKind } from "./job-state.ts";
import { runningQueueable } from "./queueables.ts";
import { isRunningTest } from "./test-state.ts";

class Request {
  static readonly apexName = "System.Request";
}

const ownId = perTransaction(() => randomUUID());
/** A batch has several, and in a test it is not documented which one a job has. */
const QUIDDITIES: Readonly<Record<string, string>> = {
  Queueable: "QUEUEABLE",
  Finalizer: "TRANSACTION_FINALIZER_QUEUEABLE",
  Future: "FUTURE",
  ScheduledApex: "SCHEDULED",
};

/** A job and its finalizer share one. */
const requestId = (): string => runningQueueable()?.id ?? ownId();

function quiddity(): unknown {
  const kind = runningKind();
  const ofTest = kind === undefined ? "RUNTEST_SYNC" : undefined;
  const name = isRunningTest() ? ofTest : QUIDDITIES[kind ?? ""];
  if (!name) throw new NotModelled("Request.getQuiddity of this transaction");
  return platformEnumValue("System.Quiddity", name);
}

platformClass("System.Request", {
  "static Request getCurrent()": () => new Request(),
  "String getRequestId()": requestId,
  "Quiddity getQuiddity()": quiddity,
});
extendPlatformClass("System.FinalizerContext", { "String getRequestId()": requestId });
