/** System.enqueueJob, schedule, abortJob; Database.executeBatch. */
import { context } from "../../runtime/context.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { userTimeZone } from "../../runtime/locale.ts";
import type { ApexObject } from "../../runtime/values.ts";
import { extendPlatformClass } from "../registry.ts";
import { nextFireTime } from "./cron.ts";
import { SchedulableContext } from "./job-contexts.ts";
import { enqueuedJobs, runningKind } from "./job-state.ts";
import { enqueue, enqueueBatch, enqueueQueueable, updateJob } from "./jobs.ts";
import { copyGraph } from "./object-copy.ts";
import { isRunningTest } from "./test-state.ts";

const MINUTE = 60_000;
const inMinutes = (minutes: number): number => context().now() + minutes * MINUTE;

function putRow(objectName: string, values: Readonly<Record<string, unknown>>): string {
  const { services, userId } = context();
  const object = services.schema.object(objectName);
  if (!object) throw new Error(`the schema has no ${objectName}`);
  const id = services.store.newId(object);
  const moment = new ApexDatetime(Math.floor(context().now() / 1000) * 1000);
  const audit = object.field("CreatedDate")
    ? { CreatedDate: moment, CreatedById: userId, LastModifiedById: userId }
    : {};
  services.store.put(objectName, new Map(Object.entries({ ...audit, ...values, Id: id })));
  return id;
}

function schedule(jobName: string, expression: string, object: ApexObject): string {
  const { store } = context().services;
  for (const row of store.rows("CronJobDetail")) {
    if (row.get("Name") !== jobName) continue;
    const message = `The Apex job named "${jobName}" is already scheduled for execution.`;
    throw platformException("System.AsyncException", message);
  }
  const zone = userTimeZone();
  const next = nextFireTime(expression, context().now(), zone);
  if (next === undefined) {
    const message = `Based on configured schedule, the given trigger '${jobName}' will never fire.`;
    throw platformException("System.AsyncException", message);
  }
  const detailId = putRow("CronJobDetail", { Name: jobName, JobType: "7" });
  const triggerId = putRow("CronTrigger", {
    CronJobDetailId: detailId,
    CronExpression: expression,
    NextFireTime: new ApexDatetime(next),
    State: "WAITING",
    TimesTriggered: 0,
    TimeZoneSidKey: zone,
    OwnerId: context().userId,
  });
  enqueueScheduled(triggerId, copyGraph(object), expression, next, zone);
  return triggerId;
}

/** After each run the next one is enqueued, until the expression fires no more. */
function enqueueScheduled(triggerId: string, kept: ApexObject, expression: string, dueAt: number, zone: string): void {
  const run = (transact: <T>(action: () => T) => T) =>
    transact(() => {
      callDynamic("execute", copyGraph(kept), new SchedulableContext(triggerId));
      const next = nextFireTime(expression, dueAt, zone);
      const { store } = context().services;
      const row = store.row("CronTrigger", triggerId);
      // What a test schedules runs at stopTest, ahead of its time, which the trigger does not count.
      if (!row || isRunningTest()) return;
      const values: [string, unknown][] = [
        ["PreviousFireTime", new ApexDatetime(dueAt)],
        ["TimesTriggered", Number(row.get("TimesTriggered")) + 1],
        ["NextFireTime", next === undefined ? null : new ApexDatetime(next)],
        ["State", next === undefined ? "DELETED" : "WAITING"],
      ];
      store.put("CronTrigger", new Map([...row, ...values]));
      if (next !== undefined) enqueueScheduled(triggerId, kept, expression, next, zone);
    });
  enqueue("ScheduledApex", kept.apexType.name, dueAt, () => run, { CronTriggerId: triggerId });
}

function scheduleBatch(object: ApexObject, jobName: string, minutes: number, scopeSize?: number): string {
  const dueAt = inMinutes(minutes);
  const detailId = putRow("CronJobDetail", { Name: jobName, JobType: "4" });
  const state = {
    State: "WAITING",
    TimesTriggered: 0,
    NextFireTime: new ApexDatetime(dueAt),
    OwnerId: context().userId,
  };
  const triggerId = putRow("CronTrigger", { CronJobDetailId: detailId, TimeZoneSidKey: userTimeZone(), ...state });
  updateJob(enqueueBatch(object, scopeSize, dueAt), { CronTriggerId: triggerId });
  return triggerId;
}

/** A job by its AsyncApexJob or CronTrigger id. */
function abortJob(id: string): void {
  const { store } = context().services;
  const jobs = [...store.rows("AsyncApexJob")].filter((row) => row.get("Id") === id || row.get("CronTriggerId") === id);
  if (jobs.length === 0) throw platformException("System.StringException", `Invalid job id: ${id}`);
  const waiting = enqueuedJobs();
  for (const row of jobs) {
    const jobId = row.get("Id") as string;
    if (/^(Queued|Holding|Preparing|Processing)$/.test(String(row.get("Status"))))
      updateJob(jobId, { Status: "Aborted" });
    const index = waiting.findIndex((job) => job.id === jobId);
    if (index >= 0) waiting.splice(index, 1);
  }
  const trigger = store.row("CronTrigger", id);
  if (trigger) store.put("CronTrigger", new Map([...trigger, ["State", "DELETED"], ["NextFireTime", null]]));
}

extendPlatformClass("System.System", {
  "static Id enqueueJob(Queueable queueable)": (object: ApexObject) => enqueueQueueable(object),
  "static Id enqueueJob(Queueable queueable, Integer delay)": (object: ApexObject, minutes: number) => {
    return enqueueQueueable(object, inMinutes(minutes));
  },
  "static Id schedule(String jobName, String cronExpression, Schedulable schedulable)": schedule,
  "static String scheduleBatch(Object batchable, String jobName, Integer minutesFromNow)": (
    object: ApexObject,
    name: string,
    minutes: number,
  ) => scheduleBatch(object, name, minutes),
  "static String scheduleBatch(Object batchable, String jobName, Integer minutesFromNow, Integer scopeSize)":
    scheduleBatch,
  "static void abortJob(Id jobId)": abortJob,
  "static Boolean isBatch()": () => runningKind() === "BatchApex",
  "static Boolean isFuture()": () => runningKind() === "Future",
  "static Boolean isQueueable()": () => runningKind() === "Queueable",
  "static Boolean isScheduled()": () => runningKind() === "ScheduledApex",
});

extendPlatformClass("System.Database", {
  "static Id executeBatch(Object batchable)": (object: ApexObject) => enqueueBatch(object),
  "static Id executeBatch(Object batchable, Integer scope)": (object: ApexObject, scope: number) =>
    enqueueBatch(object, scope),
});
