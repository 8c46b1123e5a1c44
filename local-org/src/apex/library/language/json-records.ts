/** sObjects from JSON. */
import type { FieldDescription, ObjectDescription } from "../../../schema/model.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { findObject } from "../../runtime/named.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { fieldType } from "../../types/construct.ts";
import { readTyped, type ReadMode } from "./json-read.ts";
import { jsonException, type JsonTree } from "./json-text.ts";

type Source = ReadonlyMap<string, JsonTree>;

/** `typeName` may be SObject where the JSON says the type in its attributes. */
export function readRecord(source: Source, typeName: string, mode: ReadMode): ApexRecord {
  const record = new ApexRecord(objectOf(source, typeName));
  for (const [name, value] of source) {
    if (name === record.object.apiName && value instanceof Map) {
      throw new NotModelled(`JSON of a record inside of ${name}, as tests of public packages have it`);
    }
    if (name !== "attributes" && !readMember(record, name, value, mode) && mode === "strict") {
      throw jsonException(`No such column '${name}' on sobject of type ${record.object.apiName}`);
    }
  }
  return record;
}

function objectOf(source: Source, typeName: string): ObjectDescription {
  const attributes = source.get("attributes");
  const said = attributes instanceof Map ? attributes.get("type") : undefined;
  const name = typeName === "SObject" ? said : typeName;
  const object = typeof name === "string" ? findObject(name) : undefined;
  if (!object) throw jsonException("Can not deserialize SObject without attributes that tell its type");
  return object;
}

/** Whether the object has such a field, parent or list of children. */
function readMember(record: ApexRecord, name: string, value: JsonTree, mode: ReadMode): boolean {
  const { object } = record;
  const field = object.field(name);
  if (field) {
    record.fields.set(field.apiName, readTyped(value, fieldType(field).name, mode));
    return true;
  }
  const reference = object.parent(name);
  if (reference) {
    record.parents.set(reference.relationshipName ?? name, readParent(reference, value, mode));
    return true;
  }
  const relationship = object.child(name);
  if (!relationship) return false;
  const rows = value instanceof Map ? (value.get("records") ?? []) : (value ?? []);
  record.children.set(relationship.name, readTyped(rows, `List<${relationship.childObject}>`, mode));
  return true;
}

function readParent(reference: FieldDescription, value: JsonTree, mode: ReadMode): ApexRecord | null {
  if (value === null) return null;
  if (!(value instanceof Map)) throw jsonException("Malformed JSON: Expected '{' at the beginning of object");
  const [only] = reference.referenceTo;
  const isOpen = reference.polymorphic || reference.referenceTo.length !== 1 || only === undefined;
  return readRecord(value, isOpen ? "SObject" : only, mode);
}
