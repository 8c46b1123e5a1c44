/** What a written type name means at a place of the program. */
import { findPlatformClass } from "../library/registry.ts";
import type { TypeName } from "../syntax/tree.ts";
import { listOf, platformType, recordType, userType } from "./construct.ts";
import type { ApexType, ClassSymbol } from "./model.ts";
import { platformName } from "./platform-names.ts";
import { hasAnnotation, lineage, topLevel, type Program } from "./program.ts";

/** Where a name is written. */
interface Place {
  readonly program: Program;
  readonly file: string;
  readonly owner?: ClassSymbol | undefined;
}

/** "up to eight levels overall" (Apex Developer Guide, "Lists") */
const MOST_LEVELS = 8;

function depthOf({ parts }: TypeName): number {
  const inner = parts.flatMap((part) => part.arguments).map(depthOf);
  return inner.length > 0 ? 1 + Math.max(...inner) : 0;
}

/** Fills the slots of a type name; reports and returns undefined where there is no such type. */
export function resolveTypeName(typeName: TypeName, place: Place): ApexType | undefined {
  if (depthOf(typeName) > MOST_LEVELS) {
    place.program.problem(place.file, typeName.start, "Collections can be nested eight levels deep at most");
  }
  const parts = typeName.parts.map((part) => part.name);
  const args = typeName.parts.flatMap((part) => part.arguments).map((arg) => resolveTypeName(arg, place));
  if (args.includes(undefined)) return undefined;
  const named = typeNamed(parts, place, args as ApexType[]);
  let type = (named && objectOfSameName(named, parts, place)) ?? named;
  const message = type ? argumentProblem(type, args.length) : missingType(parts.join("."), place.program);
  if (!type || message) {
    place.program.problem(place.file, typeName.start, message ?? "");
    return undefined;
  }
  if (!isTypeVisible(type, place))
    place.program.problem(place.file, typeName.start, `Type is not visible: ${type.name}`);
  for (let depth = 0; depth < typeName.arrayDepth; depth++) type = listOf(type);
  typeName.type = type;
  return type;
}

/** Private inner types are for the outer class, and for tests where they say so. */
export function isTypeVisible(type: ApexType, { owner }: Place): boolean {
  const symbol = type.kind === "user" && type.symbol.outer ? type.symbol : undefined;
  if (!symbol || (owner && topLevel(owner) === topLevel(symbol))) return true;
  const { modifiers } = symbol.declaration;
  if (["public", "global", "protected"].some((each) => modifiers.keywords.has(each))) return true;
  return hasAnnotation(modifiers, "testvisible") && owner !== undefined && topLevel(owner).isTest;
}

function argumentProblem(type: ApexType, given: number): string | undefined {
  const expected = type.kind === "platform" ? type.definition.typeParameters.length : 0;
  if (given === expected) return undefined;
  const name = type.kind === "platform" ? type.definition.name : type.name;
  if (expected === 0) return `Type arguments provided for a non-parameterized type: ${name}`;
  if (given === 0) return `No type arguments provided for a parameterized type: ${name}`;
  return `Invalid type argument count for ${name}: expected ${expected} but found ${given}`;
}

/** What to say of a type that is not there. */
function missingType(written: string, program: Program): string {
  const platform = platformName(written);
  return platform ? `not modelled: ${platform}` : (program.missingObject(written) ?? `Invalid type: ${written}`);
}

/** The type that a dotted name means; project classes first, then the platform's. */
export function typeNamed(
  names: readonly string[],
  place: Place,
  args: readonly ApexType[] = [],
): ApexType | undefined {
  const [namespace = "", ...others] = names;
  const parts = others.length > 0 && namespace.toLowerCase() === place.program.namespace ? others : names;
  const symbol = classNamed(parts, place);
  if (symbol) {
    place.program.use(place.file, symbol);
    return userType(symbol);
  }
  const written = parts.join(".");
  const definition =
    findPlatformClass(`System.${written}`) ?? findPlatformClass(`Schema.${written}`) ?? findPlatformClass(written);
  if (definition) return platformType(definition, args);
  const [first = "", second] = parts;
  const objectName = parts.length === 1 ? first : parts.length === 2 && /^schema$/i.test(first) ? second : undefined;
  const object = objectName === undefined ? undefined : place.program.schema.object(objectName);
  return object && recordType(object);
}

/** BusinessHours is a class of static methods and an object: a variable or a new value is of the object. */
function objectOfSameName(type: ApexType, parts: readonly string[], place: Place): ApexType | undefined {
  const isStaticOnly = type.kind === "platform" && type.definition.members.every((member) => member.isStatic);
  const object = isStaticOnly && parts.length === 1 ? place.program.schema.object(parts[0] ?? "") : undefined;
  return object && recordType(object);
}

/** A class of the project: inner types of this class, those above it and the outer one, then top-level classes. */
function classNamed(parts: readonly string[], place: Place): ClassSymbol | undefined {
  const [first = "", second] = parts.map((part) => part.toLowerCase());
  const start = innerTypeSeenFrom(first, place.owner) ?? place.program.classes.get(first);
  if (second === undefined || !start) return start;
  return parts.length === 2 ? inheritedInnerType(second, start) : undefined;
}

function innerTypeSeenFrom(name: string, owner: ClassSymbol | undefined): ClassSymbol | undefined {
  for (let at = owner; at; at = at.outer) {
    const found = inheritedInnerType(name, at);
    if (found) return found;
  }
  return undefined;
}

function inheritedInnerType(name: string, symbol: ClassSymbol): ClassSymbol | undefined {
  for (const each of lineage(symbol)) {
    const found = each.innerTypes.get(name);
    if (found) return found;
  }
  return undefined;
}
