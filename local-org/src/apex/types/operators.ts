/** Operators: in which arithmetic they work, how they compare, and what comes out. */
import type {
  Arithmetic,
  AssignmentExpression,
  BinaryExpression,
  Comparison,
  Expression,
  NumberType,
  TernaryExpression,
  UnaryExpression,
} from "../syntax/tree.ts";
import { checkWritable } from "./assignments.ts";
import type { Body } from "./body.ts";
import { builtin, isBuiltin, isEnum, isNumeric, isRecordLike, sameType } from "./construct.ts";
import { allSupertypes, canBe, fits, isInterface } from "./conversions.ts";
import { checkResult, checkTarget } from "./expressions.ts";
import type { ApexType } from "./model.ts";
import { argumentDistance, assignTo, expectBoolean, fitTo, isRows } from "./values.ts";

const NUMERIC: readonly NumberType[] = ["Integer", "Long", "Double", "Decimal"];

const rank = (type: ApexType | undefined): number => (type ? NUMERIC.indexOf(type.name as NumberType) : -1);
const isWhole = (type: ApexType | undefined): boolean => isBuiltin(type, "Integer", "Long");
const isNull = (type: ApexType | undefined): boolean => type?.kind === "null";

/** The wider of two numeric types; null counts as the other. */
function wider(left: ApexType, right: ApexType): NumberType | undefined {
  if (!(isNumeric(left) || isNull(left)) || !(isNumeric(right) || isNull(right))) return undefined;
  return NUMERIC[Math.max(rank(left), rank(right))];
}

function convertBoth(node: BinaryExpression, name: string, body: Body): void {
  for (const operand of [node.left, node.right]) fitTo(operand, builtin(name), body);
}

export function checkBinary(node: BinaryExpression, body: Body): ApexType | undefined {
  const { operator } = node;
  const left = checkResult(node.left, body);
  const right = checkResult(node.right, body);
  if (operator === "&&" || operator === "||") {
    for (const side of [node.left, node.right]) {
      expectBoolean(side, body, () => "Logical operator can only be applied to Boolean");
    }
    node.arithmetic = "Boolean";
    return builtin("Boolean");
  }
  if (COMPARING.test(operator)) {
    if (left && right) compare(node, left, right, body);
    return builtin("Boolean");
  }
  if (!left || !right) return undefined;
  if (operator === "??") return commonType(node.left, node.right, body, "null coalescing operator", node);
  return (ON_BITS.test(operator) ? bitwise : arithmetic)(node, left, right, body);
}

const COMPARING = /^([=!]==?|<>|[<>]=?)$/;
const ON_BITS = /^([&|^]|<<|>>>?)$/;

function arithmetic(node: BinaryExpression, left: ApexType, right: ApexType, body: Body): ApexType | undefined {
  const kind = arithmeticOf(node.operator, left, right);
  if (kind === undefined) return body.problem(node.start, arithmeticProblem(left, right));
  node.arithmetic = kind;
  if (NUMERIC.includes(kind as NumberType)) convertBoth(node, kind, body);
  return builtin(kind);
}

function arithmeticOf(operator: string, left: ApexType, right: ApexType): Arithmetic | undefined {
  if (operator === "+" && (isBuiltin(left, "String") || isBuiltin(right, "String"))) return "String";
  const number = wider(left, right);
  if (number) return number;
  if (operator !== "+" && operator !== "-") return undefined;
  if (isBuiltin(left, "Date", "Time") && (isWhole(right) || isNull(right))) return left.name as "Date" | "Time";
  return isBuiltin(left, "Datetime") && (isNumeric(right) || isNull(right)) ? "Datetime" : undefined;
}

function arithmeticProblem(left: ApexType, right: ApexType): string {
  if (isBuiltin(left, "Date") || isBuiltin(right, "Date")) return "Date expressions must use Integer or Long";
  if (isBuiltin(left, "Time") || isBuiltin(right, "Time")) return "Time expressions must use Integer or Long";
  if (isBuiltin(left, "Datetime") || isBuiltin(right, "Datetime")) {
    return "Date/time expressions must use Integer or Double or Decimal";
  }
  return "Arithmetic expressions must use numeric arguments";
}

function bitwise(node: BinaryExpression, left: ApexType, right: ApexType, body: Body): ApexType | undefined {
  const isShift = node.operator.length > 1;
  const kind = bitwiseOf(left, right, isShift);
  if (!kind) return body.problem(node.start, bitwiseProblem(node.operator, isShift));
  node.arithmetic = kind;
  if (kind !== "Boolean") convertBoth(node, kind, body);
  return builtin(kind);
}

function bitwiseOf(left: ApexType, right: ApexType, isShift: boolean): Arithmetic | undefined {
  if (!isShift && isBuiltin(left, "Boolean") && isBuiltin(right, "Boolean")) return "Boolean";
  return isWhole(left) && isWhole(right) ? wider(left, right) : undefined;
}

const bitwiseProblem = (operator: string, isShift: boolean): string =>
  isShift
    ? `${operator} operation can only be applied to Integer or Long types`
    : `${operator} operator can only be applied to Boolean expressions or to Integer or Long expressions`;

const ORDERED = "Integer Long Double Decimal String Id Date Datetime Time".split(" ");

