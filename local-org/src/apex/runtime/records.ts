/** Reading and writing fields of sObjects as `lead.Company`, `lead.Owner.Name` and `account.Contacts` do. */
import { ApexList } from "./collections.ts";
import { platformException } from "./exceptions.ts";
import { missing } from "./nulls.ts";
import type { ApexRecord } from "./record.ts";

type Row = ApexRecord | null;

export function field(record: Row, name: string): unknown {
  const { fields, isQueried } = record ?? missing();
  const value = fields.get(name);
  if (value !== undefined) return value;
  return isQueried ? notQueried(record!, name) : null;
}

/** A Boolean field is never null. */
export function booleanField(record: Row, name: string): boolean {
  return field(record, name) === true;
}

/** Through a parent: `contact.Account.Name` is null where there is no account. */
export function fieldThrough(record: Row, name: string): unknown {
  return record === null ? null : field(record, name);
}

export function booleanFieldThrough(record: Row, name: string): boolean {
  return record !== null && booleanField(record, name);
}

export function parentThrough(record: Row, relationshipName: string): Row {
  return record === null ? null : parent(record, relationshipName);
}

export function parent(record: Row, relationshipName: string): Row {
  const { parents, isQueried } = record ?? missing();
  const found = parents.get(relationshipName);
  if (found !== undefined) return found;
  return isQueried ? notQueried(record!, relationshipName) : null;
}

export function children(record: Row, relationshipName: string, childObject: string): unknown {
  const found = (record ?? missing()).children.get(relationshipName);
  if (found !== undefined) return found;
  return record!.isQueried ? notQueried(record!, relationshipName) : new ApexList(childObject);
}

function notQueried(record: ApexRecord, name: string): never {
  const place = `${record.object.apiName}.${name}`;
  throw platformException(
    "System.SObjectException",
    `SObject row was retrieved via SOQL without querying the requested field: ${place}`,
  );
}

/** Answers the value, as an assignment does. */
export function setField<T>(record: Row, name: string, value: T): T {
  writable(record).fields.set(name, value);
  return value;
}

export function setParent<T extends Row>(record: Row, relationshipName: string, value: T): T {
  writable(record).parents.set(relationshipName, value);
  return value;
}

/** `new Lead(LastName = …)`. Names with a `^` in front are parents. */
export function withFields(record: ApexRecord, values: Readonly<Record<string, unknown>>): ApexRecord {
  for (const [name, value] of Object.entries(values)) {
    if (name.startsWith("^")) record.parents.set(name.slice(1), value as Row);
    else record.fields.set(name, value);
  }
  return record;
}

/** The record, where it may be changed. */
export function writable(record: Row): ApexRecord {
  const present = record ?? missing();
  if (present.isReadOnly) throw platformException("System.FinalException", "Record is read-only");
  return present;
}

/** The one row of a query where a record is wanted. */
export function oneRow(rows: ApexList): unknown {
  return rows.items.length === 0 ? noRows() : oneRowOrNull(rows);
}

/** The same before `??` and `?.`, where no row is null. */
export function oneRowOrNull(rows: ApexList): unknown {
  if (rows.items.length > 1) {
    throw platformException("System.QueryException", "List has more than 1 row for assignment to SObject");
  }
  return rows.items[0] ?? null;
}

function noRows(): never {
  throw platformException("System.QueryException", "List has no rows for assignment to SObject");
}
