/** insert, update, upsert, delete, undelete and merge. */
import type { ObjectDescription } from "../../schema/model.ts";
import type { DmlOperation, DmlStatement, Expression } from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { elementType, isBuiltin, isList, isRecordLike } from "./construct.ts";
import { checkResult } from "./expressions.ts";
import type { ApexType } from "./model.ts";

export function checkDml(node: DmlStatement, body: Body): void {
  const type = checkResult(node.records, body);
  const record = type && recordOf(type);
  if (type && !record) {
    body.problem(node.records.start, `DML requires SObject or SObject list type: ${type.name}`);
  }
  const object = record?.kind === "record" ? record.object : undefined;
  if (object && type && !isDmlAllowed(node.operation, object)) {
    const name = node.operation.charAt(0).toUpperCase() + node.operation.slice(1);
    body.problem(node.start, `DML operation ${name} not allowed on ${type.name}`);
  }
  if (node.externalIdField !== undefined) checkExternalId(node, node.externalIdField, record, body);
  if (node.duplicates) checkMerge(node, node.duplicates, record, body);
}

/** The record type of a record or of a list of records. */
function recordOf(type: ApexType): ApexType | undefined {
  const record = isList(type) ? elementType(type) : type;
  return isRecordLike(record) ? record : undefined;
}

/** Apex Developer Guide, "sObjects That Don't Support DML Operations": the API may write some of them all the same. */
const NO_DML = new Set(
  "ApexComponent ApexPage BusinessHours BusinessProcess CurrencyType Profile RecordType StaticResource WebLink".split(
    " ",
  ),
);

export function isDmlAllowed(operation: DmlOperation, object: ObjectDescription): boolean {
  if (NO_DML.has(object.apiName)) return false;
  const { createable, updateable, deletable, undeletable } = object;
  const upsertable = createable || updateable;
  const allowed = { insert: createable, update: updateable, merge: updateable, upsert: upsertable };
  return { ...allowed, delete: deletable, undelete: undeletable }[operation];
}

function checkExternalId(node: DmlStatement, written: string, record: ApexType | undefined, body: Body): void {
  if (record && record.kind !== "record")
    return body.problem(node.start, "Upsert with a field specification requires a concrete SObject type");
  const name = written.split(".").at(-1) ?? written;
  if (record && !record.object.field(name)?.idLookup) body.problem(node.start, notUpsertKey(name));
}

export const notUpsertKey = (name: string): string =>
  `Invalid field for upsert, must be an External Id custom or standard indexed field: ${name}`;

const MERGEABLE = new Set(["Lead", "Contact", "Account", "Case"]);

export const isMergeable = ({ apiName }: ObjectDescription): boolean => MERGEABLE.has(apiName);

function checkMerge(node: DmlStatement, duplicates: Expression, master: ApexType | undefined, body: Body): void {
  const type = checkResult(duplicates, body);
  if (master && !(master.kind === "record" && isMergeable(master.object))) {
    const what =
      master.kind === "record"
        ? `Specified type ${master.name} cannot be merged`
        : `Merge requires a concrete SObject type: ${master.name}`;
    body.problem(node.start, what);
  }
  const each = type && (isList(type) ? elementType(type) : type);
  const isFitting = !each || isBuiltin(each, "Id") || each.name === master?.name;
  if (!isFitting) body.problem(duplicates.start, "Invalid type for duplicate records");
}
