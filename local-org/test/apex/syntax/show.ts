/** Trees as short texts, so that a test says what it expects in one line. */
import { parseAnonymous, parseClass } from "../../../src/apex/syntax/parse.ts";
import type { Query, QueryFunction, FieldPath, QueryValue, Condition } from "../../../src/apex/syntax/query-tree.ts";
import type {
  AnonymousBlock,
  ClassDeclaration,
  Expression,
  Member,
  Statement,
  TypeDeclaration,
  TypeName,
} from "../../../src/apex/syntax/tree.ts";

/** The tree of a class that has no mistake. */
export function typeOf(text: string): TypeDeclaration {
  const { unit, problems } = parseClass("Example.cls", text);
  if (!unit) throw new Error(problems.map((problem) => problem.message).join("\n"));
  return unit;
}

export function classOf(text: string): ClassDeclaration {
  const declaration = typeOf(text);
  if (declaration.kind !== "class") throw new Error(`a ${declaration.kind}`);
  return declaration;
}

/** The only member of a class. */
export function memberOf<Kind extends Member["kind"]>(text: string, kind: Kind): Extract<Member, { kind: Kind }> {
  const [member, second] = classOf(`class Example { ${text} }`).members;
  if (member?.kind !== kind || second) throw new Error(`expected one ${kind}`);
  return member as Extract<Member, { kind: Kind }>;
}

export function anonymousOf(text: string): AnonymousBlock {
  const { unit, problems } = parseAnonymous("example.apex", text);
  if (!unit) throw new Error(problems.map((problem) => problem.message).join("\n"));
  return unit;
}

export function statementsOf(text: string): readonly Statement[] {
  const body = memberOf(`void example() { ${text} }`, "method").body;
  return body?.statements ?? [];
}

export function statementOf<Kind extends Statement["kind"]>(
  text: string,
  kind: Kind,
): Extract<Statement, { kind: Kind }> {
  const [statement, second] = statementsOf(text);
  if (statement?.kind !== kind || second) throw new Error(`expected one ${kind}`);
  return statement as Extract<Statement, { kind: Kind }>;
}

/** The expression begins in line 2, column 1. */
export function expressionOf(text: string): Expression {
  const { value } = statementOf(`return\n${text};`, "return");
  if (!value) throw new Error("no expression");
  return value;
}

export function queryOf(text: string): Query {
  const expression = expressionOf(`[${text}]`);
  if (expression.kind !== "query") throw new Error(`a ${expression.kind}`);
  return expression.query;
}

/** The messages for a class, each with its place. */
export function problemsOf(text: string): readonly string[] {
  return parseClass("Example.cls", text).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

/** The messages for statements that begin in line 2, column 1. */
export function problemsOfStatements(text: string): readonly string[] {
  return problemsOf(`class Example { void example() {\n${text}\n}}`);
}

export function showType({ parts, arrayDepth }: TypeName): string {
  const names = parts.map((part) => {
    const list = part.arguments.map(showType).join(", ");
    return list === "" ? part.name : `${part.name}<${list}>`;
  });
  return names.join(".") + "[]".repeat(arrayDepth);
}

/** Operators in front of their operands, in parentheses: `(+ a (* b c))`. */
export function show(expression: Expression): string {
  const list = (items: readonly Expression[]): string => items.map(show).join(", ");
  switch (expression.kind) {
    case "literal":
      return `${expression.literalType}:${String(expression.value)}`;
    case "name":
      return expression.name;
    case "member":
      return `${show(expression.target)}${expression.safe ? "?." : "."}${expression.name}`;
    case "call": {
      const target = expression.target ? `${show(expression.target)}${expression.safe ? "?." : "."}` : "";
      return `${target}${expression.name}(${list(expression.arguments)})`;
    }
    case "index":
      return `${show(expression.target)}[${show(expression.index)}]`;
    case "new":
      return `new ${showType(expression.typeName)} ${showCreation(expression.creation)}`;
    case "unary":
      return expression.postfix
        ? `(${show(expression.operand)} ${expression.operator})`
        : `(${expression.operator} ${show(expression.operand)})`;
    case "binary":
      return `(${expression.operator} ${show(expression.left)} ${show(expression.right)})`;
    case "assignment":
      return `(${expression.operator} ${show(expression.target)} ${show(expression.value)})`;
    case "ternary":
      return `(? ${show(expression.condition)} ${show(expression.then)} ${show(expression.else)})`;
    case "cast":
      return `(cast ${showType(expression.typeName)} ${show(expression.operand)})`;
    case "instanceof":
      return `(instanceof ${show(expression.operand)} ${showType(expression.typeName)})`;
    case "this":
    case "super":
      return expression.kind;
    case "typeLiteral":
      return `${showType(expression.typeName)}.class`;
    case "query":
      return "[query]";
    case "search":
      return "[search]";
  }
}

function showCreation(creation: Extract<Expression, { kind: "new" }>["creation"]): string {
  switch (creation.kind) {
    case "arguments":
      return `(${creation.arguments.map(show).join(", ")})`;
    case "fields":
      return `fields(${creation.fields.map((field) => `${field.name} = ${show(field.value)}`).join(", ")})`;
    case "values":
      return `{${creation.values.map(show).join(", ")}}`;
    case "entries":
      return `{${creation.entries.map(({ key, value }) => `${show(key)} => ${show(value)}`).join(", ")}}`;
    case "size":
      return `[${show(creation.size)}]`;
  }
}

/** SOQL again, fully parenthesised and in one spelling. */
export function showCondition(condition: Condition): string {
  switch (condition.kind) {
    case "and":
    case "or":
      return `(${condition.conditions.map(showCondition).join(` ${condition.kind} `)})`;
    case "not":
      return `(not ${showCondition(condition.condition)})`;
    case "comparison":
      return `${showPath(condition.left)} ${condition.operator} ${showValue(condition.right)}`;
  }
}

export function showPath(path: FieldPath | QueryFunction | QueryValue): string {
  if ("names" in path) return path.names.join(".");
  if ("kind" in path) return showValue(path);
  return `${path.name}(${path.arguments.map(showPath).join(", ")})`;
}

export function showValue(value: QueryValue): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "boolean":
    case "integer":
    case "string":
      return `${value.kind}:${value.value}`;
    case "decimal":
    case "date":
    case "datetime":
    case "time":
    case "currency":
      return `${value.kind}:${value.text}`;
    case "dateLiteral":
      return `${value.name}${value.n === undefined ? "" : `:${value.n}`}`;
    case "list":
      return `(${value.values.map(showValue).join(", ")})`;
    case "query":
      return `(select from ${value.query.from})`;
    case "bind":
      return `:${value.index} ${show(value.expression)}`;
    case "namedBind":
      return `:${value.path.join(".")}`;
  }
}
