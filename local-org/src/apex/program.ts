/** A compiled program, and a running instance of it. */
import type { Problem } from "../project/model.ts";
import type { ClassSymbol, MethodSymbol } from "./types/model.ts";
import type { ApexObject, RuntimeClass } from "./runtime/values.ts";

export type TriggerEvent =
  | "before insert"
  | "before update"
  | "before delete"
  | "after insert"
  | "after update"
  | "after delete"
  | "after undelete";

/** One class, with the classes inside it, or one trigger, as JavaScript with an inline source map. */
export interface CompiledUnit {
  readonly kind: "class" | "trigger" | "anonymous";
  readonly name: string;
  readonly file: string;
  readonly javascript: string;
}

export interface CompiledProgram {
  readonly units: readonly CompiledUnit[];
  /** Every class, interface and enum, inner ones too, by lower-case qualified name. */
  readonly classes: ReadonlyMap<string, ClassSymbol>;
  /** A fresh instance: every static as if never touched. Statics of a class run when it is first used. */
  instantiate(): ProgramInstance;
}

export interface CompileResult {
  readonly program?: CompiledProgram;
  /** Errors of syntax and type, and what is not modelled; a program only where there are none… */
  readonly problems: readonly Problem[];
  /** …save that with `keepGoing` (tests of other projects) a class with problems is left out, and whoever uses it too. */
  readonly leftOut: ReadonlyMap<string, readonly Problem[]>;
}

export interface ProgramInstance {
  /** Case-insensitive qualified name; undefined where the project has no such class. */
  runtimeClass(name: string): RuntimeClass | undefined;
  /** Calls a static method. Arguments are runtime values. */
  callStatic(method: MethodSymbol, values: readonly unknown[]): unknown;
  /** Calls a method of an object of the project by name and number of arguments, as the platform does through its
   *  interfaces: `execute`, `compareTo`, `start`. Throws where there is none. */
  callMethod(target: ApexObject, name: string, values: readonly unknown[]): unknown;
  /** Triggers of an object, in the order of their names; `run` runs the body once in the current Trigger context. */
  triggers(objectName: string, event: TriggerEvent): readonly { readonly name: string; run(): void }[];
  /** Runs the body of an anonymous unit of this program. */
  runAnonymous(): void;
  /** Nothing of it is needed any more: another transaction may have its classes, with fresh statics. */
  end?(): void;
}
