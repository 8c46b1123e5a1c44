import { expressionOf, problemsOfStatements, show } from "./show.ts";

describe("numbers", () => {
  it.each([
    ["0", "Integer", 0],
    ["2147483647", "Integer", 2147483647],
    ["010", "Integer", 10],
    ["5L", "Long", 5n],
    ["2147483648l", "Long", 2147483648n],
    ["9223372036854775807L", "Long", 9223372036854775807n],
    ["1.50", "Decimal", "1.50"],
    [".5", "Decimal", "0.5"],
    ["1.5d", "Double", 1.5],
    ["1.5D", "Double", 1.5],
  ])("%s is of type %s", (text, literalType, value) => {
    expect(expressionOf(text)).toMatchObject({ kind: "literal", literalType, value });
  });

  it("takes the sign for an operator", () => {
    expect(show(expressionOf("-5"))).toBe("(- Integer:5)");
    expect(show(expressionOf("a -2147483648L"))).toBe("(- a Long:2147483648)");
  });

  it.each([
    ["x = 2147483648;", "2:5 Illegal integer"],
    ["x = -2147483648;", "2:6 Illegal integer"],
    ["x = 5 - 2147483648;", "2:9 Illegal integer"],
    ["x = -(2147483648);", "2:7 Illegal integer"],
    ["x = 9223372036854775808L;", "2:5 Illegal long"],
    ["x = -9223372036854775808L;", "2:6 Illegal long"],
  ])("%s", (text, problem) => {
    expect(problemsOfStatements(text)).toEqual([problem]);
  });
});

describe("Booleans and null", () => {
  it("have any case", () => {
    expect(show(expressionOf("TRUE == False"))).toBe("(== Boolean:true Boolean:false)");
    expect(show(expressionOf("NULL"))).toBe("null:null");
  });
});

describe("strings", () => {
  const value = (literal: string): unknown => (expressionOf(literal) as { value?: unknown }).value;

  // Apex Developer Guide, "Primitive Data Types": the escape sequences of String.
  it.each([
    ["''", ""],
    ["'a b'", "a b"],
    [String.raw`'\b\t\n\f\r\"\'\\'`, "\b\t\n\f\r\"'\\"],
    [String.raw`'\u00e9\u0041'`, "éA"],
    [String.raw`'\\n'`, "\\n"],
    [String.raw`'C:\\u0041'`, "C:\\u0041"],
    [String.raw`'a\sb'`, "a b"],
    ["'// no comment /* nor this'", "// no comment /* nor this"],
    ["'\"'", '"'],
    ["'😀'", "😀"],
  ])("%s", (literal, expected) => {
    expect(value(literal)).toBe(expected);
  });

  it.each([
    ["q", "character sequence"],
    ["_", "character sequence"],
    ["%", "character sequence"],
    ["u12g4", "unicode sequence."],
  ])("may not contain \\%s", (sequence, kind) => {
    expect(problemsOfStatements(`x = 'ab' + 'a\\${sequence}b';`)).toEqual([
      `2:12 Illegal string literal: Invalid string literal 'a\\${sequence}b'. ` +
        `Illegal ${kind} \\${sequence.slice(0, 3)}' in string literal.`,
    ]);
  });

  it("end in their line", () => {
    expect(problemsOfStatements("x = 'abc;\ny = 'ok';\nz = ;")).toEqual([
      "2:5 Illegal string literal: Line breaks are not allowed in string literals",
      "4:5 Unexpected token ';'.",
    ]);
    expect(problemsOfStatements("run('abc);\ny = ;")).toEqual([
      "2:5 Missing closing quote character ' on string.",
      "3:5 Unexpected token ';'.",
    ]);
  });
});

// Summer '26: as Java's text blocks, the shared indentation and blanks at the ends of lines go.
describe("multiline strings", () => {
  const value = (...lines: string[]): unknown =>
    (expressionOf(`'''\n${lines.join("\n")}'''`) as { value?: unknown }).value;

  it.each<[string, string[], string]>([
    ["nothing", [""], ""],
    ["the end after the text", ["a", "b"], "a\nb"],
    ["the end in a line of its own", ["a", "b", ""], "a\nb\n"],
    ["the indentation that all lines share", ["    a", "      b", "    c"], "a\n  b\nc"],
    ["the indentation of the end", ["    a", "  "], "  a\n"],
    ["empty lines in between", ["  a", "", "  b"], "a\n\nb"],
    ["blanks at the ends of lines", ["a  ", "b"], "a\nb"],
    ["quotes", ["it's ''quoted''."], "it's ''quoted''."],
    ["escapes", [String.raw`a\tb\\c\'\'\'`], "a\tb\\c'''"],
    ["a blank that stays", ["a \\s", "b"], "a  \nb"],
    ["a line that goes on", ["a \\", "b"], "a b"],
  ])("have %s", (_, lines, expected) => {
    expect(value(...lines)).toBe(expected);
  });

  it("have one kind of line break", () => {
    expect((expressionOf("'''\r\na\r\nb'''") as { value?: unknown }).value).toBe("a\nb");
  });

  it("stand among other code", () => {
    expect(show(expressionOf("'''\na'''.length() + 'b'"))).toBe("(+ String:a.length() String:b)");
  });

  it.each([
    ["x = '''abc''';", "2:8 Unexpected symbol 'a', was expecting '\\n'."],
    ["x = '''''';", "2:8 Unexpected symbol ''', was expecting '\\n'."],
    ["x = '''\nabc;", "2:5 Missing closing quote character ''' on string."],
    [
      "x = '''\na\\q''';",
      "2:5 Illegal string literal: Invalid string literal '''\na\\q'''. Illegal character sequence \\q' in string literal.",
    ],
  ])("%j", (text, problem) => {
    expect(problemsOfStatements(text)).toEqual([problem]);
  });
});
