/** Keywords and annotations: which exist, where they may stand, and what they demand of a declaration and of its class. */
import { readData } from "../../project/data.ts";
import type { Accessor, Annotation, Modifiers, Parameter, Position } from "../syntax/tree.ts";
import { isType } from "./declare.ts";
import type { ClassSymbol } from "./model.ts";
import { hasAnnotation, type Program } from "./program.ts";

type Kind = "class" | "interface" | "enum" | "field" | "property" | "method" | "constructor" | "parameter" | "local";

type Relation = "must be declared as" | "cannot be" | "require at least one of the following";

interface Rules {
  readonly plural: Readonly<Record<Kind, string>>;
  /** What an annotation may stand on, and the properties that it knows. */
  readonly annotations: Readonly<Record<string, { readonly places: string; readonly properties: string }>>;
  /** Properties that are no text. */
  readonly booleans: string;
  /** Keywords that cannot stand on a kind of declaration. */
  readonly refused: Readonly<Record<Kind, string>>;
  /** What a keyword or an annotation demands of the declaration that it stands on. */
  readonly demands: readonly Readonly<Record<"names" | "places" | "others", string> & { relation: Relation }>[];
  /** What a keyword or an annotation of a member demands of its class. */
  readonly demandsOfClass: readonly Readonly<Record<"names" | "other", string>>[];
  readonly onceInAClass: string;
}

const RULES = JSON.parse(readData("modifiers.json")) as Rules;
const { plural: PLURAL, refused: REFUSED } = RULES;
const BOOLEANS = RULES.booleans.split(" ");
const SCOPES = ["private", "protected", "public", "global"];
const ANNOTATIONS = new Map(
  Object.entries(RULES.annotations).map(([name, rule]) => [name.toLowerCase(), { name, ...rule }]),
);

const SPELLING = new Map([
  ...[...ANNOTATIONS].map(([key, { name }]) => [key, name] as const),
  ...(["testMethod", "webService"] as const).map((name) => [name.toLowerCase(), name] as const),
]);
const spelt = (name: string): string => SPELLING.get(name) ?? name;
const has = (modifiers: Modifiers, name: string): boolean =>
  modifiers.keywords.has(name) || hasAnnotation(modifiers, name);

/** A declaration with modifiers. */
interface Modified {
  readonly program: Program;
  readonly file: string;
  readonly kind: Kind;
  readonly at: Position;
  readonly modifiers: Modifiers;
}

/** "A method can only have 32 input parameters" (Apex Developer Guide, "Class Methods"). */
const MAX_PARAMETERS = 32;

const say = ({ program, file, at }: Modified, message: string): void => program.problem(file, at, message);

export function checkModifiers(program: Program, symbol: ClassSymbol): void {
  const { declaration, file, outer } = symbol;
  checkOne({ program, file, ...declaration, at: declaration.nameStart });
  if (outer && declaration.modifiers.keywords.has("global") && !outer.declaration.modifiers.keywords.has("global")) {
    const message = `Enclosing type for global ${PLURAL[declaration.kind]} in apex classes must be declared as global`;
    program.problem(file, outer.declaration.nameStart, message);
  }
  const members = declaration.kind === "class" ? declaration.members : [];
  for (const member of declaration.kind === "interface" ? declaration.methods : members) {
    if (member.kind === "initializer" || isType(member)) continue;
    const place = { program, file, ...member, at: "nameStart" in member ? member.nameStart : member.start };
    checkOne(place);
    if (declaration.kind === "class") checkClassOf(place, symbol);
    if ("parameters" in member) checkParameters(program, file, member.parameters);
    if (member.kind === "method" && member.parameters.length > MAX_PARAMETERS)
      say(place, `A method can have ${MAX_PARAMETERS} parameters at most`);
    if (member.kind === "property") checkAccessors(place, [member.getter, member.setter]);
  }
  for (const name of RULES.onceInAClass.split(" ")) {
    const marked = members.filter((member) => member.kind === "method" && hasAnnotation(member.modifiers, name));
    for (const method of marked.slice(1)) {
      const at = "nameStart" in method ? method.nameStart : method.start;
      program.problem(file, at, `Only one method per type can be defined with: ${spelt(name)}`);
    }
  }
}

export function checkParameters(program: Program, file: string, parameters: readonly Parameter[]): void {
  for (const { modifiers, start } of parameters) checkOne({ program, file, kind: "parameter", at: start, modifiers });
}

/** Of the variables of a trigger, which may have a scope but are no fields. */
export function withoutScope({ annotations, keywords }: Modifiers): Modifiers {
  return { annotations, keywords: new Set([...keywords].filter((each) => !SCOPES.includes(each))) };
}