function compare(node: BinaryExpression, left: ApexType, right: ApexType, body: Body): void {
  const isExact = node.operator === "===" || node.operator === "!==";
  const isOrder = /^[<>]=?$/.test(node.operator);
  const kind = comparisonOf(left, right, body);
  if (!kind || (isOrder && kind === "null")) {
    body.problem(node.start, `Comparison arguments must be compatible types: ${left.name}, ${right.name}`);
  } else if (isOrder && !ORDERED.includes(kind)) {
    body.problem(node.start, `Inequality operator not allowed for this type: ${left.name}`);
  } else if (isExact && isPrimitive(left) && isPrimitive(right)) {
    body.problem(node.start, `Exact equality operator only allowed for reference types: ${left.name}`);
  } else {
    node.comparison = isExact && kind !== "null" ? "identity" : kind;
    const isConverted = NUMERIC.includes(kind as NumberType) || kind === "Datetime";
    if (isConverted) convertBoth(node, kind, body);
  }
}

const isPrimitive = (type: ApexType): boolean =>
  isNumeric(type) || isBuiltin(type, "String", "Id", "Boolean", "Date", "Datetime", "Time", "Blob");

function comparisonOf(left: ApexType, right: ApexType, body: Body): Comparison | undefined {
  if (isNull(left) || isNull(right)) return "null";
  const number = wider(left, right);
  if (number) return number;
  const both = (...names: string[]): boolean => isBuiltin(left, ...names) && isBuiltin(right, ...names);
  if (both("String")) return "String";
  if (both("String", "Id")) return "Id";
  if (both("Date")) return "Date";
  if (both("Date", "Datetime")) return "Datetime";
  for (const name of ["Boolean", "Time", "Blob"] as const) if (both(name)) return name;
  const { schema } = body.program;
  if (!canBe(left, right, schema)) return undefined;
  const isBesideInterface = isInterface(left) || isInterface(right);
  if (isBesideInterface && !fits(left, right, schema) && !fits(right, left, schema)) return undefined;
  return isEnum(left) && isEnum(right) ? "identity" : "value";
}

export function checkTernary(node: TernaryExpression, body: Body): ApexType | undefined {
  checkResult(node.condition, body);
  expectBoolean(node.condition, body, (type) => `Condition expression must be of type Boolean: ${type}`);
  const [left, right] = [checkResult(node.then, body), checkResult(node.else, body)];
  return left && right ? commonType(node.then, node.else, body, "ternary operator", node) : (left ?? right);
}

/** The type that two alternatives share; each is converted to it. */
function commonType(
  one: Expression,
  other: Expression,
  body: Body,
  operator: string,
  node: Expression,
): ApexType | undefined {
  const [left, right] = [one.type, other.type];
  if (!left || !right) return left ?? right;
  const common = rowBeside(one, right, body) ?? rowBeside(other, left, body) ?? commonOf(left, right, body);
  if (!common) return body.problem(node.start, `Incompatible types in ${operator}: ${left.name}, ${right.name}`);
  for (const side of [one, other]) fitTo(side, common, body);
  return common;
}

/** Rows beside one record stand for one record. */
function rowBeside(rows: Expression, record: ApexType, body: Body): ApexType | undefined {
  const isOne = isRows(rows) && isRecordLike(record) && argumentDistance(rows, record, body) !== undefined;
  return isOne ? record : undefined;
}

function commonOf(left: ApexType, right: ApexType, body: Body): ApexType | undefined {
  const { schema } = body.program;
  if (isNull(left)) return right;
  if (isNull(right) || sameType(left, right)) return left;
  const number = wider(left, right);
  if (number) return builtin(number);
  if (fits(right, left, schema)) return left;
  if (fits(left, right, schema)) return right;
  if (isRecordLike(left) && isRecordLike(right)) return builtin("SObject");
  const above = allSupertypes(right, schema);
  return allSupertypes(left, schema).find((type) => above.some((each) => sameType(each, type)));
}

export function checkUnary(node: UnaryExpression, body: Body): ApexType | undefined {
  const isStep = node.operator === "++" || node.operator === "--";
  const type = isStep ? checkTarget(node.operand, body) : checkResult(node.operand, body);
  if (isStep) checkWritable(node.operand, body);
  if (!type) return undefined;
  const problem = unaryProblem(node, type);
  if (problem) return body.problem(node.start, problem);
  node.arithmetic = type.name as Arithmetic;
  return type;
}

function unaryProblem(node: UnaryExpression, type: ApexType): string | undefined {
  const step = node.operator === "++" ? "increment" : "decrement";
  switch (node.operator) {
    case "!":
      return isBuiltin(type, "Boolean") ? undefined : "! operator can only be applied to boolean expressions";
    case "~":
      return isWhole(type) ? undefined : `Invalid type for bitwise negate: ${type.name}`;
    case "-":
    case "+": {
      // A plus may stand in front of a text, too (fflib-apex-extensions, fflib_HttpException).
      const isTaken = isNumeric(type) || (node.operator === "+" && isBuiltin(type, "String"));
      return isTaken ? undefined : "Unary negation must use a numeric argument";
    }
    default:
      if (isNumeric(type)) return undefined;
      return node.postfix
        ? `Unary postfix increment/decrement can only be applied to numeric expressions: ${type.name}`
        : `Unary prefix ${step} can only be applied to numeric expressions: ${type.name}`;
  }
}

/** `target op= value`: works in the target's own arithmetic, into which the value must fit. */
export function compoundArithmetic(node: AssignmentExpression, target: ApexType, body: Body): void {
  const operator = node.operator.slice(0, -1);
  const value = node.value.type;
  if (!value) return;
  const isBits = ON_BITS.test(operator);
  const kind = isBits ? bitwiseOf(target, value, operator.length > 1) : arithmeticOf(operator, target, value);
  if (!kind || (kind === "String" && !isBuiltin(target, "String"))) {
    const message = isBits ? bitwiseProblem(operator, operator.length > 1) : arithmeticProblem(target, value);
    body.problem(node.start, message);
    return;
  }
  node.arithmetic = target.name as Arithmetic;
  if (isNumeric(target)) assignTo(node.value, target, body);
}
