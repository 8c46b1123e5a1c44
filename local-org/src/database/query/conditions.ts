/** WHERE and HAVING: conditions as functions of a row or of a group. */
import { decimalOf } from "../../apex/runtime/comparing.ts";
import { DateTime } from "luxon";
import { ApexDate } from "../../apex/runtime/date.ts";
import { ApexDatetime } from "../../apex/runtime/datetime.ts";
import { ApexDecimal } from "../../apex/runtime/decimal.ts";
import { ApexTime } from "../../apex/runtime/time.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import { firstWeekday } from "../../apex/runtime/locale.ts";
import type { Condition, FieldPath, QueryFunction, QueryOperator, QueryValue } from "../../apex/syntax/query-tree.ts";
import type { FieldType } from "../../schema/model.ts";
import { normalizeId } from "../ids.ts";
import { isIdType, isNumberType } from "../../schema/field-types.ts";
import { compareValues, storedValue, valueKey } from "../values.ts";
import { collectionItems } from "../collections.ts";
import type { Column, QueryRun } from "./columns.ts";
import { dateLiteral } from "./date-literals.ts";
import { queryError } from "./errors.ts";

type Test<S> = (subject: S) => boolean;

export interface ConditionRoom<S> {
  readonly run: QueryRun;
  column(node: FieldPath | QueryFunction): Column<S>;
  /** The values that a semi-join gives. */
  subquery(value: QueryValue & { kind: "query" }): unknown[];
}

export function conditionTest<S>(room: ConditionRoom<S>, condition: Condition): Test<S> {
  switch (condition.kind) {
    case "and":
    case "or": {
      const tests = condition.conditions.map((part) => conditionTest(room, part));
      if (condition.kind === "or") return (subject) => tests.some((test) => test(subject));
      return (subject) => tests.every((test) => test(subject));
    }
    case "not": {
      const test = conditionTest(room, condition.condition);
      return (subject) => !test(subject);
    }
    case "comparison": {
      const column = room.column(condition.left);
      const test = valueTest(room, column, condition.operator, condition.right);
      return (subject) => test(column.read(subject));
    }
  }
}

function valueTest<S>(
  room: ConditionRoom<S>,
  column: Column<S>,
  operator: QueryOperator,
  right: QueryValue,
): Test<unknown> {
  switch (operator) {
    case "in":
    case "not in":
      return membership(column, operator, listValues(room, column, right));
    case "includes":
    case "excludes":
      return selection(operator, listValues(room, column, right));
    case "like":
      return likeTest(listOrSingle(room, column, right), comparedAs(column) === "id" ? "su" : "isu");
    default:
      if (right.kind === "dateLiteral") return rangeTest(room.run, column, operator, right);
      return bindTest(room, column, operator, right) ?? comparison(column, operator, singleValue(room, column, right));
  }
}

/** A collection that is bound after `=` or `!=` is one after IN or NOT IN. */
function bindTest<S>(
  room: ConditionRoom<S>,
  column: Column<S>,
  operator: QueryOperator,
  right: QueryValue,
): Test<unknown> | undefined {
  if (!isBind(right) || (operator !== "=" && operator !== "!=")) return undefined;
  const items = collectionItems(bindValue(room.run, right));
  return items && membership(column, operator === "=" ? "in" : "not in", items.map(recordId));
}

/** A unique field that minds case compares by character, as ids do. */
function comparedAs<S>({ type, field }: Column<S>): FieldType {
  return field?.unique && field.caseSensitive ? "id" : type;
}

function membership<S>(column: Column<S>, operator: "in" | "not in", values: readonly unknown[]): Test<unknown> {
  const type = comparedAs(column);
  const keys = new Set(values.map((value) => valueKey(type, typed(column, value))));
  return (value) => keys.has(valueKey(type, value)) === (operator === "in");
}

/** INCLUDES ('a;b', 'c'): a and b, or c. */
function selection(operator: "includes" | "excludes", values: readonly unknown[]): Test<unknown> {
  const wanted = values.map((value) => String(value).toLowerCase().split(";"));
  return (value) => {
    const chosen = new Set(value === null ? [] : String(value).toLowerCase().split(";"));
    return wanted.some((parts) => parts.every((part) => chosen.has(part))) === (operator === "includes");
  };
}

/** `%` any characters, `_` one; a backslash takes their meaning. Never true of null. */
function likeTest(patterns: readonly unknown[], flags: string): Test<unknown> {
  const expressions = patterns.map((pattern) => {
    const source = String(pattern).replace(/\\(.)|[%_]|[.*+?^${}()|[\]\\]/gs, (token, escaped: string | undefined) => {
      if (escaped !== undefined) return escaped.replace(/[.*+?^${}()|[\]\\]/, "\\$&");
      return token === "%" ? ".*" : token === "_" ? "." : `\\${token}`;
    });
    return new RegExp(`^${source}$`, flags);
  });
  return (value) => typeof value === "string" && expressions.some((expression) => expression.test(value));
}

function comparison<S>(column: Column<S>, operator: QueryOperator, given: unknown): Test<unknown> {
  const right = typed(column, given);
  if (right === null) {
    if (operator !== "=" && operator !== "!=") return () => false;
    return (value) => (value === null) === (operator === "=");
  }
  return (left) => {
    if (left === null) return operator === "!=";
    const order = compareValues(comparedAs(column), left, right);
    return holds(operator, order, order);
  };
}

/** `start`, `end`: how the value lies to the first moment of a range, and to its last. */
function holds(operator: QueryOperator, start: number, end: number): boolean {
  if (operator === "<") return start < 0;
  if (operator === "<=") return end <= 0;
  if (operator === ">") return end > 0;
  if (operator === ">=") return start >= 0;
  return (start >= 0 && end <= 0) === (operator === "=");
}

