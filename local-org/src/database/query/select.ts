/** The select list of a query that returns records: how a row fills a record. */
import { ApexList } from "../../apex/runtime/collections.ts";
import { ApexAddress, ApexLocation } from "../../apex/runtime/compound.ts";
import { ApexDecimal } from "../../apex/runtime/decimal.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import { isPath } from "../../apex/syntax/query-parts.ts";
import type { FieldPath, Query, SelectItem } from "../../apex/syntax/query-tree.ts";
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import { findTarget, readField, type Found } from "../engine.ts";
import type { Row } from "../store.ts";
import { fieldOf, functionColumn, parentObject, readOf, withoutAlias, type QueryRun, type Scope } from "./columns.ts";
import { noSuchChildren, queryError } from "./errors.ts";

type Filler = (row: Row, record: ApexRecord) => void;

/** Runs a child query for all parents at once; the answer finds the records of one parent. */
export type ChildQuery = (query: Query, child: ObjectDescription, field: string) => (parentId: string) => ApexRecord[];

export function selectFillers(run: QueryRun, scope: Scope, query: Query, runChildren: ChildQuery): Filler[] {
  return query.select.flatMap((item) => itemFillers(run, scope, query, item, runChildren));
}

function itemFillers(run: QueryRun, scope: Scope, query: Query, item: SelectItem, runChildren: ChildQuery): Filler[] {
  switch (item.kind) {
    case "field":
      return [pathFiller(run, scope, item.path)];
    case "function": {
      const column = functionColumn(run, scope, item.function);
      const argument = item.function.arguments[0];
      if (argument && isPath(argument) && argument.names.length > 1) {
        throw new NotModelled(`${item.function.name} of a parent's field`);
      }
      return [(row, record) => void record.fields.set(item.alias ?? column.name, column.read(row))];
    }
    case "fieldsFunction":
      return fieldsFillers(run, scope, query, item.which);
    case "typeof":
      return [typeofFiller(run, scope, item)];
    case "children":
      return [childrenFiller(run, scope, item.query, runChildren)];
  }
}

function pathFiller(run: QueryRun, scope: Scope, path: FieldPath): Filler {
  const names = withoutAlias(scope, path.names);
  const parents = names.slice(0, -1);
  const owners = parents.map((_, index) => parentObject(run, scope.object, parents.slice(0, index + 1)));
  const owner = owners.at(-1) ?? scope.object;
  const field = fieldOf(run, owner, names.at(-1) ?? "");
  return (row, record) => {
    const end = descend(run, { object: scope.object, row }, record, parents, owners);
    end?.record.fields.set(field.apiName, valueOf(run, owner, field, end.found));
  };
}

/** A Decimal of a query has the scale of its field (Apex Reference Guide, "Decimal Class", setScale). */
function valueOf(run: QueryRun, owner: ObjectDescription, field: FieldDescription, found: Found): unknown {
  if (field.type === "address" || field.type === "location") return compoundOf(run, field, found);
  const value = readOf(run.engine, owner, field, found);
  return value instanceof ApexDecimal && value.scale < field.scale ? value.setScale(field.scale) : value;
}

/** Of the fields that name it as theirs: `BillingCity`, `Place__Latitude__s`. Null where all of them are empty. */
function compoundOf(run: QueryRun, field: FieldDescription, { object, row }: Found): ApexAddress | ApexLocation | null {
  const prefix = new RegExp(`^${field.apiName.replace(/(Address|c)$/, "")}|__s$`, "g");
  const parts = new Map<string, unknown>();
  for (const part of object.fields.filter(({ compoundFieldName }) => compoundFieldName === field.apiName)) {
    const value = readField(run.engine, object, part, row);
    if (value !== null) parts.set(part.apiName.replace(prefix, ""), value);
  }
  if (parts.size === 0) return null;
  return field.type === "address" ? new ApexAddress(parts) : new ApexLocation(parts);
}

