/**
 * How a class of the Salesforce platform is declared: its name, and for each member the signature in Apex's own
 * notation with the function that does it. A member that stands in no table is "not modelled", at compile time.
 *
 *   platformClass("System.Date", {
 *     "static Date newInstance(Integer year, Integer month, Integer day)": (year, month, day) => …,
 *     "Date addDays(Integer days)": (self, days) => …,
 *   });
 *
 * Parameters in brackets may be left out: `void put(String key[, Integer seconds])` is two members.
 *
 * Values arrive as the runtime represents them (runtime/README in ../runtime/values.ts); null arrives as null, and an
 * instance member is never called on null: the generated code has thrown NullPointerException before.
 */

/** A type in a signature: `Integer`, `List<T>`, `Schema.SObjectType`, `T`. */
export interface TypeSignature {
  readonly name: string;
  readonly arguments: readonly TypeSignature[];
}

export interface ParameterSignature {
  readonly name: string;
  readonly type: TypeSignature;
}

export interface PlatformMember {
  readonly kind: "method" | "constructor" | "property";
  readonly owner: PlatformClass;
  readonly name: string;
  readonly isStatic: boolean;
  readonly parameters: readonly ParameterSignature[];
  /** `void` for a method without result; the class itself for a constructor. */
  readonly returns: TypeSignature;
  /** Unique in the program, and the key under which generated code finds the function: `System.Date.addDays(Integer)`. */
  readonly key: string;
  /** Methods: (self, …arguments) or, static, (…arguments). Constructors: (…arguments). Constructors and static methods
   *  of a generic class get one more argument in front: the canonical names of its type arguments, e.g. ["Id", "Account"].
   *  Properties: (self) or (). Absent on a method of an interface: the object's own method is called. */
  readonly invoke?: (...values: never[]) => unknown;
  /** Properties that can be assigned. */
  readonly assign?: (...values: never[]) => void;
}

export interface PlatformClass {
  readonly kind: "class" | "interface" | "enum";
  readonly namespace: string;
  /** Without namespace: `Date`, `List`, `SObjectType`; inner classes with a dot: `DmlOptions.EmailHeader`. */
  readonly name: string;
  readonly qualifiedName: string;
  /** `["T"]` of List<T>. */
  readonly typeParameters: readonly string[];
  readonly superclass?: TypeSignature;
  readonly interfaces: readonly TypeSignature[];
  readonly members: readonly PlatformMember[];
  readonly enumValues: readonly string[];
  /** May a class of the project extend it (Exception)? */
  readonly extensible: boolean;
}

interface PlatformClassOptions {
  readonly kind?: "class" | "interface" | "enum";
  readonly extends?: string;
  readonly implements?: readonly string[];
  readonly values?: readonly string[];
  readonly extensible?: boolean;
}

type Invoke = (...values: any[]) => unknown; // eslint-disable-line @typescript-eslint/no-explicit-any -- each signature has its own types; the type pass guards the calls

/** A method's function; for a property either its getter or both; null for a method of an interface. */
export type MemberImplementation = Invoke | { readonly get: Invoke; readonly set?: (...values: any[]) => void } | null; // eslint-disable-line @typescript-eslint/no-explicit-any -- as above

/** Members of a class by their signatures. */
export type Members = Readonly<Record<string, MemberImplementation>>;

const classes = new Map<string, PlatformClass>();
const membersByKey = new Map<string, PlatformMember>();

/** Declares a class of the platform. `header`: `System.List<T>`, `Schema.SObjectType`, `Database.Batchable<T>`. */
export function platformClass(header: string, members: Members, options: PlatformClassOptions = {}): void {
  const signature = parseType(header);
  const dot = signature.name.indexOf(".");
  const namespace = signature.name.slice(0, dot);
  const name = signature.name.slice(dot + 1);
  const definition: PlatformClass = {
    kind: options.kind ?? "class",
    namespace,
    name,
    qualifiedName: signature.name,
    typeParameters: signature.arguments.map((parameter) => parameter.name),
    ...(options.extends === undefined ? {} : { superclass: parseType(options.extends) }),
    interfaces: (options.implements ?? []).map(parseType),
    members: [],
    enumValues: options.values ?? [],
    extensible: options.extensible ?? false,
  };
  const key = signature.name.toLowerCase();
  if (classes.has(key)) throw new Error(`${signature.name} is declared twice`);
  classes.set(key, definition);
  addMembers(definition, members);
}

