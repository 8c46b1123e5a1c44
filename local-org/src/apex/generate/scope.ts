/** What the generator knows while it writes: the unit (one file) and the scope (one function). */
import type { Query, SearchQuery } from "../syntax/query-tree.ts";
import type { Node, Position } from "../syntax/tree.ts";
import type { ClassSymbol, VariableSymbol } from "../types/model.ts";
import { mark } from "./source-map.ts";

/** Since this version, classes without a declaration share, and database operations without a mode run in user mode. */
const SECURE_BY_DEFAULT = 67;

/** Since this version, null is an instance of nothing; before, of everything (Apex Developer Guide, "Using the instanceof Keyword"). */
const NULL_IS_NO_INSTANCE = 32;

/** Since this version, a set cannot change while a loop goes through it; before, the loop had all that was in it at first. */
const SETS_ARE_LOCKED = 62;

export interface UnitSource {
  readonly file: string;
  readonly source: string;
  readonly apiVersion: string;
  readonly labels: ReadonlyMap<string, string>;
}

export class Unit {
  readonly file: string;
  readonly isSecureByDefault: boolean;
  readonly isNullAnInstance: boolean;
  readonly areSetsLocked: boolean;
  /** Trees of inline queries; the code names them by their index. */
  readonly queries: (Query | SearchQuery)[] = [];
  /** Texts of the custom labels by lower-case name. */
  readonly labels: ReadonlyMap<string, string>;
  readonly #constants = new Map<string, string>();
  readonly #names = new Set<string>();

  constructor({ file, apiVersion, labels }: UnitSource) {
    this.file = file;
    this.labels = labels;
    this.isSecureByDefault = Number(apiVersion) >= SECURE_BY_DEFAULT;
    this.isNullAnInstance = Number(apiVersion) < NULL_IS_NO_INSTANCE;
    this.areSetsLocked = Number(apiVersion) >= SETS_ARE_LOCKED;
  }

  /** A name for what is worked out once for the whole program: `$String$length` for `$.member("System.String.length()")`. */
  constant(code: string, wish: string): string {
    const known = this.#constants.get(code);
    if (known) return known;
    const base = `$${wish.replace(/\W+/g, "$")}`;
    let name = base;
    for (let count = 2; this.#names.has(name); count++) name = `${base}$${count}`;
    this.#names.add(name);
    this.#constants.set(code, name);
    return name;
  }

  member(key: string): string {
    return this.constant(`$.member(${JSON.stringify(key)})`, memberName(key));
  }

  setter(key: string): string {
    return this.constant(`$.setter(${JSON.stringify(key)})`, `set$${memberName(key)}`);
  }

  query(tree: Query | SearchQuery): string {
    this.queries.push(tree);
    return this.constant(`$queries[${this.queries.length - 1}]`, "query");
  }

  constants(): string[] {
    return Array.from(this.#constants, ([code, name]) => `const ${name} = ${code};`);
  }
}

/** `System.String.length()` → `String$length` */
function memberName(key: string): string {
  return key
    .replace(/\(.*/s, "")
    .replace(/^System\./, "")
    .replace("<init>", "new");
}

interface ScopeOptions {
  readonly owner?: ClassSymbol | undefined;
  /** As stack traces name it: `Class.Foo.bar`. */
  readonly place: string;
  /** In a constructor `return` answers the object. */
  readonly isConstructor?: boolean;
  /** Inside the accessors of a property its name means the stored value. */
  readonly accessorOf?: VariableSymbol | undefined;
}

export class Scope {
  readonly unit: Unit;
  readonly options: ScopeOptions;
  readonly temporaries: string[] = [];
  #labels = 0;

  constructor(unit: Unit, options: ScopeOptions) {
    this.unit = unit;
    this.options = options;
  }

  mark(at: Node | Position): string {
    return mark("start" in at ? at.start : at, this.options.place);
  }

  /** A variable of the function for what must be evaluated once. */
  temporary(): string {
    const name = `$${this.temporaries.length + 1}`;
    this.temporaries.push(name);
    return name;
  }

  /** A name for a constant of a block. */
  label(wish: string): string {
    return `$${wish}${++this.#labels}`;
  }

  classReference(symbol: ClassSymbol): string {
    return symbol === this.options.owner ? symbol.jsName : `$classes.${symbol.jsName}`;
  }
}

export const quote = (text: string): string => JSON.stringify(text);

export function indent(code: string): string {
  return code.replace(/^(?=.)/gm, "  ");
}

/** Without the parentheses around the whole, where there are any and they do not hold a sequence together. */
export function bare(code: string): string {
  return code.startsWith("(") && closesAtEnd(code) ? code.slice(1, -1) : code;
}

function closesAtEnd(code: string): boolean {
  let depth = 0;
  for (let i = 0; i < code.length; i++) {
    const character = code[i]!;
    if (character === '"') i = endOfText(code, i);
    else if ("([{".includes(character)) depth++;
    else if (")]}".includes(character) && --depth === 0) return i === code.length - 1;
    else if (character === "," && depth === 1) return false;
  }
  return false;
}

function endOfText(code: string, start: number): number {
  let i = start + 1;
  while (code[i] !== '"') i += code[i] === "\\" ? 2 : 1;
  return i;
}
