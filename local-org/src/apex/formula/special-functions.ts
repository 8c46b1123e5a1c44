/** Functions of formulas whose parameters are not all evaluated first, or that look at more than their values. */
import { ApexDatetime } from "../runtime/datetime.ts";
import { ApexTime } from "../runtime/time.ts";
import { commonType, compileNode, logical, requireCount, requireType, sameValue, type CompileRoom } from "./compile.ts";
import type { Compiled, FormulaSubject, FormulaType, FormulaValue } from "./model.ts";
import { asFormulaValue, compileName } from "./names.ts";
import { FormulaError, type FormulaNode } from "./tree.ts";

type Call = FormulaNode & { kind: "call" };
/** Undefined where the call is an ordinary one after all. */
type SpecialFunction = (room: CompileRoom, node: Call) => Compiled | undefined;

const compileAll = (room: CompileRoom, node: Call): Compiled[] =>
  node.parameters.map((parameter) => compileNode(room, parameter));

const isPick = ({ type }: Compiled): boolean => type === "picklist";

const logicalFunction =
  (isAnd: boolean): SpecialFunction =>
  (room, node) => {
    requireCount(node, 1, Infinity);
    const operands = compileAll(room, node);
    operands.forEach((each, i) => requireType(each, ["boolean"], node.parameters[i]!));
    return logical(isAnd, operands);
  };

const compileIf: SpecialFunction = (room, node) => {
  requireCount(node, 3, 3);
  const [test, yes, no] = compileAll(room, node) as [Compiled, Compiled, Compiled];
  requireType(test, ["boolean"], node.parameters[0]!);
  const type = resultType([yes, no], node);
  return { type, evaluate: (subject) => (test.evaluate(subject) === true ? yes : no).evaluate(subject) };
};

function resultType(results: readonly Compiled[], node: Call): FormulaType {
  const picklist = results.findIndex(isPick);
  if (picklist >= 0) requireType(results[picklist]!, ["text"], node);
  return commonType(results, node);
}

/** CASE(expression, value1, result1, …, else): the first value that is the same; null is the same as nothing. */
const compileCase: SpecialFunction = (room, node) => {
  requireCount(node, 4, node.parameters.length % 2 === 0 ? Infinity : node.parameters.length - 1);
  const [expression, ...rest] = compileAll(room, node) as [Compiled, ...Compiled[]];
  const otherwise = rest.pop() as Compiled;
  const pairs = rest.flatMap((value, i) => (i % 2 === 0 ? [{ value, result: rest[i + 1] as Compiled }] : []));
  const results = [...pairs.map(({ result }) => result), otherwise];
  for (const each of [expression, ...results]) if (each.type === "boolean") refuse(node, "boolean");
  const type = resultType(results, node);
  if (isPick(expression)) node.parameters.forEach((each, i) => i % 2 === 1 && i < rest.length + 1 && requireText(each));
  else commonType([expression, ...pairs.map(({ value }) => value)], node);
  const isText = expression.type === "text" || isPick(expression);
  const isSame = (left: FormulaValue, right: FormulaValue) =>
    isPick(expression)
      ? samePick(left, right)
      : (isText || (left !== null && right !== null)) && sameValue(left, right);
  return {
    type,
    evaluate: (subject) => {
      const value = expression.evaluate(subject);
      const found = pairs.find((pair) => isSame(value, pair.value.evaluate(subject)));
      return (found?.result ?? otherwise).evaluate(subject);
    },
  };
};

function refuse(node: Call, type: FormulaType): never {
  throw new FormulaError(`Incorrect parameter type for function '${node.name}()': (${type})`, node);
}

function requireText(node: FormulaNode): void {
  if (node.kind !== "text") throw new FormulaError("a value of a picklist must be written as a text", node);
}

/** A value of a picklist is known whatever its case. */
function samePick(left: FormulaValue, right: FormulaValue): boolean {
  return String(left ?? "").toLowerCase() === String(right ?? "").toLowerCase();
}

/** ISNULL of a text is always false; ISBLANK looks at texts too. */
const isBlank =
  (looksAtTexts: boolean): SpecialFunction =>
  (room, node) => {
    requireCount(node, 1, 1);
    const [value] = compileAll(room, node) as [Compiled];
    const isNever = !looksAtTexts && value.type === "text";
    return { type: "boolean", evaluate: (subject) => !isNever && value.evaluate(subject) === null };
  };

