/** Which statements can be reached, and whether a method ends without a return: the compiler's own, simple rules. */
import type { Statement } from "../syntax/tree.ts";
import type { Body } from "./body.ts";

/**
 * Reports unreachable statements; true where control may come out at the end. Only `return` and `throw` end it: whatever a
 * loop, a `finally` or the block of `System.runAs` does, the compiler takes what follows for reachable.
 */
export function canComplete(node: Statement, body: Body): boolean {
  const every = (statements: readonly (Statement | undefined)[]): boolean[] =>
    statements.map((statement) => statement === undefined || canComplete(statement, body));
  switch (node.kind) {
    case "block":
      return canCompleteSequence(node.statements, body);
    case "if":
      return every([node.then, node.else]).includes(true);
    case "switch": {
      const hasElse = node.branches.some((branch) => branch.match.kind === "else");
      return every(node.branches.map((branch) => branch.body)).includes(true) || !hasElse;
    }
    case "try":
      every([node.finally]);
      return every([node.body, ...node.catches.map((clause) => clause.body)]).includes(true);
    case "runAs":
    case "while":
    case "for":
    case "forEach":
    case "doWhile":
      every([node.body]);
      return true;
    default:
      return node.kind !== "return" && node.kind !== "throw";
  }
}

function canCompleteSequence(statements: readonly Statement[], body: Body): boolean {
  let isReached = true;
  let isReported = false;
  for (const [index, statement] of statements.entries()) {
    // The compiler does not look whether every catch returns.
    const before = statements[index - 1];
    const isAfterCatch = before?.kind === "try" && before.catches.length > 0;
    if (!isReached && !isReported && !isAfterCatch) {
      body.problem(statement.start, "Unreachable statement");
      isReported = true;
    }
    isReached = canComplete(statement, body) && isReached;
  }
  return isReached;
}
