/** System.enqueueJob, schedule, abortJob; Database.executeBatch. */
import { context } from "../../runtime/context.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { userTimeZone } from "../../runtime/locale.ts";
import { addRow } from "../../runtime/new-rows.ts";
import type { ApexObject } from "../../runtime/values.ts";
import { extendPlatformClass } from "../registry.ts";
import { nextFireTime } from "./cron.ts";
import { SchedulableContext } from "./job-contexts.ts";
import { enqueuedJobs, runningKind } from "./job-state.ts";
import { enqueue, enqueueBatch, updateJob } from "./jobs.ts";
import { copyGraph } from "./object-copy.ts";
import { isRunningTest } from "./test-state.ts";

const MINUTE = 60_000;
const inMinutes = (minutes: number): number => context().now() + minutes * MINUTE;

/** Scheduled Apex and batch jobs, as CronJobDetail.JobType. */
const SCHEDULED = "7";
const BATCH = "9";
const MOST_SCHEDULED = 100;

/** The jobs that wait for their time, by the rows of their details. */
function* waitingDetails(): Iterable<ReadonlyMap<string, unknown>> {
  const { store } = context().services;
  for (const trigger of store.rows("CronTrigger")) {
    const detail = store.row("CronJobDetail", String(trigger.get("CronJobDetailId")));
    if (detail && trigger.get("State") === "WAITING") yield detail;
  }
}

function putTrigger(jobName: string, jobType: string, values: Readonly<Record<string, unknown>>): string {
  const waiting = [...waitingDetails()];
  if (waiting.some((detail) => detail.get("Name") === jobName)) {
    const message = `The Apex job named "${jobName}" is already scheduled for execution.`;
    throw platformException("System.AsyncException", message);
  }
  if (waiting.length >= MOST_SCHEDULED) {
    const message = `You have exceeded the maximum number (${MOST_SCHEDULED}) of Apex scheduled jobs.`;
    throw platformException("System.AsyncException", message);
  }
  return addRow("CronTrigger", {
    CronJobDetailId: addRow("CronJobDetail", { Name: jobName, JobType: jobType }),
    State: "WAITING",
    TimesTriggered: 0,
    TimeZoneSidKey: userTimeZone(),
    OwnerId: context().userId,
    ...values,
  })!;
}

function schedule(jobName: string, expression: string, object: ApexObject): string {
  const zone = userTimeZone();
  const next = nextFireTime(expression, context().now(), zone);
  if (next === undefined) {
    const message = `Based on configured schedule, the given trigger '${jobName}' will never fire.`;
    throw platformException("System.AsyncException", message);
  }
  const values = { CronExpression: expression, NextFireTime: new ApexDatetime(next) };
  const triggerId = putTrigger(jobName, SCHEDULED, values);
  enqueueScheduled(triggerId, copyGraph(object), expression, next, zone);
  return triggerId;
}

/** The next run is enqueued before each, so that one that fails does not end the schedule. */
function enqueueScheduled(triggerId: string, kept: ApexObject, expression: string, dueAt: number, zone: string): void {
  const run = (transact: <T>(action: () => T) => T) => {
    if (!isRunningTest()) {
      transact(() => {
        const next = nextFireTime(expression, Math.max(dueAt, context().now()), zone);
        const isWaiting = fired(triggerId, dueAt, next);
        if (isWaiting && next !== undefined) enqueueScheduled(triggerId, kept, expression, next, zone);
      });
    }
    transact(() => void callDynamic("execute", copyGraph(kept), new SchedulableContext(triggerId)));
  };
  enqueue("ScheduledApex", kept.apexType.name, dueAt, () => run, { CronTriggerId: triggerId });
}

/** False where the job was aborted meanwhile. What a test schedules runs at stopTest, ahead of its time, which does not count. */
function fired(triggerId: string, dueAt: number, next: number | undefined): boolean {
  const { store } = context().services;
  const row = store.row("CronTrigger", triggerId);
  if (!row) return false;
  const values: [string, unknown][] = [
    ["PreviousFireTime", new ApexDatetime(dueAt)],
    ["TimesTriggered", Number(row.get("TimesTriggered")) + 1],
    ["NextFireTime", next === undefined ? null : new ApexDatetime(next)],
    ["State", next === undefined ? "DELETED" : "WAITING"],
  ];
  store.put("CronTrigger", new Map([...row, ...values]));
  return true;
}

function scheduleBatch(object: ApexObject, jobName: string, minutes: number, scopeSize?: number): string {
  const dueAt = inMinutes(minutes);
  const triggerId = putTrigger(jobName, BATCH, { NextFireTime: new ApexDatetime(dueAt) });
  const onStart = () => void (isRunningTest() || fired(triggerId, dueAt, undefined));
  updateJob(enqueueBatch(object, scopeSize, dueAt, onStart), { CronTriggerId: triggerId });
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
  if (!trigger) return;
  store.put("CronTrigger", new Map([...trigger, ["State", "DELETED"], ["NextFireTime", null]]));
  // github.com/douglascayers-org/sfdx-mass-action-scheduler, MA_MassActionScheduleUtilsTest: nothing is found by the name.
  store.remove("CronJobDetail", String(trigger.get("CronJobDetailId")));
}

extendPlatformClass("System.System", {
  "static Id schedule(String jobName, String cronExpression, Schedulable schedulable)": schedule,
  "static String scheduleBatch(Database.Batchable<Object> batchable, String jobName, Integer minutesFromNow[, Integer scopeSize])":
    scheduleBatch,
  "static void abortJob(Id jobId)": abortJob,
  "static Boolean isBatch()": () => runningKind() === "BatchApex",
  "static Boolean isFuture()": () => runningKind() === "Future",
  "static Boolean isQueueable()": () => runningKind() === "Queueable",
  "static Boolean isScheduled()": () => runningKind() === "ScheduledApex",
});

extendPlatformClass("System.Database", {
  "static Id executeBatch(Database.Batchable<Object> batchable[, Integer scope])": enqueueBatch,
});
