/** Types of statements. */
import type {
  Block,
  CatchClause,
  Expression,
  ForEachStatement,
  ForStatement,
  LocalVariableStatement,
  ReturnStatement,
  Statement,
  TryStatement,
} from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { elementType, isBuiltin, isList, listOf, isRecordLike, sameType } from "./construct.ts";
import { allSupertypes, fits } from "./conversions.ts";
import { isException } from "./declare.ts";
import { checkDml } from "./dml.ts";
import { checkAssignable, checkResult, checkValue } from "./expressions.ts";
import type { ApexType } from "./model.ts";
import { checkOne, withoutScope } from "./modifiers.ts";
import { checkSwitch } from "./switch.ts";
import { resolveTypeName } from "./type-names.ts";
import { expectBoolean, fitTo, isRows } from "./values.ts";

export function checkBlock(block: Block, body: Body): void {
  body.nested(() => checkStatements(block, body));
}

/** The statements of a block in the scope that is open already. */
export function checkStatements(block: Block, body: Body): void {
  for (const statement of block.statements) checkStatement(statement, body);
}

function checkStatement(node: Statement, body: Body): void {
  switch (node.kind) {
    case "block":
      return checkBlock(node, body);
    case "local":
      return checkLocal(node, body);
    case "expressionStatement":
      checkValue(node.expression, body);
      return;
    case "if":
      checkCondition(node.condition, body);
      inScope(node.then, body);
      return inScope(node.else, body);
    case "switch":
      return checkSwitch(node, body);
    case "for":
      return checkFor(node, body);
    case "forEach":
      return checkForEach(node, body);
    case "while":
    case "doWhile":
      checkCondition(node.condition, body);
      return checkLoopBody(node.body, body);
    case "try":
      return checkTry(node, body);
    case "return":
      return checkReturn(node, body);
    case "throw":
      return checkThrow(node.value, body);
    case "break":
    case "continue": {
      const name = node.kind === "break" ? "Break" : "Continue";
      if (body.loops === 0) body.problem(node.start, `${name} statement must be in loop`);
      return;
    }
    case "dml":
      return checkDml(node, body);
    case "runAs":
      checkRunAs(node.user, body);
      return checkBlock(node.body, body);
  }
}

function inScope(node: Statement | undefined, body: Body): void {
  if (node) body.nested(() => checkStatement(node, body));
}

function checkLoopBody(node: Statement | undefined, body: Body): void {
  body.loops++;
  inScope(node, body);
  body.loops--;
}

function checkCondition(node: Expression, body: Body): void {
  checkResult(node, body);
  expectBoolean(node, body, (type) => `Condition expression must be of type Boolean: ${type}`);
}

function checkLocal(node: LocalVariableStatement, body: Body): void {
  const type = resolveTypeName(node.typeName, body);
  const isFinal = node.modifiers.keywords.has("final");
  const modifiers = body.options.kind === "trigger" && body.isAtTop ? withoutScope(node.modifiers) : node.modifiers;
  checkOne({ program: body.program, file: body.file, kind: "local", at: node.start, modifiers });
  for (const variable of node.variables) {
    if (variable.initializer) checkAssignable(variable.initializer, type, body);
    variable.symbol = body.declare(variable.name, type, variable.start, isFinal);
    if (isFinal && !variable.initializer) body.lateFinals.set(variable.symbol, false);
  }
}

function checkFor(node: ForStatement, body: Body): void {
  body.nested(() => {
    if (node.initial && "kind" in node.initial) checkLocal(node.initial, body);
    else for (const expression of node.initial ?? []) checkValue(expression, body);
    if (node.condition) checkCondition(node.condition, body);
    for (const expression of node.update) checkValue(expression, body);
    checkLoopBody(node.body, body);
  });
}

function checkForEach(node: ForEachStatement, body: Body): void {
  const wanted = resolveTypeName(node.typeName, body);
  const over = checkResult(node.iterable, body);
  if (over) checkIteration(node, over, wanted, body);
  body.nested(() => {
    node.symbol = body.declare(node.name, wanted, node.start);
    checkLoopBody(node.body, body);
  });
}