function rangeTest<S>(
  run: QueryRun,
  column: Column<S>,
  operator: QueryOperator,
  literal: { readonly name: string; readonly n?: number },
): Test<unknown> {
  const range = dateLiteral(literal.name, literal.n, run.today, firstWeekday());
  const midnight = (day: ApexDate) => ApexDatetime.at(day, new ApexTime(0), run.zone).milliseconds;
  if (column.type !== "date" && column.type !== "datetime") throw wrongFilter(column);
  const [start, end] =
    column.type === "date" ? [range.start.epochDay, range.end.epochDay] : [midnight(range.start), midnight(range.end)];
  return (value) => {
    if (value === null) return operator === "!=";
    const position = value instanceof ApexDate ? value.epochDay : (value as ApexDatetime).milliseconds;
    return holds(operator, position - start, position < end ? -1 : 1);
  };
}

function listValues<S>(room: ConditionRoom<S>, column: Column<S>, right: QueryValue): unknown[] {
  if (right.kind === "list") return right.values.flatMap((value) => listOrSingle(room, column, value));
  if (right.kind === "query") return room.subquery(right);
  const value = room.run.binds && isBind(right) ? bindValue(room.run, right) : undefined;
  if (value === null) throw new NotModelled("a collection after IN that is null");
  const items = collectionItems(value);
  if (!items) throw queryError("Invalid bind expression type for column of type " + column.type);
  return items.map(recordId);
}

function listOrSingle<S>(room: ConditionRoom<S>, column: Column<S>, right: QueryValue): unknown[] {
  if (right.kind === "list") return right.values.flatMap((value) => listOrSingle(room, column, value));
  const value = isBind(right) ? bindValue(room.run, right) : singleValue(room, column, right);
  return (collectionItems(value) ?? [value]).map(recordId);
}

function singleValue<S>(room: ConditionRoom<S>, column: Column<S>, right: QueryValue): unknown {
  const value = isBind(right) ? recordId(bindValue(room.run, right)) : literalValue(right);
  if (collectionItems(value)) throw queryError(`Invalid bind expression type for column of type ${column.type}`);
  if (!isBind(right) && !fits(column.type, right)) throw wrongFilter(column);
  return value;
}

type Bind = QueryValue & { kind: "bind" | "namedBind" };
const isBind = (value: QueryValue): value is Bind => value.kind === "bind" || value.kind === "namedBind";

/** The value of `:expression`, or of a variable's name in a text, where no field of it can be named. */
export function bindValue(run: QueryRun, bind: Bind): unknown {
  if (bind.kind === "bind") return (run.binds as readonly unknown[])[bind.index];
  const name = bind.path.join(".");
  const values = run.binds as ReadonlyMap<string, unknown>;
  const key = [...values.keys()].find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  if (key === undefined) throw queryError(`Variable does not exist: ${name}`);
  return values.get(key);
}

const recordId = (value: unknown): unknown => (value instanceof ApexRecord ? (value.fields.get("Id") ?? null) : value);

export function literalValue(value: QueryValue): unknown {
  switch (value.kind) {
    case "null":
      return null;
    case "boolean":
    case "integer":
    case "string":
      return value.value;
    case "decimal":
      return ApexDecimal.parse(value.text);
    case "date": {
      const [year = 0, month = 0, day = 0] = value.text.split("-").map(Number);
      return new ApexDate(year, month, day);
    }
    case "datetime":
      return new ApexDatetime(DateTime.fromISO(value.text, { zone: "UTC" }).toMillis());
    case "time":
      return new ApexTime(DateTime.fromISO(`1970-01-01T${value.text}`, { zone: "UTC" }).toMillis());
    default:
      throw new NotModelled(`${value.kind} in a query's condition`);
  }
}

function fits(type: FieldType, value: QueryValue): boolean {
  switch (value.kind) {
    case "null":
      return true;
    case "boolean":
      return type === "boolean";
    case "integer":
    case "decimal":
      return isNumberType(type);
    case "date":
    case "datetime":
    case "time":
      return type === value.kind;
    default:
      return !isNumberType(type) && !["boolean", "date", "datetime", "time"].includes(type);
  }
}

const FILTER_TYPES: Partial<Record<FieldType, string>> = {
  datetime: "dateTime",
  percent: "double",
  currency: "double",
};

function wrongFilter<S>(column: Column<S>): Error {
  const isText = !isNumberType(column.type) && !["boolean", "date", "datetime", "time"].includes(column.type);
  const type = FILTER_TYPES[column.type] ?? (isText ? "string" : column.type);
  const quotes = isText ? "should be enclosed in quotes" : "should not be enclosed in quotes";
  return queryError(`value of filter criterion for field '${column.name}' must be of type ${type} and ${quotes}`);
}

/** The value as a row of this column's type would have it. */
function typed<S>(column: Column<S>, value: unknown): unknown {
  if (value === null || value === undefined) return column.type === "boolean" ? false : null;
  if (isIdType(column.type) && typeof value === "string" && value !== "") {
    const id = normalizeId(value);
    if (!id) throw queryError(`invalid ID field: ${value}`);
    return id;
  }
  if (column.type === "datetime" && value instanceof ApexDate) {
    throw new NotModelled(`comparing the Datetime field ${column.name} with a Date in a query`);
  }
  if (isNumberType(column.type) && decimalOf(value) === undefined) throw wrongFilter(column);
  if (typeof value === "string") return value === "" ? null : value;
  return column.field ? exact(column, value) : value;
}

function exact<S>(column: Column<S>, value: unknown): unknown {
  if (value instanceof ApexDatetime && column.type === "datetime") return value;
  return column.field && !isNumberType(column.type) ? storedValue(column.field, value) : value;
}
