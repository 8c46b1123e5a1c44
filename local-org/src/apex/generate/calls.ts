/** JavaScript of calls. */
import type { Callee, CallExpression } from "../syntax/tree.ts";
import type { VariableSymbol } from "../types/model.ts";
import { argumentList, expression, hook, target } from "./expressions.ts";
import { bare, quote, type Scope } from "./scope.ts";

export function callExpression(scope: Scope, node: CallExpression, guards: string[]): string {
  const { callee } = node;
  switch (callee?.kind) {
    case "method":
      return methodCall(scope, node, callee, guards);
    case "platform":
      return platformCall(scope, node, callee, guards);
    case "dynamic": {
      const method = scope.unit.constant(`$.dynamic(${quote(callee.member.name)})`, callee.member.name);
      const receiver = node.target ? bare(target(scope, node.target, guards, node)) : "this";
      return `${scope.mark(node.nameStart)}${method}(${list(receiver, argumentList(scope, node.arguments))})`;
    }
    case "fieldError":
      return fieldError(scope, node, callee);
    default:
      throw new Error(`line ${node.start.line}: the call of ${node.name} is not resolved`);
  }
}

export const list = (...parts: string[]): string => parts.filter((part) => part !== "").join(", ");

function methodCall(scope: Scope, node: CallExpression, callee: Callee & { kind: "method" }, guards: string[]): string {
  const { method } = callee;
  const start = scope.mark(node.nameStart);
  const { owner } = method;
  const receiver = (): string => {
    if (callee.receiver === "target") return target(scope, node.target!, guards, node);
    return callee.receiver === "super" ? "super" : "this";
  };
  if (!owner) return `${start}${method.jsName}(${argumentList(scope, node.arguments)})`;
  const object = method.isStatic ? `${start}${scope.classReference(owner)}` : receiver();
  return `${object}.${start}${method.jsName}(${argumentList(scope, node.arguments)})`;
}

type PlatformCallee = Callee & { kind: "platform" };

function platformCall(scope: Scope, node: CallExpression, callee: PlatformCallee, guards: string[]): string {
  const { member, typeArguments, variables } = callee;
  const types = typeArguments ? `[${typeArguments.map((type) => quote(type.name)).join(", ")}]` : "";
  const self = member.isStatic ? "" : platformReceiver(scope, node, callee, guards);
  const values = list(
    types,
    self,
    argumentList(scope, node.arguments),
    variables ? bindable(scope, node, variables) : "",
  );
  return `${scope.mark(node.nameStart)}${scope.unit.member(member.key)}(${values})`;
}

/** Variables for the text of a query, by name; each is read when the query wants it. */
function bindable(scope: Scope, node: CallExpression, variables: readonly VariableSymbol[]): string {
  const [text] = node.arguments;
  const literal = text?.kind === "literal" ? String(text.value).toLowerCase() : undefined;
  const used = variables.filter(({ name }) => literal === undefined || literal.includes(name.toLowerCase()));
  const entries = used.map((each) => `${quote(each.name.toLowerCase())}: () => ${variableCode(scope, each)}`);
  return entries.length === 0 ? "" : `{ ${entries.join(", ")} }`;
}

function variableCode(scope: Scope, { kind, jsName, isStatic, owner }: VariableSymbol): string {
  if (kind === "local" || kind === "parameter") return jsName;
  return `${isStatic && owner ? scope.classReference(owner) : "this"}.${jsName}`;
}

function platformReceiver(scope: Scope, node: CallExpression, callee: PlatformCallee, guards: string[]): string {
  return callee.receiver === "target" ? bare(target(scope, node.target!, guards, node)) : "this";
}

/** `record.Field.addError(…)` */
function fieldError(scope: Scope, node: CallExpression, callee: Callee & { kind: "fieldError" }): string {
  const record = node.target?.kind === "member" ? node.target.target : undefined;
  if (!record) throw new Error(`line ${node.start.line}: addError without a record`);
  const names = quote(callee.field.apiName);
  const checked = `${expression(scope, record)} ?? ${scope.mark(node.nameStart)}$.missing()`;
  const call = hook(scope, "addFieldError");
  return `${scope.mark(node.nameStart)}${call}(${list(checked, names, argumentList(scope, node.arguments))})`;
}

/** `this(…)` and `super(…)` at the beginning of a constructor, as a statement; empty where nothing is to be called. */
export function constructorCall(scope: Scope, target: "this" | "super", node: CallExpression | undefined): string {
  const callee = node?.callee?.kind === "constructor" ? node.callee : undefined;
  const values = argumentList(scope, node?.arguments ?? []);
  const start = node ? scope.mark(node.start) : "";
  if (callee?.platform) return `${start}$.initException(${list("this", values)});`;
  const name = callee?.method?.jsName ?? "constructor$0";
  if (target === "super") return `${start}super.${name}(${values});`;
  return `${start}${scope.options.owner!.jsName}.prototype.${name}.call(${list("this", values)});`;
}
