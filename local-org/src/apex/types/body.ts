/** The place where statements and expressions stand: a method, a constructor, an initializer, a trigger … */
import { UNKNOWN } from "./construct.ts";
import { LocalNames } from "./javascript-names.ts";
import type { ApexType, ClassSymbol, MethodSymbol, VariableSymbol } from "./model.ts";
import { hasAnnotation, inheritsUnknown, lineage, topLevel, type Program } from "./program.ts";
import type { Modifiers, Position } from "../syntax/tree.ts";
import type { ObjectDescription } from "../../schema/model.ts";

export interface BodyOptions {
  readonly file: string;
  readonly owner?: ClassSymbol | undefined;
  readonly kind: "method" | "constructor" | "initializer" | "trigger" | "anonymous";
  readonly isStatic: boolean;
  /** Of a method: what it must return. */
  readonly returnType: ApexType;
  /** In a trigger: the object. */
  readonly triggerObject?: ObjectDescription | undefined;
  /** In the initializer of a field: the field; in an accessor: the property. */
  readonly initialized?: VariableSymbol | undefined;
  readonly looseMethods?: ReadonlyMap<string, MethodSymbol[]> | undefined;
}

export class Body {
  readonly program: Program;
  readonly options: BodyOptions;
  readonly owner: ClassSymbol | undefined;
  readonly file: string;
  loops = 0;
  /** Inside the arguments of this(…) or super(…), where there is no object yet. */
  isBeforeObject = false;
  /** Final locals that were declared without a value, and whether they have one now. */
  readonly lateFinals = new Map<VariableSymbol, boolean>();
  readonly #names = new LocalNames();
  readonly #scopes: Map<string, VariableSymbol>[] = [new Map()];

  constructor(program: Program, options: BodyOptions) {
    this.program = program;
    this.options = options;
    this.owner = options.owner;
    this.file = options.file;
  }

  problem(at: Position, message: string): undefined {
    this.program.problem(this.file, at, message);
    return undefined;
  }

  /** May what is not found be inherited, here or by the outer class, from a type that is missing? */
  get inheritsUnknown(): boolean {
    const { owner } = this;
    return owner !== undefined && [owner, owner.outer].some((symbol) => symbol && inheritsUnknown(symbol));
  }

  /** Runs `action` in a scope of its own. */
  nested(action: () => void): void {
    this.#scopes.push(new Map());
    action();
    this.#scopes.pop();
  }

  /** The variables of a trigger itself are as fields: they may have a scope, and others of their name may hide them. */
  get isAtTop(): boolean {
    return this.#scopes.length === 1;
  }

  declare(name: string, type: ApexType | undefined, start: Position, isFinal = false): VariableSymbol {
    const given = this.local(name);
    const isHidden =
      this.options.kind === "trigger" && !this.isAtTop && given === this.#scopes[0]?.get(name.toLowerCase());
    if (given && !isHidden) this.problem(start, `Duplicate variable: ${name}`);
    const variable: VariableSymbol = {
      kind: "local",
      name,
      jsName: this.#names.next(name),
      type: type ?? UNKNOWN,
      isStatic: false,
      isFinal,
      isTransient: false,
      start,
    };
    this.#scopes.at(-1)?.set(name.toLowerCase(), variable);
    return variable;
  }

  /** Makes a parameter known; its JavaScript name is the one that it already has. */
  declareParameter(parameter: VariableSymbol): void {
    this.#names.next(parameter.name);
    this.#scopes[0]?.set(parameter.name.toLowerCase(), parameter);
  }

  local(name: string): VariableSymbol | undefined {
    const key = name.toLowerCase();
    return this.#scopes.findLast((scope) => scope.has(key))?.get(key);
  }

  /** What the text of a dynamic query may bind here: locals, parameters and the fields of the class. */
  variables(): VariableSymbol[] {
    const fields = this.owner ? [...lineage(this.owner)].flatMap((each) => [...each.fields.values()]) : [];
    const visible = fields.filter((field) => field.isStatic || !this.options.isStatic);
    const byName = new Map([...visible].reverse().map((field) => [field.name.toLowerCase(), field]));
    for (const scope of this.#scopes) for (const [name, variable] of scope) byName.set(name, variable);
    return [...byName.values()];
  }

  get isInTest(): boolean {
    return this.owner !== undefined && topLevel(this.owner).isTest;
  }

  /** May this body use a member with these modifiers, declared in `owner`? */
  canSee(modifiers: Modifiers, owner: ClassSymbol | undefined): boolean {
    const { keywords } = modifiers;
    if (!owner || owner.kind !== "class" || ["public", "global", "webservice"].some((each) => keywords.has(each)))
      return true;
    if (this.owner && topLevel(owner) === topLevel(this.owner)) return true;
    if (hasAnnotation(modifiers, "testvisible") && this.isInTest) return true;
    return keywords.has("protected") && this.#isBelow(owner);
  }

  #isBelow(owner: ClassSymbol): boolean {
    for (let at = this.owner; at; at = at.outer) {
      if ([...lineage(at)].includes(owner)) return true;
    }
    return false;
  }
}

/** The type of a declared thing; undefined where it is a mistake already reported. */
export const known = (type: ApexType): ApexType | undefined => (type === UNKNOWN ? undefined : type);
