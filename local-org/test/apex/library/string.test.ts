/**
 * String. Expected values: examples of the Apex Reference Guide, String Class
 * (developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm), and where it says
 * that a method works as in Java or Apache Commons, what these document.
 */
import { ApexDate } from "../../../src/apex/runtime/date.ts";
import { ApexDatetime } from "../../../src/apex/runtime/datetime.ts";
import { ApexList } from "../../../src/apex/runtime/collections.ts";
import { call, decimal, double, list, ofType } from "./call.ts";

/** Parameter types from the arguments, so that a line reads as in Apex. */
const on = (self: string, method: string, ...values: unknown[]): unknown => {
  const types = values.map((value) => (typeof value === "number" ? "Integer" : "String")).join();
  return call(`String.${method}(${types})`, self, ...values);
};
const items = (value: unknown): unknown[] => (value as ApexList).items;

const EXAMPLES: [expected: unknown, self: string, method: string, ...values: unknown[]][] = [
  ["Hello...", "Hello Maximillian", "abbreviate", 8],
  ["...Max...", "Hello Maximillian", "abbreviate", 9, 6],
  ["Hi", "Hi", "abbreviate", 8],
  ["Hello maximillian", "hello maximillian", "capitalize"],
  ["hello max", "Hello max", "uncapitalize"],
  ["  hello  ", "hello", "center", 9],
  ["--hello--", "hello", "center", 9, "-"],
  ["hello", "hello", "center", 3],
  [true, "abcde", "containsNone", "fg"],
  [true, "abcde", "containsNone", ""],
  [true, "", "containsNone", "ab"],
  [true, "abcba", "containsOnly", "abcd"],
  [true, "hello", "containsAny", "hx"],
  [1, "Hello Jane", "countMatches", "Hello"],
  [2, "Hello Hello", "countMatches", "Hello"],
  ["HelloJane", " Hello Jane ", "deleteWhitespace"],
  ["Salesforce force.com", "Salesforce \t     force.com", "normalizeSpace"],
  ["a b", "  a \n b  ", "normalizeSpace"],
  ["Max", "Hello Jane", "difference", "Hello Max"],
  ["abc", "  \t abc\n", "trim"],
  [true, "abcd", "equals", "abcd"],
  [true, "001D000000Ju1zH", "equals", "001D000000Ju1zHIAR"],
  [true, "abcd", "equalsIgnoreCase", "ABCD"],
  ['"Max1, ""Max2"""', 'Max1, "Max2"', "escapeCsv"],
  ["\\u00EA", "ê", "escapeUnicode"],
  ["&quot;bread&quot; &amp; &lt;i&gt;", '"bread" & <i>', "escapeHtml4"],
  ["Fran&ccedil;ais", "Français", "escapeHtml3"],
  ["Français", "Fran&ccedil;ais", "unescapeHtml4"],
  ["&apos;a&apos; &gt; ê", "'a' > ê", "escapeXml"],
  ['He said, \\"Don\'t!\\"', 'He said, "Don\'t!"', "escapeJava"],
  [`\\"grade\\": \\"A+\\/A\\"`, '"grade": "A+/A"', "escapeEcmaScript"],
  [3, "kitten", "getLevenshteinDistance", "sitting"],
  [-1, "kitten", "getLevenshteinDistance", "sitting", 2],
  [2, "abcd", "indexOfAny", "xc"],
  [0, "abcd", "indexOfAnyBut", "xc"],
  [2, "abcd", "indexOfDifference", "abxc"],
  [-1, "abcd", "indexOfDifference", "abcd"],
  [3, "abcdaacd", "lastIndexOfIgnoreCase", "DAAC"],
  [6, "abcdaacd", "lastIndexOf", "c", 7],
  [2, "abcdaacd", "lastIndexOf", "c", 3],
  [-1, "abcdaacd", "lastIndexOf", "c", -1],
  [true, "abc", "isAlpha"],
  [false, "abc 21", "isAlpha"],
  [true, "aA Bb", "isAlphaSpace"],
  [false, "", "isNumeric"],
  [true, "1 2 3", "isNumericSpace"],
  [true, "abcd", "isAllLowerCase"],
  [false, "abCd", "isAllLowerCase"],
  ["abc", "abcdaacd", "left", 3],
  ["----ab", "ab", "leftPad", 6, "-"],
  ["ab    ", "ab", "rightPad", 6],
  ["bcd", "abcde", "mid", 1, 3],
  ["Sales and .com", "Salesforce and force.com", "remove", "force"],
  ["Salesforce and force", "Salesforce and force.com", "removeEnd", ".com"],
  ["SFDC-SFDC", "SFDC", "repeat", "-", 2],
  ["axydxya", "abcdbca", "replace", "bc", "xy"],
  ["fORCE.COM", "Force.com", "swapCase"],
  ["urge", "hamburger", "substring", 4, 8],
  ["Force.com", "Salesforce.Force.com", "substringAfter", "."],
  ["com", "Salesforce.Force.com", "substringAfterLast", "."],
  ["Salesforce", "Salesforce.Force.com", "substringBefore", "."],
  ["Salesforce.Force", "Salesforce.Force.com", "substringBeforeLast", "."],
  ["Yellow", "tagYellowtag", "substringBetween", "tag"],
  ["Yellow", "xYellowy", "substringBetween", "x", "y"],
  [null, "Yellow", "substringBetween", "x", "y"],
  [-1, "abc", "compareTo", "abd"],
  [96354, "abc", "hashCode"], // 97·31² + 98·31 + 99
  ["ecroF", "Force", "reverse"],
];

