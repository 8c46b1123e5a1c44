/** Fields of records by a name or token that is known only at run time: get, put, isSet, addError. */
import { decimalOf } from "../../runtime/comparing.ts";
import { ApexDate } from "../../runtime/date.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { isIdText, toId } from "../../runtime/ids.ts";
import { runtimeTypeName } from "../../runtime/kinds.ts";
import { findField } from "../../runtime/named.ts";
import type { ApexRecord } from "../../runtime/record.ts";
import { field as readField, parent as readParent, writable } from "../../runtime/records.ts";
import { apexTypeOf } from "../../../schema/field-types.ts";
import type { FieldDescription } from "../../../schema/model.ts";
import { triggerFrames } from "./trigger-context.ts";

export function fieldNamed(record: ApexRecord, name: string): FieldDescription {
  const field = findField(record.object, name);
  if (field) return field;
  throw platformException("System.SObjectException", `Invalid field ${name} for ${record.object.apiName}`);
}

export function getField(record: ApexRecord, name: string): unknown {
  const alias = aliasNamed(record, name);
  if (alias !== undefined) return record.fields.get(alias);
  const field = fieldNamed(record, name);
  const value = readField(record, field.apiName);
  return value === null && field.type === "boolean" ? false : value;
}

/** What a query has put into the record under a name of its own, as aggregate functions and toLabel() do. */
function aliasNamed({ object, fields }: ApexRecord, name: string): string | undefined {
  if (object.field(name)) return undefined;
  return [...fields.keys()].find((alias) => alias.toLowerCase() === name.toLowerCase());
}

/** Answers the former value. */
export function putField(record: ApexRecord, name: string, value: unknown): unknown {
  const field = fieldNamed(record, name);
  const { fields, object } = writable(record);
  if (!field.createable && !field.updateable && field.type !== "id") {
    throw platformException("System.SObjectException", `Field is not writeable: ${object.apiName}.${field.apiName}`);
  }
  const former = fields.get(field.apiName) ?? null;
  fields.set(field.apiName, converted(field, value));
  return former;
}

function converted(field: FieldDescription, value: unknown): unknown {
  if (value === null) return null;
  const [type, actual] = [apexTypeOf(field), runtimeTypeName(value)];
  // Nebula Logger puts other texts into lookups and reads them again (LoggerFieldMapper_Tests).
  if (type === "Id" && typeof value === "string" && !isIdText(value))
    throw new NotModelled(`a text that is no Id in ${field.apiName}`);
  if (type === "Id" && typeof value === "string") return toId(value);
  if (type === actual || type === "Object") return value;
  const number = type === "Decimal" ? decimalOf(value) : undefined;
  if (number) return number;
  if (type === "Datetime" && value instanceof ApexDate) return new ApexDatetime(value.epochDay * 86_400_000);
  if (type === "Date" && value instanceof ApexDatetime) return value.date();
  throw platformException("System.SObjectException", `Illegal assignment from ${actual} to ${type}`);
}

export function getParent(record: ApexRecord, name: string): ApexRecord | null {
  const reference = record.object.parent(name);
  if (!reference?.relationshipName) {
    throw platformException("System.SObjectException", `Invalid relationship ${name} for ${record.object.apiName}`);
  }
  return readParent(record, reference.relationshipName);
}

export function addError(record: ApexRecord, field: string, message: string | null): void {
  if (message === null) throw platformException("System.NullPointerException", "Argument 1 cannot be null");
  const isOldOfUpdate = triggerFrames().some((frame) => frame.newRecords && frame.oldRecords?.items.includes(record));
  if (isOldOfUpdate) throw platformException("System.FinalException", "SObject row does not allow errors");
  record.errors.push({ field, message });
}
