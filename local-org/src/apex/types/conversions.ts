/** Which value fits where, and how well. */
import type { ApexType, PlatformType } from "./model.ts";
import {
  bindingsOf,
  builtin,
  elementType,
  isBuiltin,
  isList,
  isRecordLike,
  sameType,
  signatureType,
  UNKNOWN,
} from "./construct.ts";
import type { Schema } from "../../schema/model.ts";
import { isPolymorphic } from "./polymorphic.ts";
import { inheritsUnknown } from "./program.ts";

/** Conversions that Apex prefers when it chooses among overloads (1, 2) and those it resorts to (10). */
const PRIMITIVE_DISTANCE: Readonly<Record<string, number>> = {
  "Integer>Long": 1,
  "Integer>Decimal": 2,
  "Integer>Double": 10,
  "Long>Decimal": 1,
  "Long>Double": 10,
  "Double>Decimal": 10,
  "Decimal>Double": 10,
  "Id>String": 1,
  "String>Id": 10,
  "Date>Datetime": 1,
};

const TO_OBJECT = 40;
/** To what a missing type may be above, if nothing else fits. */
const TO_UNKNOWN = 50;

/** How far a value of type `from` is from type `to`: 0 is exact; undefined: it does not fit. */
export function distance(from: ApexType | undefined, to: ApexType | undefined, schema: Schema): number | undefined {
  if (!from || !to || to === UNKNOWN) return 0; // a mistake already reported
  if (from.kind === "void" || to.kind === "void") return undefined;
  if (from.kind === "null" || sameType(from, to)) return 0;
  const primitive = PRIMITIVE_DISTANCE[`${from.name}>${to.name}`];
  if (primitive !== undefined) return primitive;
  if (isBuiltin(to, "Object")) return TO_OBJECT;
  if (isBuiltin(to, "SObject") && isRecordLike(from)) return 5;
  if (from.kind === "platform" && to.kind === "platform" && from.definition === to.definition) {
    return genericDistance(from, to, schema);
  }
  const steps = supertypeDistance(from, to, schema);
  const mayBeAbove = from.kind === "user" && to.kind !== "record" && inheritsUnknown(from.symbol);
  return steps ?? (mayBeAbove ? TO_UNKNOWN : undefined);
}

export function fits(from: ApexType | undefined, to: ApexType | undefined, schema: Schema): boolean {
  return distance(from, to, schema) !== undefined;
}

/** Lists follow their elements, maps the values; sets and every other generic type must be the same. */
function genericDistance(from: PlatformType, to: PlatformType, schema: Schema): number | undefined {
  if (isList(from)) return elementDistance(elementType(from), elementType(to), schema);
  // Who compares records of every object compares those of one; so public projects do (github.com/jamessimone/apex-rollup).
  if (isBuiltin(from, "Comparator")) return isSupertype(elementType(to), elementType(from), schema) ? 3 : undefined;
  // Also from any objects to those of one type, as in github.com/beyond-the-cloud-dev/soql-lib.
  if (isBuiltin(from, "Iterable", "Iterator")) {
    const isAny = isBuiltin(elementType(from), "Object");
    return isAny || isSupertype(elementType(from), elementType(to), schema) ? 3 : undefined;
  }
  if (isBuiltin(to.arguments[0], "Object") && from.definition.kind === "interface") return 3;
  const [fromKey, fromValue] = from.arguments;
  const [toKey, toValue] = to.arguments;
  if (!isBuiltin(from, "Map") || !fromKey || !toKey || !fromValue || !toValue) return undefined;
  const fitsValue = isSupertype(fromValue, toValue, schema) || areIdTexts(fromValue, toValue);
  return sameType(fromKey, toKey) && fitsValue ? 5 : undefined;
}

const areIdTexts = (...types: readonly ApexType[]): boolean => types.every((type) => isBuiltin(type, "Id", "String"));

function elementDistance(from: ApexType, to: ApexType, schema: Schema): number | undefined {
  if (isBuiltin(from, "SObject") && isRecordLike(to)) return 6;
  const isNumber = isBuiltin(from, "Decimal") && isBuiltin(to, "Double"); // github.com/ipavlic/apex-lambda
  if (areIdTexts(from, to) || isNumber) return 5;
  if (!isSupertype(from, to, schema)) return undefined;
  return isBuiltin(to, "Object") ? 25 : 5;
}

/** Is `to` the same as or above `from`, with no conversion of the value? */
export function isSupertype(from: ApexType, to: ApexType, schema: Schema): boolean {
  return !PRIMITIVE_DISTANCE[`${from.name}>${to.name}`] && distance(from, to, schema) !== undefined;
}

/** The types directly above: superclass first, then interfaces. */
function directSupertypes(type: ApexType, schema: Schema): ApexType[] {
  if (type.kind === "user") {
    return type.symbol.superclass ? [type.symbol.superclass, ...type.symbol.interfaces] : type.symbol.interfaces;
  }
  if (type.kind !== "platform") return [];
  const { superclass, interfaces } = type.definition;
  return [...(superclass ? [superclass] : []), ...interfaces].flatMap(
    (signature) => signatureType(signature, type.definition, bindingsOf(type), schema) ?? [],
  );
}

function supertypeDistance(from: ApexType, to: ApexType, schema: Schema): number | undefined {
  let level: ApexType[] = [from];
  for (let steps = 1; level.length > 0 && steps < 30; steps++) {
    level = level.flatMap((type) => directSupertypes(type, schema));
    for (const type of level) {
      if (sameType(type, to)) return steps;
      const isSameGeneric = type.kind === "platform" && to.kind === "platform" && type.definition === to.definition;
      const generic = isSameGeneric ? genericDistance(type, to, schema) : undefined;
      if (generic !== undefined) return steps + generic;
    }
  }
  return undefined;
}

/** Every type above, nearest first. */
export function allSupertypes(type: ApexType, schema: Schema): ApexType[] {
  const found: ApexType[] = [];
  const visit = (each: ApexType): void => {
    for (const above of directSupertypes(each, schema)) {
      if (found.some((known) => sameType(known, above))) continue;
      found.push(above);
      visit(above);
    }
  };
  visit(type);
  return found;
}

/** May a value of this static type be of the other at run time? Decides casts and instanceof. */
export function canBe(from: ApexType, to: ApexType, schema: Schema): boolean {
  if (fits(from, to, schema) || fits(to, from, schema)) return true;
  if (from.kind === "record" && to.kind === "record") return isPolymorphic(from.object) || isPolymorphic(to.object);
  if (isInterface(from) || isInterface(to)) return true;
  if (from.kind !== "platform" || to.kind !== "platform" || from.definition !== to.definition) return false;
  if (isBuiltin(from, "Set")) return from.arguments.some((arg) => isBuiltin(arg, "Object"));
  return from.arguments.every((arg, i) => canBe(arg, to.arguments[i] ?? builtin("Object"), schema));
}

export const isInterface = (type: ApexType): boolean =>
  type.kind === "user"
    ? type.symbol.kind === "interface"
    : type.kind === "platform" && type.definition.kind === "interface";
