import type { BinaryExpression, Expression } from "../../../src/apex/syntax/tree.ts";
import { check, statements } from "./support.ts";

const PRELUDE =
  "Integer i; Long l; Double d; Decimal m; String s; Id id; Boolean b; Date day; Datetime moment; Time hour; Object o; Account a; SObject r; List<String> ls;\n";

function value(expression: string): Expression {
  const result = check({ anonymous: `${PRELUDE}Object x = ${expression};` });
  expect(result.problems).toEqual([]);
  const last = result.anonymousUnit?.body.statements.at(-1);
  const initializer = last?.kind === "local" ? last.variables[0]?.initializer : undefined;
  if (!initializer) throw new Error("no value");
  return initializer;
}

const problem = (text: string): string[] => statements(PRELUDE + text);

describe("arithmetic", () => {
  test.each([
    ["i + i", "Integer", "Integer"],
    ["i + l", "Long", "Long"],
    ["i * d", "Double", "Double"],
    ["d / m", "Decimal", "Decimal"],
    ["l - m", "Decimal", "Decimal"],
    ["s + i", "String", "String"],
    ["1 + s", "String", "String"],
    ["day + 1", "Date", "Date"],
    ["moment + 0.5", "Datetime", "Datetime"],
    ["hour - l", "Time", "Time"],
    ["i & l", "Long", "Long"],
    ["b ^ b", "Boolean", "Boolean"],
    ["i << 2", "Integer", "Integer"],
    ["b && b", "Boolean", "Boolean"],
  ])("%s is %s in %s arithmetic", (expression, type, arithmetic) => {
    const node = value(expression) as BinaryExpression;
    expect([node.type?.name, node.arithmetic]).toEqual([type, arithmetic]);
  });

  test("operands are converted to the wider type", () => {
    const node = value("i * m") as BinaryExpression;
    expect([node.left.convertTo?.name, node.right.convertTo?.name]).toEqual(["Decimal", undefined]);
  });

  test.each([
    ["Object x = i + b;", "2:12 Arithmetic expressions must use numeric arguments"],
    ["Object x = day + 0.5;", "2:12 Date expressions must use Integer or Long"],
    ["Object x = day - day;", "2:12 Date expressions must use Integer or Long"],
    ["Object x = hour + 0.5;", "2:12 Time expressions must use Integer or Long"],
    ["Object x = moment + s.length() + b;", "2:12 Date/time expressions must use Integer or Double or Decimal"],
    [
      "Object x = d & i;",
      "2:12 & operator can only be applied to Boolean expressions or to Integer or Long expressions",
    ],
    ["Object x = d << 1;", "2:12 << operation can only be applied to Integer or Long types"],
    ["Object x = i && b;", "2:12 Logical operator can only be applied to Boolean"],
    ["Object x = !i;", "2:12 ! operator can only be applied to boolean expressions"],
    ["Object x = -s;", "2:12 Unary negation must use a numeric argument"],
    ["Object x = ~d;", "2:12 Invalid type for bitwise negate: Double"],
    ["s++;", "2:1 Unary postfix increment/decrement can only be applied to numeric expressions: String"],
  ])("%s", (text, expected) => {
    expect(problem(text)).toEqual([expected]);
  });
});

describe("compound assignment", () => {
  test.each([
    ["i += 1;"],
    ["l += i;"],
    ["m += i;"],
    ["m *= d;"],
    ["s += i;"],
    ["day += 1;"],
    ["moment -= 1;"],
    ["b &= b;"],
    ["i <<= 2;"],
  ])("%s", (text) => expect(problem(text)).toEqual([]));

  test.each([
    ["i += 1.5;", "2:6 Illegal assignment from Decimal to Integer"],
    ["i += l;", "2:6 Illegal assignment from Long to Integer"],
    ["i += s;", "2:1 Arithmetic expressions must use numeric arguments"],
  ])("%s", (text, expected) => {
    expect(problem(text)).toEqual([expected]);
  });
});

describe("comparison", () => {
  test.each([
    ["i == l", "Long"],
    ["i < m", "Decimal"],
    ["s == s", "String"],
    ["id == s", "Id"],
    ["day < moment", "Datetime"],
    ["b == b", "Boolean"],
    ["a == null", "null"],
    ["a == r", "value"],
    ["o == i", "value"],
    ["a === r", "identity"],
    ["TriggerLike.A == TriggerLike.A", "identity"],
  ])("%s compares as %s", (expression, comparison) => {
    const result = check({
      anonymous: `${PRELUDE}Boolean x = ${expression};`,
      classes: ["public enum TriggerLike { A }"],
    });
    expect(result.problems).toEqual([]);
    const last = result.anonymousUnit?.body.statements.at(-1);
    const node = last?.kind === "local" ? last.variables[0]?.initializer : undefined;
    expect(node?.kind === "binary" && node.comparison).toBe(comparison);
  });

  test.each([
    ["Object x = i == s;", "2:12 Comparison arguments must be compatible types: Integer, String"],
    ["Object x = a == ls;", "2:12 Comparison arguments must be compatible types: Account, List<String>"],
    ["Object x = b < b;", "2:12 Inequality operator not allowed for this type: Boolean"],
    ["Object x = i === i;", "2:12 Exact equality operator only allowed for reference types: Integer"],
  ])("%s", (text, expected) => {
    expect(problem(text)).toEqual([expected]);
  });
});

describe("ternary and ??", () => {
  test.each([
    ["b ? 1 : 2L", "Long"],
    ["b ? null : 'a'", "String"],
    ["b ? a : r", "SObject"],
    ["b ? new Account() : new Lead()", "SObject"],
    ["s ?? 'a'", "String"],
    ["i ?? 1.5", "Decimal"],
    ["[SELECT Id FROM Account] ?? a", "Account"],
    ["[SELECT Id FROM Account] ?? null", "List<Account>"],
    ["b ? [SELECT Id FROM Account] : new List<Account>()", "List<Account>"],
  ])("%s is %s", (expression, type) => {
    expect(value(expression).type?.name).toBe(type);
  });

  test.each([
    ["Object x = b ? 1 : 'a';", "2:12 Incompatible types in ternary operator: Integer, String"],
    ["Object x = a ?? 'a';", "2:12 Incompatible types in null coalescing operator: Account, String"],
    ["Object x = s ? 1 : 2;", "2:12 Condition expression must be of type Boolean: String"],
  ])("%s", (text, expected) => {
    expect(problem(text)).toEqual([expected]);
  });
});

describe("assignment targets", () => {
  test.each([
    [
      "final Integer n = 1;\nn = 2;",
      "3:1 Final members can only be assigned in their declaration, init blocks, or constructors: n",
    ],
    ["a.CreatedDate = moment;", "2:3 Field is not writeable: Account.CreatedDate"],
    ["a.Contacts = new List<Contact>();", "2:3 Expression cannot be assigned"],
    ["s.trim() = 'a';", "2:1 Expression cannot be assigned"],
  ])("%s", (text, expected) => {
    expect(problem(text)).toEqual([expected]);
  });

  test("a final local without a value gets one once", () => {
    expect(problem("final Integer n;\nn = 2;")).toEqual([]);
    expect(problem("final Integer n;\nn = 2;\nn = 3;")).toEqual([
      "4:1 not modelled: a second assignment of the final variable n",
    ]);
  });
});
