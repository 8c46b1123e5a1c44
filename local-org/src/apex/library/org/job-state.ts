/** What kind of transaction this is, and the jobs that it has enqueued. */
import { context } from "../../runtime/context.ts";

export type JobKind = "Queueable" | "Future" | "BatchApex" | "ScheduledApex";

/** Runs one transaction of a job and answers what it answers. */
export type Transact = <T>(action: () => T) => T;

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly userId: string;
  /** `MyClass`; with the method for a future one. */
  readonly what: string;
  /** Milliseconds since the epoch; a job without runs as soon as it can. */
  dueAt?: number;
  run(transact: Transact): void;
}

const JOBS = Symbol("jobs");
/** Key under which whoever runs a job puts its kind. */
export const RUNNING_KIND = Symbol("running kind of job");

/** Jobs of this transaction in the order in which they were enqueued. */
export function enqueuedJobs(): Job[] {
  const { state } = context();
  let jobs = state.get(JOBS) as Job[] | undefined;
  if (!jobs) state.set(JOBS, (jobs = []));
  return jobs;
}

export function runningKind(): JobKind | "Finalizer" | undefined {
  return context().state.get(RUNNING_KIND) as JobKind | "Finalizer" | undefined;
}

/** Scheduled Apex runs under synchronous limits. */
export function isAsynchronous(): boolean {
  const kind = runningKind();
  return kind !== undefined && kind !== "ScheduledApex";
}
