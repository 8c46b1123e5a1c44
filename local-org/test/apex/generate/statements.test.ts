/**
 * Statements. Expected values: Apex Developer Guide, "Switch Statements", "Loops", "Iterating Collections" and "Exception Statements".
 */
import { ApexException, NotModelled } from "../../../src/apex/runtime/exceptions.ts";
import { answer, compiled, escaping, start, value } from "./program.ts";

describe("switch", () => {
  const onText = (subject: string): unknown =>
    value(
      "String",
      "hit",
      `String s = ${subject}; String hit = 'none'; switch on s { when 'a', 'b' { hit = 'ab'; } when null { hit = 'null'; } }`,
    );

  it("looks at the case of texts, has many values a branch, and knows null", () => {
    expect(["'a'", "'b'", "'A'", "null"].map(onText)).toEqual(["ab", "ab", "none", "null"]);
  });

  it("tells values of an enum, numbers and types of records apart", () => {
    const season =
      "public class Probe { enum Season { WINTER, SPRING } public static String run() { return of(Season.SPRING) + of(null); } static String of(Season s) { switch on s { when WINTER { return 'w'; } when SPRING { return 's'; } when else { return 'e'; } } } }";
    expect(answer(season)).toBe("se");
    expect(
      value(
        "String",
        "hit",
        "String hit; Long n = 5; switch on n { when 5 { hit = 'five'; } when else { hit = 'other'; } }",
      ),
    ).toBe("five");
    const record =
      "SObject s = new Contact(LastName = 'Roth'); String hit; switch on s { when Account a { hit = a.Name; } when Contact c { hit = c.LastName; } }";
    expect(value("String", "hit", record)).toBe("Roth");
  });

  it("lets break and continue reach the loop around it", () => {
    const loop =
      "String out = ''; for (Integer i = 0; i < 9; i++) { switch on i { when 1 { continue; } when 4 { break; } } out += i; }";
    expect(value("String", "out", loop)).toBe("023");
  });
});

describe("loops", () => {
  it("counts, repeats, and needs no body", () => {
    expect(value("Integer", "n", "Integer n = 0; for (Integer i = 0, j = 9; i < j; i++) { n += j - i; j--; }")).toBe(
      25,
    );
    expect(value("Integer", "n", "Integer n = 0; do { n++; } while (n < 3); while (n < 10) n += 4;")).toBe(11);
    expect(value("Integer", "n", "Integer n = 0; for (; n < 7; n++);")).toBe(7);
  });

  it("goes through lists, sets and whatever is Iterable", () => {
    expect(value("String", "s", "String s = ''; for (String each : new Set<String>{'b', 'a', 'b'}) s += each;")).toBe(
      "ba",
    );
    const countdown = `public class Countdown implements Iterable<Integer>, Iterator<Integer> {
      Integer left = 3;
      public Iterator<Integer> iterator() { return this; }
      public Boolean hasNext() { return left > 0; }
      public Integer next() { return left--; }
    }`;
    const probe =
      "public class Probe { public static String run() { String s = ''; for (Integer i : new Countdown()) { s += i; } return s; } }";
    expect(answer(probe, countdown)).toBe("321");
  });

  it("lets no element be added or removed meanwhile, and any afterwards", () => {
    for (const change of ["l.add(4)", "l.remove(0)", "l.clear()"]) {
      const loop = `List<Integer> l = new List<Integer>{1, 2}; for (Integer i : l) { ${change}; }`;
      const { type, message } = escaping(() => value("Integer", "1", loop));
      expect([type, message]).toEqual([
        "System.FinalException",
        "Cannot modify a collection while it is being iterated.",
      ]);
    }
    const replaced =
      "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1, 'b' => 2 }; for (String k : m.keySet()) m.put(k, m.get(k) * 5);";
    expect(value("Integer", "m.get('a') + m.get('b')", replaced)).toBe(15);
    const grown =
      "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; for (String k : m.keySet()) m.remove(k);";
    expect(escaping(() => value("Integer", "1", grown)).type).toBe("System.FinalException");
    const afterwards = "List<Integer> l = new List<Integer>{1, 2}; for (Integer i : l) { l[0] = 7; break; } l.add(3);";
    expect(value("Integer", "l[0] * 10 + l.size()", afterwards)).toBe(73);
  });

  // Apex Developer Guide, "Apex Versioned Behavior Changes", version 62.0.
  it("goes through a copy of a set before API version 62.0", () => {
    const loop = "for (Integer i : s) { seen += i; s.remove(2); s.add(3); }";
    const classes = [
      `public class Probe { public static String run() { Set<Integer> s = new Set<Integer>{1, 2}; String seen = ''; ${loop} return seen + s; } }`,
    ];
    expect(start(compiled({ classes, apiVersion: "61.0" })).call("Probe.run")).toBe("12{1, 3}");
    expect(escaping(() => start(compiled({ classes, apiVersion: "62.0" })).call("Probe.run")).type).toBe(
      "System.FinalException",
    );
  });

  it("ends what would never end, past every catch clause", () => {
    const run = start(
      compiled({
        classes: [
          "public class Probe { public static void run() { try { while (true) { } } catch (Exception e) { } } }",
        ],
      }),
    );
    const clock = jest.spyOn(Date, "now");
    let now = 0;
    clock.mockImplementation(() => (now += 45_000));
    expect(() => run.call("Probe.run")).toThrow(NotModelled);
    clock.mockRestore();
  });

  it("throws on null", () => {
    expect(escaping(() => value("Integer", "1", "List<Integer> l; for (Integer i : l) { }")).type).toBe(
      "System.NullPointerException",
    );
  });
});

