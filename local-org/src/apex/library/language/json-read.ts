/** From JSON to values of Apex. */
import { ApexBlob } from "../../runtime/blob.ts";
import { ApexList, ApexMap, ApexSet } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { ApexDate, daysInMonth } from "../../runtime/date.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { ApexDecimal } from "../../runtime/decimal.ts";
import { ApexDouble } from "../../runtime/double.ts";
import { ApexException, NotModelled } from "../../runtime/exceptions.ts";
import { isIdText, toId } from "../../runtime/ids.ts";
import { ApexTime } from "../../runtime/time.ts";
import type { ApexObject, RuntimeClass } from "../../runtime/values.ts";
import { formatType, parseType } from "../registry.ts";
import { enumValues } from "./enums.ts";
import { readRecord } from "./json-records.ts";
import { jsonException, JsonNumber, type JsonTree } from "./json-text.ts";
import { parseInteger, parseLong } from "./numbers.ts";

/** As JSON.deserializeUntyped: maps, lists, Strings, Booleans, Integers (Longs where they are too large) and Decimals. */
export function readUntyped(tree: JsonTree): unknown {
  if (Array.isArray(tree)) return new ApexList("Object", tree.map(readUntyped));
  if (tree instanceof Map) {
    return new ApexMap(
      "String",
      "Object",
      Array.from(tree, ([name, value]) => [name, readUntyped(value)] as const),
    );
  }
  if (!(tree instanceof JsonNumber)) return tree;
  if (!tree.isWhole) return ApexDecimal.parse(tree.text);
  const whole = BigInt(tree.text);
  if (BigInt.asIntN(64, whole) !== whole) return ApexDecimal.parse(tree.text);
  return BigInt.asIntN(32, whole) === whole ? Number(whole) : whole;
}

/** `strict` refuses fields that the type does not have; only a `page` may give values for the type Object. */
export type ReadMode = "lenient" | "strict" | "page";

/** Of classes of the platform, by their names. */
export const platformReaders = new Map<string, (tree: ReadonlyMap<string, JsonTree>) => unknown>();

/** As JSON.deserialize. */
export function readTyped(tree: JsonTree, typeName: string, mode: ReadMode): unknown {
  if (tree === null) return null;
  if (typeName === "Object" && mode === "page") return readUntyped(tree);
  const scalar = SCALARS[typeName];
  if (scalar) return readScalar(tree, scalar);
  const collection = readCollection(tree, typeName, mode);
  if (collection) return collection;
  const values = enumValues(typeName);
  if (values) {
    const name = describe(tree).toLowerCase();
    return (
      values.find((value) => value.name.toLowerCase() === name) ??
      fail(`Illegal value for ${typeName}: ${describe(tree)}`)
    );
  }
  const own = context().program.runtimeClass(typeName);
  if (own) return readObject(tree, own, mode);
  if (typeName === "SObject" || context().services.schema.object(typeName)) {
    return readRecord(expectObject(tree), typeName, mode);
  }
  const read = platformReaders.get(typeName);
  if (read) return read(expectObject(tree));
  if (typeName !== "Object") throw new NotModelled(`JSON.deserialize of ${typeName}`);
  throw jsonException(`Apex Type unsupported in JSON: ${typeName}`);
}

function fail(message: string): never {
  throw jsonException(message);
}

function describe(tree: JsonTree): string {
  if (tree instanceof JsonNumber) return tree.text;
  return typeof tree === "string" ? tree : JSON.stringify(tree);
}

const SCALARS: Readonly<Record<string, (text: string, tree: JsonTree) => unknown>> = {
  String: (text) => text,
  Id: (text) => {
    if (!isIdText(text)) throw new NotModelled(`the Id "${text}" in JSON`);
    return toId(text);
  },
  Boolean: (text) => (text === "true" ? true : text === "false" ? false : fail("Illegal value for primitive")),
  Integer: parseInteger,
  Long: (text) => parseLong(text),
  Double: (text) => new ApexDouble(ApexDecimal.parse(text).toDouble()),
  Decimal: (text) => ApexDecimal.parse(text),
  Date: readDate,
  Datetime: readDatetime,
  Time: readTime,
  Blob: (text) => new ApexBlob(Buffer.from(text, "base64")),
};

