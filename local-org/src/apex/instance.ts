/** A compiled program and its running instances. */
import { Script } from "node:vm";
import type { Schema } from "../schema/model.ts";
import type { GeneratedUnit } from "./generate/unit.ts";
import type { CompiledProgram, CompileResult, ProgramInstance, TriggerEvent } from "./program.ts";
import { asApex } from "./runtime/catching.ts";
import { classFacts, methodsNamed, type ClassFacts } from "./runtime/class-facts.ts";
import { NotModelled, platformException } from "./runtime/exceptions.ts";
import { hook } from "./runtime/hooks.ts";
import { isInstance } from "./runtime/kinds.ts";
import { machine } from "./runtime/machine.ts";
import { registerScript } from "./runtime/traces.ts";
import { ApexObject, type RuntimeClass } from "./runtime/values.ts";
import { isRefusal } from "./types/leave-out.ts";
import type { ClassSymbol, MethodSymbol } from "./types/model.ts";
import { hasAnnotation } from "./types/program.ts";
import { remembered } from "./runtime/remembered.ts";

type AnyFunction = (...values: unknown[]) => unknown;
type GeneratedClass = (new () => ApexObject) & Record<string, unknown>;
/** `$classes` of the generated code: classes by their JavaScript names, made when they are first asked for. */
type Classes = Record<string, unknown>;
type ClassMakers = Record<string, () => GeneratedClass>;
type RunnableUnit = { run(): void };
type UnitFactory = (classes: Classes) => ClassMakers | RunnableUnit;

/** A class, and the names of its static fields. */
interface MadeClass {
  readonly made: GeneratedClass;
  readonly statics: readonly string[];
}

let programs = 0;

export class Program implements CompiledProgram {
  readonly units: readonly GeneratedUnit[];
  readonly classes: ReadonlyMap<string, ClassSymbol>;
  /** In the order of their names. */
  readonly triggers: readonly GeneratedUnit[];
  readonly leftOut: CompileResult["leftOut"];
  readonly #schema: Schema;
  readonly #number = ++programs;
  readonly #unitOfFile: ReadonlyMap<string, GeneratedUnit>;
  readonly #factories = new Map<GeneratedUnit, UnitFactory>();
  readonly #facts = new Map<ClassSymbol, ClassFacts>();
  readonly #triggersOf = new Map<string, readonly GeneratedUnit[]>();
  /** Nobody runs them any more; their classes are made. */
  readonly #idle: Instance[] = [];

  /** Names in lower case of those left out because of something that is not modelled. */
  readonly #refused: ReadonlySet<string>;

  constructor(
    units: readonly GeneratedUnit[],
    classes: ReadonlyMap<string, ClassSymbol>,
    schema: Schema,
    leftOut: CompileResult["leftOut"],
  ) {
    this.units = units;
    this.classes = classes;
    this.triggers = units
      .filter(({ kind }) => kind === "trigger")
      .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
    this.#schema = schema;
    this.leftOut = leftOut;
    const refused = [...leftOut].filter(([, problems]) => problems.some(isRefusal));
    this.#refused = new Set(refused.map(([name]) => name.toLowerCase()));
    this.#unitOfFile = new Map(units.map((unit) => [unit.file, unit]));
  }

  instantiate(): ProgramInstance {
    return this.#idle.pop()?.restart() ?? new Instance(this);
  }

  reuse(instance: Instance): void {
    this.#idle.push(instance);
  }

  unitOf(symbol: ClassSymbol): GeneratedUnit {
    return this.#unitOfFile.get(symbol.file)!;
  }

