/** Assignments: what may be assigned to, and what fits. */
import type { Accessor, AssignmentExpression, Expression, Resolution } from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { checkResult, checkTarget } from "./expressions.ts";
import type { ApexType, ClassSymbol, VariableSymbol } from "./model.ts";
import { compoundArithmetic } from "./operators.ts";
import { isWriteable } from "./new.ts";
import { lineage } from "./program.ts";
import { assignTo, fitsReference } from "./values.ts";

export function checkAssignment(node: AssignmentExpression, body: Body): ApexType | undefined {
  const target = checkTarget(node.target, body);
  checkResult(node.value, body);
  checkWritable(node.target, body);
  if (!target || !node.value.type) return target;
  if (node.operator === "=") assignValue(node, target, body);
  else compoundArithmetic(node, target, body);
  return target;
}

function assignValue(node: AssignmentExpression, target: ApexType, body: Body): void {
  const resolution = node.target.kind === "member" ? node.target.resolution : undefined;
  const isReference = resolution?.kind === "recordParent";
  if (isReference && fitsReference(node.value, target, resolution.field.referenceTo)) return;
  assignTo(node.value, target, body);
}

/** Reports a target that cannot be assigned to, by =, += or ++. */
export function checkWritable(target: Expression, body: Body): void {
  if (target.kind === "index") return;
  if ((target.kind !== "name" && target.kind !== "member") || (target.kind === "member" && target.safe))
    return body.problem(target.start, "Expression cannot be assigned");
  const { resolution } = target;
  const message = resolution && unwritable(resolution, target, body);
  if (message) body.problem(target.kind === "member" ? target.nameStart : target.start, message);
}

function unwritable(resolution: Resolution, target: Expression, body: Body): string | undefined {
  switch (resolution.kind) {
    case "local":
      return resolution.variable.isFinal ? finalLocalProblem(resolution.variable, body) : undefined;
    case "field":
      return unwritableField(resolution.variable, target, body);
    case "recordField": {
      const record = target.kind === "member" ? target.target : undefined;
      const object = record?.type?.kind === "record" ? record.type.object : undefined;
      const isClosed = object && !isWriteable(object, resolution.field);
      return isClosed ? `Field is not writeable: ${object.apiName}.${resolution.field.apiName}` : undefined;
    }
    case "recordParent":
      return undefined;
    case "platformProperty":
      return resolution.member.assign ? undefined : `Field is not writeable: ${resolution.member.name}`;
    default:
      return "Expression cannot be assigned";
  }
}

const finalProblem = (variable: VariableSymbol): string =>
  `Final members can only be assigned in their declaration, init blocks, or constructors: ${variable.name}`;

/** Given values in several branches one compiles (SFDO-Community/TractionThrive, ResourceStatusTrackerTest); else, who knows? */
function finalLocalProblem(variable: VariableSymbol, { lateFinals }: Body): string | undefined {
  const isAssigned = lateFinals.get(variable);
  if (isAssigned === undefined) return finalProblem(variable);
  lateFinals.set(variable, true);
  return isAssigned ? `not modelled: a second assignment of the final variable ${variable.name}` : undefined;
}

function unwritableField(variable: VariableSymbol, target: Expression, body: Body): string | undefined {
  if (variable.kind === "property") return unwritableProperty(variable, body);
  if (!variable.isFinal) return undefined;
  const isOfThis = target.kind === "name" || (target.kind === "member" && target.target.kind !== "call");
  return isOfThis && isInitialising(variable, body) ? undefined : finalProblem(variable);
}

/** Also of one below, whose constructors may set what it inherits (so in github.com/jamessimone/apex-rollup). */
function isOfClass(variable: VariableSymbol, owner: ClassSymbol | undefined): boolean {
  return owner !== undefined && [...lineage(owner)].some((symbol) => symbol === variable.owner);
}

function isInitialising(variable: VariableSymbol, { owner, options: { kind, isStatic, initialized } }: Body): boolean {
  if (initialized === variable) return true;
  const isPlace = kind === "initializer" || (kind === "constructor" && !variable.isStatic);
  return isPlace && isStatic === variable.isStatic && isOfClass(variable, owner);
}

function unwritableProperty(variable: VariableSymbol, body: Body): string | undefined {
  if (variable.isFinal && !isInitialising(variable, body)) return finalProblem(variable);
  // In its getter a property without a setter gets its value all the same.
  if (!variable.setter && body.options.initialized === variable) return undefined;
  if (!variable.setter) return `A value cannot be stored to ${variable.name} in type ${variable.owner?.name ?? ""}`;
  return isAccessorVisible(variable.setter, variable, body) ? undefined : `Variable is not visible: ${variable.name}`;
}

/** An accessor may be narrower than its property. */
export function isAccessorVisible({ modifiers }: Accessor, variable: VariableSymbol, body: Body): boolean {
  const { keywords } = modifiers;
  if (!keywords.has("private") && !keywords.has("protected")) return true;
  const annotations = [...modifiers.annotations, ...body.program.modifiersOf(variable).annotations];
  return body.canSee({ keywords, annotations }, variable.owner);
}
