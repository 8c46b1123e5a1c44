/**
 * Decimal, Double, Integer, Long, Math. Expected values: Apex Reference Guide, pages of these classes
 * (developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm and its neighbours).
 */
import { platformEnumValue } from "../../../src/apex/runtime/enums.ts";
import { call, decimal, double } from "./call.ts";

const rounding = (name: string): unknown => platformEnumValue("System.RoundingMode", name);
const text = (value: unknown): string => String(value);

describe("Decimal", () => {
  // The table of rounding modes for 5.5, 1.1, -1.1, -2.7.
  it.each([
    ["CEILING", [6, 2, -1, -2]],
    ["DOWN", [5, 1, -1, -2]],
    ["FLOOR", [5, 1, -2, -3]],
    ["HALF_DOWN", [5, 1, -1, -3]],
    ["HALF_EVEN", [6, 1, -1, -3]],
    ["HALF_UP", [6, 1, -1, -3]],
    ["UP", [6, 2, -2, -3]],
  ])("rounds by %s", (mode, expected) => {
    const given = ["5.5", "1.1", "-1.1", "-2.7"].map(decimal);
    const rounded = given.map((value) => call("Decimal.round(System.RoundingMode)", value, rounding(mode)));
    expect(rounded).toEqual(expected.map(BigInt));
  });

  it("rounds halves to the even neighbour where no mode is given", () => {
    expect(call("Decimal.round()", decimal("4.5"))).toBe(4n);
    expect(call("Decimal.round()", decimal("5.5"))).toBe(6n);
    expect(text(call("Decimal.setScale(Integer)", decimal("5.245"), 2))).toBe("5.24");
  });

  it("rounds with UNNECESSARY only what is whole", () => {
    const unnecessary = rounding("UNNECESSARY");
    expect(call("Decimal.round(System.RoundingMode)", decimal("1.0"), unnecessary)).toBe(1n);
    expect(() => call("Decimal.round(System.RoundingMode)", decimal("1.1"), unnecessary)).toThrow("Rounding necessary");
  });

  it("divides to a scale", () => {
    expect(text(call("Decimal.divide(Decimal,Integer)", decimal("19"), decimal("100"), 3))).toBe("0.190");
    const up = rounding("UP");
    const divide = "Decimal.divide(Decimal,Integer,System.RoundingMode)";
    expect(text(call(divide, decimal("12.4567"), decimal("7"), 2, up))).toBe("1.78");
  });

  it("has methods as documented", () => {
    expect(text(call("Decimal.abs()", decimal("-6.02214129")))).toBe("6.02214129");
    expect(call("Decimal.format()", decimal("12345.6789"))).toBe("12,345.679");
    expect(call("Decimal.intValue()", decimal("1.602176565"))).toBe(1);
    expect(call("Decimal.longValue()", decimal("376.730313461"))).toBe(376n);
    expect(text(call("Decimal.pow(Integer)", decimal("4.12"), 2))).toBe("16.9744");
    expect(call("Decimal.precision()", decimal("123.45"))).toBe(5);
    expect(call("Decimal.precision()", decimal("123.123"))).toBe(6);
    expect(call("Decimal.scale()", call("Decimal.stripTrailingZeros()", decimal("1.10000")))).toBe(1);
    expect(call("Decimal.toPlainString()", decimal("12345.6789"))).toBe("12345.6789");
    expect(call("Decimal.doubleValue()", decimal("6.62606957"))).toEqual(double(6.62606957));
    expect(decimal("4000").setScale(-3).compare(decimal("4000"))).toBe(0);
  });

  it("keeps scale: the greater in sums, the sum in products", () => {
    expect(text(decimal("1.10").add(decimal("2.345")))).toBe("3.445");
    expect(text(decimal("1.10").subtract(decimal("0.1")))).toBe("1.00");
    expect(text(decimal("1.10").multiply(decimal("2.0")))).toBe("2.200");
    expect(text(decimal("-0.05").add(decimal("0.05")))).toBe("0.00");
  });

  // 1/3: force201.wordpress.com/2010/03/12/decimal-scale; 1/31: an org's answer in octoberswimmer/aer-dist issue 345.
  it("divides to 33 significant digits", () => {
    expect(text(decimal("1").divide(decimal("3")))).toBe("0.333333333333333333333333333333333");
    expect(text(decimal("1").divide(decimal("31")))).toBe("0.0322580645161290322580645161290323");
    expect(text(decimal("1.0").divide(decimal("4.0")))).toBe("0.25");
    expect(() => decimal("1").divide(decimal("0.00"))).toThrow("Divide by 0");
  });

  it("takes the scale from the text it is made of", () => {
    expect(text(call("Decimal.valueOf(String)", "12.4567"))).toBe("12.4567");
    expect(text(call("Decimal.valueOf(Double)", double(5)))).toBe("5.0");
    expect(() => call("Decimal.valueOf(String)", "abc")).toThrow("Invalid decimal: abc");
  });
});