function checkIteration(node: ForEachStatement, over: ApexType, wanted: ApexType | undefined, body: Body): void {
  if (node.iterable.kind === "query" && isList(over)) {
    checkRowsIteration(node, elementType(over), wanted, body);
    return;
  }
  const iterable = iterated(over, body);
  if (!iterable) return body.problem(node.iterable.start, `Loop must iterate over collection: ${over.name}`);
  node.iteration = isList(over) ? "list" : isBuiltin(over, "Set") ? "set" : "iterable";
  const element = elementType(iterable);
  const isNarrowed = isBuiltin(element, "SObject") && isRecordLike(wanted);
  if (isNarrowed && wanted?.kind === "record" && isRows(node.iterable)) node.iterable.convertTo = listOf(wanted);
  if (wanted && !isNarrowed && !fits(element, wanted, body.program.schema)) {
    body.problem(node.start, `Invalid loop variable type expected ${element.name} was ${wanted.name}`);
  }
}

function iterated(over: ApexType, body: Body): ApexType | undefined {
  if (isBuiltin(over, "List", "Set", "Iterable")) return over;
  return allSupertypes(over, body.program.schema).find((type) => isBuiltin(type, "Iterable"));
}

function checkRowsIteration(node: ForEachStatement, row: ApexType, wanted: ApexType | undefined, body: Body): void {
  const isChunk = wanted !== undefined && isList(wanted);
  node.iteration = isChunk ? "chunks" : "rows";
  const each = isChunk ? elementType(wanted) : wanted;
  if (!each || sameType(each, row) || isBuiltin(each, "SObject")) return;
  body.problem(
    node.start,
    `Loop variable must be a generic SObject or List or a concrete SObject or List of: ${row.name}`,
  );
}

function checkTry(node: TryStatement, body: Body): void {
  checkBlock(node.body, body);
  if (node.catches.length === 0 && !node.finally) {
    body.problem(node.start, "Try block must have at least one catch block or a finally block");
  }
  const caught: ApexType[] = [];
  for (const clause of node.catches) checkCatch(clause, caught, body);
  if (node.finally) checkBlock(node.finally, body);
}

function checkCatch(clause: CatchClause, caught: ApexType[], body: Body): void {
  const type = resolveTypeName(clause.typeName, body);
  if (type && !isException(type, body.program)) {
    body.problem(clause.typeName.start, `Catch block variable must be of type exception: ${type.name}`);
  } else if (type && caught.some((before) => fits(type, before, body.program.schema))) {
    body.problem(clause.typeName.start, `Exception type already caught: ${type.name}`);
  }
  if (type) caught.push(type);
  body.nested(() => {
    clause.symbol = body.declare(clause.name, type, clause.start);
    checkStatements(clause.body, body);
  });
}

function checkReturn(node: ReturnStatement, body: Body): void {
  const { kind, returnType } = body.options;
  if (node.value) checkValue(node.value, body);
  const returnsNothing = returnType.kind === "void";
  if (node.value && returnsNothing) {
    const messages: Partial<Record<typeof kind, string>> = {
      constructor: "Constructors must not return a value",
      trigger: "Trigger bodies must not return a value",
    };
    body.problem(node.start, messages[kind] ?? "Void method must not return a value");
  } else if (!node.value && !returnsNothing) {
    body.problem(node.start, `Missing return statement required return type: ${returnType.name}`);
  } else if (node.value && !fitTo(node.value, returnType, body)) {
    body.problem(node.value.start, `Illegal conversion from ${node.value.type?.name ?? ""} to ${returnType.name}`);
  }
}

function checkThrow(value: Expression, body: Body): void {
  const type = checkResult(value, body);
  if (type && type.kind !== "null" && !isException(type, body.program)) {
    body.problem(value.start, `Throw expression must be of type exception: ${type.name}`);
  }
}

function checkRunAs(user: Expression, body: Body): void {
  const type = checkResult(user, body);
  if (!type) return;
  const isUser = type.kind === "record" && type.object.apiName === "User";
  const isVersion = isBuiltin(type, "Version");
  const account = body.program.schema.object("User");
  const isRow =
    !isUser && account !== undefined && fitTo(user, { kind: "record", object: account, name: "User" }, body);
  if (!isUser && !isVersion && !isRow) {
    body.problem(user.start, "runAs requires a single argument of type 'User' or 'Version'");
  }
}
