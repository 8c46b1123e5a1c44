import type { CallExpression } from "../../../src/apex/syntax/tree.ts";
import { check, classes, statements } from "./support.ts";

/** Parameter types of the overload that the last statement calls. */
function chosen(methods: string, call: string): string {
  const result = check({ classes: [`public class C { ${methods} }`], anonymous: call });
  if (result.problems.length > 0) return result.problems[0]?.message ?? "";
  const statement = result.anonymousUnit?.body.statements.at(-1);
  const node = statement?.kind === "expressionStatement" ? (statement.expression as CallExpression) : undefined;
  const callee = node?.callee;
  return callee?.kind === "method" ? callee.method.parameters.map((parameter) => parameter.type.name).join(", ") : "";
}

const overloads = (...types: string[]): string =>
  types
    .map(
      (type) =>
        `public static void go(${type
          .split("+")
          .map((each, i) => `${each} p${i}`)
          .join(", ")}) {}`,
    )
    .join(" ");

describe("choosing an overload", () => {
  test.each([
    [["Integer", "Long"], "C.go(1);", "Integer"],
    [["Long", "Decimal"], "C.go(1);", "Long"],
    [["Decimal", "Double"], "C.go(1);", "Decimal"],
    [["Object", "SObject"], "C.go(new Account());", "SObject"],
    [["Account", "SObject"], "C.go(new Account());", "Account"],
    [["Object", "String"], "Id i; C.go(i);", "String"],
    [["Object", "Id"], "C.go('a');", "Id"],
    [["Object", "String"], "C.go(null);", "String"],
    [["List<Account>", "Account"], "C.go([SELECT Id FROM Account]);", "List<Account>"],
    [["List<SObject>", "SObject"], "C.go([SELECT Id FROM Account]);", "List<SObject>"],
    [["Account", "Integer"], "C.go([SELECT Id FROM Account]);", "Account"],
    [["Integer", "Object"], "C.go([SELECT COUNT() FROM Account]);", "Integer"],
    [["Integer+Object", "Integer+String"], "C.go(1, 'a');", "Integer, String"],
    [["Integer", "String"], "C.go(null);", "Method is ambiguous: void go(null) from the type C"],
    [["Long+Object", "Object+Long"], "C.go(1, 1);", "Method is ambiguous: void go(Integer, Integer) from the type C"],
    [["Integer"], "C.go('a');", "Method does not exist or incorrect signature: void go(String) from the type C"],
    [["Integer"], "C.go();", "Method does not exist or incorrect signature: void go() from the type C"],
    [["Integer"], "C.stop();", "Method does not exist or incorrect signature: void stop() from the type C"],
  ])("%s, %s", (types, call, expected) => {
    expect(chosen(overloads(...types), call)).toBe(expected);
  });

  test("an argument is converted to its parameter", () => {
    const result = check({ classes: [`public class C { ${overloads("Decimal")} }`], anonymous: "C.go(1);" });
    const [statement] = result.anonymousUnit?.body.statements ?? [];
    const node = statement?.kind === "expressionStatement" ? (statement.expression as CallExpression) : undefined;
    expect(node?.arguments[0]?.convertTo?.name).toBe("Decimal");
  });
});

describe("who receives a call", () => {
  function receivers(body: string, members = ""): unknown[] {
    const result = check({
      classes: [
        "public virtual class Base { public virtual void go() {} }",
        `public class C extends Base { ${members} public override void go() {} void run(C other) { ${body} } }`,
      ],
    });
    expect(result.problems).toEqual([]);
    const unit = result.units[1];
    const run =
      unit?.kind === "class" ? unit.members.find((each) => each.kind === "method" && each.name === "run") : undefined;
    const block = run?.kind === "method" ? run.body : undefined;
    return (block?.statements ?? []).map((statement) => {
      const node = statement.kind === "expressionStatement" ? statement.expression : undefined;
      const callee = node?.kind === "call" ? node.callee : undefined;
      return callee && "receiver" in callee ? callee.receiver : callee?.kind;
    });
  }

  test("this, super, a target, a class", () => {
    expect(receivers("go(); super.go(); other.go(); this.go(); help(); C.help();", "static void help() {}")).toEqual([
      "this",
      "super",
      "target",
      "target",
      "static",
      "static",
    ]);
  });

  test("an interface of the platform finds its method when it runs", () => {
    expect(receivers("Comparable c; c.compareTo(null);")).toEqual([undefined, "dynamic"]);
  });

  test("record.Field.addError", () => {
    expect(receivers("Account a; a.Name.addError('no'); a.addError('no');")).toEqual([
      undefined,
      "fieldError",
      "target",
    ]);
  });
});

