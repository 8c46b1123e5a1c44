/** EventBus: publishing platform events, and their delivery in a test. */
import { ApexList } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import type { ApexRecord } from "../../runtime/record.ts";
import { platformClass } from "../registry.ts";
import { SaveResult, type Result } from "./database-results.ts";
import { become } from "./run-as.ts";
import { isRunningTest } from "./test-state.ts";

function publish(events: readonly ApexRecord[]): Result[] {
  for (const { object } of events) {
    if (object.kind !== "platformEvent") throw new NotModelled(`EventBus.publish of ${object.apiName}`);
    if (!isRunningTest() && hasSubscribers(object.apiName)) {
      throw new NotModelled(`delivery of ${object.apiName} outside a test`);
    }
  }
  return context()
    .services.publish(events)
    .map((row) => new SaveResult(row));
}

const hasSubscribers = (objectName: string): boolean =>
  context().program.triggers(objectName, "after insert").length > 0;

/** Triggers of events run as the Automated Process, in a transaction of their own. */
export function deliverEvents(): void {
  const { services, userId } = context();
  const users = [...services.store.rows("User")];
  const endLimits = services.beginLimits("synchronous");
  become(String(users.find((row) => row.get("UserType") === "AutomatedProcess")?.get("Id")));
  try {
    services.deliverEvents();
  } finally {
    become(userId);
    endLimits();
  }
}

/** Whether they are delivered by then is not documented. */
export function refuseEventsOfJobs(): void {
  const { schema, store } = context().services;
  for (const { apiName, kind } of schema.objects) {
    if (kind !== "platformEvent" || !hasSubscribers(apiName) || store.rows(apiName)[Symbol.iterator]().next().done)
      continue;
    throw new NotModelled(`delivery of ${apiName} that a job or a trigger of events publishes at Test.stopTest`);
  }
}

export class TestBroker {
  static readonly apexName = "EventBus.TestBroker";
}

platformClass("System.EventBus", {
  "static Database.SaveResult publish(SObject event)": (event: ApexRecord) => publish([event])[0],
  "static List<Database.SaveResult> publish(List<SObject> events)": (events: ApexList) =>
    new ApexList("Database.SaveResult", publish(events.items as ApexRecord[])),
  "static String getOperationId(Object result)": ({ row }: Result) => row.operationId ?? null,
});

platformClass("EventBus.TestBroker", { "void deliver()": deliverEvents });
