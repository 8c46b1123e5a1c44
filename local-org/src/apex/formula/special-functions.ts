/** Functions of formulas whose parameters are not all evaluated first, or that look at more than their values. */
import { ApexDatetime } from "../runtime/datetime.ts";
import { ApexTime } from "../runtime/time.ts";
import { commonType, logical, requireCount, requireType, sameValue, type CompileRoom } from "./compile.ts";
import { signatureOf, type Signature } from "./functions.ts";
import type { Compiled, FormulaSubject, FormulaType, FormulaValue } from "./model.ts";
import { asFormulaValue, compileName } from "./names.ts";
import { FormulaError, type FormulaNode } from "./tree.ts";

type Call = FormulaNode & { kind: "call" };
/** Undefined where the call is an ordinary one after all. */
type SpecialFunction = (room: CompileRoom, node: Call, ...parameters: Compiled[]) => Compiled | undefined;
/** `never`: each function states its own parameters, which its signature vouches for. */
type SpecialTable = Readonly<
  Record<string, (room: CompileRoom, node: Call, ...parameters: never[]) => ReturnType<SpecialFunction>>
>;

const isPick = ({ type }: Compiled): boolean => type === "picklist";

function resultType(results: readonly Compiled[], node: Call): FormulaType {
  const picklist = results.findIndex(isPick);
  if (picklist >= 0) requireType(results[picklist]!, ["text"], node);
  return commonType(results, node);
}

/** CASE(expression, value1, result1, …, else): the first value that is the same; null is the same as nothing. */
const compileCase: SpecialFunction = (_room, node, expression: Compiled, ...rest) => {
  requireCount(node, 4, node.parameters.length % 2 === 0 ? Infinity : node.parameters.length - 1);
  const otherwise = rest.pop() as Compiled;
  const pairs = rest.flatMap((value, i) => (i % 2 === 0 ? [{ value, result: rest[i + 1] as Compiled }] : []));
  const results = [...pairs.map(({ result }) => result), otherwise];
  if ([expression, ...results].some((each) => each.type === "boolean"))
    throw new FormulaError(`Incorrect parameter type for function '${node.name}()': (boolean)`, node);
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

function requireText(node: FormulaNode): void {
  if (node.kind !== "text") throw new FormulaError("a value of a picklist must be written as a text", node);
}

/** A value of a picklist is known whatever its case. */
function samePick(left: FormulaValue, right: FormulaValue): boolean {
  return String(left ?? "").toLowerCase() === String(right ?? "").toLowerCase();
}

const parts = (value: FormulaValue): string[] => String(value ?? "").split(";");

/** The field of the record itself that ISCHANGED and PRIORVALUE look at. */
function ownField(room: CompileRoom, node: Call) {
  requirePrior(room, node);
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

const truth = (evaluate: (subject: FormulaSubject) => boolean): Compiled => ({ type: "boolean", evaluate });

const present = (type: FormulaType, of: (now: ApexDatetime) => FormulaValue) => (): Compiled => ({
  type,
  evaluate: ({ org }) => of(ApexDatetime.toTheSecond(org.now())),
});

const TABLE: SpecialTable = {
  "AND(boolean...)": (_room, _node, ...operands: Compiled[]) => logical(true, operands),
  "OR(boolean...)": (_room, _node, ...operands: Compiled[]) => logical(false, operands),
  "IF(boolean, any, any)": (_room, node, test: Compiled, yes: Compiled, no: Compiled) => {
    const type = resultType([yes, no], node);
    return { type, evaluate: (subject) => (test.evaluate(subject) === true ? yes : no).evaluate(subject) };
  },
  "CASE(any, any, any, any...)": compileCase,
  "ISBLANK(any)": (_room, _node, value: Compiled) => truth((subject) => value.evaluate(subject) === null),
  // Of a text always false.
  "ISNULL(any)": (_room, _node, value: Compiled) =>
    truth((subject) => value.type !== "text" && value.evaluate(subject) === null),
  "BLANKVALUE(any, any)": (_room, node, value: Compiled, substitute: Compiled) => {
    const type = resultType([value, substitute], node);
    return { type, evaluate: (subject) => value.evaluate(subject) ?? substitute.evaluate(subject) };
  },
  "NULLVALUE(any, any)": (_room, node, value: Compiled, substitute: Compiled) => {
    const type = resultType([value, substitute], node);
    return {
      type,
      evaluate: (subject) => value.evaluate(subject) ?? (type === "text" ? null : substitute.evaluate(subject)),
    };
  },
  "ISPICKVAL(picklist, any)": (_room, node, value: Compiled, wanted: Compiled) => {
    requireText(node.parameters[1]!);
    return truth((subject) => samePick(value.evaluate(subject), wanted.evaluate(subject)));
  },
  "INCLUDES(multipicklist, any)": (_room, node, values: Compiled, wanted: Compiled) => {
    requireText(node.parameters[1]!);
    return truth((subject) => parts(values.evaluate(subject)).some((part) => samePick(part, wanted.evaluate(subject))));
  },
  "TEXT(any)": (_room, _node, value: Compiled) => (isPick(value) ? { ...value, type: "text" } : undefined),
  "ISCHANGED(any)": (room, node) => {
    const { before, now } = ownField(room, node);
    return truth((subject) => subject.old !== undefined && !sameValue(before(subject) ?? null, now(subject)));
  },
  // Of a record that is being created it is the value itself.
  "PRIORVALUE(any)": (room, node) => {
    const { type, before, now } = ownField(room, node);
    return { type, evaluate: (subject) => (subject.old ? before(subject) : now(subject)) };
  },
  "ISNEW()": (room, node) => {
    requirePrior(room, node);
    return truth(({ old }) => old === undefined);
  },
  "TODAY()": present("date", (now) => now.date()),
  "NOW()": present("datetime", (now) => now),
  "TIMENOW()": present("time", (now) => new ApexTime(now.time("UTC").milliseconds)),
};

export const SPECIAL: ReadonlyMap<string, Signature & { readonly compile: SpecialFunction }> = new Map(
  Object.entries(TABLE).map(([text, compile]) => [
    signatureOf(text).name,
    { ...signatureOf(text), compile: compile as SpecialFunction },
  ]),
);
