/** Making values fit where they are wanted: conversions are written into the tree. */
import type { Expression, Position } from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { elementType, isBuiltin, isList, isRecordLike, UNKNOWN } from "./construct.ts";
import { distance, fits } from "./conversions.ts";
import type { ApexType } from "./model.ts";
import { isPolymorphic } from "./polymorphic.ts";

/**
 * An expression's rows may stand for the one record that a query returns: also those of a child relationship, which "act as
 * SOQL queries as well" (Apex Developer Guide, "Understanding Foreign Key and Parent-Child Relationship SOQL Queries").
 */
export function isRows(expression: Expression): boolean {
  if (expression.kind === "query") return isList(expression.type);
  if (expression.kind === "member") return expression.resolution?.kind === "recordChildren";
  if (expression.kind !== "call" || expression.callee?.kind !== "platform") return false;
  return /^System\.Database\.query/i.test(expression.callee.member.key);
}

const ONE_ROW = 20;

/** As `distance`, for an expression: rows also fit where one record is wanted. */
export function argumentDistance(expression: Expression, to: ApexType | undefined, body: Body): number | undefined {
  const from = expression.type;
  const plain = distance(from, to, body.program.schema);
  if (plain !== undefined || !from || !to || !isRows(expression) || !isRecordLike(to)) return plain;
  const row = elementType(from);
  const fitsRow = isBuiltin(row, "SObject") || distance(row, to, body.program.schema) !== undefined;
  return fitsRow ? ONE_ROW + (isBuiltin(to, "SObject") ? 1 : 0) : undefined;
}

/** Can the value stand where `target` is wanted? Marks the conversion that it needs. */
export function fitTo(expression: Expression, target: ApexType | undefined, body: Body): boolean {
  const from = expression.type;
  if (!from || !target || target === UNKNOWN || from === UNKNOWN) return true;
  if (argumentDistance(expression, target, body) !== undefined) {
    if (needsConversion(from, target) || (isRows(expression) && isOfOneObject(target))) expression.convertTo = target;
    return true;
  }
  if (isNarrowed(from, target)) {
    expression.convertTo = target;
    return true;
  }
  const alternatives = alternativesOf(expression);
  const allFit = alternatives?.every((each) => fitTo(each, target, body)) ?? false;
  if (allFit) expression.type = target;
  return allFit;
}

/** What is wanted of the whole is wanted of each: `Account one = [SELECT Id FROM Account] ?? null;` takes one row. */
function alternativesOf(expression: Expression): Expression[] | undefined {
  if (expression.kind === "ternary") return [expression.then, expression.else];
  return expression.kind === "binary" && expression.operator === "??" ? [expression.left, expression.right] : undefined;
}

/** `User owner = lead.Owner;` (Apex Developer Guide, "Working with Polymorphic Relationships in SOQL Queries") */
const isNarrowed = (from: ApexType, target: ApexType): boolean =>
  from.kind === "record" && isPolymorphic(from.object) && target.kind === "record";

const CONVERTED = new Set("Integer Long Double Decimal Datetime Id".split(" "));

function needsConversion(from: ApexType, target: ApexType): boolean {
  return from.kind === "platform" && from.name !== target.name && CONVERTED.has(target.name);
}

const isOfOneObject = (type: ApexType): boolean =>
  isRecordLike(type) || (isList(type) && elementType(type).kind === "record");

/** As `fitTo`, and says so where it does not fit. */
export function assignTo(expression: Expression, target: ApexType | undefined, body: Body, at?: Position): void {
  if (fitTo(expression, target, body)) return;
  const { type } = expression;
  const names = `from ${type?.name ?? ""} to ${target?.name ?? ""}`;
  const isOfNumbers =
    type &&
    target &&
    isList(type) &&
    isList(target) &&
    fits(elementType(type), elementType(target), body.program.schema);
  // github.com/berehovskyi/apex-stream has it, LongSequenceTest.
  const problem = isOfNumbers ? `not modelled: assignment ${names}` : `Illegal assignment ${names}`;
  body.problem(at ?? expression.start, problem);
}

/** A reference's record may be set to any record that it can point to. */
export function fitsReference(value: Expression, target: ApexType, referenceTo: readonly string[]): boolean {
  const isOneOf = value.type?.kind === "record" && referenceTo.includes(value.type.object.apiName);
  return target.kind === "record" && isPolymorphic(target.object) && isOneOf;
}

export function expectBoolean(expression: Expression, body: Body, message: (type: string) => string): void {
  const { type } = expression;
  if (type && !isBuiltin(type, "Boolean")) body.problem(expression.start, message(type.name));
}
