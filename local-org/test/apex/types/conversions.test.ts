import { statements } from "./support.ts";

const fits = (declared: string, value: string): string[] => statements(`${declared} x = ${value};`);

describe("assignment of primitives", () => {
  test.each([
    ["Long", "1"],
    ["Double", "1"],
    ["Decimal", "1"],
    ["Double", "2L"],
    ["Decimal", "1.5d"],
    ["Double", "1.5"],
    ["Id", "'001000000000001'"],
    ["String", "UserInfoLike.id()"],
    ["Datetime", "Date.newInstance(2026, 1, 1)"],
    ["Object", "5"],
    ["Object", "new List<Integer>()"],
    ["Integer", "null"],
  ])("%s accepts %s", (declared, value) => {
    const text = `${declared} x = ${value};`;
    expect(statements(text, "public class UserInfoLike { public static Id id() { return null; } }")).toEqual([]);
  });

  test.each([
    ["Integer", "'a'", "Illegal assignment from String to Integer"],
    ["Integer", "1.5", "Illegal assignment from Decimal to Integer"],
    ["Integer", "1L", "Illegal assignment from Long to Integer"],
    ["Long", "1.5", "Illegal assignment from Decimal to Long"],
    ["String", "5", "Illegal assignment from Integer to String"],
    ["Date", "Datetime.now()", "Illegal assignment from Datetime to Date"],
    ["Boolean", "1", "Illegal assignment from Integer to Boolean"],
  ])("%s refuses %s", (declared, value, message) => {
    expect(fits(declared, value)).toEqual([`1:${declared.length + 6} ${message}`]);
  });
});

describe("assignment of collections and records", () => {
  test.each([
    ["List<Object>", "new List<String>()"],
    ["List<SObject>", "new List<Account>()"],
    ["List<Account>", "new List<SObject>()"],
    ["List<String>", "new List<Id>()"],
    ["Iterable<String>", "new List<String>()"],
    ["Map<String, Object>", "new Map<String, String>()"],
    ["SObject", "new Account()"],
    ["Set<Id>", "new Set<Id>()"],
    ["Integer[]", "new Integer[5]"],
  ])("%s accepts %s", (declared, value) => {
    expect(fits(declared, value)).toEqual([]);
  });

  test.each([
    ["List<String>", "new List<Object>()", "Illegal assignment from List<Object> to List<String>"],
    ["List<Long>", "new List<Integer>()", "not modelled: assignment from List<Integer> to List<Long>"],
    ["List<Lead>", "new List<Account>()", "Illegal assignment from List<Account> to List<Lead>"],
    ["Set<Object>", "new Set<String>()", "Illegal assignment from Set<String> to Set<Object>"],
    ["Set<SObject>", "new Set<Account>()", "Illegal assignment from Set<Account> to Set<SObject>"],
    ["Map<Object, String>", "new Map<Id, String>()", "Illegal assignment from Map<Id, String> to Map<Object, String>"],
    ["Account", "new Lead()", "Illegal assignment from Lead to Account"],
  ])("%s refuses %s", (declared, value, message) => {
    expect(fits(declared, value)).toEqual([`1:${declared.length + 6} ${message}`]);
  });

  test("an SObject needs a cast to become a concrete record", () => {
    expect(statements("SObject s = new Account();\nAccount a = s;\nAccount b = (Account) s;")).toEqual([
      "2:13 Illegal assignment from SObject to Account",
    ]);
  });
});

describe("casts and instanceof", () => {
  test.each([
    ["Object o; String s = (String) o;"],
    ["List<Object> o; List<String> s = (List<String>) o;"],
    ["SObject o; Boolean b = o instanceof Account;"],
  ])("%s", (text) => {
    expect(statements(text)).toEqual([]);
  });

  test("a cast between unrelated types is refused", () => {
    expect(statements("Account a;\nLead l = (Lead) a;")).toEqual([
      "2:10 Incompatible types since an instance of Account is never an instance of Lead",
    ]);
    expect(statements("Set<String> s;\nSet<Object> o = (Set<Object>) s;")).not.toEqual([]);
  });

  test("instanceof that can have only one answer is refused", () => {
    expect(statements("Account a = new Account();\nBoolean b = a instanceof Account;")).toEqual([
      "2:13 Operation instanceof is always true since an instance of Account is always an instance of Account",
    ]);
    expect(statements("Account a;\nBoolean b = a instanceof Lead;")).toEqual([
      "2:13 Operation instanceof is always false since an instance of Account is never an instance of Lead",
    ]);
  });
});
