/** Tree → a function of a record, with every type checked before. */
import { compareScalars } from "../runtime/comparing.ts";
import type { ApexDate } from "../runtime/date.ts";
import { ApexDatetime } from "../runtime/datetime.ts";
import { ApexDecimal } from "../runtime/decimal.ts";
import { NotModelled } from "../runtime/exceptions.ts";
import { ApexTime } from "../runtime/time.ts";
import { DAY } from "./date-functions.ts";
import { FUNCTIONS, missingFunction, type Signature } from "./functions.ts";
import { FormulaFailure, type Compiled, type FormulaSubject, type FormulaType, type FormulaValue } from "./model.ts";
import { compileName, type NameRoom } from "./names.ts";
import { decimal, divide, power, rounded, whole } from "./numbers.ts";
import { parseFormula } from "./parse.ts";
import { SPECIAL } from "./special-functions.ts";
import { FormulaError, type At, type BinaryOperator, type FormulaNode } from "./tree.ts";

export interface CompileRoom extends NameRoom {
  /** ISNEW, ISCHANGED and PRIORVALUE make sense. */
  readonly hasPriorValues: boolean;
}

/** Throws a FormulaError. `wanted`: the types that the result may have. */
export function compileFormula(room: CompileRoom, formula: string, wanted: readonly FormulaType[]): Compiled {
  const node = parseFormula(formula);
  const compiled = compileNode(room, node);
  if (compiled.type === "datetime" && wanted.includes("date") && !wanted.includes("datetime")) return UNKNOWN_DAY;
  requireType(compiled, wanted, node, "Formula result is data type");
  return compiled;
}

/** An org takes NOW() for a Date (SalesforceFoundation/PMM, DeliveryDate__c). In which time zone is not documented. */
const UNKNOWN_DAY: Compiled = {
  type: "date",
  evaluate: () => {
    throw new NotModelled("the day of a moment, where a formula of type Date has one");
  },
};

export function compileNode(room: CompileRoom, node: FormulaNode): Compiled {
  switch (node.kind) {
    case "number": {
      const value = ApexDecimal.parse(node.text);
      return { type: "number", evaluate: () => value };
    }
    case "text": {
      const value = node.value === "" ? null : node.value;
      return { type: "text", evaluate: () => value };
    }
    case "boolean":
      return { type: "boolean", evaluate: () => node.value };
    case "null":
      return { type: "null", evaluate: () => null };
    case "name":
      return compileName(room, node.name, node);
    case "unary":
      return compileUnary(room, node);
    case "binary":
      return compileBinary(room, node, node.operator);
    case "call":
      return compileCall(room, node);
  }
}

export function requireType(
  { type }: Compiled,
  wanted: readonly FormulaType[],
  at: At,
  what = "Incorrect parameter type: received",
): void {
  if (type === "null" || wanted.includes(type)) return;
  const hint = type === "picklist" ? "; a picklist needs TEXT, CASE or ISPICKVAL" : "";
  throw new FormulaError(`${what} (${type}), expected (${wanted.join(" or ")})${hint}`, at);
}

function compileUnary(room: CompileRoom, node: FormulaNode & { kind: "unary" }): Compiled {
  const operand = compileNode(room, node.operand);
  const type = node.operator === "!" ? "boolean" : "number";
  requireType(operand, [type], node.operand);
  const action: Readonly<Record<string, (value: never) => FormulaValue>> = {
    "!": (value: boolean) => !value,
    "-": (value: ApexDecimal) => value.negate(),
    "+": (value: ApexDecimal) => value,
  };
  return { type, evaluate: strict([operand], action[node.operator]!) };
}

/** Null where an operand is. */
function strict(operands: readonly Compiled[], run: (...values: never[]) => FormulaValue): Compiled["evaluate"] {
  return (subject) => {
    const values = operands.map(({ evaluate }) => evaluate(subject));
    return values.includes(null) ? null : run(...(values as never[]));
  };
}

