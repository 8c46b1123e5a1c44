/** Questions about static types that decide which code is written. */
import type { Expression } from "../syntax/tree.ts";
import type { ApexType } from "../types/model.ts";

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
