import { context, UNSEEN } from "../../runtime/context.ts";
import type { ApexDatetime } from "../../runtime/datetime.ts";
import { platformEnumValue } from "../../runtime/enums.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { toId } from "../../runtime/ids.ts";
import type { ObjectDescription } from "../../../schema/model.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";
import { deliverEvents, refuseEventsOfJobs, TestBroker } from "./events.ts";
import { runJobsInTest } from "./jobs.ts";
import { releaseSavepoints } from "./savepoint.ts";
import { recordWithId } from "./sobject.ts";
import { isRunningTest, testState, type TestState } from "./test-state.ts";

function stateIn(phase: TestState["phase"], otherwise: string): TestState {
  const state = testState();
  if (state?.phase === phase) return state;
  throw platformException("System.FinalException", otherwise);
}

function startTest(): void {
  const state = stateIn("before", "Testing already started");
  state.phase = "started";
  releaseSavepoints();
  state.endLimits = context().services.beginLimits("synchronous");
}

/** What was enqueued runs now, each job with limits of its own; what a job throws reaches the test. */
function stopTest(): void {
  const state = stateIn("started", "Testing has not started");
  state.phase = "stopped";
  releaseSavepoints();
  try {
    deliverEvents();
    runJobsInTest();
    refuseEventsOfJobs();
  } finally {
    state.endLimits?.();
  }
}

function setCreatedDate(id: string, moment: ApexDatetime): void {
  const { store } = context().services;
  const { object } = recordWithId(id);
  const row = store.row(object.apiName, id);
  if (!row) throw platformException("System.IllegalArgumentException", `Record not found: ${id}`);
  store.put(object.apiName, new Map([...row, ["CreatedDate", moment]]));
}

/** The org's standard price book, which no query of the test finds as long as it does not write it. */
function getStandardPricebookId(): string {
  const { schema, store } = context().services;
  const object = schema.object("Pricebook2") as ObjectDescription;
  const id = toId(`${object.keyPrefix}${"1".padStart(12, "0")}`) as string;
  const values = Object.entries(object.defaultRecords[0] ?? {});
  if (!store.row("Pricebook2", id))
    store.put("Pricebook2", new Map<string, unknown>([["Id", id], ...values, [UNSEEN, true]]));
  return id;
}

function setReadOnly(isReadOnly: boolean): void {
  const state = testState();
  if (state) state.isReadOnly = isReadOnly;
}

extendPlatformClass("System.System", {
  "static System.ApplicationReadWriteMode getApplicationReadWriteMode()": () =>
    platformEnumValue("System.ApplicationReadWriteMode", testState()?.isReadOnly ? "READ_ONLY" : "DEFAULT"),
});

platformClass("System.Test", {
  "static Id getStandardPricebookId()": getStandardPricebookId,
  "static Boolean isRunningTest()": isRunningTest,
  "static void startTest()": startTest,
  "static void stopTest()": stopTest,
  "static EventBus.TestBroker getEventBus()": () => new TestBroker(),
  "static void setReadOnlyApplicationMode(Boolean applicationMode)": setReadOnly,
  "static void setCreatedDate(Id recordId, Datetime createdDatetime)": setCreatedDate,
});
