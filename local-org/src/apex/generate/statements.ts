/** JavaScript of statements, one text of whole lines each. */
import type {
  Block,
  CatchClause,
  DmlStatement,
  Expression,
  ForEachStatement,
  ForStatement,
  LocalVariableStatement,
  Statement,
  SwitchBranch,
  SwitchStatement,
  TryStatement,
} from "../syntax/tree.ts";
import { crement } from "./assignments.ts";
import { list } from "./calls.ts";
import { argument, condition, expression } from "./expressions.ts";
import { bare, indent, quote, type Scope } from "./scope.ts";

export function statement(scope: Scope, node: Statement): string {
  switch (node.kind) {
    case "block":
      return braces(statements(scope, node));
    case "local":
      return scope.mark(node) + locals(scope, node) + ";";
    case "expressionStatement":
      return `${scope.mark(node)}${effect(scope, node.expression)};`;
    case "if": {
      const otherwise = node.else ? ` else ${elseBranch(scope, node.else)}` : "";
      return `${scope.mark(node)}if (${bare(condition(scope, node.condition))}) ${body(scope, node.then)}${otherwise}`;
    }
    case "switch":
      return switchStatement(scope, node);
    case "for":
      return forStatement(scope, node);
    case "forEach":
      return forEachStatement(scope, node);
    case "while":
      return `${scope.mark(node)}while (${bare(condition(scope, node.condition))}) ${loopBody(scope, node.body)}`;
    case "doWhile":
      return `do ${loopBody(scope, node.body)} while (${bare(condition(scope, node.condition))});`;
    case "try":
      return tryStatement(scope, node);
    case "return":
      return returnStatement(scope, node.value);
    case "throw":
      return `${scope.mark(node)}throw $.nonNull(${argument(scope, node.value)});`;
    case "break":
    case "continue":
      return `${node.kind};`;
    case "dml":
      return dmlStatement(scope, node);
    case "runAs": {
      const leave = scope.label("leave");
      const enter = `${scope.mark(node)}const ${leave} = $.enterRunAs(${argument(scope, node.user)});`;
      return `${enter}\ntry ${braces(statements(scope, node.body))} finally {\n  ${leave}();\n}`;
    }
  }
}

export function statements(scope: Scope, block: Block): string {
  if (block.refused !== undefined) return `${scope.mark(block)}throw $.notModelled(${quote(block.refused)});`;
  return block.statements.map((each) => statement(scope, each)).join("\n");
}

function braces(code: string): string {
  return code === "" ? "{}" : `{\n${indent(code)}\n}`;
}

function body(scope: Scope, node: Statement | undefined): string {
  if (!node) return "{}";
  return node.kind === "block" ? statement(scope, node) : braces(statement(scope, node));
}

/** Loops that may never end count their turns. */
function loopBody(scope: Scope, node: Statement | undefined): string {
  const code = node?.kind === "block" ? statements(scope, node) : node ? statement(scope, node) : "";
  return braces(joinLines("$.turn();", code));
}

function elseBranch(scope: Scope, node: Statement): string {
  return node.kind === "if" ? statement(scope, node) : body(scope, node);
}

/** An expression for what it does: its value is not wanted. */
function effect(scope: Scope, node: Expression): string {
  const isStep = node.kind === "unary" && (node.operator === "++" || node.operator === "--");
  return bare(isStep ? crement(scope, node, false) : expression(scope, node));
}

function locals(scope: Scope, node: LocalVariableStatement): string {
  const variables = node.variables.map(({ symbol, initializer }) => {
    return `${symbol!.jsName} = ${initializer ? argument(scope, initializer) : "null"}`;
  });
  return `let ${variables.join(", ")}`;
}

function returnStatement(scope: Scope, value: Expression | undefined): string {
  if (scope.options.isConstructor) return "return this;";
  return value ? `${scope.mark(value)}return ${argument(scope, value)};` : "return;";
}

function dmlStatement(scope: Scope, node: DmlStatement): string {
  const access = node.access ? quote(node.access) : "undefined";
  const records = argument(scope, node.records);
  const start = scope.mark(node);
  if (node.duplicates) return `${start}$.merge(${records}, ${argument(scope, node.duplicates)}, ${access});`;
  const externalId = node.externalIdField === undefined ? "" : quote(node.externalIdField);
  const options = externalId !== "" || node.access ? list(access, externalId) : "";
  return `${start}$.dml(${list(quote(node.operation), records, options)});`;
}

