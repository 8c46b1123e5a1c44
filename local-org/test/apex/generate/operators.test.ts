/**
 * Operators. Expected values: Apex Developer Guide, "Expression Operators" and "Rules of Conversion"
 * (developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm),
 * and the arithmetic shown.
 */
import { toText } from "../../../src/apex/runtime/text.ts";
import { escaping, value } from "./program.ts";

const NULL_POINTER = "Attempt to de-reference a null object";

describe("arithmetic", () => {
  it("wraps Integers at 32 bits and Longs at 64", () => {
    expect(value("Integer", "x + 1", "Integer x = 2147483647;")).toBe(-2147483648);
    // 65536 * 65536 = 2^32
    expect(value("Integer", "x * x", "Integer x = 65536;")).toBe(0);
    // 123456789 * 987654321 = 121932631112635269; modulo 2^32: -67153019
    expect(value("Integer", "x * 987654321", "Integer x = 123456789;")).toBe(-67153019);
    expect(value("Integer", "-x", "Integer x = -2147483647 - 1;")).toBe(-2147483648);
    expect(value("Long", "x + 1", "Long x = 9223372036854775807L;")).toBe(-9223372036854775808n);
    expect(value("Long", "x * 2", "Integer x = 2147483647;")).toBe(-2n);
    expect(value("Long", "x * 2L", "Integer x = 2147483647;")).toBe(4294967294n);
  });

  it("cuts off what is behind the point when it divides whole numbers", () => {
    expect(value("Integer", "7 / 2")).toBe(3);
    expect(value("Integer", "-7 / 2")).toBe(-3);
    expect(value("Long", "-7L / 2")).toBe(-3n);
    expect(toText(value("Double", "7 / x", "Double x = 2;"))).toBe("3.5");
    expect(toText(value("Decimal", "7 / x", "Decimal x = 2;"))).toBe("3.5");
  });

  it("refuses to divide by zero, in every arithmetic", () => {
    for (const zero of ["Integer x = 0;", "Long x = 0;", "Double x = 0;", "Decimal x = 0;"]) {
      const { type, message } = escaping(() => value("Object", "1 / x", zero));
      expect([type, message]).toEqual(["System.MathException", "Divide by 0"]);
    }
  });

  it("shifts within the width of the type", () => {
    expect(value("Integer", "1 << 33")).toBe(2);
    expect(value("Integer", "-8 >> 1")).toBe(-4);
    expect(value("Integer", "-8 >>> 28")).toBe(15);
    expect(value("Integer", "-1 >>> 0")).toBe(-1);
    expect(value("Long", "1L << 65")).toBe(2n);
    expect(value("Long", "-1L >>> 60")).toBe(15n);
    expect(value("Integer", "6 & 3 | 8 ^ 1")).toBe(11);
    expect(value("Integer", "~5")).toBe(-6);
  });

  it("throws on null", () => {
    for (const expression of ["x + 1", "1 - x", "x * x", "-x", "x++", "x += 1"]) {
      const { type, message } = escaping(() => value("Integer", expression, "Integer x;"));
      expect([type, message]).toEqual(["System.NullPointerException", NULL_POINTER]);
    }
  });

  it("adds days to dates and joins texts with anything", () => {
    expect(toText(value("String", "'' + (Date.newInstance(2024, 2, 28) + 2)"))).toBe("2024-03-01 00:00:00");
    expect(value("String", "'a' + null + 1 + true + 2.50")).toBe("anull1true2.50");
    expect(value("String", "x + y", "String x; String y = 'b';")).toBe("nullb");
    expect(value("String", "1 + 2 + 'a' + 1 + 2")).toBe("3a12");
  });

  it("evaluates the target of a compound assignment once", () => {
    const source =
      "List<Integer> l = new List<Integer>{1, 2}; Integer i = 0; l[i++] += 10; Integer sum = l[0] * 100 + l[1] * 10 + i;";
    // [11, 2], i = 1: 1100 + 20 + 1
    expect(value("Integer", "sum", source)).toBe(1121);
    expect(value("Integer", "a + b * 10 + x * 100", "Integer x = 5; Integer a = x++; Integer b = ++x;")).toBe(775);
    expect(toText(value("Decimal", "d", "Decimal d = 1.50; d *= 2;"))).toBe("3.00");
    expect(toText(value("Double", "d", "Double d = 1; d++; d += 0.5;"))).toBe("2.5");
    expect(value("Long", "l", "Long l = 5; l--; l -= 1; l <<= 2;")).toBe(12n);
  });
});