describe("whole numbers and Double", () => {
  it("reads text", () => {
    expect(call("Integer.valueOf(String)", "123")).toBe(123);
    expect(() => call("Integer.valueOf(String)", "2147483648")).toThrow("Invalid integer: 2147483648");
    expect(call("Long.valueOf(String)", "2147483648")).toBe(2147483648n);
    expect(() => call("Double.valueOf(String)", "x")).toThrow("Invalid double: x");
    expect(call("Double.intValue()", call("Double.valueOf(String)", "3.14159"))).toBe(3);
  });

  it("cuts the fraction of other numbers off", () => {
    expect(call("Integer.valueOf(Object)", decimal("3.99"))).toBe(3);
    expect(call("Integer.valueOf(Object)", double(-3.99))).toBe(-3);
  });

  it("rounds and formats", () => {
    expect([4.5, 4.2, -4.7].map((value) => call("Double.round()", double(value)))).toEqual([5n, 4n, -5n]);
    expect(call("Double.format()", double(1261992))).toBe("1,261,992");
    expect(call("Integer.format()", 22)).toBe("22");
    expect(call("Long.intValue()", 123456789n)).toBe(123456789);
  });

  it("writes a Double as Java does", () => {
    expect([5, 12.34, 1e7, 123456789, 0.001, 0.00015].map((value) => text(double(value)))).toEqual([
      "5.0",
      "12.34",
      "1.0E7",
      "1.23456789E8",
      "0.001",
      "1.5E-4",
    ]);
  });
});

describe("Math", () => {
  it("takes signs as documented", () => {
    expect(call("Math.abs(Integer)", -42)).toBe(42);
    expect(call("Math.mod(Integer,Integer)", -8, 3)).toBe(-2);
    expect(call("Math.mod(Integer,Integer)", 8, -3)).toBe(2);
    expect(() => call("Math.mod(Integer,Integer)", 8, 0)).toThrow("Divide by 0");
  });

  it("rounds Decimals half to even", () => {
    expect(call("Math.round(Decimal)", decimal("4.5"))).toBe(4);
    expect(call("Math.round(Decimal)", decimal("5.5"))).toBe(6);
    expect(call("Math.roundToLong(Decimal)", decimal("4.5"))).toBe(4n);
    expect(text(call("Math.ceil(Decimal)", decimal("-1.5")))).toBe("-1");
    expect(text(call("Math.floor(Decimal)", decimal("-1.5")))).toBe("-2");
  });

  it("compares every kind of number", () => {
    expect(call("Math.max(Long,Long)", 3n, 9n)).toBe(9n);
    expect(text(call("Math.min(Decimal,Decimal)", decimal("3.1"), decimal("3.10")))).toBe("3.1");
    expect(call("Math.max(Double,Double)", double(1), double(2))).toEqual(double(2));
  });

  it("refuses null", () => {
    expect(() => call("Math.abs(Integer)", null)).toThrow("Argument cannot be null.");
  });
});