const blankValue =
  (looksAtTexts: boolean): SpecialFunction =>
  (room, node) => {
    requireCount(node, 2, 2);
    const [value, substitute] = compileAll(room, node) as [Compiled, Compiled];
    const type = resultType([value, substitute], node);
    if (!looksAtTexts && type === "text") return { ...value, type };
    return { type, evaluate: (subject) => value.evaluate(subject) ?? substitute.evaluate(subject) };
  };

const isPickValue: SpecialFunction = (room, node) => {
  requireCount(node, 2, 2);
  const [value, wanted] = compileAll(room, node) as [Compiled, Compiled];
  requireType(value, ["picklist"], node.parameters[0]!);
  requireText(node.parameters[1]!);
  return { type: "boolean", evaluate: (subject) => samePick(value.evaluate(subject), wanted.evaluate(subject)) };
};

const includes: SpecialFunction = (room, node) => {
  requireCount(node, 2, 2);
  const [values, wanted] = compileAll(room, node) as [Compiled, Compiled];
  requireType(values, ["multipicklist"], node.parameters[0]!);
  requireText(node.parameters[1]!);
  const parts = (value: FormulaValue) => String(value ?? "").split(";");
  return {
    type: "boolean",
    evaluate: (subject) => parts(values.evaluate(subject)).some((part) => samePick(part, wanted.evaluate(subject))),
  };
};

const textOfPick: SpecialFunction = (room, node) => {
  requireCount(node, 1, 1);
  const [value] = compileAll(room, node) as [Compiled];
  return isPick(value) ? { type: "text", evaluate: value.evaluate } : undefined;
};

/** The field of the record itself that ISCHANGED and PRIORVALUE look at. */
function ownField(room: CompileRoom, node: Call) {
  requirePrior(room, node);
  requireCount(node, 1, 1);
  const [name] = node.parameters as [FormulaNode];
  const found = name.kind === "name" ? compileName(room, name.name, name) : undefined;
  if (!found?.own) throw new FormulaError(`${node.name} needs a field of the record itself`, name);
  const { own, type } = found;
  const before = ({ object, org, old }: FormulaSubject) =>
    old && asFormulaValue(own, org.value({ object, row: old }, own));
  const now = ({ object, org, row }: FormulaSubject) => asFormulaValue(own, org.value({ object, row }, own));
  return { type, before, now };
}

function requirePrior(room: CompileRoom, node: Call): void {
  if (!room.hasPriorValues)
    throw new FormulaError(`Function ${node.name} may not be used in this type of formula`, node);
}

const isChanged: SpecialFunction = (room, node) => {
  const { before, now } = ownField(room, node);
  return {
    type: "boolean",
    evaluate: (subject) => subject.old !== undefined && !sameValue(before(subject) ?? null, now(subject)),
  };
};

/** Of a record that is being created it is the value itself. */
const priorValue: SpecialFunction = (room, node) => {
  const { type, before, now } = ownField(room, node);
  return { type, evaluate: (subject) => (subject.old ? before(subject) : now(subject)) };
};

const isNew: SpecialFunction = (room, node) => {
  requirePrior(room, node);
  requireCount(node, 0, 0);
  return { type: "boolean", evaluate: ({ old }) => old === undefined };
};

const present =
  (type: FormulaType, of: (now: ApexDatetime) => FormulaValue): SpecialFunction =>
  (_room, node) => {
    requireCount(node, 0, 0);
    return { type, evaluate: ({ org }) => of(ApexDatetime.toTheSecond(org.now())) };
  };

export const SPECIAL: Readonly<Record<string, SpecialFunction>> = {
  AND: logicalFunction(true),
  OR: logicalFunction(false),
  IF: compileIf,
  CASE: compileCase,
  ISBLANK: isBlank(true),
  ISNULL: isBlank(false),
  BLANKVALUE: blankValue(true),
  NULLVALUE: blankValue(false),
  ISPICKVAL: isPickValue,
  INCLUDES: includes,
  TEXT: textOfPick,
  ISCHANGED: isChanged,
  PRIORVALUE: priorValue,
  ISNEW: isNew,
  TODAY: present("date", (now) => now.date()),
  NOW: present("datetime", (now) => now),
  TIMENOW: present("time", (now) => new ApexTime(now.time("UTC").milliseconds)),
};
