import { parseQueryText, QuerySyntaxError } from "../../../src/apex/syntax/parse.ts";
import { showCondition, showPath, showValue } from "./show.ts";

function whereOf(condition: string): string {
  const { where } = parseQueryText(`SELECT Id FROM Lead WHERE ${condition}`);
  return where ? showCondition(where) : "";
}

function errorOf(text: string): string {
  try {
    parseQueryText(text);
  } catch (error) {
    if (error instanceof QuerySyntaxError) return `${error.line}:${error.column} ${error.message}`;
    throw error;
  }
  return "no error";
}

describe("a query in a text of its own", () => {
  it("has the tree of an inline query", () => {
    const query = parseQueryText(
      "select Id, Owner.Name, (SELECT Id FROM Tasks) from Lead\nwhere Name like :pattern and Id in :ids order by Name desc limit :n",
    );
    expect(query.select.map(({ kind }) => kind)).toEqual(["field", "field", "children"]);
    expect([query.from, query.where && showCondition(query.where)]).toEqual([
      "Lead",
      "(Name like :pattern and Id in :ids)",
    ]);
    expect(query.orderBy.map(({ by, descending }) => [showPath(by), descending])).toEqual([["Name", true]]);
    expect(query.limit && showValue(query.limit)).toBe(":n");
    expect([query.start, query.where?.start]).toEqual([
      { line: 1, column: 1 },
      { line: 2, column: 7 },
    ]);
  });

  it("may contain large numbers", () => {
    expect(whereOf("A = 2147483648 AND B = 9007199254740993")).toBe(
      "(A = integer:2147483648 and B = decimal:9007199254740993)",
    );
  });

  it("may bind fields of variables", () => {
    expect(whereOf("Id = :lead.OwnerId")).toBe("Id = :lead.OwnerId");
    expect(whereOf("Id = : a AND Name = :b")).toBe("(Id = :a and Name = :b)");
  });

  // SOQL Reference, "Quoted String Escape Sequences".
  it.each([
    [String.raw`'it\'s'`, "it's"],
    [String.raw`'\n\r\t\b\f\"\\'`, '\n\r\t\b\f"\\'],
    [String.raw`'\N\R\T'`, "\n\r\t"],
    [String.raw`'\u0041'`, "A"],
    [String.raw`'50\%\_a'`, String.raw`50\%\_a`],
    ["'a\nb'", "a\nb"],
  ])("unescapes %s", (literal, value) => {
    const { where } = parseQueryText(`SELECT Id FROM Lead WHERE Name LIKE ${literal}`);
    expect(where).toMatchObject({ right: { kind: "string", value } });
  });
});

// The words are those of System.QueryException.
describe("errors", () => {
  it.each([
    ["SELECT Id FORM Lead", "1:11 unexpected token: 'FORM'"],
    ["SELECT Id, FROM Lead", "1:12 unexpected token: 'FROM'"],
    ["SELECT FROM Lead", "1:8 unexpected token: 'FROM'"],
    ["SELCT Id FROM Lead", "1:1 unexpected token: 'SELCT'"],
    ["SELECT Id FROM", "1:15 unexpected token: '<EOF>'"],
    ["", "1:1 unexpected token: '<EOF>'"],
    ["SELECT Id FROM Lead;", "1:20 unexpected token: ';'"],
    ["SELECT Id FROM Lead WHRE Id = null", "1:21 unexpected token: 'WHRE'"],
    ["SELECT Id\nFROM Lead\nWHERE Name = abc", "3:14 unexpected token: 'abc'"],
    ["SELECT Id FROM Lead WITH USER_MODE WHERE Name = 'x'", "1:36 unexpected token: 'WHERE'"],
    ["SELECT Id FROM Lead WHERE A = 1 OR B = 2 AND C = 3", "1:42 unexpected token: 'AND'"],
    ["SELECT Id FROM Lead LIMIT abc", "1:27 unexpected token: 'abc'"],
    ["SELECT Id FROM Lead ORDER BY", "1:29 unexpected token: '<EOF>'"],
    ["SELECT Id FROM Lead from", "1:21 unexpected token: 'from'"],
    ["SELECT Id FROM Lead WHERE Id NOT IN setids", "1:37 expecting a colon, found 'setids'"],
    ["SELECT Id FROM Lead WHERE Id IN {a1x2o00000xxxx}", "1:33 expecting a colon, found '{'"],
    ["SELECT Id FROM Lead WHERE P__c INCLUDES :a", "1:41 expecting a left parentheses, found ':'"],
    ["SELECT COUNT( FROM Lead", "1:15 expecting a right parentheses, found 'FROM'"],
    ["SELECT Id FROM Lead WHERE Name = 'O'Brien'", "1:37 unexpected token: 'Brien'"],
    ["SELECT Id FROM Lead WHERE Name = 'abc", "1:34 unexpected token: '''"],
    ["SELECT Id FROM Lead WHERE Name = #", "1:34 unexpected token: '#'"],
    ["SELECT Id FROM Lead // all", "1:21 unexpected token: '/'"],
    ["SELECT Id FROM Lead WHERE Id IN :m.keySet()", "1:33 Only variable references are allowed in dynamic SOQL/SOSL."],
    ["SELECT Id FROM Lead WHERE Id = :a[0]", "1:32 Only variable references are allowed in dynamic SOQL/SOSL."],
    ["SELECT Id FROM Lead WHERE Id = :'a'", "1:32 Only variable references are allowed in dynamic SOQL/SOSL."],
    [
      String.raw`SELECT Id FROM Lead WHERE Name = 'a\q'`,
      String.raw`1:34 Illegal string literal: Invalid string literal 'a\q'. Illegal character sequence \q' in string literal.`,
    ],
    ["SELECT Id FROM Lead WHERE A = 2026-02-32", "1:31 Invalid Date '2026-02-32'."],
  ])("%j", (text, expected) => {
    expect(errorOf(text)).toBe(expected);
  });

  it("tells the first of several", () => {
    expect(errorOf("SELECT Id FROM Lead WHERE Id = :a() AND Name IN 'x'")).toMatch(/^1:32 Only variable/);
  });
});
