/** What kind of transaction this is, and the jobs that it has enqueued. */
import { context, perTransaction } from "../../runtime/context.ts";

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

/** Key under which whoever runs a job puts its kind. */
export const RUNNING_KIND = Symbol("running kind of job");

/** Jobs of this transaction in the order in which they were enqueued. */
export const enqueuedJobs = perTransaction((): Job[] => []);

export function runningKind(): JobKind | "Finalizer" | undefined {
  return context().state.get(RUNNING_KIND) as JobKind | "Finalizer" | undefined;
}

/** Scheduled Apex runs under synchronous limits. */
export function isAsynchronous(): boolean {
  const kind = runningKind();
  return kind !== undefined && kind !== "ScheduledApex";
}
