/**
 * Classes. Expected values: Apex Developer Guide, "Classes, Objects, and Interfaces" (Apex Class Definition, Extending a Class,
 * Using Constructors, Static and Instance Methods, Apex Properties, Enums, Using the instanceof Keyword, Classes and Casting).
 */
import { ApexEnumValue } from "../../../src/apex/runtime/values.ts";
import { answer, compiled, escaping, start } from "./program.ts";

const probe = (type: string, body: string, members = ""): string =>
  `public class Probe { ${members} public static ${type} run() { ${body} } }`;

describe("statics", () => {
  const log = "public class Log { public static List<String> lines = new List<String>(); }";

  it("are set up when the class is first used, in the order of the text, once", () => {
    const later = `public class Later {
      public static Integer a = note('a', 1);
      static { Log.lines.add('block' + a); }
      public static Integer b = note('b', a + 1);
      static Integer note(String name, Integer value) { Log.lines.add(name); return value; }
    }`;
    const body =
      "Log.lines.add('start'); Integer i = Later.b + Later.a; Log.lines.add('' + i); return String.join(Log.lines, ' ');";
    expect(answer(probe("String", body), log, later)).toBe("start a block1 b 3");
  });

  it("live as long as the instance of the program", () => {
    const program = compiled({
      classes: ["public class Counter { static Integer n = 0; public static Integer next() { return ++n; } }"],
    });
    const [one, other] = [start(program), start(program)];
    expect([one.call("Counter.next"), one.call("Counter.next"), other.call("Counter.next")]).toEqual([1, 2, 1]);
  });

  it("that need each other see what there is already", () => {
    const left = "public class Left { public static Integer value = Right.value == null ? 1 : 2; }";
    const right = "public class Right { public static Integer value = Left.value == null ? 10 : 20; }";
    expect(answer(probe("Integer", "return Left.value * 100 + Right.value;"), left, right)).toBe(210);
  });

  it("whose initializer fails say so at every use", () => {
    const broken = "public class Broken { public static Integer value = 1 / Integer.valueOf('0'); }";
    const run = start(compiled({ classes: [probe("Integer", "return Broken.value;"), broken] }));
    for (let i = 0; i < 2; i++) expect(escaping(() => run.call("Probe.run")).type).toBe("System.MathException");
  });
});

describe("construction", () => {
  const shape = `public virtual class Shape {
    public String log = 'f'; { log += 'b'; }
    public Shape() { this('s'); log += '0'; }
    public Shape(String name) { log += name; describe(); }
    public virtual void describe() { log += '?'; }
  }`;
  const circle = `public class Circle extends Shape {
    Integer radius = 2;
    public Circle() { super('c'); log += '!'; }
    public override void describe() { log += '(' + radius + ')'; }
  }`;

  it("runs all initializers before the first constructor, those above first, and once with this(…)", () => {
    expect(answer(probe("String", "return new Shape().log;"), shape)).toBe("fbs?0");
    // radius has its value when the constructor above calls describe(), as those of DerivedUnitOfWork do when the one above
    // calls onRegisterType() (apex-enterprise-patterns/fflib-apex-common, fflib_SObjectUnitOfWorkTest).
    expect(answer(probe("String", "return new Circle().log;"), shape, circle)).toBe("fbc(2)!");
  });

  it("calls the constructor above where none is written", () => {
    const square = "public class Square extends Shape { { log += 'q'; } }";
    expect(answer(probe("String", "return new Square().log;"), shape, square)).toBe("fbqs?0");
  });
});

describe("methods", () => {
  const base = `public abstract class Base implements Named {
    public virtual String name() { return 'base'; }
    public String twice() { return name() + name(); }
    protected abstract Integer size();
    public Integer total() { return size() + secret(); }
    private Integer secret() { return 1; }
  }`;
  const named = "public interface Named { String name(); }";
  const below = `public class Below extends Base {
    public override String name() { return 'below>' + super.name(); }
    protected override Integer size() { return 10; }
    private Integer secret() { return 2; }
    public Integer own() { return secret(); }
  }`;

  it("are found by the object, save private ones and super", () => {
    const body =
      "Below b = new Below(); Base a = b; Named n = b; return n.name() + ' ' + a.twice() + ' ' + a.total() + ' ' + b.own();";
    expect(answer(probe("String", body), base, named, below)).toBe("below>base below>basebelow>base 11 2");
  });

  it("do what an interface asks for with types above its parameters and below its result", () => {
    const maker = "public interface Maker { Object make(String what); Object make(Exception e); }";
    const made = `public class Made implements Maker {
      public String make(Object thing) { return 'made of ' + thing; }
      public Object make(Exception e) { return 'made of a mistake'; } }`;
    const body = "Maker m = new Made(); return m.make('clay') + ', ' + m.make(new NullPointerException());";
    expect(answer(probe("String", body), maker, made)).toBe("made of clay, made of a mistake");
  });

  it("are told apart by their parameters", () => {
    const members =
      "static String f(Integer i) { return 'i'; } static String f(String s) { return 's'; } static String f(Object o) { return 'o'; } static String f(Integer i, Long l) { return 'il'; }";
    expect(answer(probe("String", "return f(1) + f('x') + f(true) + f(1, 2);", members))).toBe("isoil");
  });

  it("get copies of references", () => {
    const members = "static void fill(List<Integer> l) { l.add(1); l = new List<Integer>{7, 8}; l.add(9); }";
    expect(answer(probe("Integer", "List<Integer> l = new List<Integer>(); fill(l); return l.size();", members))).toBe(
      1,
    );
  });

  it("may have names that JavaScript keeps for itself", () => {
    const members =
      "static Integer arguments_x(Integer let, Integer function) { Integer var = let + function; return var; } Integer constructor = 3; Integer prototype() { return constructor; }";
    expect(
      answer(
        probe(
          "Integer",
          "Integer await = 1; Integer delete_x = 2; return arguments_x(await, delete_x) + new Probe().prototype();",
          members,
        ),
      ),
    ).toBe(6);
  });
});

