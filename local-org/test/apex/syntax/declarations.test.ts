import { parseTrigger } from "../../../src/apex/syntax/parse.ts";
import type { Annotation, Member, TriggerDeclaration } from "../../../src/apex/syntax/tree.ts";
import { anonymousOf, classOf, memberOf, problemsOf, show, showType, typeOf } from "./show.ts";

const describeMember = (member: Member): string => ("name" in member ? `${member.kind} ${member.name}` : member.kind);

function triggerOf(text: string): TriggerDeclaration {
  const { unit, problems } = parseTrigger("Example.trigger", text);
  if (!unit) throw new Error(problems.map((problem) => problem.message).join("\n"));
  return unit;
}

describe("classes", () => {
  it("have modifiers, a superclass and interfaces", () => {
    const declaration = classOf(
      "public With Sharing abstract class A extends Outer.B implements Comparable, Database.Batchable<SObject> { }",
    );
    expect(declaration.name).toBe("A");
    expect([...declaration.modifiers.keywords]).toEqual(["public", "with sharing", "abstract"]);
    expect(declaration.superclass && showType(declaration.superclass)).toBe("Outer.B");
    expect(declaration.interfaces.map(showType)).toEqual(["Comparable", "Database.Batchable<SObject>"]);
  });

  it.each(["without sharing", "inherited sharing", "virtual", "global", "private"])("may be %s", (modifier) => {
    expect([...classOf(`${modifier.toUpperCase()} class A { }`).modifiers.keywords]).toEqual([modifier]);
  });

  it("may have no superclass", () => {
    expect(classOf("class A { }").superclass).toBeUndefined();
  });

  it("have members in the order of the text", () => {
    const { members } = classOf(`class A {
      static { }
      Integer a, b;
      Integer c { get; set; }
      { }
      A() { }
      void run() { }
      interface I { }
      enum E { X }
      class C { }
    }`);
    expect(members.map(describeMember)).toEqual([
      "initializer",
      "field a",
      "field b",
      "property c",
      "initializer",
      "constructor A",
      "method run",
      "interface I",
      "enum E",
      "class C",
    ]);
  });
});

describe("interfaces and enums", () => {
  it("interfaces have parents and methods", () => {
    const declaration = typeOf("public interface A extends Iterable<Id> { void run(Integer x); Lead get(); }");
    if (declaration.kind !== "interface") throw new Error(declaration.kind);
    expect(declaration.interfaces.map(showType)).toEqual(["Iterable<Id>"]);
    expect(
      declaration.methods.map(({ name, returnType, body }) => [name, returnType && showType(returnType), body]),
    ).toEqual([
      ["run", undefined, undefined],
      ["get", "Lead", undefined],
    ]);
  });

  it("enums have values", () => {
    const declaration = typeOf("public enum Color { RED, GREEN }");
    if (declaration.kind !== "enum") throw new Error(declaration.kind);
    expect(declaration.values).toEqual([
      { name: "RED", start: { line: 1, column: 21 } },
      { name: "GREEN", start: { line: 1, column: 26 } },
    ]);
    expect(typeOf("enum Empty { }")).toMatchObject({ kind: "enum", values: [] });
  });
});

describe("fields", () => {
  it("are one node each, with the same modifiers and type", () => {
    const { members } = classOf("class A { private static final Map<Id, Lead> A = b(), C; }");
    const fields = members.map((member) => {
      if (member.kind !== "field") throw new Error(member.kind);
      return [
        member.name,
        [...member.modifiers.keywords].join(" "),
        showType(member.typeName),
        member.initializer && show(member.initializer),
      ];
    });
    expect(fields).toEqual([
      ["A", "private static final", "Map<Id, Lead>", "b()"],
      ["C", "private static final", "Map<Id, Lead>", undefined],
    ]);
  });
});

describe("properties", () => {
  it("are automatic, computed or both", () => {
    const property = memberOf("public static Integer a { get { return 1; } private set; }", "property");
    expect([...property.modifiers.keywords]).toEqual(["public", "static"]);
    expect(showType(property.typeName)).toBe("Integer");
    expect(property.getter?.body?.statements).toHaveLength(1);
    expect(property.setter?.body).toBeUndefined();
    expect([...(property.setter?.modifiers.keywords ?? [])]).toEqual(["private"]);
  });

  it("may lack an accessor", () => {
    expect(memberOf("Integer a { get; }", "property").setter).toBeUndefined();
    expect(memberOf("Integer a { set { b = value; } }", "property").getter).toBeUndefined();
    expect(memberOf("Integer a { SET; GET; }", "property")).toMatchObject({ getter: {}, setter: {} });
  });

  it("have each accessor once", () => {
    expect(problemsOf("class A {\n  Integer a {\n    get;\n    get;\n  }\n}")).toEqual([
      "4:5 Property accessor already defined",
    ]);
  });
});

