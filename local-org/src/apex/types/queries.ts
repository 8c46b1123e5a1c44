/** Inline queries: objects, fields and relationships against the schema, binds against the fields. */
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import { isAggregated } from "../../schema/field-types.ts";
import { isAggregate, isGrouped, isPath } from "../syntax/query-parts.ts";
import type { FieldPath, Query, QueryFunction, SelectItem } from "../syntax/query-tree.ts";
import type { QueryExpression, SearchExpression } from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { checkResult } from "./expressions.ts";
import { builtin, listOf, parentType, recordType } from "./construct.ts";
import type { ApexType } from "./model.ts";
import { checkCondition, checkCount } from "./query-conditions.ts";
import { brokenRules, FORMATTING, MAX_PARENTS, tooManyParents } from "./query-rules.ts";
import { missingMember } from "./program.ts";
import { polymorphicObject } from "./polymorphic.ts";

const OF_DATES = /^(CALENDAR|FISCAL|DAY|WEEK|HOUR)_/;
const AGGREGATES = /^(COUNT|COUNT_DISTINCT|MIN|MAX|SUM|AVG)$/;

/** A query that is being checked. */
export interface QueryScope {
  readonly query: Query;
  readonly object: ObjectDescription;
  /** Lower-case alias → object. */
  readonly aliases: ReadonlyMap<string, ObjectDescription>;
  readonly body: Body;
}

export function checkQuery(node: QueryExpression, body: Body): ApexType | undefined {
  const { query } = node;
  const object = objectOf(query, body);
  if (!object) return undefined;
  for (const { start, message } of brokenRules(query, body.program.schema)) body.problem(start, message);
  checkParts(query, object, body);
  if (isCount(query)) return builtin("Integer");
  return listOf(isGrouped(query) ? builtin("AggregateResult") : recordType(object));
}

/** A list of records for each object. */
export function checkSearch({ search, start }: SearchExpression, body: Body): ApexType | undefined {
  const odd = search.unsupported ?? (search.returning.length > 0 ? undefined : { what: "without RETURNING", start });
  if (odd) return body.problem(odd.start, `not modelled: SOSL ${odd.what}`);
  if (search.term.kind === "bind") checkResult(search.term.expression, body);
  for (const query of search.returning) {
    const object = objectOf(query, body);
    if (object) checkParts(query, object, body);
  }
  checkCount(search.limit, body);
  return listOf(listOf(builtin("SObject")));
}

function objectOf(query: Query, body: Body): ObjectDescription | undefined {
  const object = body.program.schema.object(query.from);
  if (!object) return body.problem(query.fromStart, unsupported(query.from, body));
  if (!object.queryable) return body.problem(query.fromStart, `entity type ${object.apiName} does not support query`);
  return object;
}

/** `sObject type 'Foo__c' is not supported.` */
export function unsupported(name: string, body: Body): string {
  return body.program.missingObject(name) ?? `sObject type '${name}' is not supported.`;
}

function isCount(query: Query): boolean {
  const [only] = query.select;
  return only?.kind === "function" && isNamed(only.function, "COUNT") && only.function.arguments.length === 0;
}

const isNamed = (node: QueryFunction, name: string): boolean => node.name.toUpperCase() === name;

/** Everything of a query whose object is known; also of child queries and semi-joins. */
export function checkParts(query: Query, object: ObjectDescription, body: Body): void {
  const scope: QueryScope = { query, object, aliases: aliasesOf(query, object, body), body };
  if (query.unsupported) body.problem(query.unsupported.start, `not modelled: SOQL ${query.unsupported.what}`);
  checkAliases(query, body);
  for (const item of query.select) checkItem(item, scope);
  if (query.where) checkCondition(query.where, scope);
  for (const item of query.groupBy?.items ?? []) {
    if (!isPath(item)) checkFunction(item, scope);
    else if (fieldAt(item, scope)?.groupable === false) notAble(item, "grouped", scope);
  }
  if (query.having) checkCondition(query.having, scope, true);
  for (const { by } of query.orderBy) {
    if (!isPath(by)) {
      checkFunction(by, scope);
      checkGroupedFunction(by, scope);
    } else if (fieldAt(by, scope)?.sortable === false) notAble(by, "sorted", scope);
    else checkGrouped(by, scope);
  }
  if (isCount(query) && query.orderBy.length > 0) {
    body.problem(query.orderBy[0]?.start ?? query.start, "ORDER BY is not allowed with COUNT()");
  }
  const { offset } = query;
  if (offset?.kind === "integer" && offset.value > 2000) {
    body.problem(offset.start, "Maximum SOQL offset allowed is 2000");
  }
  checkCount(query.limit, body);
  checkCount(query.offset, body);
}

