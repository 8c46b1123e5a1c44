import type { Expression, MemberExpression, NameExpression } from "../../../src/apex/syntax/tree.ts";
import { check, classes, statements } from "./support.ts";

/** The initializer of the last local variable of anonymous statements. */
function lastValue(text: string, ...sources: string[]): Expression {
  const result = check({ anonymous: text, classes: sources });
  expect(result.problems).toEqual([]);
  const last = result.anonymousUnit?.body.statements.at(-1);
  const value = last?.kind === "local" ? last.variables.at(-1)?.initializer : undefined;
  if (!value) throw new Error("no initializer");
  return value;
}

function resolved(text: string, ...sources: string[]): { kind: string | undefined; type: string | undefined } {
  const value = lastValue(text, ...sources) as NameExpression | MemberExpression;
  return { kind: value.resolution?.kind, type: value.type?.name };
}

describe("what a name means", () => {
  test("locals, whatever the case, shadow types", () => {
    expect(resolved("Account LEAD = null; Account x = lead;")).toEqual({ kind: "local", type: "Account" });
  });

  test.each([
    ["Object x = Lead.SObjectType;", "objectToken", "Schema.SObjectType"],
    ["Object x = Schema.Lead.SObjectType;", "objectToken", "Schema.SObjectType"],
    ["Object x = Lead.LastName;", "fieldToken", "Schema.SObjectField"],
    ["Object x = Schema.SObjectType.Lead;", "objectDescribe", "Schema.DescribeSObjectResult"],
    ["Object x = SObjectType.Lead;", "objectDescribe", "Schema.DescribeSObjectResult"],
    ["Object x = Schema.SObjectType.Lead.fields.LastName;", "fieldDescribe", "Schema.DescribeFieldResult"],
    ["Object x = Label.Hello;", "label", "String"],
    ["Object x = System.Label.hello;", "label", "String"],
    ["Lead l; Object x = l.lastname;", "recordField", "String"],
    ["Lead l; Object x = l.CreatedBy;", "recordParent", "User"],
    ["Account a; Object x = a.Contacts;", "recordChildren", "List<Contact>"],
    ["Course__c c; Object x = c.Teacher__r.Account.Name;", "recordField", "String"],
    ["Contact c; Object x = c.Courses__r;", "recordChildren", "List<Course__c>"],
    ["SObject s; Object x = s.Id;", "recordField", "Id"],
    ["Object x = Trigger.new;", "platformProperty", "List<SObject>"],
    ["Object x = [SELECT Name FROM Account LIMIT 1].Name;", "recordField", "String"],
  ])("%s", (text, kind, type) => {
    expect(resolved(text)).toEqual({ kind, type });
  });

  test("enum values, static fields and inner types of a class of the project", () => {
    const source =
      "public class Shell { public enum Colour { RED } public static Integer count = 1; public class Core {} }";
    expect(resolved("Object x = Shell.Colour.Red;", source)).toEqual({ kind: "enumValue", type: "Shell.Colour" });
    expect(resolved("Object x = shell.COUNT;", source)).toEqual({ kind: "field", type: "Integer" });
    expect(lastValue("Shell.Core x = new Shell.Core();", source).type?.name).toBe("Shell.Core");
  });

  test("a class of the project hides the platform's of that name", () => {
    expect(lastValue("Assert x = new Assert();", "public class Assert {}").type?.kind).toBe("user");
  });

  test("BusinessHours is an object as a type and a class before a static method", () => {
    expect(lastValue("BusinessHours x = new BusinessHours();").type?.kind).toBe("record");
  });

  test("a field is found in superclasses and, if static, in the outer class", () => {
    expect(
      classes(
        "public virtual class Base { protected Integer size; }",
        "public class Sub extends Base { public static Integer shared; public Integer own; public Integer get() { return size + own; } public class Core { Integer peek() { return shared; } } }",
      ),
    ).toEqual([]);
    expect(
      classes("public class Shell { Integer own; public class Core {\n Integer peek() { return own; } } }"),
    ).toEqual(["2:26 Variable does not exist: own"]);
  });
});

