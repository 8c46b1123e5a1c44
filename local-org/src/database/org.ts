/** An org in memory: rows, users, transactions and the jobs that wait. */
import type { CompiledProgram, ProgramInstance } from "../apex/program.ts";
import { enqueuedJobs, RUNNING_KIND, type Job } from "../apex/library/org/job-state.ts";
import { runJob, runJobsInTest } from "../apex/library/org/jobs.ts";
import { sentMessages, type SentMessage } from "../apex/library/org/messaging.ts";
import { TEST, type TestState } from "../apex/library/org/test-state.ts";
import { runInContext, type ApexContext, type TransactionKind } from "../apex/runtime/context.ts";
import { setUserLocale } from "../apex/runtime/locale.ts";
import { ProjectError, type Project } from "../project/model.ts";
import type { Schema } from "../schema/model.ts";
import { AccessControl } from "./access.ts";
import { brokenMetadataRules, hasMetadataRules } from "./custom-metadata.ts";
import type { Engine } from "./engine.ts";
import { fillNewOrg, isSetupObject } from "./setup.ts";
import { Store, type StoreSnapshot } from "./store.ts";
import { Transaction } from "./transaction.ts";

export interface OrgOptions {
  readonly project: Project;
  readonly schema: Schema;
  readonly program: CompiledProgram;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Of the org and its administrator. */
  readonly timeZone?: string;
  /** Lines of System.debug. */
  readonly debug?: (level: string, text: string) => void;
}

export class Org {
  readonly project: Project;
  readonly schema: Schema;
  readonly store = new Store();
  readonly access: AccessControl;
  readonly administratorId: string;
  private readonly program: CompiledProgram;
  private readonly now: () => number;
  private readonly debug: (level: string, text: string) => void;
  private jobs: Job[] = [];
  /** Notifications and emails of the transactions that ended well. */
  readonly messages: SentMessage[] = [];

  constructor({
    project,
    schema,
    program,
    now = Date.now,
    timeZone = "America/Los_Angeles",
    debug = () => {},
  }: OrgOptions) {
    this.project = project;
    this.schema = schema;
    this.program = program;
    this.now = now;
    this.debug = debug;
    this.access = new AccessControl(project, schema, this.store);
    this.administratorId = fillNewOrg(project, schema, this.store, now(), timeZone).administratorId;
    this.checkCustomMetadata();
  }

  /** Throws a ProjectError where records of custom metadata types break the types' validation rules. */
  private checkCustomMetadata(): void {
    if (!this.schema.objects.some(hasMetadataRules)) return;
    const check = () => brokenMetadataRules(this.engine, this.project);
    const problems = this.inContext(this.administratorId, "synchronous", new Map(), check);
    if (problems.length > 0) throw new ProjectError(problems);
  }

  private get engine(): Engine {
    return { schema: this.schema, store: this.store, access: this.access };
  }

  /** One transaction: everything that the action does stays, or nothing of it. Jobs that it enqueues wait for drain(). */
  run<T>(userId: string, action: (program: ProgramInstance) => T): T {
    const result = this.transact(userId, "synchronous", new Map(), action);
    this.store.commit();
    return result;
  }

  private transact<T>(
    userId: string,
    kind: TransactionKind,
    state: Map<symbol, unknown>,
    action: (program: ProgramInstance) => T,
  ): T {
    const savepoint = this.store.savepoint();
    try {
      return this.inContext(userId, kind, state, (program) => {
        const result = action(program);
        this.jobs.push(...enqueuedJobs());
        this.messages.push(...sentMessages());
        return result;
      });
    } catch (error) {
      this.store.rollback(savepoint);
      throw error;
    }
  }

  /** Runs the jobs that wait and are due, and those that they enqueue, each in transactions of its own. Answers what
   *  failed. */
  drain(): { readonly job: Job; readonly error: unknown }[] {
    const failures: { job: Job; error: unknown }[] = [];
    for (let job = this.nextJob(); job; job = this.nextJob()) {
      const { kind, userId } = job;
      const limits = kind === "ScheduledApex" ? "synchronous" : "asynchronous";
      const transact = <T>(action: () => T): T =>
        this.transact(userId, limits, new Map([[RUNNING_KIND, kind]]), action);
      const error = this.inContext(userId, limits, new Map(), () => runJob(job, transact));
      if (error) failures.push({ job, error });
    }
    this.store.commit();
    return failures;
  }

  private nextJob(): Job | undefined {
    const isDue = (job: Job) => (job.dueAt ?? 0) <= this.now();
    // A job whose row is gone was enqueued after a savepoint that was rolled back to.
    const isWaiting = (job: Job) =>
      /^(Queued|Holding)$/.test(String(this.store.row("AsyncApexJob", job.id)?.get("Status")));
    this.jobs = this.jobs.filter(isWaiting);
    const index = this.jobs.findIndex(isDue);
    return index < 0 ? undefined : this.jobs.splice(index, 1)[0];
  }

  /** Runs Apex as a test does: it sees setup rows and those of `from`, and nothing that it does stays. Answers what
   *  the rows were at its end. */
  runTest(
    action: (program: ProgramInstance) => void,
    options: { readonly from?: StoreSnapshot; readonly seeAllData?: boolean } = {},
  ): StoreSnapshot {
    const own = this.store.snapshot();
    if (!options.seeAllData) this.store.restore(options.from ?? this.store.snapshot(isSetupObject));
    const test: TestState = { phase: "before" };
    try {
      this.inContext(this.administratorId, "synchronous", new Map([[TEST, test]]), (program) => {
        try {
          action(program);
          runJobsInTest();
        } finally {
          program.end?.();
        }
      });
      return this.store.snapshot();
    } finally {
      this.store.restore(own);
    }
  }

  snapshot(): StoreSnapshot {
    return this.store.snapshot();
  }

  restore(snapshot: StoreSnapshot): void {
    this.store.restore(snapshot);
  }

  private inContext<T>(
    userId: string,
    kind: TransactionKind,
    state: Map<symbol, unknown>,
    action: (program: ProgramInstance) => T,
  ): T {
    const program = this.program.instantiate();
    const context: ApexContext = {
      services: new Transaction(this.engine, this.project, kind),
      program,
      sharing: "without",
      userId,
      now: this.now,
      debug: this.debug,
      state,
    };
    const user = this.store.row("User", userId);
    setUserLocale(String(user?.get("TimeZoneSidKey")), String(user?.get("LocaleSidKey")));
    return runInContext(context, () => action(program));
  }
}
