import { ApexParserFactory } from "@apexdevtools/apex-parser";
import { fittingShortcuts } from "../../../src/apex/syntax/grammar.ts";
import { parseClass } from "../../../src/apex/syntax/parse.ts";

describe("the two stages of the grammar", () => {
  const stagesOf = (text: string): number => {
    const create = jest.spyOn(ApexParserFactory, "createParser");
    try {
      expect(parseClass("Example.cls", text).problems).toEqual([]);
      return create.mock.calls.length;
    } finally {
      create.mockRestore();
    }
  };

  it("need no second one for calls without a target, casts and generic types", () => {
    const text = `class A {
      Map<Id, List<Lead>> a = new Map<Id, List<Lead>>();
      A() { super(x); this.y = b(c); }
      Integer b(Integer c) { d(c); return (Integer) e(f(c)); }
    }`;
    expect(stagesOf(text)).toBe(1);
  });

  it("correct in the second one what the first gets wrong", () => {
    expect(stagesOf("class A { void run() { merge a (b); } }")).toBe(2);
  });

  it("know the installed parser", () => {
    expect(fittingShortcuts(ApexParserFactory.createParser("")).map(({ decision }) => decision)).toEqual([
      38, 39, 40, 36, 89, 86,
    ]);
  });
});

describe("a tree", () => {
  it("consists of plain values, without references to the grammar's own tree", () => {
    const { unit } = parseClass(
      "Example.cls",
      `@IsTest(SeeAllData=true) public class A extends B implements C {
        static final Map<Id, Lead[]> a = new Map<Id, Lead[]>{ b => c }, d;
        Integer e { get { return f; } private set; }
        static { }
        A(Integer g) { this(); }
        List<Lead> h(Integer i) {
          for (Lead l : [SELECT Id, COUNT(Name) n, (SELECT Id FROM Tasks) FROM Lead WHERE Id IN :ids AND X > TODAY GROUP BY Id]) {
            switch on l.x { when 1, -2 { } when RED { } when Lead k { } when else { } }
          }
          try { insert as user new Lead(LastName = 'x'); } catch (Exception m) { throw m; } finally { System.runAs(u) { } }
          return (List<Lead>) [FIND 'x' RETURNING Lead][0];
        }
        enum E { X }
        interface I { void run(); }
      }`,
    );
    // By name, since the grammar's arrays come from where Node loaded it, outside of Jest.
    const plain = new Set(["Object", "Array", "Map", "Set"]);
    const visit = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      expect(plain).toContain((Object.getPrototypeOf(value) as object).constructor.name);
      Object.values(value).forEach(visit);
    };
    expect(unit?.kind).toBe("class");
    visit(unit);
  });
});