  /** Of an object, for an event. */
  triggersOf(objectName: string, event: TriggerEvent): readonly GeneratedUnit[] {
    const wanted = objectName.toLowerCase();
    const key = `${event} ${wanted}`;
    const isWanted = ({ trigger }: GeneratedUnit): boolean =>
      trigger?.objectName.toLowerCase() === wanted && trigger.events.includes(event);
    return remembered(this.#triggersOf, key, () => this.triggers.filter(isWanted));
  }

  /** Case-insensitive; an inner class by its qualified name. */
  classNamed(name: string): ClassSymbol | undefined {
    const [outermost] = name.toLowerCase().split(".");
    if (this.#refused.has(outermost!)) throw new NotModelled(`class ${name}, which cannot be compiled`);
    return this.classes.get(name.toLowerCase());
  }

  facts(symbol: ClassSymbol): ClassFacts {
    return remembered(this.#facts, symbol, () => classFacts(symbol, this.#schema));
  }

  /** Scripts are compiled when they are first needed, and once for all instances. */
  factory(unit: GeneratedUnit): UnitFactory {
    return remembered(this.#factories, unit, () => {
      const filename = this.#number === 1 ? unit.file : `${unit.file}#${this.#number}`;
      registerScript(filename, unit);
      const link = new Script(unit.javascript, { filename }).runInThisContext() as AnyFunction;
      return link(machine, unit.queries) as UnitFactory;
    });
  }
}

class Instance implements ProgramInstance {
  readonly #program: Program;
  readonly #classes: Classes = {};
  readonly #makers = new Map<GeneratedUnit, ClassMakers>();
  readonly #triggers = new Map<GeneratedUnit, RunnableUnit>();
  readonly #made = new Map<ClassSymbol, MadeClass>();
  readonly #loaded = new Set<ClassSymbol>();
  readonly #runtimeClasses = new Map<ClassSymbol, RuntimeClass>();

  constructor(program: Program) {
    this.#program = program;
    for (const symbol of program.classes.values()) this.#loadLater(symbol);
  }

  end(): void {
    this.#program.reuse(this);
  }

  /** As if no class had been touched. */
  restart(): this {
    for (const symbol of this.#loaded) this.#loadLater(symbol);
    this.#loaded.clear();
    return this;
  }

  #loadLater(symbol: ClassSymbol): void {
    const get = (): unknown => (symbol.kind === "enum" ? this.#loadEnum(symbol) : this.#loadClass(symbol));
    Object.defineProperty(this.#classes, symbol.jsName, { get, configurable: true, enumerable: true });
  }

  #load<T>(symbol: ClassSymbol, value: T): T {
    Object.defineProperty(this.#classes, symbol.jsName, { value, configurable: true, enumerable: true });
    return value;
  }

  #loadEnum(symbol: ClassSymbol): unknown {
    const { enumValues } = this.#program.facts(symbol);
    return this.#load(symbol, Object.fromEntries(enumValues.map((value) => [`$${value.name.toLowerCase()}`, value])));
  }

  /** Runs the static initializers of a class, which see the class itself as far as it is. */
  #loadClass(symbol: ClassSymbol): GeneratedClass {
    const { superclass } = symbol;
    // Its methods know it by a name of their own.
    if (superclass?.kind === "user") void this.#classes[superclass.symbol.jsName];
    const { made, statics } = this.#make(symbol);
    this.#load(symbol, made);
    this.#loaded.add(symbol);
    for (const name of statics) made[name] = null;
    try {
      if (Object.hasOwn(made, "$initialize")) (made["$initialize"] as AnyFunction)();
    } catch (error) {
      this.#loadLater(symbol);
      throw error;
    }
    return made;
  }

  #make(symbol: ClassSymbol): MadeClass {
    return remembered(this.#made, symbol, () => {
      const made =
        symbol.kind === "class"
          ? this.#makersOf(symbol)[symbol.jsName]!()
          : (class extends ApexObject {} as unknown as GeneratedClass);
      const type = this.#runtimeClassOf(symbol);
      deferFutures(symbol, made);
      Object.assign(made.prototype, { apexType: type, typeName: type.name, supertypeNames: type.supertypes });
      return { made, statics: Object.keys(made).filter((name) => made[name] === null) };
    });
  }

  #makersOf(symbol: ClassSymbol): ClassMakers {
    const unit = this.#program.unitOf(symbol);
    return remembered(this.#makers, unit, () => this.#program.factory(unit)(this.#classes) as ClassMakers);
  }

  runtimeClass(name: string): RuntimeClass | undefined {
    const symbol = this.#program.classNamed(name);
    return symbol && this.#runtimeClassOf(symbol);
  }

