/** The type of a value at run time: instanceof, casts, and conversions among numbers. */
import { findPlatformClass, formatType, parseType, type TypeSignature } from "../library/registry.ts";
import { ApexList, ApexMap, ApexSet } from "./collections.ts";
import { decimalOf } from "./comparing.ts";
import { context } from "./context.ts";
import { ApexDate } from "./date.ts";
import { ApexDatetime } from "./datetime.ts";
import { ApexDecimal } from "./decimal.ts";
import { ApexDouble } from "./double.ts";
import { ApexException, NotModelled, platformException } from "./exceptions.ts";
import { isIdText, toId } from "./ids.ts";
import { ApexRecord } from "./record.ts";
import { ApexEnumValue, ApexObject, type NamedClass } from "./values.ts";
import { remembered } from "./remembered.ts";

/** `Integer`, `List<Account>`, `Outer.Inner`, `System.DmlException`. */
export function runtimeTypeName(value: unknown): string {
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "number") return "Integer";
  if (typeof value === "bigint") return "Long";
  if (typeof value === "string") return "String";
  if (value instanceof ApexRecord) return value.object.typeName;
  if (value instanceof ApexObject) return value.apexType.name;
  if (value instanceof ApexException) return value.typeName;
  if (value instanceof ApexEnumValue) return value.enumName;
  if (value instanceof ApexList) return `List<${value.elementType}>`;
  if (value instanceof ApexSet) return `Set<${value.elementType}>`;
  if (value instanceof ApexMap) return `Map<${value.keyType}, ${value.valueType}>`;
  return ((value as object).constructor as unknown as NamedClass).apexName;
}

const signatures = new Map<string, TypeSignature>();

const signatureOf = (typeName: string): TypeSignature => remembered(signatures, typeName, () => parseType(typeName));

/** A number is also of every type that can hold it. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  Integer: ["Long", "Double", "Decimal"],
  Long: ["Double", "Decimal"],
  Double: ["Decimal"],
  Decimal: ["Double"],
};

/** `value instanceof typeName`: never true of null. */
export function isInstance(value: unknown, typeName: string, whereNull = false): boolean {
  if (value === null) return whereNull;
  if (NUMBERS[typeName] && HOLDERS[runtimeTypeName(value)]?.includes(typeName)) return true;
  if (typeof value === "string" && typeName === "Id") return isIdText(value);
  if (value instanceof ApexRecord && typeName === "SObject") return true;
  if (value instanceof ApexDate && typeName === "Datetime") return true;
  if (value instanceof ApexObject && value.apexType.supertypes.has(typeName)) return true;
  return typeFits(runtimeTypeName(value), typeName);
}

/** Is a value of the one type also of the other? Both canonical names. */
export function typeFits(actual: string, wanted: string): boolean {
  if (actual === wanted || wanted === "Object") return true;
  if (wanted === "SObject") return isRecordName(actual);
  const above = supertypeNames(actual);
  return above.has(wanted) || [actual, ...above].some((name) => genericFits(signatureOf(name), signatureOf(wanted)));
}

/** List<SObject> may be taken for a list of any object, and every list for one of a type above its elements'. */
function genericFits(actual: TypeSignature, wanted: TypeSignature): boolean {
  if (wanted.arguments.length === 0) return false;
  if (actual.name === wanted.name) return actual.arguments.every((each, i) => elementFits(each, wanted.arguments[i]!));
  const isIterable = wanted.name === "System.Iterable" && /^(?:List|Set)$/.test(actual.name);
  return isIterable && elementFits(actual.arguments[0]!, wanted.arguments[0]!);
}

function elementFits(actual: TypeSignature, wanted: TypeSignature): boolean {
  const [from, to] = [formatType(actual), formatType(wanted)];
  return typeFits(from, to) || (from === "SObject" && isRecordName(to));
}

function isRecordName(name: string): boolean {
  return name === "AggregateResult" || context().services.schema.object(name)?.typeName === name;
}

