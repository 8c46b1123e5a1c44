/** What the platform asks of a running program: classes by name, calls by name, new objects. */
import { apexStackTrace } from "../../../src/apex/runtime/traces.ts";
import type { ApexObject } from "../../../src/apex/runtime/values.ts";
import { answer, compiled, escaping, start } from "../generate/program.ts";

const classes = [
  `public virtual class Shape implements Comparable {
    public Integer size = 3;
    transient Integer cache;
    public String name { get; set; }
    public Integer twice { get { return size * 2; } }
    public static Integer shared;
    public Integer compareTo(Object other) { return size - ((Shape) other).size; }
    public String draw(Integer i) { return 'integer ' + i; }
    public String draw(String s) { return 'text ' + s; }
    private void hide() { }
  }`,
  "public class Circle extends Shape { public Circle() { size = 9; } public Kind kind; public enum Kind { ROUND, FLAT } }",
  "public abstract class Nothing { }",
  "public class Needy { public Needy(Integer i) { } }",
];

const run = start(compiled({ classes }));
const { program } = run.context;
const named = (name: string) => program.runtimeClass(name)!;

it("knows classes whatever the case of their names", () => {
  expect(named("CIRCLE").name).toBe("Circle");
  expect(named("circle.kind").enumValues.map((value) => [value.name, value.ordinal])).toEqual([
    ["ROUND", 0],
    ["FLAT", 1],
  ]);
  expect(program.runtimeClass("Square")).toBeUndefined();
  expect(named("Circle").superclass?.name).toBe("Shape");
  expect([...named("Circle").supertypes].sort()).toEqual(["Shape", "System.Comparable"]);
});

it("tells the state of an object: fields and automatic properties, those above first", () => {
  expect(named("Circle").fields.map(({ name, type, isTransient }) => [name, type, isTransient])).toEqual([
    ["size", "Integer", false],
    ["cache", "Integer", true],
    ["name", "String", false],
    ["kind", "Circle.Kind", false],
  ]);
});

it("tells the methods that a stub stands in for", () => {
  const methods = named("Circle").signatures.map(({ name, returns, parameters }) => [
    name,
    returns,
    ...parameters.map(({ type }) => type),
  ]);
  expect(methods.sort()).toEqual([
    ["compareTo", "Integer", "Object"],
    ["draw", "String", "Integer"],
    ["draw", "String", "String"],
  ]);
});

it("makes objects with the constructor without parameters, where there is one", () => {
  const fields = (object: ApexObject): unknown => (object as unknown as Record<string, unknown>)["$size"];
  run.within(() => {
    expect(fields(named("Circle").newInstance())).toBe(9);
    expect(fields(new (named("Circle").constructorFunction)())).toBeNull();
  });
  for (const name of ["Nothing", "Needy", "Circle.Kind"]) {
    expect(escaping(() => run.within(() => named(name).newInstance())).type).toBe("System.TypeException");
  }
});

it("calls methods by name, number and kind of the values", () => {
  run.within(() => {
    const circle = named("Circle").newInstance();
    expect(program.callMethod(circle, "DRAW", [1])).toBe("integer 1");
    expect(program.callMethod(circle, "draw", ["x"])).toBe("text x");
    expect(program.callMethod(circle, "compareTo", [named("Shape").newInstance()])).toBe(6);
    expect(() => program.callMethod(circle, "draw", [])).toThrow("Circle has no method draw of 0 arguments");
  });
});

it("begins anew where an instance has ended: statics are as declared, also those above that are reached from below", () => {
  const counting = compiled({
    classes: [
      `public virtual class Above {
        static Integer made = 0;
        static Integer unset;
        public Integer count() { made++; unset = made + (unset == null ? 0 : unset); return unset; }
      }`,
      "public class Below extends Above { public static Integer twice() { new Below().count(); return new Below().count(); } }",
      "public class Other { public static Integer once() { return new Above().count(); } }",
    ],
  });
  const first = start(counting);
  expect(first.call("Below.twice")).toBe(3);
  expect(first.call("Other.once")).toBe(6);
  const made = first.within(() => first.context.program.runtimeClass("Below")!.constructorFunction);
  first.context.program.end!();
  const second = start(counting);
  const third = start(counting);
  expect(second.within(() => second.context.program.runtimeClass("Below")!.constructorFunction)).toBe(made);
  expect(second.call("Below.twice")).toBe(3);
  expect(third.call("Below.twice")).toBe(3);
  expect(second.call("Below.twice")).toBe(10);
});

it.each(["new Account().get((String) null)", "'a'.indexOfChar(-1)"])("refuses what no method expects: %s", (call) => {
  const probe = `public class Probe { public static Object run() {\n return ${call}; } }`;
  try {
    answer(probe);
  } catch (error) {
    expect(apexStackTrace(error as Error)).toBe("Class.Probe.run: line 2, column 1");
    expect(String(error)).toContain("not modelled: such an argument");
  }
  expect.assertions(2);
});
