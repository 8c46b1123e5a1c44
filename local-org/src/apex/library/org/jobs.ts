/** Asynchronous jobs: queueable, future, batch and scheduled. Rows of AsyncApexJob tell how they fare. */
import { ApexList } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { ApexException, NotModelled, platformException } from "../../runtime/exceptions.ts";
import { addRow } from "../../runtime/new-rows.ts";
import { provideHooks } from "../../runtime/hooks.ts";
import { uncaughtText } from "../../runtime/text.ts";
import type { ApexObject } from "../../runtime/values.ts";
import { iterate } from "../language/iteration.ts";
import { enqueuedJobs, RUNNING_KIND, runningKind, type Job, type JobKind, type Transact } from "./job-state.ts";
import { copyGraph } from "./object-copy.ts";
import { ApexQueryLocator } from "./query-locator.ts";
import { isRunningTest } from "./test-state.ts";
import { BatchableContext } from "./job-contexts.ts";

/** The method runs in whichever program then runs. */
function enqueueFuture(className: string, methodName: string, jsName: string, values: readonly unknown[]): void {
  const kind = runningKind();
  if (kind === "Future" || kind === "BatchApex") {
    const message = `Future method cannot be called from a future or batch method: ${className}.${methodName}`;
    throw platformException("System.AsyncException", message);
  }
  context().services.limits.count("futureCalls");
  const kept = values.map((value) => copyGraph(value));
  const invoke = (): void => {
    const type = context().program.runtimeClass(className)?.constructorFunction as unknown as Record<
      string,
      FutureMethod
    >;
    type[jsName]?.now(...kept);
  };
  enqueue("Future", className, undefined, () => (transact) => transact(invoke), { MethodName: methodName });
}

interface FutureMethod {
  now(...values: unknown[]): void;
}

provideHooks({ enqueueFuture });

const DEFAULT_SCOPE = 200;
/** Apex Developer Guide, "Use Batch Apex": a test can have one execution of execute. */
const ONE_CHUNK =
  "No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.";

export function enqueueBatch(
  object: ApexObject,
  scopeSize: number = DEFAULT_SCOPE,
  dueAt?: number,
  onStart: () => void = () => {},
): string {
  if (scopeSize <= 0) throw platformException("System.TypeException", "Invalid value for scope size");
  const kept = copyGraph(object);
  const { supertypes } = object.apexType;
  const isStateful = supertypes.has("Database.Stateful");
  const isToldOf = supertypes.has("Database.RaisesPlatformEvents");
  const run = (id: string) => (transact: Transact) => {
    transact(onStart);
    runBatch(id, kept, isStateful, scopeSize, isToldOf ? (action) => refuseFailure(() => transact(action)) : transact);
  };
  return enqueue("BatchApex", object.apexType.name, dueAt, run);
}

function refuseFailure<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof ApexException ? new NotModelled("BatchApexErrorEvent") : error;
  }
}

/** Each chunk meets the object as it was enqueued; a stateful one keeps what it remembers. */
function runBatch(id: string, kept: ApexObject, isStateful: boolean, scopeSize: number, transact: Transact): void {
  let state = kept;
  const step = (name: string, ...values: unknown[]): unknown =>
    transact(() => {
      const object = copyGraph(state);
      const answer = callDynamic(name, object, new BatchableContext(id), ...values);
      if (isStateful) state = object;
      return name === "start" ? scopeOf(answer as object) : answer;
    });
  const scope = step("start") as { elementType: string; items: readonly unknown[] };
  const total = Math.ceil(scope.items.length / scopeSize);
  if (isRunningTest() && total > 1) throw platformException("System.UnexpectedException", ONE_CHUNK);
  updateJob(id, { Status: "Processing", TotalJobItems: total });
  let failure: ApexException | undefined;
  for (let i = 0; i < total; i++) {
    const rows = scope.items.slice(i * scopeSize, (i + 1) * scopeSize);
    try {
      step(
        "execute",
        new ApexList(
          scope.elementType,
          rows.map((row) => copyGraph(row)),
        ),
      );
    } catch (error) {
      if (!(error instanceof ApexException)) throw error;
      failure ??= error;
      updateJob(id, {
        NumberOfErrors: ((jobRow(id)?.get("NumberOfErrors") as number) ?? 0) + 1,
        ExtendedStatus: firstError(error),
      });
      if (isRunningTest()) break;
    }
    updateJob(id, { JobItemsProcessed: i + 1 });
  }
  if (failure && isRunningTest()) throw failure;
  step("finish");
}

