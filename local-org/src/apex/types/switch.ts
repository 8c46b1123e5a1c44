/** `switch on`. */
import type { Expression, SwitchBranch, SwitchStatement } from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { isBuiltin, isEnum, isRecordLike } from "./construct.ts";
import { canBe } from "./conversions.ts";
import { checkResult, checkValue } from "./expressions.ts";
import type { ApexType } from "./model.ts";
import { checkBlock, checkStatements } from "./statements.ts";
import { resolveTypeName } from "./type-names.ts";
import { fitTo } from "./values.ts";

export function checkSwitch(node: SwitchStatement, body: Body): void {
  const subject = checkResult(node.subject, body);
  if (subject && !isSwitchable(subject)) {
    body.problem(node.subject.start, `${subject.name} is not a valid switch expression type`);
  }
  if (node.branches.length === 0) body.problem(node.start, "Switch statement requires at least one when block");
  const seen = new Set<string>();
  for (const branch of node.branches) checkBranch(branch, subject, seen, body);
}

function isSwitchable(type: ApexType): boolean {
  return isBuiltin(type, "Integer", "Long", "String") || isRecordLike(type) || isEnum(type);
}

function checkBranch(branch: SwitchBranch, subject: ApexType | undefined, seen: Set<string>, body: Body): void {
  const { match } = branch;
  if (match.kind === "type") {
    body.nested(() => {
      const type = resolveTypeName(match.typeName, body);
      if (type && subject) checkTypeMatch(branch, type, subject, seen, body);
      match.symbol = body.declare(match.name, type, branch.start);
      checkStatements(branch.body, body);
    });
    return;
  }
  if (match.kind === "values") {
    for (const value of match.values) checkWhenValue(value, subject, seen, body);
  }
  checkBlock(branch.body, body);
}

function checkTypeMatch(branch: SwitchBranch, type: ApexType, subject: ApexType, seen: Set<string>, body: Body): void {
  const isPossible = isRecordLike(subject) && canBe(subject, type, body.program.schema);
  if (!isPossible) body.problem(branch.start, `${type.name} cannot be a 'when type variable' block`);
  else noteUnique(branch.start, type.name, seen, body);
}

function noteUnique(at: SwitchBranch["start"], key: string, seen: Set<string>, body: Body, shown = key): void {
  if (seen.has(key)) {
    body.problem(at, `${shown} occurs as more than one when branch for this switch statement`);
  }
  seen.add(key);
}

function checkWhenValue(value: Expression, subject: ApexType | undefined, seen: Set<string>, body: Body): void {
  if (!subject) return;
  if (isEnum(subject) && value.kind !== "literal") {
    checkEnumValue(value, subject, seen, body);
    return;
  }
  const type = checkValue(value, body);
  if (!type) return;
  const literal = literalText(value);
  if (literal === undefined && !isConstant(value))
    return body.problem(value.start, "'when expression' must be a literal, a constant literal field or enum value");
  if (literal !== undefined) noteUnique(value.start, literal, seen, body);
  const isRecord = isRecordLike(subject) && type.kind !== "null";
  if (isRecord) {
    body.problem(value.start, "Switching on SObject types must be a 'when type variable' or 'when null'");
  } else if (!fitTo(value, subject, body)) {
    body.problem(
      value.start,
      `${type.name} value in 'when expression' cannot be implicitly converted to the ${subject.name} type in switch expression`,
    );
  }
}

function literalText(value: Expression): string | undefined {
  if (value.kind === "literal") return String(value.value);
  const isNegative = value.kind === "unary" && value.operator === "-" && value.operand.kind === "literal";
  return isNegative ? `-${literalText(value.operand)}` : undefined;
}

function isConstant(value: Expression): boolean {
  const resolution = value.kind === "name" || value.kind === "member" ? value.resolution : undefined;
  return resolution?.kind === "field" && resolution.variable.isStatic && resolution.variable.isFinal;
}

/** Enum values stand alone, without the name of the enum. */
function checkEnumValue(value: Expression, subject: ApexType, seen: Set<string>, body: Body): void {
  if (value.kind !== "name")
    return body.problem(value.start, "Enum value used in 'when expression' should be unqualified");
  const names =
    subject.kind === "user"
      ? subject.symbol.enumValues
      : subject.kind === "platform"
        ? subject.definition.enumValues
        : [];
  const name = names.find((each) => each.toLowerCase() === value.name.toLowerCase());
  if (name === undefined) return body.problem(value.start, `Variable does not exist: ${value.name}`);
  noteUnique(value.start, name, seen, body);
  value.type = subject;
  value.resolution =
    subject.kind === "user"
      ? { kind: "enumValue", symbol: subject.symbol, name }
      : {
          kind: "platformEnumValue",
          className: subject.kind === "platform" ? subject.definition.qualifiedName : "",
          name,
        };
}