/** Makes the records of the parents on the way; undefined where one of them is empty. */
function descend(
  run: QueryRun,
  start: Found,
  startRecord: ApexRecord,
  names: readonly string[],
  owners: readonly ObjectDescription[],
): { found: Found; record: ApexRecord } | undefined {
  let found = start;
  let record = startRecord;
  for (const [index, name] of names.entries()) {
    const reference = found.object.parent(name);
    if (!reference?.relationshipName) return undefined;
    const id = found.row.get(reference.apiName) ?? null;
    const next = findTarget(run.engine, reference, id);
    let parent = record.parents.get(reference.relationshipName);
    if (parent === undefined) {
      record.fields.set(reference.apiName, id);
      parent = next ? newRecord(owners[index] as ObjectDescription) : null;
      parent?.fields.set("Id", id);
      record.parents.set(reference.relationshipName, parent);
    }
    if (!parent || !next) return undefined;
    found = next;
    record = parent;
  }
  return { found, record };
}

export function newRecord(object: ObjectDescription): ApexRecord {
  const record = new ApexRecord(object);
  record.isQueried = true;
  return record;
}

function fieldsFillers(run: QueryRun, scope: Scope, query: Query, which: "ALL" | "CUSTOM" | "STANDARD"): Filler[] {
  const limit = query.limit?.kind === "integer" ? query.limit.value : Infinity;
  if (which !== "STANDARD" && limit > 200) {
    throw queryError("The SOQL FIELDS function must have a LIMIT of at most 200");
  }
  const { object } = scope;
  const wanted = object.fields.filter(
    (field) =>
      (which === "ALL" || field.custom === (which === "CUSTOM")) &&
      (run.enforce !== "user" || run.engine.access.canReadField(run.userId, object, field)),
  );
  return wanted.map((field) => {
    fieldOf(run, object, field.apiName);
    return (row, record) => void record.fields.set(field.apiName, valueOf(run, object, field, { object, row }));
  });
}

function typeofFiller(run: QueryRun, scope: Scope, item: SelectItem & { kind: "typeof" }): Filler {
  const name = item.path.names.at(-1) ?? "";
  const reference = scope.object.parent(name);
  if (!reference?.relationshipName || item.path.names.length > 1)
    throw new NotModelled(`TYPEOF ${item.path.names.join(".")}`);
  const relationship = reference.relationshipName;
  const branches = new Map(item.branches.map((branch) => [branch.object.toLowerCase(), branch.fields]));
  return (row, record) => {
    const id = row.get(reference.apiName) ?? null;
    const found = findTarget(run.engine, reference, id);
    record.fields.set(reference.apiName, id);
    if (!found) return void record.parents.set(relationship, null);
    const parent = newRecord(found.object);
    parent.fields.set("Id", id);
    record.parents.set(relationship, parent);
    const parentScope = { object: found.object, aliases: new Map() };
    const fields = branches.get(found.object.apiName.toLowerCase()) ?? item.otherwise;
    for (const path of fields) pathFiller(run, parentScope, path)(found.row, parent);
  };
}

function childrenFiller(run: QueryRun, scope: Scope, query: Query, runChildren: ChildQuery): Filler {
  // `FROM Account.Contacts` is the same as `FROM Contacts`.
  const [name = "", owner] = query.from.split(".").reverse();
  const isOwn = owner === undefined || owner.toLowerCase() === scope.object.apiName.toLowerCase();
  const relationship = isOwn ? scope.object.child(name) : undefined;
  if (!relationship) throw noSuchChildren(query.from);
  const child = run.engine.schema.object(relationship.childObject);
  if (!child)
    throw new NotModelled(`object ${relationship.childObject} (${scope.object.apiName}.${relationship.name})`);
  const childrenOf = runChildren(query, child, relationship.field);
  return (row, record) => {
    const records = childrenOf(row.get("Id") as string);
    record.children.set(relationship.name, new ApexList(child.typeName, records));
  };
}