describe("methods and constructors", () => {
  it("have modifiers, a type and parameters", () => {
    const method = memberOf(
      "public static override List<Lead> run(final Map<Id, Lead> a, Integer[] b) { return c; }",
      "method",
    );
    expect([...method.modifiers.keywords]).toEqual(["public", "static", "override"]);
    expect(method.returnType && showType(method.returnType)).toBe("List<Lead>");
    expect(method.parameters.map(({ name, typeName }) => `${showType(typeName)} ${name}`)).toEqual([
      "Map<Id, Lead> a",
      "Integer[] b",
    ]);
    expect([...(method.parameters[0]?.modifiers.keywords ?? [])]).toEqual(["final"]);
    expect(method.body?.statements).toHaveLength(1);
  });

  it("may have no body", () => {
    expect(memberOf("protected abstract void run();", "method").body).toBeUndefined();
  });

  it("constructors have a body", () => {
    const { name, parameters, body } = memberOf("public Example(Integer a) { this(a, 1); }", "constructor");
    expect([name, parameters.length, body.statements.length]).toEqual(["Example", 1, 1]);
  });

  it("initializers are static or not", () => {
    expect(memberOf("static { a = 1; }", "initializer").static).toBe(true);
    expect(memberOf("{ a = 1; }", "initializer").static).toBe(false);
  });

  it("testMethod and webservice are modifiers", () => {
    const { keywords } = memberOf("static testMethod void run() { }", "method").modifiers;
    expect([...keywords]).toEqual(["static", "testmethod"]);
    expect([...memberOf("webService static void run() { }", "method").modifiers.keywords]).toEqual([
      "webservice",
      "static",
    ]);
  });
});

