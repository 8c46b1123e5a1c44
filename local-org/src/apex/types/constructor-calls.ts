/** `this(…)` and `super(…)`, and the superclass constructor that is called where neither is written. */
import type { Block, CallExpression, ConstructorDeclaration, Statement } from "../syntax/tree.ts";
import type { Body } from "./body.ts";
import { userType, VOID } from "./construct.ts";
import { checkResult } from "./expressions.ts";
import type { ApexType, ClassSymbol } from "./model.ts";
import { constructorProblem, exceptionConstructors } from "./new.ts";
import { choose, userCandidates } from "./overloads.ts";
import { inheritsUnknown, superclassSymbol } from "./program.ts";
import { assignTo } from "./values.ts";

export function checkConstructorCall(node: CallExpression, body: Body): ApexType | undefined {
  const target = node.name === "this" ? "this" : "super";
  body.isBeforeObject = true;
  for (const argument of node.arguments) checkResult(argument, body);
  body.isBeforeObject = false;
  const owner = body.owner;
  if (body.options.kind !== "constructor" || !owner) {
    return body.problem(node.start, `Call to '${target}()' must be the first statement in a constructor method`);
  }
  const type = target === "this" ? userType(owner) : owner.superclass;
  if (!type && inheritsUnknown(owner)) return undefined;
  if (!type && node.arguments.length > 0) return body.problem(node.start, `No super type defined: ${owner.name}`);
  node.callee = { kind: "constructor", target };
  if (!type) return VOID;
  const candidates = [
    ...userCandidates(type.kind === "user" ? type.symbol.constructors : []),
    ...exceptionConstructors(type, body),
  ];
  const isDefault = node.arguments.length === 0 && candidates.length === 0;
  if (isDefault) return VOID;
  const best = choose(candidates, node.arguments, body);
  if (typeof best === "string") return body.problem(node.start, constructorProblem(best, type, node.arguments));
  node.arguments.forEach((argument, i) => assignTo(argument, best.types[i], body));
  node.callee =
    "member" in best.subject
      ? { kind: "constructor", target, platform: best.subject.member }
      : { kind: "constructor", target, method: best.subject };
  return VOID;
}

/** A constructor call stands first or not at all. */
export function checkConstructorOrder(declaration: ConstructorDeclaration, body: Body): void {
  const visit = (statements: readonly Statement[], isOutermost: boolean): void => {
    statements.forEach((statement, i) => {
      const call = constructorCall(statement);
      const isFirst = isOutermost && i === 0;
      if (call && !isFirst) {
        body.problem(call.start, `Call to '${call.name}()' must be the first statement in a constructor method`);
      }
      if (statement.kind === "block") visit(statement.statements, false);
    });
  };
  visit(declaration.body.statements, true);
}

function constructorCall(statement: Statement | undefined): CallExpression | undefined {
  const expression = statement?.kind === "expressionStatement" ? statement.expression : undefined;
  const isCall = expression?.kind === "call" && !expression.target && /^(this|super)$/.test(expression.name);
  return isCall ? expression : undefined;
}

/** A superclass that has only constructors with parameters must be called by name. */
export function checkImplicitSuper(
  symbol: ClassSymbol,
  block: Block | undefined,
  report: (message: string) => void,
): void {
  const superclass = superclassSymbol(symbol);
  if (!superclass || superclass.constructors.length === 0 || constructorCall(block?.statements[0])) return;
  if (superclass.constructors.some((constructor) => constructor.parameters.length === 0)) return;
  report(`No default constructor available in super type: ${superclass.qualifiedName}`);
}
