/** Component visibility: evaluates a `visibilityRule` of a FlexiPage. */
import type { XmlElement } from "../../project/model.ts";
import { children, textOf } from "../../project/xml.ts";

/** What a rule may ask. Each answers undefined for what is not modelled. */
export interface VisibilityFacts {
  /** `Rating`, `Owner.Name`: a field of the record, by path. */
  recordField(path: string): FactValue | undefined;
  userField(path: string): FactValue | undefined;
  permission(name: string): boolean;
  readonly formFactor: string;
}

export type FactValue = string | number | boolean | null;

/** A rule that cannot be evaluated here; the message says which. */
export class VisibilityNotModelled extends Error {}

export function isVisible(rule: XmlElement, facts: VisibilityFacts): boolean {
  const results = children(rule, "criteria").map((criterion) => isMet(criterion, facts));
  const logic = textOf(rule, "booleanFilter");
  return logic ? combine(logic, results) : results.every(Boolean);
}

function isMet(criterion: XmlElement, facts: VisibilityFacts): boolean {
  const expression = textOf(criterion, "leftValue") ?? "";
  const operator = textOf(criterion, "operator") ?? "";
  return compare(leftValue(expression, facts), operator, textOf(criterion, "rightValue") ?? "");
}

function leftValue(expression: string, facts: VisibilityFacts): FactValue {
  const [, source = "", path = ""] = /^\{!\$?(\w+)\.(.+)\}$/.exec(expression) ?? [];
  const value = factOf(source.toLowerCase(), path, facts);
  if (value === undefined) throw new VisibilityNotModelled(`not modelled: a visibility rule on ${expression}`);
  return value;
}

function factOf(source: string, path: string, facts: VisibilityFacts): FactValue | undefined {
  switch (source) {
    case "record":
      return facts.recordField(path);
    case "user":
      return facts.userField(path);
    case "client":
      return path.toLowerCase() === "formfactor" ? facts.formFactor : undefined;
    case "permission":
      return facts.permission(path.replace(/^(Custom|Standard)Permission\./, ""));
    default:
      return undefined;
  }
}

function compare(left: FactValue, operator: string, right: string): boolean {
  switch (operator) {
    case "EQUAL":
      return isEqual(left, right);
    case "NE":
      return !isEqual(left, right);
    case "CONTAINS":
      return String(left ?? "")
        .toLowerCase()
        .includes(right.toLowerCase());
    case "GT":
      return left !== null && order(left, right) > 0;
    case "GE":
      return left !== null && order(left, right) >= 0;
    case "LT":
      return left !== null && order(left, right) < 0;
    case "LE":
      return left !== null && order(left, right) <= 0;
    default:
      throw new VisibilityNotModelled(`not modelled: the operator ${operator} in a visibility rule`);
  }
}

function isEqual(left: FactValue, right: string): boolean {
  if (left === null) return right === "";
  if (typeof left === "number") return left === Number(right);
  return String(left).toLowerCase() === right.toLowerCase();
}

function order(left: string | number | boolean, right: string): number {
  if (typeof left === "number") return left - Number(right);
  return String(left) < right ? -1 : String(left) > right ? 1 : 0;
}

/** `1 AND (2 OR NOT 3)`; AND binds closer than OR. */
function combine(logic: string, results: readonly boolean[]): boolean {
  const tokens = logic.toUpperCase().match(/\d+|AND|OR|NOT|[()]/g) ?? [];
  let next = 0;
  const either = (): boolean => {
    let value = both();
    while (tokens[next] === "OR") {
      next++;
      value = both() || value;
    }
    return value;
  };
  const both = (): boolean => {
    let value = single();
    while (tokens[next] === "AND") {
      next++;
      value = single() && value;
    }
    return value;
  };
  const single = (): boolean => {
    const token = tokens[next++];
    if (token === "NOT") return !single();
    if (token === "(") {
      const value = either();
      next++;
      return value;
    }
    const result = results[Number(token) - 1];
    if (result === undefined) throw new VisibilityNotModelled(`the filter logic "${logic}" does not fit its criteria`);
    return result;
  };
  return either();
}
