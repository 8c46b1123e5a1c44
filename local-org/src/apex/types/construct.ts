/** Makes and compares types. */
import type { FieldDescription, ObjectDescription, Schema } from "../../schema/model.ts";
import { apexTypeOf } from "../../schema/field-types.ts";
import { findPlatformClass, type PlatformClass, type TypeSignature } from "../library/registry.ts";
import type { ApexType, ClassSymbol, NullType, PlatformType, RecordType, UserType, VoidType } from "./model.ts";
import { polymorphicObject } from "./polymorphic.ts";

export const VOID: VoidType = { kind: "void", name: "void" };
export const NULL: NullType = { kind: "null", name: "null" };
/** The type of a declaration whose own type is a problem already reported: it fits everywhere and causes no further complaint. */
export const UNKNOWN: NullType = { kind: "null", name: "null" };

/** These are named without their namespace; every other platform type is `Schema.SObjectType`, `System.Type`. */
const PLAIN_NAMES = new Set(
  "Object SObject AggregateResult String Id Integer Long Double Decimal Boolean Date Datetime Time Blob List Set Map".split(
    " ",
  ),
);

export type TypeBindings = ReadonlyMap<string, ApexType>;

const plainTypes = new WeakMap<PlatformClass, PlatformType>();

export function platformType(definition: PlatformClass, args: readonly ApexType[] = []): PlatformType {
  const known = args.length === 0 ? plainTypes.get(definition) : undefined;
  if (known) return known;
  const isPlain = definition.namespace === "System" && PLAIN_NAMES.has(definition.name);
  const base = isPlain ? definition.name : definition.qualifiedName;
  const name = args.length === 0 ? base : `${base}<${args.map((arg) => arg.name).join(", ")}>`;
  const type: PlatformType = { kind: "platform", definition, arguments: args, name };
  if (args.length === 0) plainTypes.set(definition, type);
  return type;
}

export function recordType(object: ObjectDescription): RecordType {
  return { kind: "record", object, name: object.typeName };
}

export function userType(symbol: ClassSymbol): UserType {
  return { kind: "user", symbol, name: symbol.qualifiedName };
}

/** A class that the language itself stands on: `Integer`, `List` … of the System namespace, `Schema.SObjectField`. */
export function builtin(name: string, ...args: ApexType[]): PlatformType {
  const qualifiedName = name.includes(".") ? name : `System.${name}`;
  const definition = findPlatformClass(qualifiedName);
  if (!definition) throw new Error(`the library does not declare ${qualifiedName}`);
  return platformType(definition, args);
}

export const listOf = (element: ApexType): PlatformType => builtin("List", element);

/** Is it this class of the System namespace: `isBuiltin(type, "List")`? */
export function isBuiltin(type: ApexType | undefined, ...names: string[]): boolean {
  return type?.kind === "platform" && type.definition.namespace === "System" && names.includes(type.definition.name);
}

export function sameType(a: ApexType, b: ApexType): boolean {
  if (a === b) return true;
  if (a.kind === "record" && b.kind === "record") return a.object.apiName === b.object.apiName;
  if (a.kind === "user" && b.kind === "user") return a.symbol === b.symbol;
  if (a.kind !== "platform" || b.kind !== "platform")
    return a.kind === b.kind && a.kind !== "record" && a.kind !== "user";
  return a.definition === b.definition && a.arguments.every((arg, i) => sameType(arg, b.arguments[i] ?? NULL));
}

export const isList = (type: ApexType | undefined): boolean => isBuiltin(type, "List");

/** What a list, set or iterable holds. */
export function elementType(type: ApexType): ApexType {
  return (type.kind === "platform" ? type.arguments[0] : undefined) ?? builtin("Object");
}

export const isNumeric = (type: ApexType | undefined): boolean =>
  isBuiltin(type, "Integer", "Long", "Double", "Decimal");

/** A concrete or the general sObject type. */
export function isRecordLike(type: ApexType | undefined): boolean {
  return type?.kind === "record" || isBuiltin(type, "SObject", "AggregateResult");
}

export function isEnum(type: ApexType): boolean {
  return type.kind === "user"
    ? type.symbol.kind === "enum"
    : type.kind === "platform" && type.definition.kind === "enum";
}

/** The bindings of a type's own parameters: List<Account> gives T → Account. */
export function bindingsOf(type: PlatformType): TypeBindings {
  return new Map(type.definition.typeParameters.map((name, i) => [name, type.arguments[i] ?? builtin("Object")]));
}

/** The type that a platform signature names, seen from a class of the platform; undefined where nothing declares it. */
export function signatureType(
  signature: TypeSignature,
  owner: PlatformClass,
  bindings: TypeBindings,
  schema: Schema,
): ApexType | undefined {
  const { name } = signature;
  if (name === "void") return VOID;
  const bound = bindings.get(name);
  if (bound) return bound;
  const definition = platformClassSeenFrom(name, owner);
  if (!definition) {
    const object = schema.object(name.replace(/^Schema\./i, ""));
    return object && recordType(object);
  }
  const args = signature.arguments.map((arg) => signatureType(arg, owner, bindings, schema));
  return args.includes(undefined) ? undefined : platformType(definition, args as ApexType[]);
}

function platformClassSeenFrom(name: string, owner: PlatformClass): PlatformClass | undefined {
  return (
    findPlatformClass(`${owner.namespace}.${name}`) ??
    findPlatformClass(`System.${name}`) ??
    findPlatformClass(name) ??
    findPlatformClass(`Schema.${name}`)
  );
}

/** The Apex type of a field of a record. */
export const fieldType = (field: FieldDescription): PlatformType => builtin(apexTypeOf(field));

/** The type of `record.Owner`, `case.Account`: what the reference points to. */
export function parentType(field: FieldDescription, schema: Schema): RecordType | undefined {
  const object =
    field.polymorphic || field.referenceTo.length > 1
      ? polymorphicObject(schema)
      : schema.object(field.referenceTo[0] ?? "");
  return object && recordType(object);
}
