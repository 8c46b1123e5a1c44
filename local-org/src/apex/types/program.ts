/** What the passes share: the declarations, the schema, and where problems go. */
import type { Problem } from "../../project/model.ts";
import type { ObjectDescription, Schema } from "../../schema/model.ts";
import type {
  Annotation,
  AnonymousBlock,
  Block,
  Modifiers,
  Position,
  TriggerDeclaration,
  TypeDeclaration,
} from "../syntax/tree.ts";
import type { ClassSymbol, MethodSymbol, TriggerSymbol, VariableSymbol } from "./model.ts";
import { mayHaveMember, mayHaveObject } from "../../schema/unmodelled.ts";
import { remembered } from "../runtime/remembered.ts";

export interface Source<T> {
  readonly file: string;
  readonly apiVersion?: string;
  readonly unit: T;
}

export interface CheckInput {
  readonly classes: readonly Source<TypeDeclaration>[];
  readonly triggers: readonly Source<TriggerDeclaration>[];
  readonly anonymous?: Source<AnonymousBlock> | undefined;
  readonly schema: Schema;
  readonly labels: readonly { readonly fullName: string }[];
  /** Names of Visualforce pages. */
  readonly pages?: readonly string[];
  /** `Object__c.Name` */
  readonly fieldSets?: readonly string[];
  readonly namespace?: string | undefined;
  /** Classes that cannot be read, in lower case, with what is wrong. */
  readonly unreadable?: ReadonlyMap<string, Problem>;
  readonly keepGoing?: boolean | undefined;
}

const NO_MODIFIERS: Modifiers = { annotations: [], keywords: new Set() };

const DEPENDENT = "Dependent class is invalid and needs recompilation: ";

export const dependentOn = (mistake: string): string => DEPENDENT + mistake;

/** Does it only follow from a problem of another class? */
export const isDependent = ({ message }: Problem): boolean => message.startsWith(DEPENDENT);

export class Program {
  readonly schema: Schema;
  readonly labels: ReadonlySet<string>;
  readonly pages: readonly string[];
  readonly fieldSets: readonly string[];
  /** In lower case. */
  readonly namespace: string | undefined;
  /** By lower-case qualified name. */
  readonly classes = new Map<string, ClassSymbol>();
  readonly triggers: TriggerSymbol[] = [];
  readonly problems: Problem[] = [];
  /** File → files whose classes it uses, and the bodies that do; undefined: what stands outside any. */
  readonly uses = new Map<string, Map<string, Set<Block | undefined>>>();
  /** Where problems stand that are in a body. */
  readonly bodies = new Map<Problem, Block>();
  /** The body that is being checked. */
  body: Block | undefined;
  readonly #unreadable: ReadonlyMap<string, Problem>;
  readonly #versions: ReadonlyMap<string, number>;
  readonly #modifiers = new WeakMap<VariableSymbol, Modifiers>();

  constructor(input: CheckInput) {
    this.schema = input.schema;
    this.namespace = input.namespace?.toLowerCase();
    this.labels = new Set(input.labels.map((label) => label.fullName.toLowerCase()));
    this.pages = input.pages ?? [];
    this.fieldSets = input.fieldSets ?? [];
    this.#unreadable = input.unreadable ?? new Map();
    this.#versions = new Map(input.classes.map(({ file, apiVersion }) => [file, Number(apiVersion ?? 0)]));
  }

  /** The API version of a class. */
  versionOf(file: string): number {
    return this.#versions.get(file) ?? 0;
  }

  /** What to say of a type that is not there: it may be a class that cannot be read, or an object that is not modelled. */
  missingObject(name: string): string | undefined {
    const [className = ""] = name.split(".");
    const unreadable = this.#unreadable.get(className.toLowerCase());
    if (unreadable) return dependentOn(`Class ${className} : ${unreadable.message}`);
    const base = name.replace(/^Schema\./i, "");
    return mayHaveObject(this.schema, base) ? `not modelled: ${base}` : undefined;
  }

  problem(file: string, at: Position, message: string): void {
    const isKnown = this.problems.some(
      (known) =>
        known.file === file && known.line === at.line && known.column === at.column && known.message === message,
    );
    if (isKnown) return;
    const problem = { file, line: at.line, column: at.column, message };
    this.problems.push(problem);
    if (this.body) this.bodies.set(problem, this.body);
  }

  use(file: string, symbol: ClassSymbol): void {
    if (symbol.file === file) return;
    const used = remembered(this.uses, file, () => new Map<string, Set<Block | undefined>>());
    remembered(used, symbol.file, () => new Set<Block | undefined>()).add(this.body);
  }

  rememberModifiers(variable: VariableSymbol, modifiers: Modifiers): void {
    this.#modifiers.set(variable, modifiers);
  }

  modifiersOf(member: VariableSymbol | MethodSymbol | ClassSymbol): Modifiers {
    return "declaration" in member ? member.declaration.modifiers : (this.#modifiers.get(member) ?? NO_MODIFIERS);
  }
}

/** What to say of a field or relationship that the schema does not have. */
export function missingMember(object: ObjectDescription, name: string, message: string): string {
  return mayHaveMember(object, name) ? `not modelled: ${object.apiName}.${name}` : message;
}

/** What is said with an annotation, whose name is given in lower case. */
export function annotation({ annotations }: Modifiers, wanted: string): Annotation["parameters"] | undefined {
  return annotations.find(({ name }) => name.toLowerCase() === wanted)?.parameters;
}

export const hasAnnotation = (modifiers: Modifiers, name: string): boolean => annotation(modifiers, name) !== undefined;

/** The class itself and those it extends, nearest first. */
export function* lineage(symbol: ClassSymbol): Generator<ClassSymbol> {
  const seen = new Set<ClassSymbol>();
  for (let at: ClassSymbol | undefined = symbol; at && !seen.has(at); at = superclassSymbol(at)) {
    seen.add(at);
    yield at;
  }
}

export function superclassSymbol(symbol: ClassSymbol): ClassSymbol | undefined {
  return symbol.superclass?.kind === "user" ? symbol.superclass.symbol : undefined;
}

/**
 * Is there a type above that is missing or not modelled? It has been reported itself; nobody knows what else it brings, so
 * that members which are not found may be its own.
 */
export function inheritsUnknown(symbol: ClassSymbol): boolean {
  return [...lineage(symbol)].some((each) => {
    const { declaration, superclass, interfaces } = each;
    const named = declaration.kind === "enum" ? [] : declaration.interfaces;
    const isWithoutSuperclass = declaration.kind === "class" && declaration.superclass && !superclass;
    if (isWithoutSuperclass || named.some(({ type }) => !type)) return true;
    return interfaces.some((type) => type.kind === "user" && inheritsUnknown(type.symbol));
  });
}

export function topLevel(symbol: ClassSymbol): ClassSymbol {
  return symbol.outer ?? symbol;
}
