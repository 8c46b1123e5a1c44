/** Changes to the workbench as it runs in this process: each replaces one function, and all can be taken back. */
import { findPlatformMember, type PlatformMember } from "../src/apex/library/registry.ts";
import { triggerFrame, type TriggerFrame } from "../src/apex/library/org/trigger-context.ts";
import type { CompiledProgram, ProgramInstance } from "../src/apex/program.ts";
import type { AccessMode } from "../src/apex/runtime/context.ts";
import { hook, provideHooks, type Hooks } from "../src/apex/runtime/hooks.ts";
import type { Query } from "../src/apex/syntax/query-tree.ts";
import { Transaction } from "../src/database/transaction.ts";
import type { FieldDescription, ObjectDescription, Schema } from "../src/schema/model.ts";

type Binds = Parameters<Transaction["query"]>[1];
/** Of `query` and of `count`, which answers a number. */
type QueryMethod = (this: Transaction, query: Query, binds: Binds, access: AccessMode) => never;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

export class Changes {
  /** Nobody else's: what is changed in it need not be taken back. */
  readonly #schema: Schema;
  readonly #program: CompiledProgram;
  readonly #undo: (() => void)[] = [];

  constructor(schema: Schema, program: CompiledProgram) {
    this.#schema = schema;
    this.#program = program;
  }

  undo(): void {
    for (const undo of this.#undo.splice(0).reverse()) undo();
  }

  /** Replaces a method or a function that stands in an object. `make` is given the former one. */
  replace<T extends object, K extends keyof T>(target: T, name: K, make: (former: T[K]) => T[K]): void {
    const former = target[name];
    if (typeof former !== "function") throw new Error(`there is no function ${String(name)} to replace`);
    const wasOwn = Object.hasOwn(target, name);
    target[name] = make(former);
    this.#undo.push(() => {
      if (wasOwn) target[name] = former;
      else delete target[name];
    });
  }

  /** Replaces what a member of a platform class does: `System.Math.abs(Integer)`. */
  member(key: string, make: (former: (...values: unknown[]) => unknown) => (...values: never[]) => unknown): void {
    const member = findPlatformMember(key) as Writable<PlatformMember>;
    this.replace(member, "invoke", (former) => make(former as never));
  }

  /** Every query becomes another, in the mode of the former one or in system mode. */
  queries(change: (query: Query) => Query, onlySystemMode = false): void {
    const methods = Transaction.prototype as unknown as Record<"query" | "count", QueryMethod>;
    for (const name of ["query", "count"] as const) {
      this.replace(methods, name, (former) => {
        return function (this: Transaction, query: Query, binds: Binds, access: AccessMode) {
          return former.call(this, change(query), binds, onlySystemMode ? "system" : access);
        };
      });
    }
  }

  /** Replaces what the library provides to the runtime. */
  hook<Name extends keyof Hooks>(name: Name, make: (former: Hooks[Name]) => Hooks[Name]): void {
    const former = hook(name);
    provideHooks({ [name]: make(former) });
    this.#undo.push(() => provideHooks({ [name]: former }));
  }

  /** Runs of triggers go through `around`. */
  triggers(around: (run: () => void, frame: Writable<TriggerFrame>) => void): void {
    const instance = Object.getPrototypeOf(this.#program.instantiate()) as ProgramInstance;
    this.replace(instance, "triggers", (former) => {
      return function (this: ProgramInstance, ...given) {
        const triggers = former.apply(this, given);
        return triggers.map((trigger) => ({
          name: trigger.name,
          run: () => around(() => trigger.run(), triggerFrame() as TriggerFrame),
        }));
      };
    });
  }

  /** Calls of test methods go through `around`. */
  calls(around: (call: () => unknown) => unknown): void {
    const instance = Object.getPrototypeOf(this.#program.instantiate()) as ProgramInstance;
    this.replace(instance, "callStatic", (former) => {
      return function (this: ProgramInstance, ...given) {
        return around(() => former.apply(this, given));
      };
    });
  }

  objects(change: (object: Writable<ObjectDescription>) => void): void {
    for (const object of this.#schema.objects) change(object);
  }

  fields(change: (field: Writable<FieldDescription>) => void): void {
    for (const { fields } of this.#schema.objects) fields.forEach(change);
  }
}