function compileBinary(room: CompileRoom, node: FormulaNode & { kind: "binary" }, operator: BinaryOperator): Compiled {
  const operands = [compileNode(room, node.left), compileNode(room, node.right)] as const;
  const places = [node.left, node.right] as const;
  const all = (...types: FormulaType[]) => operands.forEach((each, i) => requireType(each, types, places[i]!));
  switch (operator) {
    case "||":
    case "&&":
      all("boolean");
      return logical(operator === "&&", operands);
    case "=":
    case "<>":
      return equality(operator === "<>", operands, node);
    case "<":
    case ">":
    case "<=":
    case ">=":
      all("number", "date", "datetime", "time", "text");
      return comparison(operator, operands, node);
    case "&":
      all("text");
      return { type: "text", evaluate: concatenation(operands) };
    case "*":
    case "/":
    case "^":
      all("number");
      return { type: "number", evaluate: strict(operands, ARITHMETIC[operator]) };
    default:
      return sum(operator, operands, node);
  }
}

const ARITHMETIC = {
  "*": (left: ApexDecimal, right: ApexDecimal) => rounded(left.multiply(right)),
  "/": divide,
  "^": power,
};

/** Null counts as false. */
export function logical(isAnd: boolean, operands: readonly Compiled[]): Compiled {
  const isTrue = (subject: FormulaSubject) => (operand: Compiled) => operand.evaluate(subject) === true;
  const evaluate = (subject: FormulaSubject) =>
    isAnd ? operands.every(isTrue(subject)) : operands.some(isTrue(subject));
  return { type: "boolean", evaluate };
}

/** The one type that all have, nulls aside. */
export function commonType(operands: readonly Compiled[], at: At): FormulaType {
  const [first = "null", ...others] = new Set(operands.map(({ type }) => type).filter((type) => type !== "null"));
  if (others.length > 0)
    throw new FormulaError(`Incorrect parameter type: expected (${first}), received (${others[0]})`, at);
  return first;
}

function equality(isNegated: boolean, operands: readonly [Compiled, Compiled], at: At): Compiled {
  for (const operand of operands) requireType(operand, ["number", "text", "boolean", "date", "datetime", "time"], at);
  const isText = commonType(operands, at) === "text";
  return {
    type: "boolean",
    evaluate: (subject) => {
      const [left, right] = operands.map(({ evaluate }) => evaluate(subject));
      if (!isText && (left === null || right === null)) return null;
      return sameValue(left, right) !== isNegated;
    },
  };
}

/** Texts differ by case. */
export function sameValue(left: FormulaValue, right: FormulaValue): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== "object") return false;
  return compare(left, right) === 0;
}

function compare(left: unknown, right: unknown): number {
  return compareScalars(left, right) ?? (left === right ? 0 : (left as string) < (right as string) ? -1 : 1);
}

function comparison(operator: "<" | ">" | "<=" | ">=", operands: readonly Compiled[], at: At): Compiled {
  commonType(operands, at);
  const holds = {
    "<": (order: number) => order < 0,
    ">": (order: number) => order > 0,
    "<=": (order: number) => order <= 0,
    ">=": (order: number) => order >= 0,
  }[operator];
  return { type: "boolean", evaluate: strict(operands, (left, right) => holds(compare(left, right))) };
}

function concatenation(operands: readonly Compiled[]): Compiled["evaluate"] {
  return (subject) => {
    const parts = operands.map(({ evaluate }) => (evaluate(subject) ?? "") as string);
    return parts.join("") || null;
  };
}

const milliseconds = (days: ApexDecimal): number => days.toDouble() * DAY;
const days = (amount: number): ApexDecimal => divide(decimal(amount), decimal(DAY)).stripTrailingZeros();

type Summing = readonly [result: FormulaType, run: (left: never, right: never) => FormulaValue];