function forStatement(scope: Scope, node: ForStatement): string {
  const { initial, update } = node;
  const isLocal = initial !== undefined && "kind" in initial;
  const start = isLocal ? locals(scope, initial) : (initial ?? []).map((each) => effect(scope, each)).join(", ");
  const test = node.condition ? ` ${bare(condition(scope, node.condition))}` : "";
  const step = update.map((each) => effect(scope, each)).join(", ");
  return `${scope.mark(node)}for (${start};${test}; ${step}) ${loopBody(scope, node.body)}`;
}

const ITERATION = { list: "each", set: "each", rows: "each", chunks: "chunks", iterable: "eachOf" } as const;

function forEachStatement(scope: Scope, node: ForEachStatement): string {
  const isOfCopy = node.iteration === "set" && !scope.unit.areSetsLocked;
  const iteration = isOfCopy ? "eachOfCopy" : ITERATION[node.iteration ?? "list"];
  const start = scope.mark(node);
  const elements = `$.${iteration}(${argument(scope, node.iterable)})`;
  return `${start}for (let ${node.symbol!.jsName} of ${start}${elements}) ${body(scope, node.body)}`;
}

function switchStatement(scope: Scope, node: SwitchStatement): string {
  const subject = scope.label("switch");
  const head = `${scope.mark(node)}const ${subject} = ${argument(scope, node.subject)};`;
  const branches = node.branches.map((branch) => switchBranch(scope, branch, subject));
  const onlyElse = node.branches.length === 1 && node.branches[0]!.match.kind === "else";
  return `${head}\n${onlyElse ? branches.join("") : branches.join(" else ").replace(/ else $/, "")}`;
}

function switchBranch(scope: Scope, { match, body: block }: SwitchBranch, subject: string): string {
  if (match.kind === "else") return braces(statements(scope, block));
  if (match.kind === "values") {
    const tests = match.values.map((value) => `${subject} === ${argument(scope, value)}`);
    return `if (${tests.join(" || ")}) ${braces(statements(scope, block))}`;
  }
  const variable = `const ${match.symbol!.jsName} = ${subject};`;
  const test = `$.isInstance(${subject}, ${quote(match.typeName.type!.name)})`;
  return `if (${test}) ${braces(joinLines(variable, statements(scope, block)))}`;
}

const joinLines = (...lines: string[]): string => lines.filter((line) => line !== "").join("\n");

/** With `finally`, an outer try tells it whether Apex may run it at all: not when the transaction is over. That is assumed
 *  first, as the stack may be too full even to ask. */
function tryStatement(scope: Scope, node: TryStatement): string {
  const inner = `try ${braces(statements(scope, node.body))}${catches(scope, node.catches)}`;
  if (!node.finally) return inner;
  const fatal = scope.label("fatal");
  const error = scope.label("error");
  const watched = node.catches.length > 0 ? braces(inner) : braces(statements(scope, node.body));
  return [
    `let ${fatal} = false;`,
    `try ${watched} catch (${error}) {`,
    `  ${fatal} = true;`,
    `  ${fatal} = $.isFatal(${error});`,
    `  throw ${error};`,
    `} finally {`,
    `  if (!${fatal}) ${indent(braces(statements(scope, node.finally))).trimStart()}`,
    `}`,
  ].join("\n");
}

function catches(scope: Scope, clauses: readonly CatchClause[]): string {
  if (clauses.length === 0) return "";
  const error = scope.label("error");
  const exception = scope.label("caught");
  const branches = clauses.map((clause) => {
    const variable = `let ${clause.symbol!.jsName} = ${exception};`;
    const test = `$.isA(${exception}, ${quote(clause.typeName.type!.name)})`;
    return `if (${test}) ${braces(joinLines(variable, statements(scope, clause.body)))}`;
  });
  const chain = `const ${exception} = $.caught(${error});\n${branches.join(" else ")} else throw ${exception};`;
  return ` catch (${error}) ${braces(chain)}`;
}
