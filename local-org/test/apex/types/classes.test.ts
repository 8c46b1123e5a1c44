import { check, classes } from "./support.ts";

const sub = (members: string, base = ""): string[] =>
  classes(`public abstract class Base { ${base} }`, `public class Sub extends Base {\n${members}\n}`);

describe("declarations", () => {
  test.each([
    ["public class A {\nInteger a; String A; }", "2:19 Duplicate field: A"],
    ["public class A {\nvoid a() {} void A() {} }", "2:18 Method already defined: void A() from the type A"],
    [
      "public class A {\nA(String s) {} A(String t) {} }",
      "2:16 Method already defined: void <Constructor>(String) from the type A",
    ],
    ["public class A {\nvoid a(Integer i, Integer I) {} }", "2:27 Duplicate variable: I"],
    ["public class A {\nclass B {} class b {} }", "2:18 Type name already in use: b"],
    ["class A {}", "1:7 Top-level type must have public or global visibility"],
    ["public enum A { X,\nx }", "2:1 Duplicate field: x"],
    ["public class A {\nclass B { class C {} } }", "2:17 Inner types are not allowed to have inner types"],
    ["public class A {\nclass B { static Integer x; } }", "2:26 static can only be used on fields of a top level type"],
    [
      "public class A {\nclass B { static void x() {} } }",
      "2:11 static can only be used on methods of a top level type",
    ],
    ["static public class A {}", "1:21 static is not allowed on classes"],
    ["public class A {\nabstract Integer x; }", "2:18 abstract is not allowed on fields"],
    ["public class A {\npublic private void x() {} }", "2:21 Declarations can only have one scope"],
    ["@IsTest(nothing=true) public class A {}", "1:1 No such property, nothing, defined on this annotation: IsTest"],
    ["public class A {\nB() {} }", "2:1 Invalid constructor name: B"],
    ["public class A {\nvoid b(); }", "2:6 Method must have a body"],
    ["public abstract class A {\nabstract void b() {} }", "2:15 Abstract methods cannot have a body"],
  ])("%s", (text, problem) => expect(classes(text)).toEqual([problem]));

  test("two classes of one name, and a class that is not named like its file", () => {
    expect(classes("public class A {}", "public class A {}")).toEqual(["1:14 Type name already in use: A"]);
    const result = check({ classes: ["/* class B */ public class A {}"] });
    expect(result.problems.map((problem) => problem.message)).toEqual(["Class name A does not match the file name B"]);
  });
});

describe("superclasses and interfaces", () => {
  test.each([
    [
      ["public class A {}", "public class B extends A {}"],
      "1:24 Non-virtual and non-abstract type cannot be extended: A",
    ],
    [["public interface A {}", "public class B extends A {}"], "1:24 Invalid super type: A"],
    [["public virtual class A {}", "public class B implements A {}"], "1:27 Invalid interface: A"],
    [["public class B extends String {}"], "1:24 Non-virtual and non-abstract type cannot be extended: String"],
    [
      ["public class B extends Exception {}"],
      "1:14 Classes extending Exception must have a name ending in 'Exception': B",
    ],
    [["public class BException {}"], "1:14 Exception class must extend another Exception class: BException"],
    [["public interface A {}", "public class B implements A, A {}"], "1:30 Interface already implemented: A"],
  ])("%s", (texts, problem) => expect(classes(...texts)).toEqual([problem]));

  test("a circle", () => {
    expect(classes("public virtual class A extends B {}", "public virtual class B extends A {}")).toContain(
      "1:22 Circular definition: A",
    );
  });
});