describe("comparison", () => {
  it("does not look at the case of texts, save in equals()", () => {
    expect(value("Boolean", "'abc' == 'ABC'")).toBe(true);
    expect(value("Boolean", "'abc' <> 'ABC'")).toBe(false);
    expect(value("Boolean", "'a' < 'B' && 'B' > 'a' && 'a' >= 'A'")).toBe(true);
    expect(value("Boolean", "'abc'.equals('ABC')")).toBe(false);
    // salesforce.stackexchange.com/questions/404174
    expect(value("Boolean", "a == b && a == 'X' && !(a != b)", "Object a = 'x'; Object b = 'X';")).toBe(true);
  });

  it("is false with null for numbers and dates; a text is greater than null", () => {
    for (const operator of ["<", "<=", ">", ">="]) {
      expect(value("Boolean", `x ${operator} 1`, "Integer x;")).toBe(false);
      expect(value("Boolean", `x ${operator} Date.newInstance(2020, 1, 1)`, "Date x;")).toBe(false);
      expect(value("Boolean", `x ${operator} 1.5`, "Decimal x;")).toBe(false);
    }
    expect(value("Boolean", "'a' > x && x < 'a' && !(x > 'a')", "String x;")).toBe(true);
    expect(value("Boolean", "x == null && null == x && x != 1", "Integer x;")).toBe(true);
  });

  it("compares numbers by value whatever their types and scales", () => {
    expect(value("Boolean", "1.0 == 1.000 && 5 == 5L && 2 == x", "Double x = 2;")).toBe(true);
    expect(value("Boolean", "1.5 > 1 && 2L > 1.5", "")).toBe(true);
  });

  it("takes an Id of 15 characters for the same as that of 18", () => {
    const id = "Id i = '001D000000Ju1zHIAR';";
    expect(value("Boolean", "i == '001D000000Ju1zH' && '001D000000Ju1zHIAR' == i", id)).toBe(true);
    expect(value("Boolean", "i == '001D000000JU1ZH'", id)).toBe(false);
  });

  it("compares collections by content with == and by identity with ===", () => {
    const lists = "List<Integer> a = new List<Integer>{1, 2}; List<Integer> b = new List<Integer>{1, 2};";
    expect(value("Boolean", "a == b && !(a === b) && a === a && a !== b", lists)).toBe(true);
    const maps = "Map<String, Integer> a = new Map<String, Integer>{'x' => 1}; Map<String, Integer> b = a.clone();";
    expect(value("Boolean", "a == b && a.put('y', 2) == null && a != b", maps)).toBe(true);
  });

  // github.com/SalesforceLabs/FluentAssert, DateAssertStringNavigatorTest and DatetimeAssertStringNavigatorTest
  it("tells two equal dates apart with ===", () => {
    for (const day of ["Date.newInstance(1982, 5, 12)", "Datetime.newInstance(1982, 5, 12)"]) {
      expect(value("Boolean", "a == b && a === a && a !== b", `Object a = ${day}; Object b = ${day};`)).toBe(true);
    }
  });
});

describe("logic", () => {
  it("evaluates no more than it needs", () => {
    expect(value("Boolean", "x == null || x.length() > 0", "String x;")).toBe(true);
    expect(value("Boolean", "x != null && x.length() > 0", "String x;")).toBe(false);
    // "|= … y is evaluated only if x is false", "&= … y is evaluated only if x is true"
    const count = "Integer n = 0; Boolean t = true; Boolean f = false; t |= (n++ == 99); f &= (n++ == 99);";
    expect(value("Integer", "n", count)).toBe(0);
  });

  it("throws where a Boolean that decides is null", () => {
    for (const before of ["Boolean b; if (b) { }", "Boolean b; Boolean c = !b;", "Boolean b; Boolean c = b && true;"]) {
      expect(escaping(() => value("Integer", "1", before)).type).toBe("System.NullPointerException");
    }
  });

  it("coalesces null and goes no further down a chain than the first ?. that finds null", () => {
    expect(value("Integer", "x ?? y ?? 3", "Integer x; Integer y;")).toBe(3);
    expect(value("Integer", "s?.trim().length()", "String s;")).toBeNull();
    expect(value("Integer", "s?.trim()?.length()", "String s = ' ab ';")).toBe(2);
    expect(value("String", "l?.get(0)?.trim()", "List<String> l = new List<String>{null};")).toBeNull();
    // "If a[x] doesn't evaluate to null and aMethod() returns null, then this expression throws a NullPointerException."
    const given = "Map<String, String> m = new Map<String, String>();";
    expect(escaping(() => value("Integer", "m?.get('a').length()", given)).type).toBe("System.NullPointerException");
  });
});
