/**
 * Pattern and Matcher. Expected values: Apex Reference Guide and Developer Guide, "Pattern and Matcher Classes", which
 * refer to java.util.regex of Java for the rest.
 */
import type { ApexMatcher } from "../../../src/apex/library/language/pattern.ts";
import { call } from "./call.ts";

const matcher = (expression: string, text: string): ApexMatcher =>
  call("Pattern.matcher(String)", call("Pattern.compile(String)", expression), text) as ApexMatcher;
const matches = (expression: string, text: string): unknown => call("Pattern.matches(String,String)", expression, text);

/** Every group 0 that find() meets. */
function found(expression: string, text: string): unknown[] {
  const self = matcher(expression, text);
  const groups: unknown[] = [];
  while (call("Matcher.find()", self)) groups.push(call("Matcher.group()", self));
  return groups;
}

describe("Matcher", () => {
  it("replaces", () => {
    expect(call("Matcher.replaceAll(String)", matcher("a*b", "aabxyzaabxyzabxyzb"), "-")).toBe("-xyz-xyz-xyz-");
    expect(call("Matcher.replaceFirst(String)", matcher("dog", "zzzdogzzzdogzzz"), "cat")).toBe("zzzcatzzzdogzzz");
    expect(call("Matcher.replaceAll(String)", matcher("(\\w)(\\d+)", "a12 b3"), "$2$1\\$")).toBe("12a$ 3b$");
    expect(call("Matcher.replaceAll(String)", matcher("(?<name>\\w+)!", "ho!"), "${name}?")).toBe("ho?");
    expect(() => call("Matcher.replaceAll(String)", matcher("a", "a"), "$1")).toThrow("No group 1");
    expect(call("Matcher.quoteReplacement(String)", "$1\\")).toBe("\\$1\\\\");
  });

  it("finds one match after the other", () => {
    expect(found("[0-9]+", "a1b22c333")).toEqual(["1", "22", "333"]);
    expect(found("x*", "xa")).toEqual(["x", "", ""]);
  });

  it("has null for a group that took no part", () => {
    const self = matcher("(a)|(b)", "b");
    expect(call("Matcher.matches()", self)).toBe(true);
    expect(call("Matcher.groupCount()", self)).toBe(2);
    expect(call("Matcher.group(Integer)", self, 1)).toBeNull();
    expect(call("Matcher.group(Integer)", self, 2)).toBe("b");
    expect(call("Matcher.end(Integer)", self, 1)).toBe(-1);
    expect(() => call("Matcher.group()", matcher("a", "a"))).toThrow("No match found");
  });

  it("does not search from beyond the text", () => {
    expect(call("Matcher.find(Integer)", matcher("x*", "a"), 1)).toBe(true);
    expect(() => call("Matcher.find(Integer)", matcher("a", "a"), 2)).toThrow("Illegal start index");
  });

  it("keeps to its region", () => {
    const self = call("Matcher.region(Integer,Integer)", matcher("b", "bab"), 1, 3);
    expect([call("Matcher.regionStart()", self), call("Matcher.regionEnd()", self)]).toEqual([1, 3]);
    expect(call("Matcher.find()", self)).toBe(true);
    expect(call("Matcher.start()", self)).toBe(2);
  });

  it("tells whole matches from those at the start", () => {
    expect(call("Matcher.lookingAt()", matcher("ab", "abc"))).toBe(true);
    expect(call("Matcher.matches()", matcher("ab", "abc"))).toBe(false);
    expect(call("Matcher.matches()", matcher("a|ab", "ab"))).toBe(true);
  });
});

describe("expressions of Java", () => {
  it.each([
    ["\\Q$1.00^\\E", "$1.00^", true],
    ["(?i)abc", "ABC", true],
    ["[\\w.-]+@[\\w.]+", "a-b.c@example.com", true],
    ["[a-z&&[^aeiou]]+", "xyz", true],
    ["[a-z&&[^aeiou]]+", "abc", false],
    ["\\p{Alpha}+\\p{Punct}", "abc!", true],
    ["\\p{Lu}\\p{L}", "Éa", true],
    ["(?s)a.b", "a\nb", true],
    ["a.b", "a\nb", false],
    ["\\s", "\u00a0", false],
    ["\\x41\\u0042\\t", "AB\t", true],
    ["[\\d\\-]{3}", "1-2", true],
    ["(a)\\1", "aa", true],
    ["}]", "}]", true],
  ])("%s against %j: %s", (expression, text, expected) => {
    expect(matches(expression, text)).toBe(expected);
  });

  it.each([
    ["\\p{IsLatin}", "not modelled: \\p{IsLatin} in the regular expression"],
    ["a++b", "not modelled: the possessive quantifier ++"],
    ["(?>a)", "not modelled"],
    ["(", "Invalid regex: ("],
    ["{", "Invalid regex: {"],
  ])("%s is refused", (expression, message) => {
    expect(() => matches(expression, "a")).toThrow(message);
  });

  it("lets $ stand before a line end at the end", () => {
    expect(found("b$", "b\n")).toEqual(["b"]);
    expect(found("(?m)^\\w$", "a\nb")).toEqual(["a", "b"]);
  });

  it("quotes", () => {
    const quoted = call("Pattern.quote(String)", "a.c") as string;
    expect(matches(quoted, "a.c")).toBe(true);
    expect(matches(quoted, "abc")).toBe(false);
  });
});