describe("annotations", () => {
  const annotationsOf = (text: string): readonly Annotation[] =>
    memberOf(`${text} static void run() { }`, "method").modifiers.annotations;

  it.each<[string, string, Record<string, string | number | boolean>]>([
    ["@isTest", "isTest", {}],
    ["@AuraEnabled()", "AuraEnabled", {}],
    ["@AuraEnabled(cacheable=true)", "AuraEnabled", { cacheable: true }],
    ["@AuraEnabled(continuation = TRUE cacheable = false)", "AuraEnabled", { continuation: true, cacheable: false }],
    ["@IsTest(SeeAllData=true isParallel=true)", "IsTest", { seealldata: true, isparallel: true }],
    [
      "@InvocableMethod(label='It\\'s' description='y' category='z')",
      "InvocableMethod",
      { label: "It's", description: "y", category: "z" },
    ],
    ["@future(callout=true)", "future", { callout: true }],
    ["@RestResource(urlMapping='/x/*')", "RestResource", { urlmapping: "/x/*" }],
    ["@SuppressWarnings('PMD')", "SuppressWarnings", { value: "PMD" }],
  ])("%s", (text, name, parameters) => {
    const [annotation] = annotationsOf(text);
    expect([annotation?.name, Object.fromEntries(annotation?.parameters ?? [])]).toEqual([name, parameters]);
  });

  it("keep their order among modifiers", () => {
    expect(annotationsOf("@A @B public @C").map(({ name }) => name)).toEqual(["A", "B", "C"]);
  });

  it.each([
    ["class A {\n@X(a=null) void b() { }\n}", "2:6 Unexpected token 'null'."],
    ["class A {\n@X(a=5) void b() { }\n}", "2:6 Unexpected token '5'."],
    ["class A {\n@X(a='b', c='d') void b() { }\n}", "2:9 Unexpected token ','."],
    ["class A {\n@X(a=true A=true) void b() { }\n}", "2:11 Duplicate annotation parameter: a"],
    ["class A {\n@X(a=b) void b() { }\n}", "2:6 Unexpected token 'b'."],
    ["class A {\n@X.Y void b() { }\n}", "2:3 Unexpected token '.'."],
  ])("%j", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});

describe("names", () => {
  it("may be words of SOQL and of triggers", () => {
    const { members } = classOf(
      "class A { Integer count, order, first, last, after, name, email, data, user; void sort() { } class Inner { } }",
    );
    expect(members).toHaveLength(11);
  });

  // Apex Developer Guide, "Reserved Keywords", and "Apex Keywords and Identifiers" for the characters.
  it.each([
    ["class A {\nInteger limit;\n}", "2:9 Unexpected token 'limit'."],
    ["class A {\nvoid a(Date date) { }\n}", "2:13 Identifier name is reserved: date"],
    ["class A {\nInteger any { get; }\n}", "2:9 Identifier name is reserved: any"],
    ["class A {\nInteger a__b;\n}", "2:9 Invalid character in identifier: a__b"],
    ["class A {\nInteger a_;\n}", "2:9 Invalid character in identifier: a_"],
    ["class A {\nInteger _a;\n}", "2:9 Invalid character in identifier: _a"],
    ["class A {\nvoid select() { }\n}", "2:6 Unexpected token 'select'."],
    ["class Like {\n}", "1:7 Unexpected token 'Like'."],
    ["class A {\nenum E { x__y }\n}", "2:10 Invalid character in identifier: x__y"],
  ])("%j", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});

// What the grammar allows, and Salesforce's own parser does not.
describe("what a declaration may not have", () => {
  it.each([
    ["class A {\nvoid b() { };\n}", "2:13 Unexpected token ';'."],
    ["interface A extends B, C {\n}", "1:22 Unexpected token ','."],
    ["interface A {\npublic void b();\n}", "2:1 Unexpected token 'public'."],
    ["interface A {\n@Deprecated void b();\n}", "2:1 Unexpected token '@'."],
    ["class A {\nInteger b { }\n}", "2:13 Unexpected token '}'."],
    ["class A {\nInteger b { public static get; }\n}", "2:20 Unexpected token 'static'."],
    ["class A {\nList b;\n}", "2:1 Unexpected token 'List'."],
    ["class A {\nList<Id>[] b;\n}", "2:1 Unexpected token 'List'."],
    ["class A {\nInteger b[];\n}", "2:10 Unexpected token '['."],
  ])("%j", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});

describe("modifiers", () => {
  it("stand once", () => {
    expect(problemsOf("class A {\npublic static Public Integer a;\n}")).toEqual(["2:15 Duplicate modifier: public"]);
  });
});

describe("triggers", () => {
  it("have an object, events and statements", () => {
    const trigger = triggerOf("trigger LeadTrigger on Lead (before insert, AFTER undelete) {\n  run();\n}");
    expect([trigger.name, trigger.object, trigger.events]).toEqual([
      "LeadTrigger",
      "Lead",
      ["before insert", "after undelete"],
    ]);
    expect([trigger.nameStart, trigger.objectStart]).toEqual([
      { line: 1, column: 9 },
      { line: 1, column: 24 },
    ]);
    expect(trigger.body.statements.map(({ kind }) => kind)).toEqual(["expressionStatement"]);
  });

  it("keep methods apart from statements; variables are statements", () => {
    const trigger = triggerOf(`trigger T on Touch__c (after update) {
      Integer a = 1;
      if (a == 1) { return; }
      void run(Integer b) { }
      final Integer c = 2, d;
      class Part { }
    }`);
    expect(trigger.body.statements.map(({ kind }) => kind)).toEqual(["local", "if", "local"]);
    expect(trigger.body.statements[2]).toMatchObject({ variables: [{ name: "c" }, { name: "d" }] });
    expect(trigger.members.map(describeMember)).toEqual(["method run", "class Part"]);
  });

  it("have no other events", () => {
    expect(parseTrigger("T.trigger", "trigger T on Lead (during insert) { }").problems).toMatchObject([
      { file: "T.trigger", line: 1, column: 20, message: "Unexpected token 'during'." },
    ]);
  });
});

describe("anonymous Apex", () => {
  it("has statements and members", () => {
    const { body, members } = anonymousOf(
      "Integer a = 1;\nrun(a);\nvoid run(Integer b) { }\nclass C { }\nenum E { X }",
    );
    expect(body.statements.map(({ kind }) => kind)).toEqual(["local", "expressionStatement"]);
    expect(members.map(describeMember)).toEqual(["method run", "class C", "enum E"]);
  });

  it("may be empty", () => {
    expect(anonymousOf("")).toMatchObject({ body: { statements: [] }, members: [] });
    expect(anonymousOf("// nothing")).toMatchObject({ body: { statements: [] }, members: [] });
  });
});