describe("try", () => {
  const probe = (body: string): unknown => answer(`public class Probe { public static String run() { ${body} } }`);

  it("takes the first clause that fits and runs finally in every case", () => {
    expect(
      probe(
        "String s = ''; try { Integer i = 1 / Integer.valueOf('0'); } catch (QueryException e) { s += 'q'; } catch (MathException e) { s += 'm'; } catch (Exception e) { s += 'e'; } finally { s += 'f'; } return s;",
      ),
    ).toBe("mf");
    expect(probe("String s = ''; try { s += 't'; } finally { s += 'f'; } return s;")).toBe("tf");
    expect(
      probe(
        "List<String> l = new List<String>(); for (Integer i = 0; i < 2; i++) { try { continue; } finally { l.add('f' + i); } } return String.join(l, ',');",
      ),
    ).toBe("f0,f1");
    expect(
      probe(
        "String s = ''; try { try { throw new DmlException('x'); } finally { s += 'f'; } } catch (DmlException e) { s += e.getMessage(); } return s;",
      ),
    ).toBe("fx");
  });

  it("lets what no clause fits go on", () => {
    const action = (): unknown =>
      probe("try { Integer i = 1 / Integer.valueOf('0'); } catch (QueryException e) { return 'no'; } return 'end';");
    expect(escaping(action).type).toBe("System.MathException");
  });

  // "You can't catch an assertion failure using a try/catch block" (System Class); exceeded limits likewise (LimitException).
  it("catches neither failed assertions nor exceeded limits, and runs no finally for them", () => {
    const program = compiled({
      classes: [
        "public class Probe { public static Integer n = 0; public static void check() { try { System.assert(false); } catch (Exception e) { n = 1; } finally { n += 10; } } public static void endless() { try { endless(); } catch (Exception e) { n = 1; } finally { n += 10; } } public static Integer n() { return n; } }",
      ],
    });
    const run = start(program);
    expect(escaping(() => run.call("Probe.check")).type).toBe("System.AssertException");
    expect(escaping(() => run.call("Probe.endless"))).toMatchObject({
      type: "System.LimitException",
      message: "Maximum stack depth reached: 1001",
    });
    expect(run.call("Probe.n")).toBe(0);
  });

  it("hides nothing that the workbench itself has to say", () => {
    const source =
      "public class Probe { public static Integer n = 0; public static void run() { try { Integer i = [SELECT COUNT() FROM Lead]; } catch (Exception e) { n = 1; } finally { n = 2; } } public static Integer n() { return n; } }";
    const run = start(compiled({ classes: [source] }), {
      count: () => {
        throw new NotModelled("counting");
      },
    });
    expect(() => run.call("Probe.run")).toThrow(NotModelled);
    expect(run.call("Probe.n")).toBe(0);
    const defect = start(compiled({ classes: [source] }), { count: () => (undefined as unknown as { x: number }).x });
    expect(() => defect.call("Probe.run")).toThrow(TypeError);
    expect(() => defect.call("Probe.run")).not.toThrow(ApexException);
  });
});

describe("lists", () => {
  it("say which index is out of their bounds", () => {
    for (const access of ["l[2]", "l.get(2)"]) {
      const { type, message } = escaping(() => value("Integer", access, "List<Integer> l = new List<Integer>{1, 2};"));
      expect([type, message]).toEqual(["System.ListException", "List index out of bounds: 2"]);
    }
    expect(
      value("Integer", "a[1].size()", "Integer[][] a = new List<List<Integer>>{new Integer[0], new Integer[3]};"),
    ).toBe(3);
    expect(value("Integer", "a[2]", "Integer[] a = new Integer[3];")).toBeNull();
  });
});