/** `field 'Description' can not be filtered in a query call` */
export function notAble(path: FieldPath, what: "filtered" | "grouped" | "sorted", scope: QueryScope): void {
  scope.body.problem(path.start, `field '${path.names.at(-1) ?? ""}' can not be ${what} in a query call`);
}

function aliasesOf(query: Query, object: ObjectDescription, body: Body): Map<string, ObjectDescription> {
  const aliases = new Map([[query.from.toLowerCase(), object]]);
  if (query.alias) aliases.set(query.alias.toLowerCase(), object);
  for (const { path, alias } of query.furtherFrom) {
    const start = aliases.get(path[0]?.toLowerCase() ?? "");
    const names = start ? path.slice(1) : path;
    const target = names.reduce<ObjectDescription | undefined>(
      (at, name) => at && parentObject(at, name, body),
      start ?? object,
    );
    if (!target)
      body.problem(query.fromStart, `Didn't understand relationship '${path.join(".")}' in FROM part of query call`);
    else if (alias) aliases.set(alias.toLowerCase(), target);
  }
  return aliases;
}

function parentObject(object: ObjectDescription, name: string, body: Body): ObjectDescription | undefined {
  const reference = object.parent(name);
  return reference && parentType(reference, body.program.schema)?.object;
}

function checkAliases(query: Query, body: Body): void {
  const aliases = new Set<string>();
  for (const item of query.select) {
    const alias = "alias" in item ? item.alias?.toLowerCase() : undefined;
    if (!alias) continue;
    if (aliases.has(alias)) body.problem(item.start, `duplicate alias: ${alias}`);
    // FORMAT(Price__c) price, convertCurrency(Price__c) price
    if (!isGrouped(query) && item.kind === "field")
      body.problem(item.start, "only aggregate expressions use field aliasing");
    aliases.add(alias);
  }
}

function checkItem(item: SelectItem, scope: QueryScope): void {
  const { body } = scope;
  switch (item.kind) {
    case "field":
      fieldAt(item.path, scope);
      return checkGrouped(item.path, scope);
    case "function":
      checkFunction(item.function, scope);
      return checkGroupedFunction(item.function, scope);
    case "children":
      return checkChildren(item.query, scope);
    case "typeof": {
      const [name = ""] = item.path.names;
      if (!scope.object.parent(name)) body.problem(item.path.start, missingParent(scope.object, name));
      for (const branch of item.branches) checkBranch(branch.object, branch.fields, item, scope);
      for (const path of item.otherwise) checkNameField(path, scope);
      return;
    }
    case "fieldsFunction":
  }
}

function checkBranch(name: string, fields: readonly FieldPath[], item: SelectItem, scope: QueryScope): void {
  const object = scope.body.program.schema.object(name);
  if (!object) return scope.body.problem(item.start, unsupported(name, scope.body));
  for (const path of fields) fieldAt(path, { ...scope, object, aliases: new Map() });
}

function checkNameField(path: FieldPath, scope: QueryScope): void {
  const object = polymorphicObject(scope.body.program.schema);
  if (object) fieldAt(path, { ...scope, object, aliases: new Map() });
}

function checkChildren(query: Query, scope: QueryScope): void {
  const { body, object } = scope;
  const name = query.from.split(".").at(-1) ?? query.from;
  const relationship = object.child(name);
  const child = relationship && body.program.schema.object(relationship.childObject);
  if (child && isGrouped(query)) body.problem(query.start, "only root queries support aggregate expressions");
  else if (child) checkParts(query, child, body);
  else if (relationship) body.problem(query.fromStart, `not modelled: ${relationship.childObject}`);
  else {
    const message = `Didn't understand relationship '${query.from}' in FROM part of query call`;
    body.problem(query.fromStart, missingMember(object, name, message));
  }
}

