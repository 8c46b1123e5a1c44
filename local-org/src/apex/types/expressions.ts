/** Types of expressions. */
import type { Expression, IndexExpression, MemberExpression, NameExpression, Resolution } from "../syntax/tree.ts";
import { checkAssignment, isAccessorVisible } from "./assignments.ts";
import { known, type Body } from "./body.ts";
import { checkCall } from "./calls.ts";
import { builtin, elementType, isBuiltin, isList, NULL, userType, VOID } from "./construct.ts";
import { canBe, fits } from "./conversions.ts";
import type { ApexType } from "./model.ts";
import { checkNew } from "./new.ts";
import { meaningOfMember, meaningOfName } from "./names.ts";
import { checkBinary, checkTernary, checkUnary } from "./operators.ts";
import { inheritsUnknown } from "./program.ts";
import { checkQuery, checkSearch } from "./queries.ts";
import { resolveTypeName } from "./type-names.ts";
import { assignTo, fitTo, isRows } from "./values.ts";

/** What stands before a dot: a value, or a type or namespace. */
export type Receiver =
  { readonly kind: "value"; readonly type: ApexType } | { readonly kind: "name"; readonly resolution: Resolution };

export function checkReceiver(target: Expression, body: Body): Receiver | undefined {
  if (target.kind === "name" || target.kind === "member") {
    const meaning = target.kind === "name" ? meaningOfName(target, body, true) : meaningOfMember(target, body, true);
    if (!meaning) return undefined;
    target.resolution = meaning.resolution;
    if (meaning.type) target.type = meaning.type;
    const isName = meaning.resolution.kind === "type" || meaning.resolution.kind === "namespace";
    if (isName) return { kind: "name", resolution: meaning.resolution };
    checkReadable(target, body);
    return meaning.type && { kind: "value", type: meaning.type };
  }
  const type = checkResult(target, body);
  return type && { kind: "value", type };
}

/** The type of an expression that must be a value; undefined where it is a mistake, which is reported. */
export function checkValue(node: Expression, body: Body): ApexType | undefined {
  const type = typeOf(node, body);
  if (type) node.type = type;
  return type;
}

/** As checkValue, where a method without result is a mistake. */
export function checkResult(node: Expression, body: Body): ApexType | undefined {
  const type = checkValue(node, body);
  if (type?.kind !== "void") return type;
  return body.problem(node.start, "Arithmetic expressions are not allowed on void types");
}

/** Checks an expression whose value must fit `target`. */
export function checkAssignable(node: Expression, target: ApexType | undefined, body: Body): void {
  checkValue(node, body);
  assignTo(node, target, body);
}

function typeOf(node: Expression, body: Body): ApexType | undefined {
  switch (node.kind) {
    case "literal":
      return node.literalType === "null" ? NULL : builtin(node.literalType);
    case "name":
    case "member":
      return nameType(node, body, true);
    case "call":
      return checkCall(node, body);
    case "index":
      return indexType(node, body);
    case "new":
      return checkNew(node, body);
    case "unary":
      return checkUnary(node, body);
    case "binary":
      return checkBinary(node, body);
    case "assignment":
      return checkAssignment(node, body);
    case "ternary":
      return checkTernary(node, body);
    case "cast":
      return castType(node, body);
    case "instanceof":
      return instanceofType(node, body);
    case "this":
      return thisType(node, body);
    case "super":
      return superType(node, body);
    case "typeLiteral":
      return typeLiteralType(node, body);
    case "query":
      return checkQuery(node, body);
    case "search":
      return checkSearch(node, body);
  }
}

/** The type of what is assigned to; a property without getter will do. */
export function checkTarget(node: Expression, body: Body): ApexType | undefined {
  if (node.kind !== "name" && node.kind !== "member") return checkValue(node, body);
  const type = nameType(node, body, false);
  if (type) node.type = type;
  return type;
}

