/** From the tokens of the grammar to places in the file. */
import type { ApexParserRuleContext, ApexToken } from "@apexdevtools/apex-parser";
import type { Node, Position } from "./tree.ts";

export function startOf(token: ApexToken): Position {
  return { line: token.line, column: token.column + 1 };
}

/** The place just after the last character. */
function endOf(token: ApexToken): Position {
  if (token.stop < token.start) return startOf(token);
  const text = token.text;
  const lastBreak = text.lastIndexOf("\n");
  if (lastBreak < 0) return { line: token.line, column: token.column + 1 + text.length };
  return { line: token.line + text.split("\n").length - 1, column: text.length - lastBreak };
}

/** From the first character of one token to the last of another. */
export function between(first: ApexToken, last: ApexToken): Node {
  return { start: startOf(first), end: endOf(last) };
}

export function span(context: ApexParserRuleContext): Node {
  return between(context.start, context.stop ?? context.start);
}