/** Adds members to a class that another room has declared: `extendPlatformClass("System.System", { … })`. */
export function extendPlatformClass(qualifiedName: string, members: Members): void {
  const definition = findPlatformClass(qualifiedName);
  if (!definition) throw new Error(`${qualifiedName} is not declared`);
  addMembers(definition, members);
}

export function platformInterface(header: string, members: Members = {}): void {
  platformClass(header, members, { kind: "interface" });
}

function addMembers(definition: PlatformClass, members: Members): void {
  for (const [written, implementation] of Object.entries(members)) {
    for (const signature of spellings(written)) {
      const member = parseMember(signature, definition, implementation);
      if (membersByKey.has(member.key)) throw new Error(`${member.key} is declared twice`);
      membersByKey.set(member.key, member);
      (definition.members as PlatformMember[]).push(member);
    }
  }
}

/** By qualified name (`System.Date`), case-insensitive. */
export function findPlatformClass(qualifiedName: string): PlatformClass | undefined {
  return classes.get(qualifiedName.toLowerCase());
}

export function allPlatformClasses(): readonly PlatformClass[] {
  return [...classes.values()];
}

export function findPlatformMember(key: string): PlatformMember {
  const member = membersByKey.get(key);
  if (!member) throw new Error(`no platform member ${key}`);
  return member;
}

function spellings(signature: string): string[] {
  const [before, after] = signature.split(/\[(.*)/s);
  return after === undefined ? [signature] : [`${before})`, ...spellings(before + after.replace("]", ""))];
}

/** `static Date newInstance(Integer year)`, `new(String text)`, `Integer size` */
function parseMember(text: string, owner: PlatformClass, implementation: MemberImplementation): PlatformMember {
  const match = /^(static )?(?:(new)|(\S.*?) (\w+))(?:\((.*)\))?$/.exec(text);
  if (!match) throw new Error(`${owner.qualifiedName}: cannot read the signature "${text}"`);
  const [, isStatic, isNew, returns, name = "<init>", list] = match;
  const parameters = splitTopLevel(list ?? "").map((parameter) => {
    const space = parameter.lastIndexOf(" ");
    return { type: parseType(parameter.slice(0, space)), name: parameter.slice(space + 1) };
  });
  const isProperty = list === undefined;
  const accessors = typeof implementation === "function" || implementation === null ? undefined : implementation;
  const invoke = typeof implementation === "function" ? implementation : accessors?.get;
  const kind = isNew ? "constructor" : isProperty ? "property" : "method";
  const types = parameters.map((parameter) => formatType(parameter.type)).join(",");
  return {
    kind,
    owner,
    name,
    isStatic: isStatic !== undefined,
    parameters,
    returns: isNew
      ? {
          name: owner.qualifiedName,
          arguments: owner.typeParameters.map((parameter) => ({ name: parameter, arguments: [] })),
        }
      : parseType(returns ?? ""),
    key: `${owner.qualifiedName}.${name}${isProperty ? "" : `(${types})`}`,
    ...(invoke ? { invoke: invoke as PlatformMember["invoke"] & {} } : {}),
    ...(accessors?.set ? { assign: accessors.set as PlatformMember["assign"] & {} } : {}),
  };
}

/** `Map<Id, List<T>>` */
export function parseType(text: string): TypeSignature {
  const open = text.indexOf("<");
  if (open < 0) return { name: text.trim(), arguments: [] };
  return {
    name: text.slice(0, open).trim(),
    arguments: splitTopLevel(text.slice(open + 1, text.lastIndexOf(">"))).map(parseType),
  };
}

export function formatType(type: TypeSignature): string {
  return type.arguments.length === 0 ? type.name : `${type.name}<${type.arguments.map(formatType).join(", ")}>`;
}

function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "<") depth++;
    else if (text[i] === ">") depth--;
    else if (text[i] === "," && depth === 0) {
      parts.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  const last = text.slice(start).trim();
  return last === "" ? parts : [...parts, last];
}