describe("properties", () => {
  it("run their accessors, in which the name means the stored value", () => {
    const members = `
      public Integer reads = 0;
      public Integer lazy { get { reads++; if (lazy == null) { lazy = 5; } return lazy; } private set { lazy = value * 2; } }
      public String name { get; set; }
      public static Integer shared { get { return shared == null ? 1 : shared; } set; }
      void change() { lazy = 10; lazy += 1; }`;
    const body =
      "Probe p = new Probe(); Integer first = p.lazy; p.change(); p.name = 'n'; shared += 4; return first + ',' + p.lazy + ',' + p.reads + p.name + Probe.shared;";
    // lazy: 5 stored by the getter itself; change(): 10 * 2 = 20, then (20 + 1) * 2 = 42; reads: 3
    expect(answer(probe("String", body, members))).toBe("5,42,3n5");
  });
});

describe("enums", () => {
  it("have values in order, found by name whatever its case", () => {
    const program = compiled({
      classes: [
        "public enum Season { WINTER, SPRING }",
        probe("Season", "return Season.values()[1] == Season.valueOf('spring') ? Season.spring : null;"),
      ],
    });
    const found = start(program).call("Probe.run");
    expect(found).toBeInstanceOf(ApexEnumValue);
    expect(found).toMatchObject({ enumName: "Season", name: "SPRING", ordinal: 1 });
    expect(start(program).call("Probe.run")).toBe(found);
  });
});

describe("casts and instanceof", () => {
  const animals = [
    "public virtual class Animal { }",
    "public class Cat extends Animal { public Integer lives() { return 9; } }",
    "public class Dog extends Animal { }",
  ];

  it("look at the value, not at the variable", () => {
    expect(answer(probe("Integer", "Animal a = new Cat(); return ((Cat) a).lives();"), ...animals)).toBe(9);
    expect(
      escaping(() => answer(probe("Integer", "Animal a = new Dog(); return ((Cat) a).lives();"), ...animals)),
    ).toMatchObject({
      type: "System.TypeException",
      message: "Invalid conversion from runtime type Dog to Cat",
    });
    const tests =
      "Object cat = new Cat(); Object none = null; Object l = new List<Cat>(); return (cat instanceof Animal) + ',' + (cat instanceof Dog) + ',' + (none instanceof Cat) + ',' + (l instanceof List<Animal>) + ',' + (l instanceof Set<Cat>);";
    expect(answer(probe("String", tests), ...animals)).toBe("true,false,false,true,false");
  });

  it("take null for an instance of everything before API version 32.0", () => {
    const classes = [probe("Boolean", "Object none = null; return none instanceof String;")];
    expect(start(compiled({ classes, apiVersion: "31.0" })).call("Probe.run")).toBe(true);
    expect(start(compiled({ classes, apiVersion: "32.0" })).call("Probe.run")).toBe(false);
  });

  // salesforce.stackexchange.com/questions/207118: a cast from Object does not convert numbers, one between number types does.
  it("convert numbers to the types that can hold them", () => {
    expect(answer(probe("Integer", "return (Integer) 5.7;"))).toBe(5);
    expect(answer(probe("Integer", "return (Integer) 4294967297L;"))).toBe(1);
    // github.com/apex-enterprise-patterns/fflib-apex-mocks, fflib_MatcherDefinitionsTest: 9 and 9L are Double and Decimal, too.
    const kinds =
      "Object o = 9; Object l = 9L; Object d = 9.5; return (o instanceof Long) + ',' + (o instanceof Decimal) + ',' + (l instanceof Integer) + ',' + (d instanceof Double) + ',' + (d instanceof Long) + ',' + (((Decimal) o) / 2);";
    expect(answer(probe("String", kinds))).toBe("true,true,false,true,false,4.5");
    expect(escaping(() => answer(probe("Integer", "Object o = 5.2; return (Integer) o;")))).toMatchObject({
      type: "System.TypeException",
      message: "Invalid conversion from runtime type Decimal to Integer",
    });
  });
});

describe("the text of an object", () => {
  // github.com/trailheadapps/apex-recipes, TriggerHandler_Test.testGetHandlerName: a class inside another has its own name only.
  // Apex Design Patterns (Zaidi, Vyas), "The ignoring toString() method": the fields come in the order of their names.
  it("has the class's own name and its fields", () => {
    const members = "class Nested { Integer value = 1; String note; }";
    expect(answer(probe("String", "return String.valueOf(new Nested());", members))).toBe(
      "Nested:[note=null, value=1]",
    );
  });
});
