/** Conditions of inline queries: fields, operators' values and binds. */
import { isNumberType } from "../../schema/field-types.ts";
import type { FieldDescription, FieldType } from "../../schema/model.ts";
import { isAggregate, isPath } from "../syntax/query-parts.ts";
import type { Condition, Query, QueryValue } from "../syntax/query-tree.ts";
import type { Expression, Position } from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { UNSAFE } from "./calls.ts";
import { builtin, elementType, fieldType, isBuiltin, isNumeric, isRecordLike } from "./construct.ts";
import { checkResult } from "./expressions.ts";
import type { ApexType } from "./model.ts";
import {
  checkFunction,
  checkGrouped,
  checkGroupedFunction,
  checkParts,
  fieldAt,
  notAble,
  unsupported,
} from "./queries.ts";
import type { QueryScope } from "./queries.ts";

/** LIKE is for texts (SOQL and SOSL Reference, "Comparison Operators"); of other types the value is wrong already. */
const WITHOUT_LIKE = new Set(["id", "reference", "multipicklist"]);

export function checkCondition(node: Condition, scope: QueryScope, isHaving = false): void {
  if (node.kind === "not") return checkCondition(node.condition, scope, isHaving);
  if (node.kind !== "comparison") {
    for (const each of node.conditions) checkCondition(each, scope, isHaving);
    return;
  }
  const { left } = node;
  const field = isPath(left) ? fieldAt(left, scope) : undefined;
  if (!isPath(left)) {
    checkFunction(left, scope);
    if (isHaving) checkGroupedFunction(left, scope);
    else if (isAggregate(left)) {
      scope.body.problem(left.start, `Aggregate functions are not allowed in WHERE: ${left.name}`);
    }
  } else if (isHaving) checkGrouped(left, scope);
  else if (field?.filterable === false) notAble(left, "filtered", scope);
  if (field && field.type !== "multipicklist" && /^(in|ex)cludes$/.test(node.operator)) {
    scope.body.problem(left.start, `${node.operator} is for multi-select picklists only: ${field.apiName}`);
  }
  if (field && node.operator === "like" && WITHOUT_LIKE.has(field.type)) {
    scope.body.problem(left.start, `invalid operator on ${field.type} field`);
  }
  const isMany = ["in", "not in", "includes", "excludes"].includes(node.operator);
  checkValue(node.right, field, isMany, scope.body);
}

function checkValue(value: QueryValue, field: FieldDescription | undefined, isMany: boolean, body: Body): void {
  switch (value.kind) {
    case "list":
      for (const each of value.values) checkValue(each, field, false, body);
      return;
    case "query":
      return checkSemiJoin(value.query, body);
    case "bind":
      return checkBind(value, field, isMany, body);
    case "string":
    case "boolean":
    case "integer":
    case "decimal":
    case "date":
    case "datetime":
    case "dateLiteral":
    case "currency":
      if (field && !isLiteralFor(value.kind, field)) reportLiteral(value.start, value.kind === "string", field, body);
  }
}

function checkSemiJoin(query: Query, body: Body): void {
  const object = body.program.schema.object(query.from);
  if (!object) return body.problem(query.fromStart, unsupported(query.from, body));
  checkParts(query, object, body);
  const [only, ...others] = query.select;
  const name = only?.kind === "field" && only.path.names.length === 1 ? only.path.names[0] : undefined;
  const field = name === undefined ? undefined : object.field(name);
  if (others.length > 0 || (field && field.type !== "id" && field.type !== "reference")) {
    body.problem(query.start, `Semi join sub-selects can only query id fields, cannot use: '${name ?? ""}'`);
  }
}

/** Without quotes. */
const LITERALS: Readonly<Partial<Record<FieldType, readonly QueryValue["kind"][]>>> = {
  boolean: ["boolean"],
  date: ["date", "dateLiteral"],
  datetime: ["datetime", "dateLiteral"],
};

const literalsFor = ({ type }: FieldDescription): readonly QueryValue["kind"][] | undefined =>
  isNumberType(type) ? ["integer", "decimal", "currency"] : LITERALS[type];

function isLiteralFor(kind: QueryValue["kind"], field: FieldDescription): boolean {
  const isOther = ["anyType", "complexvalue", "location", "address", "time"].includes(field.type);
  return isOther || (literalsFor(field) ?? ["string"]).includes(kind);
}

function reportLiteral(at: Position, isText: boolean, field: FieldDescription, body: Body): void {
  const quotes = isText ? "should not be enclosed in quotes" : "should be enclosed in quotes";
  const expected = `must be of type ${field.type}`;
  const isQuoted = isText || !literalsFor(field);
  body.problem(
    at,
    `value of filter criterion for field '${field.apiName}' ${expected}${isQuoted ? ` and ${quotes}` : ""}`,
  );
}

function checkBind(
  value: QueryValue & { kind: "bind" },
  field: FieldDescription | undefined,
  isMany: boolean,
  body: Body,
): void {
  checkBound(value.expression, body);
  const type = checkResult(value.expression, body);
  const column = field && fieldType(field);
  if (!type || !column || type.kind === "null") return;
  const isCollection = isBuiltin(type, "List", "Set", "Iterable");
  const each = isCollection ? elementType(type) : type;
  const fitsForm = isCollection || !isMany;
  if (fitsForm && fitsColumn(each, column, field)) return;
  body.problem(value.start, `Invalid bind expression type of ${type.name} for column of type ${column.name}`);
}

/** A bind knows neither `?.` nor `??` (Apex Developer Guide, "Safe Navigation Operator" and "Null Coalescing Operator"). */
function checkBound(node: Expression, body: Body): void {
  if (node.kind === "binary" && node.operator === "??") {
    body.problem(node.start, "Null coalescing operator is not allowed in a bind expression");
  } else if (node.kind === "member" || node.kind === "call") {
    if (node.safe) body.problem(node.nameStart, UNSAFE);
    if (node.target) checkBound(node.target, body);
  }
}

function fitsColumn(each: ApexType, column: ApexType, field: FieldDescription): boolean {
  if (field.type === "anyType" || isBuiltin(each, "Object")) return true;
  if (isBuiltin(column, "Id")) return isBuiltin(each, "Id", "String") || isRecordLike(each);
  if (isBuiltin(column, "String")) return isBuiltin(each, "String", "Id");
  if (isNumeric(column)) return isNumeric(each);
  return isBuiltin(column, "Datetime") ? isBuiltin(each, "Datetime", "Date") : each.name === column.name;
}

/** LIMIT and OFFSET. */
export function checkCount(value: QueryValue | undefined, body: Body): void {
  if (value?.kind !== "bind") return;
  const type = checkResult(value.expression, body);
  if (type && !isBuiltin(type, "Integer", "Long") && type.kind !== "null") {
    body.problem(
      value.start,
      `Invalid bind expression type of ${type.name} for column of type ${builtin("Integer").name}`,
    );
  }
}