function supertypeNames(typeName: string): ReadonlySet<string> {
  return context().program.runtimeClass(typeName)?.supertypes ?? platformSupertypes(typeName);
}

/** The platform's classes name their supertypes with their type parameters: those are written out. */
function platformSupertypes(typeName: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (signature: TypeSignature): void => {
    const definition = findPlatformClass(signature.name) ?? findPlatformClass(`System.${signature.name}`);
    if (!definition) return;
    const { superclass, interfaces, typeParameters } = definition;
    for (const above of superclass ? [superclass, ...interfaces] : interfaces) {
      const bound = {
        name: qualified(above.name, definition.namespace),
        arguments: above.arguments.map(
          (argument) => signature.arguments[typeParameters.indexOf(argument.name)] ?? argument,
        ),
      };
      names.add(formatType(bound));
      visit(bound);
    }
  };
  visit(signatureOf(typeName));
  return names;
}

function qualified(name: string, namespace: string): string {
  return (
    findPlatformClass(`${namespace}.${name}`)?.qualifiedName ??
    findPlatformClass(`System.${name}`)?.qualifiedName ??
    name
  );
}

/** `(typeName) value` */
export function cast(value: unknown, typeName: string): unknown {
  if (value === null) return null;
  if (typeName === "Id" && typeof value === "string") return toId(value);
  if (value instanceof ApexDate && typeName === "Datetime") return toDatetime(value);
  if (isInstance(value, typeName)) return NUMBERS[typeName]?.(value as NumberValue) ?? value;
  if (value instanceof ApexObject && iteratesOtherwise(value, typeName)) return value;
  const actual = runtimeTypeName(value);
  if (/^(List|Set)<Id>$/.test(actual) && typeName === actual.replace("Id", "String")) return value;
  if (typeof value === "string" && isIdText(value)) throw new NotModelled("a failed cast of a text that may be an Id");
  throw platformException(
    "System.TypeException",
    `Invalid conversion from runtime type ${shown(actual)} to ${shown(typeName)}`,
  );
}

/** A class that iterates over objects is taken for one that iterates over any type (github.com/berehovskyi/apex-stream). */
function iteratesOtherwise(value: ApexObject, typeName: string): boolean {
  const [name = ""] = typeName.split("<");
  return /^System\.Itera(tor|ble)$/.test(name) && value.apexType.supertypes.has(`${name}<Object>`);
}

/** `Map<String,ANY>`, as messages have it (salesforce.stackexchange.com/questions/384277). */
const shown = (typeName: string): string => typeName.replace(/\bObject\b/g, "ANY").replaceAll(", ", ",");

type NumberValue = number | bigint | ApexDouble | ApexDecimal | null;

export function asNumber(value: NonNullable<NumberValue>): number {
  if (value instanceof ApexDouble) return value.value;
  return value instanceof ApexDecimal ? value.toDouble() : Number(value);
}

/** Towards zero, and then into 32 bits. */
export function toInteger(value: NumberValue): number | null {
  if (value === null || typeof value === "number") return value;
  return Number(BigInt.asIntN(32, toLong(value)!));
}

export function toLong(value: NumberValue): bigint | null {
  if (value === null || typeof value === "bigint") return value;
  if (typeof value === "number") return BigInt(value);
  return BigInt.asIntN(64, BigInt(Math.trunc(asNumber(value))));
}

export function toDouble(value: NumberValue): ApexDouble | null {
  return value === null || value instanceof ApexDouble ? value : new ApexDouble(asNumber(value));
}

export function toDecimal(value: NumberValue): ApexDecimal | null {
  return decimalOf(value) ?? null;
}

const NUMBERS: Readonly<Record<string, (value: NumberValue) => unknown>> = {
  Integer: toInteger,
  Long: toLong,
  Double: toDouble,
  Decimal: toDecimal,
};

/** A Date where a Datetime is wanted: its midnight in GMT. */
export function toDatetime(value: ApexDate | ApexDatetime | null): ApexDatetime | null {
  return value instanceof ApexDate ? new ApexDatetime(value.epochDay * 86_400_000) : value;
}