describe("overriding", () => {
  test.each([
    ["public override void run() {}", "public virtual void run() {}"],
    ["public override void run() {}", "protected abstract void run();"],
    ["private void run() {}", "private void run() {}"],
    ["public override String toString() { return ''; }", ""],
    ["public Boolean equals(Object o) { return true; } public Integer hashCode() { return 1; }", ""],
  ])("%s over %s", (members, base) => expect(sub(members, base)).toEqual([]));

  test.each([
    ["public void run() {}", "public virtual void run() {}", "2:13 Method must use the override keyword: void run()"],
    [
      "public override void run() {}",
      "public void run() {}",
      "2:22 Non-virtual, non-abstract methods cannot be overridden: void run()",
    ],
    ["public override void run() {}", "", "2:22 @Override specified for non-overriding method: void run()"],
    [
      "public override Integer run() { return 1; }",
      "public virtual String run() { return ''; }",
      "2:25 Method return types clash: Integer vs String from the type Base",
    ],
    [
      "protected override void run() {}",
      "public virtual void run() {}",
      "2:25 Cannot reduce the visibility of method: void run()",
    ],
    ["", "public abstract void run();", "1:14 Class Sub must implement the abstract method: void Base.run()"],
  ])("%s over %s", (members, base, problem) => expect(sub(members, base)).toEqual([problem]));
});

describe("implementing", () => {
  const runner = "public interface Runner { void run(Integer times); }";
  test.each([
    ["public void run(Integer n) {}", []],
    ["", ["1:14 Class A must implement the method: void Runner.run(Integer)"]],
    ["public void run(String n) {}", ["1:14 Class A must implement the method: void Runner.run(Integer)"]],
    [
      "public Integer run(Integer n) { return n; }",
      ["1:14 Class A must implement the method: void Runner.run(Integer)"],
    ],
    [
      "void run(Integer n) {}",
      [
        "2:6 A: Overriding implementations of global or public interface methods must be global or public: void Runner.run(Integer)",
      ],
    ],
  ])("%s", (members, problems) => {
    expect(classes(runner, `public class A implements Runner {\n${members} }`)).toEqual(problems);
  });

  test("a superclass may implement it, an abstract class need not", () => {
    expect(
      classes(
        runner,
        "public virtual class Base { public void run(Integer n) {} }",
        "public class A extends Base implements Runner {}",
        "public abstract class B implements Runner {}",
      ),
    ).toEqual([]);
  });

  test("interfaces of the platform, with their type argument", () => {
    expect(
      classes("public class A implements Comparable { public Integer compareTo(Object o) { return 0; } }"),
    ).toEqual([]);
    expect(classes("public class A implements Comparable {}")).toEqual([
      "1:14 Class A must implement the method: Integer System.Comparable.compareTo(Object)",
    ]);
    expect(
      classes(
        `public class A implements Database.Batchable<SObject> {
          public Database.QueryLocator start(Database.BatchableContext c) { return null; }
          public void execute(Database.BatchableContext c, List<Account> scope) {}
          public void finish(Database.BatchableContext c) {} }`,
      ),
    ).toEqual([]);
  });

  const maker = "public interface Maker { Object make(Contact person); }";
  test.each([
    ["public String make(Contact c) { return null; }", []],
    ["public Object make(SObject row) { return null; }", []],
    ["public Object make(Object thing) { return null; }", []],
    ["public void make(Contact c) {}", ["1:14 Class A must implement the method: Object Maker.make(Contact)"]],
    [
      "public Object make(Account a) { return null; }",
      ["1:14 Class A must implement the method: Object Maker.make(Contact)"],
    ],
  ])("with types above the interface's parameters and below its result: %s", (members, problems) => {
    expect(classes(maker, `public class A implements Maker {\n${members} }`)).toEqual(problems);
  });
});