/** The rows are read in the transaction of start. */
function scopeOf(answer: object): { elementType: string; items: readonly unknown[] } {
  if (answer instanceof ApexQueryLocator) return answer.rows;
  if (answer instanceof ApexList) return answer;
  return { elementType: "Object", items: iterate(answer) };
}

const firstError = (error: unknown): string =>
  `First error: ${error instanceof ApexException ? uncaughtText(error) : String(error)}`;

export function enqueue(
  kind: JobKind,
  className: string,
  dueAt: number | undefined,
  run: (id: string) => (transact: Transact) => void,
  values: Readonly<Record<string, unknown>> = {},
): string {
  const { userId } = context();
  const id = addRow("AsyncApexJob", {
    JobType: kind,
    Status: kind === "BatchApex" && !isRunningTest() ? "Holding" : "Queued",
    ApexClassId: classId(className),
    JobItemsProcessed: 0,
    TotalJobItems: 0,
    NumberOfErrors: 0,
    ...values,
  })!;
  enqueuedJobs().push({ id, kind, userId, what: className, ...(dueAt === undefined ? {} : { dueAt }), run: run(id) });
  return id;
}

function classId(className: string): unknown {
  const outer = className.split(".")[0]?.toLowerCase();
  for (const row of context().services.store.rows("ApexClass")) {
    if (String(row.get("Name")).toLowerCase() === outer) return row.get("Id");
  }
  return null;
}

const jobRow = (id: string) => context().services.store.row("AsyncApexJob", id);

export function updateJob(id: string, values: Readonly<Record<string, unknown>>): void {
  const row = jobRow(id);
  if (row) context().services.store.put("AsyncApexJob", new Map([...row, ...Object.entries(values)]));
}

/** Runs a job to its end, and says in its row how it went; answers what it let out. */
export function runJob(job: Job, transact: Transact): unknown {
  updateJob(job.id, { Status: "Processing" });
  const finish = (values: Readonly<Record<string, unknown>>) =>
    updateJob(job.id, { ...values, CompletedDate: ApexDatetime.toTheSecond(context().now()) });
  try {
    job.run(transact);
    finish({ Status: "Completed" });
    return undefined;
  } catch (error) {
    finish({ Status: "Failed", NumberOfErrors: 1, ExtendedStatus: firstError(error) });
    return error;
  }
}

/** Test.stopTest: everything that was enqueued, but not what these jobs enqueue themselves. */
export function runJobsInTest(): void {
  const jobs = enqueuedJobs().splice(0);
  for (const job of jobs) {
    if (jobRow(job.id)?.get("Status") !== "Queued") continue;
    const failure = runJob(job, (action) => inTransactionOfItsOwn(job.kind, action));
    if (failure instanceof Error) throw failure;
  }
}

/** Inside a test: limits of its own, and nothing stays of what fails. */
function inTransactionOfItsOwn<T>(kind: JobKind, action: () => T): T {
  const { services, state } = context();
  const endLimits = services.beginLimits(kind === "ScheduledApex" ? "synchronous" : "asynchronous");
  const former = state.get(RUNNING_KIND);
  state.set(RUNNING_KIND, kind);
  const savepoint = services.store.savepoint();
  try {
    return action();
  } catch (error) {
    services.store.rollback(savepoint);
    throw error;
  } finally {
    state.set(RUNNING_KIND, former);
    endLimits();
  }
}
