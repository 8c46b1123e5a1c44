/** Which statements can be reached, and whether a method ends without a return. */
import type { Expression, Statement, SwitchStatement, TryStatement } from "../syntax/tree.ts";
import type { Body } from "./body.ts";

/** Does control come out at the end? "never": it surely does not; "endless": an endless loop, after which nothing is complained of. */
type End = "reached" | "never" | "endless";

/** Reports unreachable statements; true where control may come out at the end of the block. */
export function canComplete(statement: Statement, body: Body): boolean {
  return endOf(statement, body) === "reached";
}

function endOf(node: Statement | undefined, body: Body): End {
  switch (node?.kind) {
    case "block":
      return endOfSequence(node.statements, body);
    case "runAs":
      return endOf(node.body, body);
    case "if":
      return either([endOf(node.then, body), node.else ? endOf(node.else, body) : "reached"]);
    case "switch":
      return endOfSwitch(node, body);
    case "try":
      return endOfTry(node, body);
    case "while":
    case "for":
      endOf(node.body, body);
      return isEndless(node.condition) && !hasBreak(node.body) ? "endless" : "reached";
    case "forEach":
      endOf(node.body, body);
      return "reached";
    case "doWhile": {
      const end = endOf(node.body, body);
      if (end !== "reached" && !hasBreak(node.body) && !hasContinue(node.body)) return end;
      return isEndless(node.condition) && !hasBreak(node.body) ? "endless" : "reached";
    }
    case "return":
    case "throw":
    case "break":
    case "continue":
      return "never";
    default:
      return "reached";
  }
}

function endOfSequence(statements: readonly Statement[], body: Body): End {
  let end: End = "reached";
  let isReported = false;
  for (const statement of statements) {
    if (end === "never" && !isReported) {
      body.problem(statement.start, "Unreachable statement");
      isReported = true;
    }
    const next = endOf(statement, body);
    if (end === "reached") end = next;
  }
  return end;
}

function either(ends: readonly End[]): End {
  if (ends.includes("reached")) return "reached";
  return ends.includes("endless") ? "endless" : "never";
}

function endOfSwitch(node: SwitchStatement, body: Body): End {
  const ends = node.branches.map((branch) => endOf(branch.body, body));
  const hasElse = node.branches.some((branch) => branch.match.kind === "else");
  return either(hasElse ? ends : [...ends, "reached"]);
}

function endOfTry(node: TryStatement, body: Body): End {
  const ends = [node.body, ...node.catches.map((clause) => clause.body)].map((block) => endOf(block, body));
  const last = node.finally ? endOf(node.finally, body) : "reached";
  return last === "reached" ? either(ends) : last;
}

const isEndless = (condition: Expression | undefined): boolean =>
  condition === undefined || (condition.kind === "literal" && condition.value === true);

const hasBreak = (node: Statement | undefined): boolean => leaves(node, "break");
const hasContinue = (node: Statement | undefined): boolean => leaves(node, "continue");

/** Is there such a statement that belongs to this very loop? */
function leaves(node: Statement | undefined, kind: "break" | "continue"): boolean {
  switch (node?.kind) {
    case "break":
    case "continue":
      return node.kind === kind;
    case "block":
      return node.statements.some((each) => leaves(each, kind));
    case "runAs":
      return leaves(node.body, kind);
    case "if":
      return leaves(node.then, kind) || leaves(node.else, kind);
    case "switch":
      return node.branches.some((branch) => leaves(branch.body, kind));
    case "try":
      return [node.body, node.finally, ...node.catches.map((clause) => clause.body)].some((each) => leaves(each, kind));
    default:
      return false;
  }
}
