/** What a field path or a function of a query means: how to read it from a row, and of what type it is. */
import { ApexDate } from "../../apex/runtime/date.ts";
import { ApexDatetime } from "../../apex/runtime/datetime.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import { findField } from "../../apex/runtime/named.ts";
import { isPath } from "../../apex/syntax/query-parts.ts";
import type { FieldPath, Query, QueryFunction, QueryValue } from "../../apex/syntax/query-tree.ts";
import { MAX_PARENTS, tooManyParents } from "../../apex/types/query-rules.ts";
import { isPolymorphic, polymorphicObject } from "../../apex/types/polymorphic.ts";
import type { FieldDescription, FieldType, ObjectDescription } from "../../schema/model.ts";
import { findTarget, isTold, readField, type Engine, type Found } from "../engine.ts";
import type { Row } from "../store.ts";
import { noSuchColumn, noSuchObject, noSuchParent, queryError } from "./errors.ts";

/** Everything about one execution of a query, child queries and semi-joins included. */
export interface QueryRun {
  readonly engine: Engine;
  readonly userId: string;
  readonly binds: readonly unknown[] | ReadonlyMap<string, unknown>;
  /** Fields and objects that the user may not read are refused, as unknown or as insecure. */
  readonly enforce?: "user" | "secure";
  /** Object and field, of what user mode will refuse at the end. */
  readonly inaccessible: (readonly [string, string])[];
  /** Only rows that the user may see. */
  readonly sharing: boolean;
  readonly today: ApexDate;
  readonly zone: string;
  /** Rows read so far, for the limits. */
  rows: number;
}

/** S: a row, or the rows of a group. */
export interface Column<S> {
  readonly name: string;
  readonly type: FieldType;
  /** The field itself, where the column is no function. */
  readonly field?: FieldDescription;
  readonly read: (subject: S) => unknown;
}