  #runtimeClassOf(symbol: ClassSymbol): RuntimeClass {
    const classes = this.#classes;
    return remembered(this.#runtimeClasses, symbol, (): RuntimeClass => ({
      ...this.#program.facts(symbol),
      superclass: symbol.superclass?.kind === "user" ? this.#runtimeClassOf(symbol.superclass.symbol) : undefined,
      get constructorFunction() {
        return symbol.kind === "enum" ? ApexObject : (classes[symbol.jsName] as GeneratedClass);
      },
      newInstance: () => this.#newInstance(symbol),
    }));
  }

  #newInstance(symbol: ClassSymbol): ApexObject {
    const { constructors } = symbol;
    const hasNone = constructors.length > 0 && !constructors.some((each) => each.parameters.length === 0);
    if (symbol.kind !== "class" || symbol.isAbstract || hasNone) {
      throw platformException("System.TypeException", `Type cannot be constructed: ${symbol.qualifiedName}`);
    }
    const object = new (this.#classes[symbol.jsName] as GeneratedClass)();
    return callByName(object, "constructor$0", []) as ApexObject;
  }

  callStatic(method: MethodSymbol, values: readonly unknown[]): unknown {
    return fromOutside(() => {
      const owner = method.owner as ClassSymbol;
      return callByName(this.#classes[owner.jsName] as object, method.jsName, values);
    });
  }

  callMethod(target: ApexObject, name: string, values: readonly unknown[]): unknown {
    const names = target.apexType.methods.get(`${name.toLowerCase()}$${values.length}`) ?? [];
    const chosen = names.length > 1 ? this.#overload(target, name, values) : names[0];
    if (chosen === undefined) return this.#callOwnStatic(target, name, values);
    return fromOutside(() => callByName(target, chosen, values));
  }

  /** The compiler lets a static method stand for one of an interface of the platform. */
  #callOwnStatic(target: ApexObject, name: string, values: readonly unknown[]): unknown {
    const symbol = this.#program.classes.get(target.apexType.name.toLowerCase())!;
    const methods = symbol.methods.get(name.toLowerCase()) ?? [];
    const method = methods.find(({ isStatic, parameters }) => isStatic && parameters.length === values.length);
    if (method) return this.callStatic(method, values);
    throw new Error(`${target.apexType.name} has no method ${name} of ${values.length} arguments`);
  }

  #overload(target: ApexObject, name: string, values: readonly unknown[]): string | undefined {
    const symbol = this.#program.classes.get(target.apexType.name.toLowerCase())!;
    const takes = (method: MethodSymbol): boolean =>
      method.parameters.every(({ type }, i) => values[i] === null || isInstance(values[i], type.name));
    return methodsNamed(symbol, name, values.length).find(takes)?.jsName;
  }

  triggers(objectName: string, event: TriggerEvent): readonly { readonly name: string; run(): void }[] {
    const units = this.#program.triggersOf(objectName, event);
    return units.map((unit) => ({ name: unit.name, run: () => this.#runTrigger(unit) }));
  }

  #runTrigger(unit: GeneratedUnit): void {
    const trigger = remembered(this.#triggers, unit, () => this.#link(unit));
    fromOutside(() => trigger.run());
  }

  runAnonymous(): void {
    const unit = this.#program.units.find(({ kind }) => kind === "anonymous");
    if (!unit) throw new Error("the program has no anonymous block");
    fromOutside(() => this.#link(unit).run());
  }

  #link(unit: GeneratedUnit): RunnableUnit {
    return this.#program.factory(unit)(this.#classes) as RunnableUnit;
  }
}

/** A call of an @future method enqueues it; `now` of what stands in its place runs it. */
function deferFutures(symbol: ClassSymbol, made: GeneratedClass): void {
  for (const { name, jsName, declaration } of [...symbol.methods.values()].flat()) {
    if (!hasAnnotation(declaration.modifiers, "future")) continue;
    const now = (made[jsName] as AnyFunction).bind(made);
    const later = (...values: unknown[]) => hook("enqueueFuture")(symbol.qualifiedName, name, jsName, values);
    made[jsName] = Object.assign(later, { now });
  }
}

function callByName(target: object, name: string, values: readonly unknown[]): unknown {
  return (target as Record<string, AnyFunction>)[name]!(...values);
}

/** Calls into Apex. void answers null, and JavaScript's stack overflow becomes Apex's. */
function fromOutside(action: () => unknown): unknown {
  try {
    return action() ?? null;
  } catch (error) {
    throw asApex(error);
  }
}