/** What a text alone may be. */
export const isScalar = (typeName: string): boolean =>
  Object.hasOwn(SCALARS, typeName) || typeName === "Object" || enumValues(typeName) !== undefined;

/** Numbers and truth values are also taken from strings, and strings from them. */
function readScalar(tree: JsonTree, convert: (text: string, tree: JsonTree) => unknown): unknown {
  if (Array.isArray(tree) || tree instanceof Map) return fail("Illegal value for primitive");
  try {
    return convert(describe(tree), tree);
  } catch (error) {
    if (error instanceof ApexException && error.typeName !== "System.JSONException")
      fail("Illegal value for primitive");
    throw error;
  }
}

function readDate(text: string): ApexDate {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return fail(`Invalid date: ${text}`);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) fail(`Invalid date: ${text}`);
  return new ApexDate(year, month, day);
}

function readDatetime(text: string): ApexDatetime {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const iso = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
  const zoned = iso?.[3] === undefined ? `${text}Z` : text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2");
  const milliseconds = day ? Date.parse(text) : iso ? Date.parse(zoned) : Number.NaN;
  return Number.isNaN(milliseconds) ? noDatetime(text) : new ApexDatetime(milliseconds);
}

/** github.com/billyJoePiano/EventLogParser, CSVDeserializerTest; where it stops in the middle the message says more. */
function noDatetime(text: string): never {
  if (/^[+-]?\d/.test(text)) throw new NotModelled(`the Datetime "${text}" in JSON`);
  return fail(`Invalid format: "${text}"`);
}

function readTime(text: string): ApexTime {
  const match = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?Z?$/.exec(text);
  if (!match) return fail(`Invalid time: ${text}`);
  const [hour, minute, second] = match.slice(1, 4).map(Number) as [number, number, number];
  return ApexTime.of(hour, minute, second, Number((match[4] ?? "").padEnd(3, "0")));
}

function readCollection(tree: JsonTree, typeName: string, mode: ReadMode): unknown {
  const { name, arguments: types } = parseType(typeName);
  const [first = "", second = ""] = types.map(formatType);
  if (name === "List" && types.length === 1) return new ApexList(first, readItems(tree, first, mode));
  if (name === "Set" && types.length === 1) return new ApexSet(first, readItems(tree, first, mode));
  if (name !== "Map" || types.length !== 2) return undefined;
  const entries = Array.from(expectObject(tree), ([key, value]) => {
    return [readTyped(key, first, mode), readTyped(value, second, mode)] as const;
  });
  return new ApexMap(first, second, entries);
}

function readItems(tree: JsonTree, typeName: string, mode: ReadMode): unknown[] {
  if (!Array.isArray(tree)) throw jsonException("Malformed JSON: Expected '[' at the beginning of List/Set");
  return tree.map((item) => readTyped(item, typeName, mode));
}

function expectObject(tree: JsonTree): ReadonlyMap<string, JsonTree> {
  if (tree instanceof Map) return tree;
  throw jsonException("Malformed JSON: Expected '{' at the beginning of object");
}

/** No constructor runs. */
function readObject(tree: JsonTree, type: RuntimeClass, mode: ReadMode): ApexObject {
  // Apex Developer Guide, "JsonAccess Annotation": a JSONException, whose message it does not say.
  if (type.neverInJson.has("deserializable")) throw jsonException(`${type.name} is not deserializable`);
  const made = new type.constructorFunction();
  const slots = made as unknown as Record<string, unknown>;
  for (const [name, value] of expectObject(tree)) {
    const field = type.fields.find((each) => !each.isTransient && each.name.toLowerCase() === name.toLowerCase());
    if (field) slots[field.jsName] = readTyped(value, field.type, mode);
    else if (mode === "strict") throw jsonException(`Unknown field: ${type.name}.${name}`);
  }
  return made;
}