describe("String", () => {
  it.each(EXAMPLES)("%j: %j.%s %j %j", (expected, self, method, ...values) => {
    expect(on(self, method, ...values)).toBe(expected);
  });

  it("splits at regular expressions", () => {
    expect(items(on("e:\\processed\\PPDSF100111.csv", "split", "\\\\"))).toEqual([
      "e:",
      "processed",
      "PPDSF100111.csv",
    ]);
    expect(items(on("boo:and:foo", "split", ":", 2))).toEqual(["boo", "and:foo"]);
    expect(items(on("boo:and:foo", "split", "o"))).toEqual(["b", "", ":and:f"]);
    expect(items(on("boo:and:foo", "split", "o", -2))).toEqual(["b", "", ":and:f", "", ""]);
    expect(items(on("abc", "split", ""))).toEqual(["a", "b", "c"]);
    expect(items(on("", "split", ","))).toEqual([""]);
  });

  it("splits by the kind of character", () => {
    expect(items(on("Lightning.platform", "splitByCharacterType"))).toEqual(["L", "ightning", ".", "platform"]);
    expect(items(on("Lightning.platform", "splitByCharacterTypeCamelCase"))).toEqual(["Lightning", ".", "platform"]);
    expect(items(on("ASFLicense", "splitByCharacterTypeCamelCase"))).toEqual(["ASF", "License"]);
  });

  it("throws where an index lies outside", () => {
    expect(() => on("abc", "substring", 4)).toThrow("Starting position out of bounds: 4");
    expect(() => on("abc", "substring", 1, 4)).toThrow("Ending position out of bounds: 4");
    expect(() => on("abc", "abbreviate", 3)).toThrow("Minimum abbreviation width is 4");
  });

  it("is blank with white space, empty without anything", () => {
    expect(["", "  ", null, "a"].map((value) => call("String.isBlank(String)", value))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(["", "  ", null, "a"].map((value) => call("String.isEmpty(String)", value))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  // Apex Reference Guide, String.format, "Versioned Behavior Changes": single quotes from version 51.0 on.
  it("formats as Java's MessageFormat, but for single quotes", () => {
    const format = (pattern: string, ...values: unknown[]): unknown =>
      call("String.format(String,List<Object>)", pattern, list(...values));
    expect(format("{0} was last updated {1}", "Acme", "yesterday")).toBe("Acme was last updated yesterday");
    expect(format("It''s ''{0}'', it's {0} {1}", 5)).toBe("It's '5', it's 5 {1}");
  });

  it("refuses what it does not model of MessageFormat", () => {
    const format = (pattern: string): unknown => call("String.format(String,List<Object>)", pattern, list(1));
    // octoberswimmer/aer-dist, release notes of 1.2.13
    expect(() => format("{0,number,#}")).toThrow("Cannot format given Object as a Number");
    expect(() => format("{0,date}")).toThrow("not modelled: String.format with {0,date}");
    // github.com/bobalicious/amoss, Amoss_Instance
    expect(() => format("'{0}'")).toThrow("not modelled: String.format with a single quote before a brace");
  });

  // github.com/berehovskyi/apex-stream, AfSupportTest
  it("formats with no values", () => {
    expect(call("String.format(String,List<Object>)", "Argument {0}", null)).toBe("Argument {0}");
    expect(() => call("String.format(String,List<Object>)", null, null)).toThrow("Argument 1 cannot be null");
  });

  it("names a null argument", () => {
    expect(() => on("abc", "contains", null)).toThrow("Argument 1 cannot be null");
    expect(() => call("String.left(Integer)", "abc", null)).toThrow("Argument cannot be null.");
  });

  it("has an end", () => {
    expect(() => on("ab", "repeat", 3_000_001)).toThrow(ofType("System.LimitException"));
  });

  it("joins what is iterable", () => {
    expect(call("String.join(Object,String)", list(10, 20, 30), "/")).toBe("10/20/30");
  });

  it("escapes single quotes", () => {
    expect(call("String.escapeSingleQuotes(String)", "'Hello Jason'")).toBe("\\'Hello Jason\\'");
    // Backslashes, too: octoberswimmer/aer-dist, release notes of 1.2.16
    expect(call("String.escapeSingleQuotes(String)", "a\\b")).toBe("a\\\\b");
  });

  it("gives each kind of value its text", () => {
    expect(call("String.valueOf(Date)", new ApexDate(2008, 10, 5))).toBe("2008-10-05");
    // 07:00 GMT is midnight in Los Angeles in June.
    expect(call("String.valueOf(Datetime)", new ApexDatetime(Date.UTC(1996, 5, 23, 7)))).toBe("1996-06-23 00:00:00");
    expect(call("String.valueOfGmt(Datetime)", new ApexDatetime(Date.UTC(2001, 8, 14, 7)))).toBe("2001-09-14 07:00:00");
    expect(call("String.valueOf(Decimal)", decimal("3.14159265"))).toBe("3.14159265");
    expect(call("String.valueOf(Double)", double(12.34))).toBe("12.34");
    expect(call("String.valueOf(Object)", list(10, 20))).toBe("(10, 20)");
    expect(call("String.valueOf(Object)", null)).toBeNull();
  });
});
