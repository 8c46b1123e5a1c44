/** JavaScript of unary and binary operators. */
import { isBuiltin } from "../types/construct.ts";
import type { BinaryExpression, BinaryOperator, Comparison, Expression, UnaryExpression } from "../syntax/tree.ts";
import { argument, condition, expression } from "./expressions.ts";
import { bare, type Scope } from "./scope.ts";

/** Names of the functions in runtime/operators.ts. */
export const ARITHMETIC: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "subtract",
  "*": "multiply",
  "/": "divide",
  "%": "remainder",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "shiftLeft",
  ">>": "shiftRight",
  ">>>": "shiftRightUnsigned",
};

const ORDER: Readonly<Record<string, string>> = {
  "<": "less",
  "<=": "lessOrEqual",
  ">": "greater",
  ">=": "greaterOrEqual",
};

const NEGATED: ReadonlySet<BinaryOperator> = new Set(["!=", "!==", "<>"]);

export function unary(scope: Scope, node: UnaryExpression): string {
  const { operator, operand, arithmetic } = node;
  if (operator === "!") return `!${condition(scope, operand)}`;
  if (operator === "-" && operand.kind === "literal" && typeof operand.value === "number" && arithmetic === "Integer") {
    return operand.value === 0 ? "0" : `-${operand.value}`;
  }
  if (operator === "+" && arithmetic === "String") return expression(scope, operand);
  const code = argument(scope, operand);
  if (operator === "+") return `${scope.mark(node)}$.nonNull(${code})`;
  return `${scope.mark(node)}$.${group(arithmetic)}.${operator === "-" ? "negate" : "not"}(${code})`;
}

export function binary(scope: Scope, node: BinaryExpression): string {
  const { operator, left, right } = node;
  if (operator === "&&" || operator === "||")
    return `(${condition(scope, left)} ${operator} ${condition(scope, right)})`;
  if (operator === "??") return `(${expression(scope, left, true)} ?? ${expression(scope, right)})`;
  if (node.comparison) return comparison(scope, node, node.comparison);
  if (isTextJoin(node)) return `(${expression(scope, left)} + ${expression(scope, right)})`;
  const name = `$.${group(node.arithmetic)}.${ARITHMETIC[operator]}`;
  return `${scope.mark(node)}${name}(${argument(scope, left)}, ${argument(scope, right)})`;
}

/** `Integer` → `integer`, as the groups of operators are called. */
export const group = (kind: string | undefined): string => (kind ?? "").toLowerCase();

/** Where one side surely is a text and the other a text or null, JavaScript's own + does what Apex does. */
function isTextJoin(node: BinaryExpression): boolean {
  const isText = (side: Expression): boolean => isBuiltin(side.type, "String", "Id");
  const sides = [node.left, node.right];
  return node.operator === "+" && node.arithmetic === "String" && sides.every(isText) && sides.some(isSurelyText);
}

function isSurelyText(node: Expression): boolean {
  return node.kind === "literal"
    ? typeof node.value === "string"
    : node.kind === "binary" && node.arithmetic === "String";
}

function comparison(scope: Scope, node: BinaryExpression, kind: Comparison): string {
  const left = expression(scope, node.left);
  const right = expression(scope, node.right);
  const order = ORDER[node.operator];
  if (order) return `$.${orderGroup(node, kind)}.${order}(${bare(left)}, ${bare(right)})`;
  const isNegated = NEGATED.has(node.operator);
  if (isSameInJavaScript(node, kind)) return `(${left} ${isNegated ? "!==" : "==="} ${right})`;
  return `${isNegated ? "!" : ""}${scope.mark(node)}$.${equality(kind)}(${bare(left)}, ${bare(right)})`;
}

/** Beside the literal null, the other side's type decides. */
function orderGroup(node: BinaryExpression, kind: Comparison): string {
  if (kind !== "null") return group(kind);
  return group([node.left, node.right].find((side) => side.type?.kind === "platform")?.type?.name ?? "Integer");
}

function isSameInJavaScript(node: BinaryExpression, kind: Comparison): boolean {
  if (kind !== "identity") return kind === "Integer" || kind === "Long" || kind === "Boolean" || kind === "null";
  return node.left.type?.kind === "user" || node.right.type?.kind === "user";
}

function equality(kind: Comparison): string {
  if (kind === "identity") return "identical";
  if (kind === "value") return "value.equal";
  return kind === "Blob" ? "valueEquals" : `${group(kind)}.equal`;
}