describe("members of platform classes", () => {
  test("type parameters are those of the receiver", () => {
    expect(
      statements("Map<Id, Account> m; Account a = m.get(null); Set<Id> k = m.keySet(); List<Account> v = m.values();"),
    ).toEqual([]);
    expect(statements("List<Integer> l;\nString s = l.get(0);")).toEqual([
      "2:12 Illegal assignment from Integer to String",
    ]);
  });

  test("ids and texts do not mix in the bulk methods of sets", () => {
    expect(statements("List<Id> ids; ids.addAll(new List<String>());")).toEqual([]);
    expect(statements("Set<Id> ids;\nids.addAll(new List<String>());")).toEqual([
      "2:5 Method does not exist or incorrect signature: void addAll(List<String>) from the type Set<Id>",
    ]);
  });

  test("the methods of every object, and of exceptions of the project", () => {
    expect(classes("public class C { void run() { String s = this.toString(); Integer i = hashCode(); } }")).toEqual(
      [],
    );
    expect(classes("public class CException extends Exception { String text() { return getMessage(); } }")).toEqual([]);
  });

  test("a record's copy is of its own type", () => {
    expect(statements("Account a; Account b = a.clone();")).toEqual([]);
  });

  test.each([
    ["'a'.lenght();", "1:5 Method does not exist or incorrect signature: void lenght() from the type String"],
    [
      "new Account().getSobjectTyp();",
      "1:15 Method does not exist or incorrect signature: void getSobjectTyp() from the type Account",
    ],
    ["Date.todai();", "1:6 Method does not exist or incorrect signature: void todai() from the type Date"],
    [
      "new Messaging.SingleEmailMessage().getTemplateId();",
      "1:36 not modelled: Messaging.SingleEmailMessage.getTemplateId",
    ],
  ])("what is nearly a modelled member is a mistake: %s", (text, problem) => {
    expect(statements(text)).toEqual([problem]);
  });

  test.each([
    ["Messaging.foo();", "1:11 not modelled: System.Messaging.foo"],
    ["Messaging.sendEmail();", "1:11 not modelled: System.Messaging.sendEmail()"],
    ["Database.merge(null, null, true, null);", "1:10 not modelled: System.Database.merge(null, null, Boolean, null)"],
  ])(
    "what is not modelled names the member, with its types where only the overload is missing: %s",
    (text, problem) => {
      expect(statements(text)).toEqual([problem]);
    },
  );

  // The lists of methods in the Apex Reference Guide, of String, Date and so on.
  test.each([
    ["'a'.length(1, 2, 3);", "1:5", "length(Integer, Integer, Integer) from the type String"],
    ["'a'.isEmpty();", "1:5", "isEmpty() from the type String"],
    ["Date.now();", "1:6", "now() from the type Date"],
    ["new List<Integer>().push(1);", "1:21", "push(Integer) from the type List<Integer>"],
    ["JSON.parse('{}');", "1:6", "parse(String) from the type System.JSON"],
    ["EventBus.publishAll();", "1:10", "publishAll() from the type System.EventBus"],
    ["Assert.areEqual(1);", "1:8", "areEqual(Integer) from the type System.Assert"],
    ["new HttpRequest().setUrl('a');", "1:19", "setUrl(String) from the type System.HttpRequest"],
    ["new NullPointerException().getText();", "1:28", "getText() from the type System.NullPointerException"],
  ])("a class of which all methods are known has no other: %s", (text, place, method) => {
    expect(statements(text)).toEqual([`${place} Method does not exist or incorrect signature: void ${method}`]);
  });

  test("what a method does not take is a mistake", () => {
    expect(statements("'a'.left('b');")).toEqual([
      "1:5 Method does not exist or incorrect signature: void left(String) from the type String",
    ]);
  });
});

describe("new", () => {
  test.each([
    ["Lead x = new Lead(LastName = 'a', Company = 'b');"],
    ["Lead x = new Lead(OwnerId = null, Owner = new User());"],
    ["Course__c x = new Course__c(Teacher__r = new Contact(), Seats__c = 5);"],
    ["List<Decimal> x = new List<Decimal>{ 1, 2.5 };"],
    ["Map<Id, Account> x = new Map<Id, Account>([SELECT Id FROM Account]);"],
    ["List<SObject> rows; Map<Id, Account> x = new Map<Id, Account>(rows);"],
    ["List<Account> rows; Map<Id, SObject> x = new Map<Id, SObject>(rows);"],
    ["Map<String, Long> x = new Map<String, Long>{ 'a' => 1 };"],
    ["Set<Id> x = new Set<Id>(new List<Id>());"],
    ["Level__mdt x = new Level__mdt(DeveloperName = 'a', Rank__c = 1);"],
  ])("%s", (text) => expect(statements(text)).toEqual([]));

  test.each([
    ["new Lead(Foo__c = 1);", "1:10 Field does not exist: Foo__c on Lead"],
    ["new Lead(LastName = 5);", "1:21 Illegal assignment from Integer to String"],
    ["new Lead(LastName = 'a', lastname = 'b');", "1:26 Duplicate field initialization: lastname"],
    ["new Lead(CreatedDate = null);", "1:10 Field is not writeable: Lead.CreatedDate"],
    ["new List<Integer>{ 1, 'a' };", "1:23 Initial expression is of incorrect type, expected: Integer but was: String"],
    ["new Map<String, Integer>{ 1 => 1 };", "1:27 Invalid key type Integer for Map<String, Integer>"],
    ["new Map<String, Integer>{ 'a' => 'b' };", "1:34 Invalid value type String for Map<String, Integer>"],
    [
      "new Map<Id, Account>(new List<Contact>());",
      "1:1 Constructor not defined: [Map<Id, Account>].<Constructor>(List<Contact>)",
    ],
    ["new Lead('a');", "1:1 Type requires name=value pair construction: Lead"],
    ["new Integer['a'];", "1:13 Illegal assignment from String to Integer"],
  ])("%s", (text, problem) => expect(statements(text)).toEqual([problem]));
});