export interface Scope {
  readonly object: ObjectDescription;
  /** Lower-case alias → path. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
}

type ColumnNode = FieldPath | QueryFunction | QueryValue;

const isFunction = (node: ColumnNode): node is QueryFunction => "arguments" in node;

export function makeScope(run: QueryRun, query: Query, object: ObjectDescription): Scope {
  requireReadable(run, object);
  const aliases = new Map<string, readonly string[]>();
  if (query.alias) aliases.set(query.alias.toLowerCase(), []);
  for (const { path, alias } of query.furtherFrom) {
    const [first = "", ...rest] = path;
    const start = first.toLowerCase() === query.from.toLowerCase() ? [] : aliases.get(first.toLowerCase());
    aliases.set((alias ?? path.at(-1) ?? "").toLowerCase(), start ? [...start, ...rest] : path);
  }
  return { object, aliases };
}

function requireReadable(run: QueryRun, object: ObjectDescription): void {
  if (!object.queryable) throw queryError(`entity type ${object.apiName} does not support query`);
  if (!run.enforce || run.engine.access.canReadObject(run.userId, object)) return;
  throw run.enforce === "user" ? noSuchObject(object.apiName) : insecure();
}

/** Without the alias or the object's name in front. */
export function withoutAlias(scope: Scope, names: readonly string[]): readonly string[] {
  const [first = "", ...rest] = names;
  const aliased = scope.aliases.get(first.toLowerCase());
  if (aliased && rest.length > 0) return [...aliased, ...rest];
  const isOwnName = first.toLowerCase() === scope.object.apiName.toLowerCase();
  return rest.length > 0 && isOwnName && !scope.object.parent(first) ? rest : names;
}

export function pathColumn(run: QueryRun, scope: Scope, path: FieldPath): Column<Row> {
  const names = withoutAlias(scope, path.names);
  const parents = names.slice(0, -1);
  const owner = parentObject(run, scope.object, parents);
  const field = fieldOf(run, owner, names.at(-1) ?? "");
  const read = (row: Row) => {
    const found = walk(run.engine, { object: scope.object, row }, parents);
    return found ? readOf(run.engine, owner, field, found) : null;
  };
  return { name: field.apiName, type: field.type, field, read };
}

/** The object at the end of a path of relationships: the object Name where it is polymorphic. */
export function parentObject(run: QueryRun, start: ObjectDescription, names: readonly string[]): ObjectDescription {
  if (names.length > MAX_PARENTS) throw queryError(tooManyParents(names));
  let object = start;
  for (const name of names) {
    const reference = object.parent(name);
    if (!reference) throw noSuchParent(name);
    requireField(run, object, reference);
    object = reference.polymorphic ? nameObject(run) : targetOf(run, object, reference);
  }
  return object;
}

function nameObject(run: QueryRun): ObjectDescription {
  const object = polymorphicObject(run.engine.schema);
  if (!object) throw new NotModelled("object Name");
  return object;
}

function targetOf(run: QueryRun, object: ObjectDescription, reference: FieldDescription): ObjectDescription {
  const name = reference.referenceTo[0] ?? "";
  const target = run.engine.schema.object(name);
  if (!target) throw new NotModelled(`object ${name} (${object.apiName}.${reference.relationshipName})`);
  requireReadable(run, target);
  return target;
}

export function fieldOf(run: QueryRun, object: ObjectDescription, name: string): FieldDescription {
  const field = findField(object, name);
  if (!field) throw noSuchColumn(name, object.apiName);
  requireField(run, object, field);
  if (!isTold(object, field)) throw new NotModelled(`the field ${object.apiName}.${field.apiName}`);
  return field;
}

function requireField(run: QueryRun, object: ObjectDescription, field: FieldDescription): void {
  if (!run.enforce || isPolymorphic(object) || run.engine.access.canReadField(run.userId, object, field)) return;
  if (run.enforce === "secure") throw insecure();
  run.inaccessible.push([object.apiName, field.apiName]);
}

/** User mode finds all of them, in every clause. */
export function refuseInaccessible({ inaccessible }: QueryRun): void {
  const [first] = inaccessible;
  if (!first) return;
  const [objectName, fieldName] = first;
  throw Object.assign(noSuchColumn(fieldName, objectName), { inaccessibleFields: inaccessible });
}

function insecure(): Error {
  return queryError("Insufficient permissions: secure query included inaccessible field");
}

/** Follows relationships from a row; undefined where one of them is empty. */
function walk(engine: Engine, from: Found, names: readonly string[]): Found | undefined {
  let found: Found | undefined = from;
  for (const name of names) {
    const reference: FieldDescription | undefined = found.object.parent(name);
    found = reference && findTarget(engine, reference, found.row.get(reference.apiName));
    if (!found) return undefined;
  }
  return found;
}

/** `owner`: the object that the path names, which for a polymorphic path is not the row's own. */
export function readOf(engine: Engine, owner: ObjectDescription, field: FieldDescription, found: Found): unknown {
  if (!isPolymorphic(owner)) return readField(engine, found.object, field, found.row);
  if (field.apiName === "Type") return found.object.apiName === "Group" ? found.row.get("Type") : found.object.apiName;
  const own = field.nameField ? found.object.nameField : found.object.field(field.apiName);
  return own ? readField(engine, found.object, own, found.row) : null;
}

/** A function of one row: dates and labels. */
export function functionColumn(run: QueryRun, scope: Scope, node: QueryFunction): Column<Row> {
  const name = node.name.toUpperCase();
  const argument = node.arguments[0];
  if (name === "TOLABEL" && argument && isPath(argument)) return labelColumn(pathColumn(run, scope, argument));
  const part = DATE_PARTS[name];
  if (!part || !argument) throw new NotModelled(`SOQL function ${node.name}`);
  const inUserZone = isFunction(argument) && argument.name.toUpperCase() === "CONVERTTIMEZONE";
  const inner = inUserZone ? argument.arguments[0] : argument;
  if (!inner || !isPath(inner)) throw new NotModelled(`SOQL function ${node.name} of a function`);
  const column = pathColumn(run, scope, inner);
  const zone = inUserZone ? run.zone : "UTC";
  const read = (row: Row) => {
    const value = column.read(row);
    return value === null
      ? null
      : part.of(value instanceof ApexDatetime ? value.date(zone) : (value as ApexDate), value, zone);
  };
  return { name: node.name, type: part.type, read };
}

function labelColumn(column: Column<Row>): Column<Row> {
  const labels = new Map(column.field?.picklistValues.map((value) => [value.value, value.label]));
  const labelOf = (value: unknown) =>
    String(value)
      .split(";")
      .map((part) => labels.get(part) ?? part)
      .join(";");
  return {
    name: column.name,
    type: "string",
    read: (row) => {
      const value = column.read(row);
      return value === null ? null : labelOf(value);
    },
  };
}

interface DatePart {
  readonly type: FieldType;
  readonly of: (day: ApexDate, value: unknown, zone: string) => unknown;
}

const integer = (of: (day: ApexDate) => number): DatePart => ({ type: "int", of });
const quarter = integer((day) => Math.ceil(day.month / 3));

const DATE_PARTS: Readonly<Record<string, DatePart>> = {
  CALENDAR_YEAR: integer((day) => day.year),
  CALENDAR_QUARTER: quarter,
  CALENDAR_MONTH: integer((day) => day.month),
  FISCAL_YEAR: integer((day) => day.year),
  FISCAL_QUARTER: quarter,
  FISCAL_MONTH: integer((day) => day.month),
  DAY_IN_YEAR: integer((day) => day.dayOfYear),
  DAY_IN_MONTH: integer((day) => day.day),
  DAY_IN_WEEK: integer((day) => day.weekday + 1),
  WEEK_IN_YEAR: integer((day) => Math.ceil(day.dayOfYear / 7)),
  WEEK_IN_MONTH: integer((day) => Math.ceil(day.day / 7)),
  DAY_ONLY: { type: "date", of: (day) => day },
  HOUR_IN_DAY: { type: "int", of: (_day, value, zone) => (value as ApexDatetime).time(zone).hour },
};
