/** JavaScript of expressions. Infix code stands in parentheses; `bare` takes them off where they are not needed. */
import type { Expression, IndexExpression, Literal, QueryExpression, SearchExpression } from "../syntax/tree.ts";
import { elementType, isBuiltin, isList, isNumeric, isRecordLike } from "../types/construct.ts";
import type { ApexType } from "../types/model.ts";
import { assignment, crement } from "./assignments.ts";
import { callExpression } from "./calls.ts";
import { named } from "./names.ts";
import { newExpression } from "./news.ts";
import { binary, unary } from "./operations.ts";
import { queryBinds } from "./query-binds.ts";
import { bare, quote, type Scope } from "./scope.ts";
import { isNeverNull } from "./types.ts";

/** The code of an expression, converted to the type that its context wants; `orNull`: a query without rows is null. */
export function expression(scope: Scope, node: Expression, orNull = false): string {
  const guards: string[] = [];
  const code = inChain(scope, node, guards, orNull);
  return guards.length === 0 ? code : `(${guards.map((guard) => `${guard} === null ? null : `).join("")}${code})`;
}

/** As an argument or another place that nothing binds to. */
export const argument = (scope: Scope, node: Expression): string => bare(expression(scope, node));

export const argumentList = (scope: Scope, nodes: readonly Expression[]): string =>
  nodes.map((node) => argument(scope, node)).join(", ");

/** What a member is taken of. Inside a chain with `?.` the guards of all its links come before the whole chain. */
export function inChain(scope: Scope, node: Expression, guards: string[], orNull = false): string {
  return converted(scope, node, plain(scope, node, guards), orNull);
}

/** The target of a member or call, checked for null; with `?.` the check becomes a guard of the chain. */
export function target(scope: Scope, node: Expression, guards: string[], link: Link): string {
  const code = inChain(scope, node, guards, link.safe);
  if (link.safe) {
    const temporary = scope.temporary();
    guards.push(`(${temporary} = ${bare(code)})`);
    return temporary;
  }
  return isNeverNull(node) ? code : `(${code} ?? ${scope.mark(link.nameStart)}$.missing())`;
}

interface Link {
  readonly safe: boolean;
  readonly nameStart: Expression["start"];
}

/** A Boolean that decides something: null throws. */
export function condition(scope: Scope, node: Expression): string {
  const code = expression(scope, node);
  return isNeverNull(node) ? code : `${scope.mark(node)}$.nonNull(${bare(code)})`;
}

function plain(scope: Scope, node: Expression, guards: string[]): string {
  switch (node.kind) {
    case "literal":
      return literal(scope, node);
    case "name":
    case "member":
      return named(scope, node, guards);
    case "call":
      return callExpression(scope, node, guards);
    case "index":
      return indexed(scope, node, guards);
    case "new":
      return newExpression(scope, node);
    case "unary":
      return node.operator === "++" || node.operator === "--" ? crement(scope, node, true) : unary(scope, node);
    case "binary":
      return binary(scope, node);
    case "assignment":
      return assignment(scope, node);
    case "ternary": {
      const branches = [node.then, node.else].map((branch) => expression(scope, branch)).join(" : ");
      return `(${condition(scope, node.condition)} ? ${branches})`;
    }
    case "cast":
      return cast(scope, node.operand, node.typeName.type!);
    case "instanceof":
      return instanceOf(scope, node.operand, quote(node.typeName.type!.name));
    case "this":
    case "super":
      return "this";
    case "typeLiteral":
      return `${hook(scope, "typeLiteral")}(${quote(node.typeName.type!.name)})`;
    case "query":
      return query(scope, node);
    case "search":
      return search(scope, node);
  }
}

export const hook = (scope: Scope, name: string): string => scope.unit.constant(`$.hook(${quote(name)})`, name);

function literal(scope: Scope, node: Literal): string {
  if (node.value === null) return "null";
  switch (node.literalType) {
    case "Long":
      return `${node.value}n`;
    case "Double":
      return scope.unit.constant(`$.newDouble(${node.value})`, "double");
    case "Decimal":
      return scope.unit.constant(`$.newDecimal(${quote(String(node.value))})`, "decimal");
    default:
      return JSON.stringify(node.value);
  }
}

function indexed(scope: Scope, node: IndexExpression, guards: string[]): string {
  const list = bare(inChain(scope, node.target, guards));
  return `${scope.mark(node)}$.getItem(${list}, ${argument(scope, node.index)})`;
}

function query(scope: Scope, node: QueryExpression): string {
  const tree = scope.unit.query(node.query);
  const binds = `[${argumentList(scope, queryBinds(node.query))}]`;
  const start = scope.mark(node);
  if (isBuiltin(node.type, "Integer")) return `${start}$.count(${tree}, ${binds})`;
  const row = node.type && elementType(node.type);
  return `${start}$.query(${tree}, ${binds}, ${quote(row?.name ?? "SObject")})`;
}

function search(scope: Scope, { search: tree, ...node }: SearchExpression): string {
  const binds = `[${argumentList(scope, queryBinds(tree))}]`;
  return `${scope.mark(node)}${hook(scope, "search")}(${scope.unit.query(tree)}, ${binds})`;
}

function instanceOf(scope: Scope, operand: Expression, typeName: string): string {
  const whereNull = scope.unit.isNullAnInstance ? ", true" : "";
  return `$.isInstance(${argument(scope, operand)}, ${typeName}${whereNull})`;
}

function cast(scope: Scope, operand: Expression, type: ApexType): string {
  const code = argument(scope, operand);
  if (isNumeric(operand.type) && isNumeric(type)) return convert(scope, operand, code, type);
  return scope.mark(operand) + castTo(type, code);
}

const castTo = (type: ApexType, code: string): string => `$.cast(${code}, ${quote(type.name)})`;

const CONVERSIONS: ReadonlySet<string> = new Set("Integer Long Double Decimal Datetime Id".split(" "));

function converted(scope: Scope, node: Expression, code: string, orNull: boolean): string {
  return node.convertTo ? convert(scope, node, code, node.convertTo, orNull) : code;
}

/** The value of `node` as a value of type `to`. */
function convert(scope: Scope, node: Expression, code: string, to: ApexType, orNull = false): string {
  if (node.kind === "literal" && node.literalType === "Integer" && to.name === "Long") return `${code}n`;
  if (node.kind === "literal" && node.value === null) return code;
  const isDynamic = node.type?.name === "List<SObject>";
  if (isRecordLike(to) && !isRecordLike(node.type)) {
    const row = `${scope.mark(node)}$.${orNull ? "oneRowOrNull" : "oneRow"}(${bare(code)})`;
    return isDynamic && to.kind === "record" ? scope.mark(node) + castTo(to, row) : row;
  }
  if (to.kind === "record") return scope.mark(node) + castTo(to, bare(code));
  if (isList(to)) return isDynamic ? scope.mark(node) + castTo(to, bare(code)) : code;
  return CONVERSIONS.has(to.name) ? `${scope.mark(node)}$.to${to.name}(${bare(code)})` : code;
}