describe("access", () => {
  const target = `public virtual class Target {
    private Integer hidden; protected Integer inherited; public Integer open; @TestVisible private Integer tested;
    private void hide() {} protected void inherit() {} @TestVisible private static void test() {}
    public Integer readable { get; private set; } }`;
  test.each([
    ["t.hidden = 1;", "3:3 Variable is not visible: hidden"],
    ["t.inherited = 1;", "3:3 Variable is not visible: inherited"],
    ["t.tested = 1;", "3:3 Variable is not visible: tested"],
    ["t.readable = 1;", "3:3 Variable is not visible: readable"],
    ["t.hide();", "3:3 Method is not visible: void Target.hide()"],
    ["t.inherit();", "3:3 Method is not visible: void Target.inherit()"],
    ["Target.test();", "3:8 Method is not visible: void Target.test()"],
  ])("%s", (text, problem) => {
    expect(classes(target, `public class A {\n void run(Target t) {\n${text} } }`)).toEqual([problem]);
  });

  test("what is visible: public members, inherited ones in a subclass, @TestVisible ones in tests, private ones inside", () => {
    expect(classes(target, "public class A { void run(Target t) { t.open = 1; Integer i = t.readable; } }")).toEqual(
      [],
    );
    expect(classes(target, "public class A extends Target { void run() { inherited = 1; inherit(); } }")).toEqual([]);
    expect(classes(target, "@IsTest private class A { void run(Target t) { t.tested = 1; Target.test(); } }")).toEqual(
      [],
    );
    expect(classes("public class A { private Integer i; class B { void run(A a) { a.i = 1; } } }")).toEqual([]);
  });

  test("a private inner class stays inside", () => {
    expect(classes("public class A { private class B {} }", "public class C {\nA.B b; }")).toEqual([
      "2:1 Type is not visible: A.B",
    ]);
    const colour = "public class A { private enum Colour { RED } @TestVisible private class B {} }";
    expect(classes(colour, "public class C {\nObject o = A.Colour.RED; }")).toEqual([
      "2:14 Type is not visible: A.Colour",
    ]);
    expect(classes(colour, "@IsTest private class C { A.B b; }")).toEqual([]);
  });
});

describe("constructors", () => {
  test.each([
    ["new Thing();", "3:1 Constructor not defined: [Thing].<Constructor>()"],
    ["new Thing(1, 2);", "3:1 Constructor not defined: [Thing].<Constructor>(Integer, Integer)"],
    ["new Shape();", "3:1 Abstract classes cannot be constructed: Shape"],
    ["new Runner();", "3:1 Type cannot be constructed: Runner"],
    ["new SObject();", "3:1 Type cannot be constructed: SObject"],
    ["new Thing('');", "3:1 Constructor is not visible: [Thing].<Constructor>(String)"],
    ["new Empty(1);", "3:1 Constructor not defined: [Empty].<Constructor>(Integer)"],
  ])("%s", (text, problem) => {
    const others = [
      "public class Thing { public Thing(Integer i) {} private Thing(String s) {} }",
      "public abstract class Shape {}",
      "public interface Runner {}",
      "public class Empty {}",
    ];
    expect(classes(...others, `public class A {\n void run() {\n${text} } }`)).toEqual([problem]);
  });

  test("exceptions have the platform's constructors", () => {
    expect(
      classes(
        "public class AppException extends Exception {}",
        "public class A { void run() { throw new AppException('a', new AppException()); } }",
      ),
    ).toEqual([]);
  });

  test("super() and this()", () => {
    const base = "public virtual class Base { public Base(Integer i) {} }";
    expect(classes(base, "public class A extends Base { A() { super(1); } A(Integer i) { this(); } }")).toEqual([]);
    expect(classes(base, "public class A extends Base {\nA() { } }")).toEqual([
      "2:1 No default constructor available in super type: Base",
    ]);
    expect(classes(base, "public class A extends Base { }")).toEqual([
      "1:14 No default constructor available in super type: Base",
    ]);
    expect(classes("public class A { A() { Integer i;\nthis(1); } A(Integer i) {} }")).toEqual([
      "2:1 Call to 'this()' must be the first statement in a constructor method",
    ]);
    expect(classes(base, "public class A extends Base { A() {\nsuper('a'); } }")).toEqual([
      "2:1 Constructor not defined: [Base].<Constructor>(String)",
    ]);
  });
});

