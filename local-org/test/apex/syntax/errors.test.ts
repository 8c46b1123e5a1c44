import { parseAnonymous, parseClass } from "../../../src/apex/syntax/parse.ts";
import { problemsOf, problemsOfStatements } from "./show.ts";

const invalidIdentifier = (name: string): string =>
  `Invalid identifier '${name}'. Apex identifiers must start with an ASCII letter (a-z or A-Z) ` +
  "followed by any number of ASCII letters (a-z or A-Z), digits (0 - 9), '_'.";

describe("one mistake", () => {
  it.each([
    ["Integer x = 5\nInteger y;", "3:1 Missing ';' at 'Integer'"],
    ["run(a;", "2:6 Missing ')' at ';'"],
    ["Integer x = (1 + 2;", "2:19 Missing ')' at ';'"],
    ["run(;", "2:5 Missing ')' at ';'"],
    ["run(a[0;", "2:8 Missing ']' at ';'"],
    ["run(a[0);", "2:8 Missing ']' at ')'"],
    ["run(a b);", "2:7 Unexpected token 'b'."],
    ["run());", "2:6 Unexpected token ')'."],
    ["String s = run(bar(1, 2);", "2:25 Missing ')' at ';'"],
    ["return a +;", "2:11 Unexpected token ';'."],
    ["Map<String Integer> m;", "2:12 Unexpected token 'Integer'."],
    ["List<List<Integer> x;", "2:20 Unexpected token 'x'."],
    ["if (a { }", "2:7 Missing ')' at '{'"],
    ["if (a == ) { }", "2:10 Unexpected token ')'."],
    ["while true { }", "2:7 Missing '(' at 'true'"],
    ["for (Integer i : ) { }", "2:18 Unexpected token ')'."],
    ["else { }", "2:1 Unexpected token 'else'."],
    ["catch (Exception e) { }", "2:1 Unexpected token 'catch'."],
    ["x.(y);", "2:3 Unexpected token '('."],
    ["String 9x;", "2:8 Unexpected token '9'."],
    ["Integer b = 3 % 2;", "2:15 Found punctuation symbol or operator '%' that isn't valid in Apex."],
    ['String s = "abc";', "2:12 Unrecognized symbol '\"', which is not a valid Apex identifier."],
    ["Integer x = a \\ b;", "2:15 Unrecognized symbol '\\', which is not a valid Apex identifier."],
    ["String s = “abc”;", `2:12 ${invalidIdentifier("“abc”")}`],
    ["Integer é;", `2:9 ${invalidIdentifier("é")}`],
    ["Integer x = a #b;", "2:15 Found punctuation symbol or operator '#' that isn't valid in Apex."],
  ])("%j", (text, problem) => {
    expect(problemsOfStatements(text)).toEqual([problem]);
  });

  it.each([
    ["", "1:1 Unexpected end of file."],
    ["class", "1:6 Unexpected end of file."],
    ["class A {\n  void run() {\n", "3:1 Expecting '}' but was: the end of the file"],
    ["class A {\n  Integer a\n}", "3:1 Unexpected token '}'."],
    ["class A { }\nclass B { }", "2:1 Unexpected token 'class'."],
    ["class A { }}", "1:12 Unexpected token '}'."],
    ["class A { /* open\n void run() { }\n}", "1:11 Missing closing mark */ on multi-line comment."],
    ["class A { /*/ open\n}", "1:11 Missing closing mark */ on multi-line comment."],
    ["class A {\n  String a = 'b\\';\n}", "2:14 Missing closing quote character ' on string."],
    ["\uFEFFclass A {\n  Integer = 5;\n}", "2:11 Unexpected token '='."],
  ])("%j", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});

describe("a text that goes deeper than the stack", () => {
  const message = "not modelled: expressions or statements that are nested this deeply";

  it.each([
    ["a sum", `Integer x = ${"1 + ".repeat(1500)}1;`],
    ["brackets", `Integer x = ${"(".repeat(20_000)}1${")".repeat(20_000)};`],
    ["branches", "if (a) b(); else ".repeat(1500) + "c();"],
  ])("is refused by name: %s", (_, text) => {
    expect(problemsOfStatements(text)).toEqual([`1:1 ${message}`]);
  });

  it("may be a thousand terms long all but a few", () => {
    expect(problemsOfStatements(`Integer x = ${"1 + ".repeat(990)}1;`)).toEqual([]);
  });
});

describe("several mistakes", () => {
  it("are told in the order of the text, and there is no tree", () => {
    const result = parseClass(
      "classes/A.cls",
      "class A {\n  void a() {\n    run(;\n    ok();\n    if (x { }\n    String s = 'a\\q';\n  }\n  void b() {\n    return 5 +;\n  }\n}",
    );
    expect(result.problems).toEqual([
      { file: "classes/A.cls", line: 3, column: 9, message: "Missing ')' at ';'" },
      { file: "classes/A.cls", line: 5, column: 11, message: "Missing ')' at '{'" },
      {
        file: "classes/A.cls",
        line: 6,
        column: 16,
        message:
          "Illegal string literal: Invalid string literal 'a\\q'. Illegal character sequence \\q' in string literal.",
      },
      { file: "classes/A.cls", line: 9, column: 15, message: "Unexpected token ';'." },
    ]);
    expect(result.unit).toBeUndefined();
  });

  it("are found by the builder, too", () => {
    expect(problemsOfStatements("a + b;\nInteger any = 2147483648;\nx;")).toEqual([
      "2:1 Expression cannot be a statement.",
      "3:9 Identifier name is reserved: any",
      "3:15 Illegal integer",
      "4:1 Expression cannot be a statement.",
    ]);
  });
});

describe("a space that does not break", () => {
  it("is a space", () => {
    expect(problemsOfStatements("Integer\u00a0a = b\u00a0+ c();")).toEqual([]);
  });
});

describe("comments", () => {
  it("may contain anything", () => {
    expect(problemsOf("class A { // it's \"x\" \\q\n/* 'open\n */ /**/ /***/ Integer a; // '\n}")).toEqual([]);
  });
});

describe("anonymous Apex", () => {
  it("names its file and place", () => {
    expect(parseAnonymous("example.apex", "Integer a = 1;\nrun(a;\n").problems).toEqual([
      { file: "example.apex", line: 2, column: 6, message: "Missing ')' at ';'" },
    ]);
  });
});
