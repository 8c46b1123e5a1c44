/** From values of Apex to JSON. */
import { ApexBlob } from "../../runtime/blob.ts";
import { ApexList, ApexMap, ApexSet } from "../../runtime/collections.ts";
import { ApexDate } from "../../runtime/date.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { ApexDecimal } from "../../runtime/decimal.ts";
import { ApexDouble } from "../../runtime/double.ts";
import { context } from "../../runtime/context.ts";
import { ApexException, NotModelled } from "../../runtime/exceptions.ts";
import { runtimeTypeName } from "../../runtime/kinds.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { ApexTime } from "../../runtime/time.ts";
import { ApexEnumValue, ApexObject } from "../../runtime/values.ts";
import { jsonException, JsonNumber, type JsonObject, type JsonTree } from "./json-text.ts";

/** In the addresses of records. */
const API_VERSION = "v66.0";

/** From here on exceptions are never written: Apex Developer Guide, "JSON Support", versioned behavior changes. */
const EXCEPTIONS_UNSUPPORTED = 63;

/** Other classes of the platform that can be serialised (Database.SaveResult …) give their fields by this method. */
interface JsonSerializable {
  jsonFields(): Iterable<readonly [name: string, value: unknown]>;
}

interface JsonWriteOptions {
  /** Leaves fields of objects of the project out that are null. */
  readonly suppressNulls?: boolean;
}

export function jsonTree(value: unknown, options: JsonWriteOptions = {}): JsonTree {
  return new Writer(options).tree(value);
}

class Writer {
  private readonly options: JsonWriteOptions;
  /** The values being written: one inside of itself cannot be. */
  private readonly outer = new Set<object>();

  constructor(options: JsonWriteOptions) {
    this.options = options;
  }

  tree(value: unknown): JsonTree {
    const scalar = scalarTree(value);
    if (scalar !== undefined) return scalar;
    const compound = value as object;
    if (this.outer.has(compound)) throw jsonException("Maximum nesting depth reached: an object refers to itself");
    this.outer.add(compound);
    const tree = this.compound(compound);
    this.outer.delete(compound);
    return tree;
  }

  private compound(value: object): JsonTree {
    if (value instanceof ApexList || value instanceof ApexSet) return [...value].map((item) => this.tree(item));
    if (value instanceof ApexMap) return this.object([...value].map(([key, item]) => [keyText(key, value), item]));
    if (value instanceof ApexRecord) return this.record(value);
    if (value instanceof ApexObject) {
      if (value.apexType.neverInJson.has("serializable"))
        throw jsonException(`${value.apexType.name} is not serializable`);
      return this.object(this.fieldsOf(value));
    }
    if ("jsonFields" in value) return this.object((value as JsonSerializable).jsonFields());
    const name = runtimeTypeName(value);
    if (value instanceof ApexException && Number(context().services.project.sourceApiVersion) < EXCEPTIONS_UNSUPPORTED)
      throw new NotModelled("JSON.serialize of an exception before version 63.0");
    if (name.startsWith("Database.")) throw new NotModelled(`JSON.serialize of ${name}`);
    throw jsonException(`Apex Type unsupported in JSON: ${name}`);
  }

  private object(entries: Iterable<readonly [string, unknown]>): JsonObject {
    return new Map([...entries].map(([name, item]) => [name, this.tree(item)]));
  }

  private fieldsOf(value: ApexObject): [string, unknown][] {
    const slots = value as unknown as Record<string, unknown>;
    return value.apexType.fields
      .filter((field) => !field.isTransient)
      .map((field): [string, unknown] => [field.name, slots[field.jsName] ?? null])
      .filter(([, item]) => item !== null || !this.options.suppressNulls);
  }

  /** Empty fields of a row that was queried are left out. */
  private record(record: ApexRecord): JsonObject {
    const id = record.fields.get("Id");
    const type = record.object.apiName;
    const attributes: JsonObject = new Map([["type", type]]);
    if (typeof id === "string") attributes.set("url", `/services/data/${API_VERSION}/sobjects/${type}/${id}`);
    const object: JsonObject = new Map([["attributes", attributes]]);
    for (const [name, value] of record.fields) {
      if (value !== null || !record.isQueried) object.set(name, fieldTree(value) ?? this.tree(value));
    }
    for (const [name, parent] of record.parents) if (parent !== null) object.set(name, this.tree(parent));
    for (const [name, children] of record.children) {
      if ((children as ApexList).items.length > 0) object.set(name, this.children(children as ApexList));
    }
    return object;
  }

  private children(list: ApexList): JsonTree {
    return new Map<string, JsonTree>([
      ["totalSize", new JsonNumber(String(list.items.length))],
      ["done", true],
      ["records", list.items.map((item) => this.tree(item))],
    ]);
  }
}

/** Moments in records are written with an offset. */
function fieldTree(value: unknown): JsonTree | undefined {
  return value instanceof ApexDatetime ? value.toIso().replace("Z", "+0000") : undefined;
}

function scalarTree(value: unknown): JsonTree | undefined {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint") return new JsonNumber(String(value));
  if (value instanceof ApexDecimal || value instanceof ApexDouble) return new JsonNumber(String(value));
  if (value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexDate || value instanceof ApexTime) return String(value);
  if (value instanceof ApexEnumValue) return value.name;
  if (value instanceof ApexBlob) return Buffer.from(value.bytes).toString("base64");
  return undefined;
}

function keyText(key: unknown, map: ApexMap): string {
  // The reference has both: such a map cannot be serialised, and its keys are written by toString ("JsonAccess Annotation").
  if (key instanceof ApexObject) throw new NotModelled("JSON.serialize of a map whose keys are objects");
  const tree = runtimeTypeName(key) === "Schema.SObjectField" ? String(key) : scalarTree(key);
  if (tree === undefined || key instanceof ApexBlob) {
    throw jsonException(`Apex Type unsupported in JSON: Map<${map.keyType}, ${map.valueType}>`);
  }
  if (tree instanceof JsonNumber) return tree.text;
  return typeof tree === "string" ? tree : JSON.stringify(tree);
}