describe("final fields", () => {
  const again = "Final members can only be assigned in their declaration, init blocks, or constructors";
  test.each([
    ["final Integer i = 1; { i = 2; } A() { this.i = 3; }", []],
    ["static final Integer i; static { i = 2; }", []],
    ["final Integer i;\nvoid run() { i = 2; }", [`3:14 ${again}: i`]],
    ["static final Integer i;\nA() { i = 2; }", [`3:7 ${again}: i`]],
  ])("%s", (members, problems) => expect(classes(`public class A {\n${members} }`)).toEqual(problems));
});

describe("static and instance", () => {
  test.each([
    [
      "Integer i; static void run() {\ni = 1; }",
      "3:1 Non static field cannot be referenced from a static context: i from the type A",
    ],
    [
      "void go() {} static void run() {\ngo(); }",
      "3:1 Non static method cannot be referenced from a static context: void A.go()",
    ],
    [
      "void go() {} static void run() {\nA.go(); }",
      "3:3 Non static method cannot be referenced from a static context: void A.go()",
    ],
    [
      "static void go() {} void run(A a) {\na.go(); }",
      "3:3 Static method cannot be referenced from a non static context: void A.go()",
    ],
    [
      "static Integer i; void run(A a) {\na.i = 1; }",
      "3:3 Static field cannot be referenced from a non static context: i from the type A",
    ],
    ["static void run() {\nObject o = this; }", "3:12 This cannot be referenced in a static context"],
    [
      "void run() {\nString.length(); }",
      "3:8 Non static method cannot be referenced from a static context: Integer System.String.length()",
    ],
    [
      "void run() {\n'a'.valueOf(1); }",
      "3:5 Static method cannot be referenced from a non static context: String System.String.valueOf()",
    ],
  ])("%s", (members, problem) => expect(classes(`public class A {\n${members} }`)).toEqual([problem]));

  test("properties without getter or setter", () => {
    expect(classes("public class A { Integer i { get { return 1; } }\nvoid run() { i = 1; } }")).toEqual([
      "2:14 A value cannot be stored to i in type A",
    ]);
    expect(
      classes("public class A { Integer i { set { Integer j = value; } }\nvoid run() { i = 1; Integer j = i; } }"),
    ).toEqual(["2:33 A value cannot be read from i in type A"]);
  });
});

describe("JavaScript names", () => {
  function names(...texts: string[]): Record<string, string[]> {
    const result = check({ classes: texts });
    expect(result.problems).toEqual([]);
    return Object.fromEntries(
      [...result.classes.values()].map((symbol) => [
        symbol.jsName,
        [...symbol.fields.values(), ...[...symbol.methods.values()].flat(), ...symbol.constructors].map(
          (each) => each.jsName,
        ),
      ]),
    );
  }

  test("of classes, fields, methods and constructors", () => {
    expect(
      names("public class shop { Integer Count; void go() {} void Go(String s) {} shop() {} class Box {} }"),
    ).toEqual({
      Shop: ["$count", "go$0", "go$1", "constructor$0"],
      Shop$Box: [],
    });
  });

  test("overloads of as many parameters are told apart, in a class above as well", () => {
    expect(
      names(
        "public virtual class A { public virtual void go(String s) {} }",
        "public class B extends A { public void go(List<Integer> i) {} public override void go(String s) {} }",
      ),
    ).toEqual({ A: ["go$1$string"], B: ["go$1$list_integer_", "go$1$string"] });
  });

  test("an implementation has the name of what it implements, even when a superclass brings it", () => {
    expect(
      names(
        "public interface I { void go(String s); }",
        "public virtual class A { public void go(String s) {} public void go(Integer s) {} }",
        "public class B extends A implements I {}",
      ),
    ).toEqual({ I: ["go$1$string"], A: ["go$1$string", "go$1$integer"], B: [] });
  });

  test("private methods of one signature above and below are two", () => {
    expect(
      names("public virtual class A { private void go() {} }", "public class B extends A { private void go() {} }"),
    ).toEqual({ A: ["go$0$"], B: ["go$0$$2"] });
  });
});
