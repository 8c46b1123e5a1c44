/** Questions about static types that decide which code is written. */
import type { Expression } from "../syntax/tree.ts";
import type { ApexType, PlatformType } from "../types/model.ts";

export function isPlatform(type: ApexType | undefined, ...names: string[]): boolean {
  return type?.kind === "platform" && type.definition.namespace === "System" && names.includes(type.definition.name);
}

export const isList = (type: ApexType | undefined): type is PlatformType => isPlatform(type, "List");

export const isNumber = (type: ApexType | undefined): boolean =>
  isPlatform(type, "Integer", "Long", "Double", "Decimal");

/** A record type, or SObject. */
export const isRecordLike = (type: ApexType | undefined): boolean =>
  type?.kind === "record" || isPlatform(type, "SObject", "AggregateResult") || type?.name === "Schema.AggregateResult";

/** Does a project's class extend the platform's Exception? */
export function isExceptionType(type: ApexType | undefined): boolean {
  for (let at = type; at; at = at.kind === "user" ? at.symbol.superclass : undefined) {
    if (at.kind === "platform") return true;
  }
  return false;
}

const TWO_VALUED = new Set(["==", "!=", "===", "!==", "<>", "<", "<=", ">", ">=", "&&", "||"]);

/** Values that are never null need no check. */
export function isNeverNull(node: Expression): boolean {
  switch (node.kind) {
    case "literal":
      return node.value !== null;
    case "this":
    case "super":
    case "new":
    case "instanceof":
    case "typeLiteral":
    case "query":
      return true;
    case "binary":
      return TWO_VALUED.has(node.operator) || node.arithmetic !== undefined;
    case "unary":
      return node.operator !== "++" && node.operator !== "--" && node.arithmetic !== "String";
    case "name":
    case "member":
      return node.resolution?.kind === "enumValue" || node.resolution?.kind === "platformEnumValue";
    default:
      return false;
  }
}
