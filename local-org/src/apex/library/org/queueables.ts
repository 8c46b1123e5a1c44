/** Queueable jobs: how they are enqueued, their chains, and the finalizers that follow them. */
import { context } from "../../runtime/context.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { platformEnumValue } from "../../runtime/enums.ts";
import { ApexException, NotModelled, platformException } from "../../runtime/exceptions.ts";
import type { ApexObject } from "../../runtime/values.ts";
import { extendPlatformClass, platformClass, platformInterface } from "../registry.ts";
import { AsyncOptions, type Signature } from "./async-options.ts";
import { QueueableContext } from "./job-contexts.ts";
import { RUNNING_KIND, type Transact } from "./job-state.ts";
import { enqueue } from "./jobs.ts";
import { copyGraph } from "./object-copy.ts";
import { isRunningTest } from "./test-state.ts";

const MINUTE = 60_000;
/** Apex Developer Guide, "Transaction Finalizers": jobs that fail one after the other can be enqueued anew five times. */
const MOST_RETRIES = 5;

/** A job, or with `end` its finalizer. */
interface Run {
  readonly id: string;
  /** From 1; unknown of what a finalizer enqueues. */
  readonly depth?: number | undefined;
  readonly maximumDepth: number | null;
  readonly delay: number | null;
  readonly retries: number;
  readonly end?: FinalizerContext;
  finalizer?: ApexObject;
}

class FinalizerContext {
  static readonly apexName = "System.FinalizerContext";
  readonly jobId: string;
  readonly failure: ApexException | null;
  constructor(jobId: string, failure: ApexException | null) {
    this.jobId = jobId;
    this.failure = failure;
  }
}

const RUN = Symbol("queueable that runs");
export const runningQueueable = () => context().state.get(RUN) as Run | undefined;

function enqueueQueueable(object: ApexObject, { maximumDepth, delay, signature }: AsyncOptions): string {
  const { services, now } = context();
  const next = following(runningQueueable(), maximumDepth);
  services.limits.count("queueableJobs");
  const values = signature ? { signature: unusedSignature(signature) } : {};
  const kept = copyGraph(object);
  const dueAt = delay === null ? undefined : now() + delay * MINUTE;
  const start = (id: string) => (transact: Transact) => execute({ ...next, id, delay }, kept, transact);
  return enqueue("Queueable", object.apexType.name, dueAt, start, values);
}

function following(parent: Run | undefined, given: number | null): Pick<Run, "depth" | "maximumDepth" | "retries"> {
  const depth = parent ? parent.depth && parent.depth + 1 : 1;
  const maximumDepth = given ?? parent?.maximumDepth ?? null;
  if (parent?.finalizer && isRunningTest()) throw new NotModelled("a job enqueued by one with a finalizer, in a test");
  const isTooDeep = maximumDepth !== null && depth !== undefined && depth > maximumDepth;
  if (isTooDeep || (parent && isRunningTest())) {
    throw platformException("System.AsyncException", "Maximum stack depth has been reached.");
  }
  if (!parent?.end) return { depth, maximumDepth, retries: 0 };
  const retries = parent.end.failure ? parent.retries + 1 : 0;
  if (retries > MOST_RETRIES) throw new NotModelled("a job that failed being enqueued a sixth time by its finalizer");
  return { depth: undefined, maximumDepth: given, retries };
}

/** No other job that waits may have it. */
function unusedSignature({ parts }: Signature): string {
  const text = JSON.stringify(parts);
  for (const row of context().services.store.rows("AsyncApexJob")) {
    if (row.get("signature") !== text) continue;
    if (row.get("Status") === "Processing") throw new NotModelled("the signature of a job that runs, for another one");
    if (row.get("Status") !== "Queued") continue;
    const message = "Attempt to enqueue job with duplicate queueable signature";
    throw platformException("System.DuplicateMessageException", message);
  }
  return text;
}

function execute(run: Run, kept: ApexObject, transact: Transact): void {
  let failure: ApexException | null = null;
  try {
    transact(() => asRun(run, () => callDynamic("execute", copyGraph(kept), new QueueableContext(run.id))));
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    failure = error;
  }
  const { finalizer } = run;
  const end = new FinalizerContext(run.id, failure);
  if (finalizer) {
    transact(() => finalize(() => asRun({ ...run, end }, () => callDynamic("execute", copyGraph(finalizer), end))));
  }
  if (failure) throw failure;
}

function asRun(run: Run, action: () => unknown): void {
  const { state } = context();
  state.set(RUN, run);
  try {
    action();
  } finally {
    state.delete(RUN);
  }
}

function finalize(action: () => void): void {
  const { services, state } = context();
  state.set(RUNNING_KIND, "Finalizer");
  const endLimits = services.beginLimits("finalizer");
  try {
    action();
  } finally {
    endLimits();
  }
}

function attachFinalizer(finalizer: ApexObject): void {
  const run = runningQueueable();
  if (!run || run.end || run.finalizer) throw new NotModelled("System.attachFinalizer but once in a Queueable");
  run.finalizer = finalizer;
}

/** The job that runs. */
function current(): Run {
  const run = runningQueueable();
  if (!run) throw new NotModelled("System.AsyncInfo outside a Queueable");
  return run;
}

function told<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new NotModelled(what);
  return value;
}

const withDelay = (delay: number | null): AsyncOptions => Object.assign(new AsyncOptions(), { delay });

extendPlatformClass("System.System", {
  "static Id enqueueJob(Queueable queueable)": (object: ApexObject) => enqueueQueueable(object, new AsyncOptions()),
  "static Id enqueueJob(Queueable queueable, Integer delay)": (object: ApexObject, delay: number) =>
    enqueueQueueable(object, withDelay(delay)),
  "static Id enqueueJob(Queueable queueable, AsyncOptions asyncOptions)": enqueueQueueable,
  "static void attachFinalizer(Finalizer finalizer)": attachFinalizer,
});

platformClass("System.AsyncInfo", {
  "static Integer getCurrentQueueableStackDepth()": () =>
    told(current().depth, "the depth of a job that a finalizer enqueued"),
  "static Integer getMaximumQueueableStackDepth()": () =>
    told(current().maximumDepth, "the maximum depth of a chain that has none"),
  "static Integer getMinimumQueueableDelayInMinutes()": () => current().delay,
  "static Boolean hasMaxStackDepth()": () => current().maximumDepth !== null,
});

platformInterface("System.FinalizerContext", {
  "Id getAsyncApexJobId()": (self: FinalizerContext) => self.jobId,
  "Exception getException()": (self: FinalizerContext) => self.failure,
  "System.ParentJobResult getResult()": ({ failure }: FinalizerContext) =>
    platformEnumValue("System.ParentJobResult", failure ? "UNHANDLED_EXCEPTION" : "SUCCESS"),
});
platformInterface("System.Finalizer", { "void execute(FinalizerContext context)": null });