/** What is wrong with the modifiers by themselves. */
export function checkOne(place: Modified): void {
  const { kind, modifiers } = place;
  const { annotations, keywords } = modifiers;
  // As most parameters and local variables are.
  if (annotations.length === 0 && keywords.size === 0) return;
  annotations.forEach((annotation, i) => checkAnnotation(place, annotation, annotations.slice(0, i)));
  if (SCOPES.filter((each) => keywords.has(each)).length > 1) say(place, "Declarations can only have one scope");
  const [sharing, other] = [...keywords].filter((each) => each.endsWith(" sharing"));
  if (other) say(place, "withSharing classes cannot be withoutSharing");
  if (sharing && kind !== "class" && kind !== "interface")
    say(place, `${sharing.replace(" s", "S")} is not allowed on ${PLURAL[kind]}`);
  for (const keyword of REFUSED[kind].split(" ")) {
    if (keywords.has(keyword)) say(place, `${spelt(keyword)} is not allowed on ${PLURAL[kind]}`);
  }
  if (keywords.has("final") && (kind === "class" || kind === "method"))
    say(place, `${PLURAL[kind]} are by default final`);
  if (keywords.has("abstract") && keywords.has("virtual")) say(place, "abstract are by default virtual");
  for (const { names, places, relation, others } of RULES.demands) {
    if (!places.split(" ").includes(kind)) continue;
    for (const name of names.split(" ")) if (has(modifiers, name)) checkDemand(place, name, relation, others);
  }
}

function checkDemand(place: Modified, name: string, relation: Relation, others: string): void {
  const list = others.split(" ");
  const what = `${spelt(name)} ${PLURAL[place.kind]} ${relation}`;
  const present = list.filter((other) => has(place.modifiers, other));
  if (relation === "cannot be") for (const other of present) say(place, `${what} ${other}`);
  else if (present.length === 0) say(place, `${what} ${list.join(", ")}`);
}

function checkAnnotation(place: Modified, annotation: Annotation, before: readonly Annotation[]): void {
  const { program, file, kind } = place;
  const key = annotation.name.toLowerCase();
  const known = ANNOTATIONS.get(key);
  const report = (message: string): void => program.problem(file, annotation.start, message);
  if (!known) return report(`Annotation does not exist: ${annotation.name}`);
  if (before.some(({ name }) => name.toLowerCase() === key)) report(`Duplicate modifier: ${known.name}`);
  if (!known.places.split(" ").includes(kind)) return say(place, `${known.name} is not allowed on ${PLURAL[kind]}`);
  for (const [name, value] of annotation.parameters) {
    const type = known.properties.split(" ").includes(name)
      ? BOOLEANS.includes(name)
        ? "boolean"
        : "string"
      : undefined;
    if (!type) report(`No such property, ${name}, defined on this annotation: ${known.name}`);
    else if (typeof value !== type && type === "string") {
      report(`Invalid value for property ${name} expected type String`);
    } else if (typeof value !== type && !/^(true|false)$/i.test(String(value))) {
      report(`Invalid value for property ${name} expected type Boolean`);
    }
  }
  if (key === "jsonaccess") checkJsonAccess(annotation, report);
  if (key === "restresource") checkUrl(annotation.parameters.get("urlmapping"), report);
}

function checkJsonAccess({ parameters }: Annotation, report: (message: string) => void): void {
  if (parameters.size === 0) report("At least one JSON serialization control parameter must be specified");
  for (const [name, value] of parameters) {
    if (!/^(always|never|samenamespace|samepackage)$/i.test(String(value)))
      report(`Annotation property, ${name} on JsonAccess, unknown value: ${value}`);
  }
}

function checkUrl(url: string | number | boolean | undefined, report: (message: string) => void): void {
  if (typeof url !== "string") report("Required property is missing: urlMapping");
  else if (!url.startsWith("/")) report("Rest Resource url must begin with a forward slash, '/'");
  else if (/[^/]\*|\*[^/]/.test(url))
    report("Rest Resource url wildcard, '*', must be preceded by a forward slash, '/'");
}

function checkClassOf(place: Modified, { declaration, isVirtual }: ClassSymbol): void {
  const { kind, modifiers } = place;
  const isPossible = (name: string): boolean =>
    ANNOTATIONS.get(name)?.places.includes(kind) ?? !REFUSED[kind].split(" ").includes(name);
  for (const { names, other } of RULES.demandsOfClass) {
    for (const name of names.split(" ").filter(isPossible)) {
      if (!has(modifiers, name) || has(declaration.modifiers, other) || mayTestAnywhere(place, other)) continue;
      say(place, `Defining type for ${spelt(name)} ${PLURAL[kind]} must be declared as ${spelt(other)}`);
    }
  }
  const isNewAndProtected = modifiers.keywords.has("protected") && !modifiers.keywords.has("override");
  if (isNewAndProtected && (kind === "method" || kind === "constructor") && !isVirtual) {
    say(place, "New protected methods cannot be defined in non-virtual classes");
  }
}

/** Classes of versions before 28.0 may have tests beside other methods ("What are Apex Unit Tests?"). */
function mayTestAnywhere({ program, file }: Modified, demanded: string): boolean {
  const version = program.versionOf(file);
  return demanded === "istest" && version > 0 && version < 28;
}

function checkAccessors(place: Modified, accessors: readonly (Accessor | undefined)[]): void {
  const scopeOf = ({ keywords }: Modifiers): string => SCOPES.find((each) => keywords.has(each)) ?? "";
  const own = scopeOf(place.modifiers) || "private";
  for (const accessor of accessors) {
    const scope = accessor && scopeOf(accessor.modifiers);
    if (!scope || SCOPES.indexOf(scope) <= SCOPES.indexOf(own)) continue;
    place.program.problem(place.file, accessor.start, `Cannot declare ${scope} accessor on ${own} property`);
  }
}
