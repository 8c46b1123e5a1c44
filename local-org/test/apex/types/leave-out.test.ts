/** What of a program runs although some of it cannot be compiled. */
import type { Member } from "../../../src/apex/syntax/tree.ts";
import { problemsOf } from "../generate/program.ts";
import { check, type Checked } from "./support.ts";

const keepGoing = (...classes: string[]): Checked => check({ classes, keepGoing: true });
const leftOut = (result: Checked) => [...result.leftOut].map(([name, problems]) => [name, problems[0]?.message]);

/** Why bodies cannot run, by what they belong to. */
function refused({ units, triggerUnits }: Checked): Record<string, string | undefined> {
  const members = units.flatMap((unit): readonly Member[] => (unit.kind === "class" ? unit.members : []));
  const bodies = [...members, ...triggerUnits].flatMap((node): [string, string | undefined][] => {
    if (node.kind === "property") return [[node.name, node.setter?.body?.refused ?? node.getter?.body?.refused]];
    const name = node.kind === "constructor" ? "constructor" : "name" in node ? String(node.name) : "";
    return "body" in node && node.body ? [[name, node.body.refused]] : [];
  });
  return Object.fromEntries(bodies);
}

it("leaves out a class with problems and those that use it", () => {
  const result = keepGoing("public class Bad { Foo f; }", "public class User1 { Bad b; }", "public class Good {}");
  expect([...result.classes.keys()]).toEqual(["good"]);
  expect(result.problems).toEqual([]);
  expect(leftOut(result)).toEqual([
    ["Bad", "Invalid type: Foo"],
    ["User1", "Dependent class is invalid and needs recompilation: Class Bad : Invalid type: Foo"],
  ]);
});

it("tells of a class that cannot be read, and not of those that use it", () => {
  const unreadable = "public class Bad { void f( { } public class Inner {} }";
  const users = "public class A extends Bad { Bad.Inner b; void go() { Bad.go(); new Bad(); } }";
  const mistaken = "public class B { void go() { Bad.go(); Foo.go(); } }";
  expect(problemsOf({ classes: [users, mistaken, unreadable] }).map(({ message }) => message)).toEqual([
    "Missing ')' at '{'",
    "Variable does not exist: Foo",
  ]);
});

it("refuses no more than the bodies in which something is not modelled", () => {
  const result = keepGoing(
    `public class A {
      public A() { Idea c; }
      void uses() { Question p; Idea c; Idea d; }
      Integer text { get { return 1; } set { Idea c; } }
      public void spared() { uses(); }
    }`,
    "public class B { void runs() { new A().spared(); } }",
  );
  expect([...result.classes.keys()]).toEqual(["a", "b"]);
  expect([result.problems, leftOut(result)]).toEqual([[], []]);
  expect(refused(result)).toEqual({
    constructor: "Idea",
    uses: "Question\nnot modelled: Idea",
    text: "Idea",
    spared: undefined,
    runs: undefined,
  });
});

it.each([
  ["outside the bodies", "public class A { Idea c; void b() { } }", "not modelled: Idea"],
  ["in what a field begins with", "public class A { Object c = new Idea(); }", "not modelled: Idea"],
  ["beside a mistake", "public class A { void b() { Idea c; } void d() { Foo f; } }", "not modelled: Idea"],
])("leaves out a class where something is not modelled %s", (_, text, message) => {
  expect(leftOut(keepGoing(text))).toEqual([["A", message]]);
});

it("refuses the bodies that use a class which is left out for that, but leaves out who uses one with a mistake", () => {
  const classes = [
    "public class A { Idea c; public static void go() { } }",
    "public class B { void uses() { A.go(); } void spared() { } }",
    "public class Bad { Foo f; }",
    "public class C { void d() { Bad b; } }",
  ];
  const result = check({ classes, triggers: ["trigger T on Account (after insert) { A.go(); }"], keepGoing: true });
  expect(leftOut(result).map(([name]) => name)).toEqual(["A", "Bad", "C"]);
  expect(refused(result)).toMatchObject({
    uses: "Class A : not modelled: Idea",
    spared: undefined,
    T: "Class A : not modelled: Idea",
  });
});

it("tells of a class that is left out what is not modelled, whatever else is wrong with it", () => {
  const result = keepGoing("public class A { Foo f; Idea c; }", "public class B { A a; }");
  const message = "Dependent class is invalid and needs recompilation: Class A : not modelled: Idea";
  expect(leftOut(result)).toContainEqual(["B", message]);
});
