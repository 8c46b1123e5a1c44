/** JavaScript of assignments, ++ and --. */
import type { AssignmentExpression, Expression, UnaryExpression } from "../syntax/tree.ts";
import type { ApexType } from "../types/model.ts";
import { argument, condition, expression } from "./expressions.ts";
import { fieldOf } from "./names.ts";
import { ARITHMETIC, group } from "./operations.ts";
import { bare, quote, type Scope } from "./scope.ts";

/** Something that can be read and written. `prepare` evaluates once what both need. */
interface Place {
  readonly prepare: readonly string[];
  readonly read: string;
  write(value: string): string;
}

export function assignment(scope: Scope, node: AssignmentExpression): string {
  if (node.operator === "=") {
    const place = placeOf(scope, node.target, false);
    return `(${place.write(argument(scope, node.value))})`;
  }
  const place = placeOf(scope, node.target, true);
  return sequence(place.prepare, compound(scope, node, place));
}

function compound(scope: Scope, node: AssignmentExpression, place: Place): string {
  const { operator, target, value, arithmetic } = node;
  const plainOperator = operator.slice(0, -1);
  if (arithmetic === "Boolean" && plainOperator !== "^") {
    const logical = plainOperator === "&" ? "&&" : "||";
    return place.write(`${scope.mark(node)}$.nonNull(${place.read}) ${logical} ${condition(scope, value)}`);
  }
  const left = arithmetic === "String" ? place.read : convertName(scope, target, place.read, target.type, arithmetic);
  const name = `$.${group(arithmetic)}.${ARITHMETIC[plainOperator]}`;
  const result = `${scope.mark(node)}${name}(${left}, ${argument(scope, value)})`;
  return place.write(convertName(scope, target, result, arithmetic, target.type?.name));
}

const NUMBERS = ["Integer", "Long", "Double", "Decimal"];

/** Between the target's number type and that of the arithmetic, where they differ. */
function convertName(
  scope: Scope,
  node: Expression,
  code: string,
  from: ApexType | string | undefined,
  to: string | undefined,
): string {
  const fromName = typeof from === "string" ? from : from?.name;
  const isConversion = fromName !== to && NUMBERS.includes(fromName ?? "") && NUMBERS.includes(to ?? "");
  return isConversion ? `${scope.mark(node)}$.to${to}(${code})` : code;
}

function sequence(prepare: readonly string[], code: string): string {
  return `(${[...prepare, code].join(", ")})`;
}

/** ++ and --. With `asValue` a postfix operator answers the former value. */
export function crement(scope: Scope, node: UnaryExpression, asValue: boolean): string {
  const place = placeOf(scope, node.operand, true);
  const name = `$.${group(node.arithmetic)}.${node.operator === "++" ? "add" : "subtract"}`;
  const next = (read: string): string => place.write(`${scope.mark(node)}${name}(${read}, ${one(scope, node)})`);
  if (!node.postfix || !asValue) return sequence(place.prepare, next(place.read));
  const former = scope.temporary();
  return sequence([...place.prepare, `${former} = ${place.read}`], `${next(former)}, ${former}`);
}

function one(scope: Scope, node: UnaryExpression): string {
  if (node.arithmetic === "Double") return scope.unit.constant("$.newDouble(1)", "double");
  if (node.arithmetic === "Decimal") return scope.unit.constant('$.newDecimal("1")', "decimal");
  return node.arithmetic === "Long" ? "1n" : "1";
}

/** `isReadToo`: the place is read before it is written, and its parts must be evaluated once. */
function placeOf(scope: Scope, node: Expression, isReadToo: boolean): Place {
  const prepare: string[] = [];
  const once = (code: string): string => {
    if (!isReadToo || /^[\w$.]+$/.test(code)) return code;
    const temporary = scope.temporary();
    prepare.push(`${temporary} = ${bare(code)}`);
    return temporary;
  };
  if (node.kind === "index") {
    const [list, index] = [once(argument(scope, node.target)), once(argument(scope, node.index))];
    const start = scope.mark(node);
    return called(
      prepare,
      `${start}$.getItem(${list}, ${index})`,
      (value) => `${start}$.setItem(${list}, ${index}, ${value})`,
    );
  }
  if (node.kind !== "name" && node.kind !== "member") throw new Error(`${node.kind} cannot be assigned to`);
  const { resolution } = node;
  const receiver = (): string => once(node.kind === "member" ? expression(scope, node.target) : "this");
  const start = scope.mark(node.kind === "member" ? node.nameStart : node);
  switch (resolution?.kind) {
    case "local":
      return variable(prepare, resolution.variable.jsName);
    case "field":
      return variable(prepare, fieldOf(scope, node, resolution, [], once));
    case "recordField": {
      const [record, name] = [receiver(), quote(resolution.field.apiName)];
      const read = `${start}$.${resolution.field.type === "boolean" ? "booleanField" : "field"}(${record}, ${name})`;
      return called(prepare, read, (value) => `${start}$.setField(${bare(record)}, ${name}, ${value})`);
    }
    case "recordParent": {
      const [record, name] = [receiver(), quote(resolution.relationshipName)];
      const write = (value: string): string => `${start}$.setParent(${bare(record)}, ${name}, ${value})`;
      return called(prepare, `${start}$.parent(${record}, ${name})`, write);
    }
    case "platformProperty": {
      const { member } = resolution;
      const self = member.isStatic ? [] : [`${receiver()} ?? ${start}$.missing()`];
      const write = (value: string): string =>
        `${start}${scope.unit.setter(member.key)}(${[...self, value].join(", ")})`;
      return called(prepare, `${start}${scope.unit.member(member.key)}(${self.join(", ")})`, write);
    }
    default:
      throw new Error(`${node.name} cannot be assigned to`);
  }
}

const variable = (prepare: readonly string[], code: string): Place => ({
  prepare,
  read: code,
  write: (value) => `${code} = ${value}`,
});

const called = (prepare: readonly string[], read: string, write: (value: string) => string): Place => ({
  prepare,
  read,
  write,
});