function nameType(node: NameExpression | MemberExpression, body: Body, isRead: boolean): ApexType | undefined {
  const meaning = node.kind === "name" ? meaningOfName(node, body, false) : meaningOfMember(node, body, false);
  if (!meaning) return undefined;
  node.resolution = meaning.resolution;
  const { kind } = meaning.resolution;
  if (kind === "type" || kind === "namespace") return body.problem(node.start, `Variable does not exist: ${node.name}`);
  if (isRead) checkReadable(node, body);
  return meaning.type;
}

function checkReadable(node: NameExpression | MemberExpression, body: Body): void {
  const { resolution } = node;
  if (resolution?.kind !== "field" || resolution.variable.kind !== "property") return;
  const { getter, owner, name } = resolution.variable;
  if (!getter) body.problem(node.start, `A value cannot be read from ${node.name} in type ${owner?.name ?? ""}`);
  else if (!isAccessorVisible(getter, resolution.variable, body)) {
    body.problem(node.start, `Variable is not visible: ${name}`);
  }
}

function indexType(node: IndexExpression, body: Body): ApexType | undefined {
  const target = checkResult(node.target, body);
  checkValue(node.index, body);
  if (target && !isList(target)) return body.problem(node.start, `Expression must be a list type: ${target.name}`);
  if (!fitTo(node.index, builtin("Integer"), body)) {
    body.problem(node.index.start, `List index must be of type Integer: ${node.index.type?.name ?? ""}`);
  }
  return target && known(elementType(target));
}

function castType(node: Expression & { kind: "cast" }, body: Body): ApexType | undefined {
  const target = resolveTypeName(node.typeName, body);
  const from = checkResult(node.operand, body);
  if (!target || !from) return target;
  if (isRows(node.operand) && fitTo(node.operand, target, body)) return target;
  if (!canBe(from, target, body.program.schema)) {
    return body.problem(
      node.start,
      `Incompatible types since an instance of ${from.name} is never an instance of ${target.name}`,
    );
  }
  return target;
}

function instanceofType(node: Expression & { kind: "instanceof" }, body: Body): ApexType {
  const target = resolveTypeName(node.typeName, body);
  const from = checkResult(node.operand, body);
  const { schema } = body.program;
  if (target && from && from.kind !== "null") {
    const names = `since an instance of ${from.name} is`;
    const mayBeNone = from.kind === "user" && from !== target && inheritsUnknown(from.symbol);
    const isAlways = fits(from, target, schema) && !isNarrower(from, target) && !mayBeNone;
    if (isAlways) {
      body.problem(node.start, `Operation instanceof is always true ${names} always an instance of ${target.name}`);
    } else if (!canBe(from, target, schema)) {
      body.problem(node.start, `Operation instanceof is always false ${names} never an instance of ${target.name}`);
    }
  }
  return builtin("Boolean");
}

/** A text is assignable to an Id and List<SObject> to List<Account>, and yet not every one is one. Nor does the platform
 *  call a List<SObject> always a List<SObject> (NebulaFramework, SObjectRepositoryMocks_Tests). */
function isNarrower(from: ApexType, target: ApexType): boolean {
  if (isBuiltin(from, "String")) return isBuiltin(target, "Id");
  return isList(from) && isList(target) && isBuiltin(elementType(from), "SObject");
}

function thisType(node: Expression, body: Body): ApexType | undefined {
  if (body.owner && !body.options.isStatic) return userType(body.owner);
  return body.problem(node.start, "This cannot be referenced in a static context");
}

function superType(node: Expression, body: Body): ApexType | undefined {
  if (!body.options.isStatic && body.owner?.superclass) return body.owner.superclass;
  return body.problem(node.start, "Super cannot be referenced in a static context");
}

function typeLiteralType(node: Expression & { kind: "typeLiteral" }, body: Body): ApexType {
  const isVoid = node.typeName.parts[0]?.name === "void";
  if (isVoid) node.typeName.type = VOID;
  else resolveTypeName(node.typeName, body);
  return builtin("Type");
}
