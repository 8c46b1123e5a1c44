/** An org in memory: rows, users, transactions and the jobs that wait. */
import type { CompiledProgram, ProgramInstance } from "../apex/program.ts";
import { runInContext, type ApexContext, type TransactionKind } from "../apex/runtime/context.ts";
import { setUserLocale } from "../apex/runtime/locale.ts";
import type { Project } from "../project/model.ts";
import type { Schema } from "../schema/model.ts";
import { AccessControl } from "./access.ts";
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
  }

  /** One transaction: everything that the action does stays, or nothing of it. */
  run<T>(userId: string, action: (program: ProgramInstance) => T, kind: TransactionKind = "synchronous"): T {
    const savepoint = this.store.savepoint();
    try {
      const result = this.inContext(userId, kind, new Map(), action);
      this.store.commit();
      return result;
    } catch (error) {
      this.store.rollback(savepoint);
      throw error;
    }
  }

  /** Runs Apex as a test does: it sees setup rows and those of `from`, and nothing that it does stays. Answers what
   *  the rows were at its end. */
  runTest(
    action: (program: ProgramInstance) => void,
    options: { from?: StoreSnapshot; seeAllData?: boolean } = {},
  ): StoreSnapshot {
    const own = this.store.snapshot();
    if (!options.seeAllData) this.store.restore(options.from ?? this.store.snapshot(isSetupObject));
    try {
      this.inContext(this.administratorId, "synchronous", new Map(), action);
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
    const engine: Engine = { schema: this.schema, store: this.store, access: this.access };
    const program = this.program.instantiate();
    const context: ApexContext = {
      services: new Transaction(engine, this.project, kind),
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