/** What may be added to what: days to dates and moments, milliseconds to times. */
const SUMS: Readonly<Record<string, Summing>> = {
  "number+number": ["number", (a: ApexDecimal, b: ApexDecimal) => rounded(a.add(b))],
  "number-number": ["number", (a: ApexDecimal, b: ApexDecimal) => rounded(a.subtract(b))],
  "date+number": ["date", (day: ApexDate, more: ApexDecimal) => day.addDays(whole(more))],
  "number+date": ["date", (more: ApexDecimal, day: ApexDate) => day.addDays(whole(more))],
  "date-number": ["date", (day: ApexDate, less: ApexDecimal) => day.addDays(-whole(less))],
  "date-date": ["number", (a: ApexDate, b: ApexDate) => decimal(a.compare(b))],
  "datetime+number": ["datetime", (at: ApexDatetime, more: ApexDecimal) => moved(at, milliseconds(more))],
  "number+datetime": ["datetime", (more: ApexDecimal, at: ApexDatetime) => moved(at, milliseconds(more))],
  "datetime-number": ["datetime", (at: ApexDatetime, less: ApexDecimal) => moved(at, -milliseconds(less))],
  "datetime-datetime": ["number", (a: ApexDatetime, b: ApexDatetime) => days(a.compare(b))],
  "time+number": ["time", (time: ApexTime, more: ApexDecimal) => movedTime(time, whole(more))],
  "time-number": ["time", (time: ApexTime, less: ApexDecimal) => movedTime(time, -whole(less))],
  "time-time": ["number", (a: ApexTime, b: ApexTime) => decimal((a.compare(b) + DAY) % DAY)],
};

/** To the second, as moments are kept. */
function moved(moment: ApexDatetime, by: number): ApexDatetime {
  return new ApexDatetime(Math.round((moment.milliseconds + by) / 1000) * 1000);
}

function movedTime(time: ApexTime, by: number): ApexTime {
  if (time.milliseconds + by < 0) throw new FormulaFailure("the time is before midnight");
  return time.addMilliseconds(by);
}

function sum(operator: BinaryOperator, operands: readonly [Compiled, Compiled], at: At): Compiled {
  const [left, right] = operands;
  if (left.type === "null" || right.type === "null") return { type: "null", evaluate: () => null };
  if (operator === "+" && left.type === "text" && right.type === "text") {
    return { type: "text", evaluate: concatenation(operands) };
  }
  const found = SUMS[`${left.type}${operator}${right.type}`];
  if (!found) {
    throw new FormulaError(
      `Incorrect parameter type for operator '${operator}': (${left.type}) and (${right.type})`,
      at,
    );
  }
  return { type: found[0], evaluate: strict(operands, found[1] as (...values: never[]) => FormulaValue) };
}

function compileCall(room: CompileRoom, node: FormulaNode & { kind: "call" }): Compiled {
  const special = SPECIAL.get(node.name);
  const compiled = special?.compile(room, node, ...compileParameters(room, node, special));
  if (compiled) return compiled;
  const known = FUNCTIONS.get(node.name);
  if (!known) throw new FormulaError(missingFunction(node.name), node);
  const parameters = compileParameters(room, node, known);
  const type = known.result === "first" ? (parameters[0]?.type ?? "null") : known.result;
  if (known.isStrict) return { type, evaluate: strict(parameters, known.run) };
  return {
    type,
    evaluate: (subject) => known.run(...(parameters.map(({ evaluate }) => evaluate(subject)) as never[])),
  };
}

function compileParameters(room: CompileRoom, node: FormulaNode & { kind: "call" }, signature: Signature): Compiled[] {
  const { parameters, required, repeats } = signature;
  requireCount(node, required, repeats ? Infinity : parameters.length);
  const compiled = node.parameters.map((parameter) => compileNode(room, parameter));
  compiled.forEach((each, i) => requireType(each, parameters[i] ?? parameters.at(-1) ?? [], node.parameters[i]!));
  return compiled;
}

export function requireCount(node: FormulaNode & { kind: "call" }, least: number, most: number): void {
  const count = node.parameters.length;
  if (count >= least && count <= most) return;
  const expected = count < least ? least : most;
  throw new FormulaError(
    `Incorrect number of parameters for function '${node.name}()'. Expected ${expected}, received ${count}`,
    node,
  );
}
