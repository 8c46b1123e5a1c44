/**
 * Exceptions and their traces. Expected values: Apex Developer Guide, "Create Custom Exceptions" and "Exception Methods"; the
 * form of the trace ("Class.Foo.bar: line 3, column 1") is that of the guide's examples.
 */
import { compiled, escaping, start } from "./program.ts";

const lines = (...text: string[]): string => text.join("\n");

describe("exceptions of a project", () => {
  it("have the platform's constructors and their own", () => {
    const run = start(
      compiled({
        classes: [
          lines(
            "public class Probe {",
            "  public virtual class BaseException extends Exception { public Integer code = 7; }",
            "  public class CodeException extends BaseException {",
            "    public CodeException(Integer code) { this('code ' + code); this.code = code; }",
            "  }",
            "  public static String run() {",
            "    List<String> out = new List<String>();",
            "    try { throw new BaseException('m', new DmlException('cause')); }",
            "    catch (BaseException e) { out.add(e.getMessage() + e.getCause().getMessage() + e.code + e.getTypeName()); }",
            "    try { throw new CodeException(3); }",
            "    catch (BaseException e) { out.add(e.getMessage() + e.code + e.getTypeName()); }",
            "    return String.join(out, ' ');",
            "  }",
            "}",
          ),
        ],
      }),
    );
    expect(run.call("Probe.run")).toBe("mcause7Probe.BaseException code 33Probe.CodeException");
  });
});

describe("traces", () => {
  it("name every method with its line in Apex", () => {
    const probe = lines(
      "public class Probe {",
      "  Integer zero = 0;",
      "  public static Integer run() {",
      "    return new Probe(5)",
      "      .divide();",
      "  }",
      "  public Probe(Integer x) {",
      "    if (x > 5) {",
      "      throw new IllegalArgumentException();",
      "    }",
      "  }",
      "  Integer divide() {",
      "    Integer one = 1;",
      "    for (Integer each : new List<Integer>{ 1 }) {",
      "      one = Helper.quotient(",
      "        one, zero);",
      "    }",
      "    return one;",
      "  }",
      "}",
    );
    const helper = lines(
      "public class Helper {",
      "  public static Integer quotient(Integer a, Integer b) {",
      "    return a / b;",
      "  }",
      "}",
    );
    const run = start(compiled({ classes: [probe, helper] }));
    expect(escaping(() => run.call("Probe.run")).trace).toBe(
      lines(
        "Class.Helper.quotient: line 3, column 1",
        "Class.Probe.divide: line 15, column 1",
        "Class.Probe.run: line 5, column 1",
      ),
    );
  });

  it("name constructors, initializers, accessors and classes inside classes", () => {
    const probe = lines(
      "public class Probe {",
      "  public class Nested {",
      "    public Integer value = divide(1);",
      "    public Nested() {",
      "      value = 2;",
      "    }",
      "  }",
      "  public static Integer shared {",
      "    get {",
      "      return divide(2);",
      "    }",
      "  }",
      "  static Integer divide(Integer x) {",
      "    return x / 0;",
      "  }",
      "  public static void nest() {",
      "    Nested n = new Nested();",
      "  }",
      "  public static void read() {",
      "    Integer i = shared;",
      "  }",
      "  public static void statics() {",
      "    Integer i = Other.value;",
      "  }",
      "}",
    );
    const other = lines("public class Other {", "  public static Integer value =", "    1 / 0;", "}");
    const run = start(compiled({ classes: [probe, other] }));
    const places = (name: string): string[] =>
      escaping(() => run.call(name))
        .trace.replaceAll(", column 1", "")
        .split("\n");
    expect(places("Probe.nest")).toEqual([
      "Class.Probe.divide: line 14",
      "Class.Probe.Nested.<init>: line 3",
      "Class.Probe.nest: line 17",
    ]);
    expect(places("Probe.read")).toEqual([
      "Class.Probe.divide: line 14",
      "Class.Probe.shared: line 10",
      "Class.Probe.read: line 20",
    ]);
    expect(places("Probe.statics")).toEqual(["Class.Other.<clinit>: line 3", "Class.Probe.statics: line 23"]);
  });

  it("point at what was null", () => {
    const probe = lines(
      "public class Probe {",
      "  public static void run() {",
      "    String s;",
      "    if (",
      "      s.length() > 0) {",
      "    }",
      "  }",
      "}",
    );
    const { type, trace } = escaping(() => start(compiled({ classes: [probe] })).call("Probe.run"));
    expect([type, trace]).toEqual(["System.NullPointerException", "Class.Probe.run: line 5, column 1"]);
  });

  it("name triggers and anonymous Apex", () => {
    const trigger = lines("trigger Stamp on Account (before insert) {", "  Integer i = 1;", "  Probe.fail(i);", "}");
    const probe = lines("public class Probe {", "  public static void fail(Integer i) {", "    i /= 0;", "  }", "}");
    const anonymous = lines("Integer half(Integer x) {", "  return x / 0;", "}", "half(1);");
    const program = compiled({ classes: [probe], triggers: [trigger], anonymous });
    const run = start(program);
    const fire = (): void => run.context.program.triggers("account", "before insert").forEach((each) => each.run());
    expect(escaping(() => run.within(fire)).trace).toBe(
      lines("Class.Probe.fail: line 3, column 1", "Trigger.Stamp: line 3, column 1"),
    );
    expect(escaping(() => run.anonymous()).trace).toBe(
      lines("AnonymousBlock: line 2, column 1", "AnonymousBlock: line 4, column 1"),
    );
    expect(run.context.program.triggers("Account", "after insert")).toEqual([]);
  });
});