describe("what is not there", () => {
  test.each([
    ["Integer i = nothing;", "1:13 Variable does not exist: nothing"],
    ["Foo f;", "1:1 Invalid type: Foo"],
    ["List<Foo> f;", "1:6 Invalid type: Foo"],
    ["Object x = Label.Goodbye;", "1:18 External string does not exist: Goodbye"],
    ["Object x = Lead.Foo__c;", "1:17 Field does not exist: Foo__c on Lead"],
    ["Lead l;\nl.Foo__c = 1;", "2:3 Field does not exist: Foo__c on Lead"],
    ["Object x = Schema.SObjectType.Lead.fields.Foo__c;", "1:43 Field does not exist: Foo__c on Lead"],
    ["Pattern_ p;", "1:1 Invalid type: Pattern_"],
    ["Object x = ConnectApi.Nothing.foo();", "1:23 not modelled: ConnectApi.Nothing"],
    ["Date.today().foo();", "1:14 Method does not exist or incorrect signature: void foo() from the type Date"],
    ["Date.foo();", "1:6 Method does not exist or incorrect signature: void foo() from the type Date"],
    ["Date.today().addError('x');", "1:14 not modelled: System.Date.addError"],
    ["System.Site.foo();", "1:8 not modelled: System.Site"],
    ["System.out.println('a');", "1:8 Variable does not exist: out"],
    ["Object x = Schema.SObjectType.Boook__c;", "1:31 Variable does not exist: Boook__c"],
    ["Object x = Schema.SObjectType.pkg__Boook__c;", "1:31 not modelled: Schema.SObjectType.pkg__Boook__c"],
    ["Database.Cursors.foo();", "1:10 not modelled: System.Database.Cursors"],
    // github.com/AlexandrBelenov/MentorTriggerFW, AccountServiceTest
    ["Database.Error e; Object x = e.message;", "1:32 not modelled: Database.Error.message"],
    // github.com/kw12301/SF_TriggerFramework, LoggingHandler
    ["Exception e; e.getDmlMessage(0);", "1:16 not modelled: System.Exception.getDmlMessage"],
    ["Messaging.foo();", "1:11 not modelled: System.Messaging.foo"],
    ["UserInfo.getSessionId();", "1:10 not modelled: System.UserInfo.getSessionId"],
    ["Object x = Trigger.newList;", "1:20 Variable does not exist: newList"],
    ["Object x = Date.today().year;", "1:25 Variable does not exist: year"],
    ["Map<String> m;", "1:1 Invalid type argument count for Map: expected 2 but found 1"],
    ["Iterable l;", "1:1 No type arguments provided for a parameterized type: Iterable"],
    ["OpportunityCompetitor o;", "1:1 not modelled: OpportunityCompetitor"],
    ["FlowDefinitionView f;", "1:1 not modelled: FlowDefinitionView"],
    ["FlowOrchestrationEvent e;", "1:1 not modelled: FlowOrchestrationEvent"],
    ["Object x = new Opportunity().OpportunityCompetitors;", "1:30 not modelled: OpportunityCompetitor"],
  ])("%s", (text, problem) => {
    expect(statements(text)).toEqual([problem]);
  });
});

describe("Trigger variables", () => {
  test("are of the trigger's object inside the trigger", () => {
    const result = check({
      triggers: [
        "trigger T on Lead (before insert) { List<Lead> all = Trigger.new; Map<Id, Lead> old = Trigger.oldMap; }",
      ],
    });
    expect(result.problems).toEqual([]);
    expect(result.triggerUnits[0]?.objectName).toBe("Lead");
  });

  test("are general elsewhere", () => {
    expect(statements("Map<Id, Lead> old = Trigger.oldMap;")).toEqual([
      "1:21 Illegal assignment from Map<Id, SObject> to Map<Id, Lead>",
    ]);
  });

  test("events, methods and what cannot stand there", () => {
    const problems = (text: string): string[] =>
      check({ triggers: [text] }).problems.map((problem) => `${problem.line}:${problem.column} ${problem.message}`);
    expect(problems("trigger T on Lead (before insert, before insert) {}")).toEqual([
      "1:9 Duplicate Trigger Usage: before insert",
    ]);
    expect(problems("trigger T on Lead (before undelete) {}")).toEqual([
      "1:9 Trigger Usage Before Undelete is not supported",
    ]);
    expect(problems("trigger T on Nothing__c (before insert) {}")).toEqual(["1:14 Invalid type: Nothing__c"]);
    const ofUnknown = "trigger T on Idea (before update) { Object o = Trigger.oldMap.get('x').IsClosed; }";
    expect(problems(ofUnknown)).toEqual(["1:14 not modelled: Idea"]);
    expect(problems("trigger T on Lead (before insert) { go(1); void go(Integer i) {} }")).toEqual([]);
    expect(problems("trigger T on Lead (before insert) { return 1; }")).toEqual([
      "1:37 Trigger bodies must not return a value",
    ]);
  });

  // github.com/Sewczyk/TriggAssignment, AccountChangeEventTrigger; github.com/AndreiKapranov-cloud/Expense, OnUpdateCardAmount
  test("variables of a trigger itself are as fields", () => {
    const problems = (text: string) => check({ triggers: [text] }).problems.map(({ message }) => message);
    const loop = (text: string) =>
      `trigger T on Lead (before insert) { private final Decimal sum = 0; for (Lead l : Trigger.new) { ${text} } }`;
    expect(problems(loop("Decimal sum = 1;"))).toEqual([]);
    expect(problems(loop("Decimal sum = 1; if (sum > 0) { Decimal sum; }"))).toEqual(["Duplicate variable: sum"]);
    expect(problems(loop("private Decimal other;"))).toEqual(["private is not allowed on locals"]);
  });

  test("an object without triggers", () => {
    const problems = check({ triggers: ["trigger T on Level__mdt (before insert) {}"] }).problems;
    expect(problems.map((problem) => problem.message)).toEqual(["SObject type does not allow triggers: Level__mdt"]);
  });
});

describe("static members of generic homes", () => {
  test("custom metadata types and enums", () => {
    const source = "public enum Colour { RED }";
    const all = lastValue("Map<String, Level__mdt> x = Level__mdt.getAll();");
    expect(all.kind === "call" && all.callee?.kind === "platform" && all.callee.typeArguments?.[0]?.name).toBe(
      "Level__mdt",
    );
    expect(lastValue("List<Colour> x = Colour.values();", source).type?.name).toBe("List<Colour>");
    expect(lastValue("Colour x = Colour.valueOf('RED');", source).type?.name).toBe("Colour");
    expect(lastValue("String x = Colour.RED.name();", source).type?.name).toBe("String");
  });
});