export function checkFunction(node: QueryFunction, scope: QueryScope): void {
  const name = node.name.toUpperCase();
  for (const argument of node.arguments) {
    if ("arguments" in argument) checkFunction(argument, scope);
    if (!("names" in argument)) continue;
    const field = fieldAt(argument, scope);
    if (field && AGGREGATES.test(name) && !isAggregated(name, field.apiName, field.type)) {
      scope.body.problem(node.start, `field ${field.apiName} does not support aggregate operator ${name}`);
    } else if (field && OF_DATES.test(name) && field.type !== "datetime" && field.type !== "date") {
      scope.body.problem(node.start, `field ${field.apiName} does not support the date function ${name}`);
    } else if (field && name === "DISTANCE" && field.type !== "location" && field.type !== "address") {
      scope.body.problem(node.start, `field ${field.apiName} does not support DISTANCE`);
    } else if (field && name === "GROUPING" && (isPlain(scope.query) || !isGroupedBy(argument, scope.query))) {
      scope.body.problem(node.start, "GROUPING needs a field of GROUP BY ROLLUP or GROUP BY CUBE");
    }
  }
}

/** The field that a path ends in; reports what is not there. */
export function fieldAt(path: FieldPath, scope: QueryScope): FieldDescription | undefined {
  const { body } = scope;
  const names = [...path.names];
  const aliased = names.length > 1 ? scope.aliases.get(names[0]?.toLowerCase() ?? "") : undefined;
  let object = aliased && !scope.object.parent(names[0] ?? "") ? aliased : undefined;
  if (object) names.shift();
  object ??= scope.object;
  const last = names.pop() ?? "";
  if (names.length > MAX_PARENTS) body.problem(path.start, tooManyParents(names));
  for (const name of names) {
    const next = parentObject(object, name, body);
    if (!next) return body.problem(path.start, missingParent(object, name));
    object = next;
  }
  const message = `No such column '${last}' on entity '${object.apiName}'`;
  return object.field(last) ?? body.problem(path.start, missingMember(object, last, message));
}

function missingParent(object: ObjectDescription, name: string): string {
  const reference = object.parent(name);
  if (reference) return `not modelled: ${reference.referenceTo.join(", ") || name}`;
  return missingMember(object, name, `Didn't understand relationship '${name}' in field path`);
}

/** In a grouped query every plain field must be one that it is grouped by. */
export function checkGrouped(path: FieldPath, scope: QueryScope): void {
  const { query, body } = scope;
  if (!isGrouped(query) || isCount(query) || isGroupedBy(path, query)) return;
  body.problem(path.start, `Field must be grouped or aggregated: ${path.names.join(".")}`);
}

const isPlain = ({ groupBy }: Query): boolean => groupBy?.kind !== "rollup" && groupBy?.kind !== "cube";

function isGroupedBy(path: FieldPath, query: Query): boolean {
  const key = path.names.join(".").toLowerCase();
  return query.groupBy?.items.some((item) => isPath(item) && item.names.join(".").toLowerCase() === key) === true;
}

/** So must every function but aggregates: not in WHERE. */
export function checkGroupedFunction(node: QueryFunction, scope: QueryScope): void {
  if (isAggregate(node) || !isGrouped(scope.query)) return;
  const text = functionText(node);
  const isGroupedBy = scope.query.groupBy?.items.some((item) => !isPath(item) && functionText(item) === text);
  const isFormatting = FORMATTING.test(node.name) || isNamed(node, "CONVERTTIMEZONE");
  if (!isGroupedBy && !isFormatting) {
    scope.body.problem(node.start, `Field must be grouped or aggregated: ${node.name}`);
  }
}

function functionText(node: QueryFunction): string {
  const args = node.arguments.map((arg) =>
    "names" in arg ? arg.names.join(".") : "arguments" in arg ? functionText(arg) : "",
  );
  return `${node.name}(${args.join(",")})`.toLowerCase();
}
