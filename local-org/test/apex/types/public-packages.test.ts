/**
 * What the reference does not say and public packages do, which compile on Salesforce: the repository stands beside each.
 */
import { classes } from "./support.ts";

const NO_PROBLEMS: string[] = [];

describe("what public packages compile", () => {
  test.each<[string, string[]]>([
    [
      "a public method overrides a global one (jongpie/NebulaLogger, LogMessage)",
      [
        "global virtual class A { global virtual String text() { return ''; } }",
        "public class B extends A { public override String text() { return 'b'; } }",
      ],
    ],
    [
      "a constructor sets a final field that it inherits (jamessimone/apex-rollup, RollupAsyncProcessor)",
      [
        "public virtual class A { protected final Integer i; public A() {} }",
        "public class B extends A { public B(Integer i) { this.i = i; } }",
      ],
    ],
    [
      "rows of a dynamic query are aggregate results (jongpie/NebulaLogger, LogBatchPurgeController)",
      ["public class A { List<AggregateResult> rows(String query) { return Database.query(query); } }"],
    ],
    [
      "who compares all records sorts those of one object (jamessimone/apex-rollup, RollupCalcItemSorter)",
      [
        "public class A implements Comparator<SObject> { public Integer compare(SObject a, SObject b) { return 0; } }",
        "public class B { void sort(List<Account> accounts) { accounts.sort(new A()); } }",
      ],
    ],
    [
      "an inner class calls the method of the outer one whose name it has itself (declarative-lookup-rollup-summaries, LREngine)",
      [
        "public class A { static Boolean isSum(Integer i) { return i > 0; } class B { Boolean isSum() { return isSum(1); } } }",
      ],
    ],
    [
      "a field has the name of a class whose methods are called (fflib_SObjectDomain.Test)",
      [
        `public class A { public class Factory { public void make() {} } public static Factory Test { get; private set; }
           Boolean isTest() { Test.make(); return Test.isRunningTest(); } }`,
      ],
    ],
    [
      "a field has the name of its type (apex-enterprise-patterns/force-di, di_Binding)",
      [
        `public class A { public enum Kind { X } public Kind Kind { get; private set; }
           Boolean isX() { return Kind == Kind.X; } static Kind make() { return Kind.X; } }`,
        "public class B { A.Kind kind = A.Kind.X; }",
      ],
    ],
    [
      "a list of Decimals where one of Doubles is asked for (ipavlic/apex-lambda, DoubleCollection)",
      ["public class A { List<Double> numbers = new List<Decimal>(); }"],
    ],
    ["void is a type (apexfarm/ApexTestKit, ATKMock)", ["public class A { Type nothing = void.class; }"]],
    [
      "iterable objects of any kind where texts are asked for (beyond-the-cloud-dev/soql-lib, SoqlHavingFilter)",
      ["public class A { void take(Iterable<String> texts) {} void give(Iterable<Object> things) { take(things); } }"],
    ],
    [
      "an account is merged by its Id (declarative-lookup-rollup-summaries, RollupServiceTest6)",
      ["public class A { void join(Account a, Account b) { Database.merge(a, b.Id); } }"],
    ],
    [
      "a test overrides a private method that it sees (SalesforceFoundation/EDA, AccountNamingService_TEST)",
      [
        "public virtual class A { @TestVisible private virtual Integer run() { return 1; } }",
        "@IsTest private class B { private class C extends A { private override Integer run() { return 2; } } }",
      ],
    ],
    [
      "clone() of an object of a class (jamessimone/apex-rollup, RollupFlowTests)",
      ["public class A { A copy() { return this.clone(); } }"],
    ],
    [
      "a user's Id is a text (trailheadapps/dreamhouse-sfdx, RejectDuplicateFavoriteTest)",
      ["public class A { String name = UserInfo.getOrganizationId() + System.now().millisecond(); }"],
    ],
    [
      "records are saved with options and an access level (jamessimone/apex-dml-mocking, DML)",
      [
        `public class A { void save(List<SObject> rows, SObject row, Database.DMLOptions options) {
           List<Database.SaveResult> all = Database.insert(rows, options, AccessLevel.USER_MODE);
           Database.SaveResult one = Database.update(row, options, AccessLevel.SYSTEM_MODE); } }`,
      ],
    ],
  ])("%s", (_, texts) => expect(classes(...texts)).toEqual(NO_PROBLEMS));
});

describe("what public packages compile is refused by name, not called a mistake", () => {
  test.each<[string, string[], string[]]>([
    [
      "a capacity (apexfarm/ApexTestKit, ATKCore)",
      ["public class A { List<String> a = new List<String>(5); }"],
      ["1:35 not modelled: [List<String>].<Constructor>(Integer)"],
    ],
    [
      "the fields of an object by its name (declarative-lookup-rollup-summaries)",
      ["public class A { Object name = Account.fields.Name; }"],
      ["1:40 not modelled: Account.fields"],
    ],
    [
      "components of Visualforce pages (apex-enterprise-patterns/force-di)",
      ["public class A { Component.Apex.PageBlock block; }"],
      ["1:18 not modelled: Component.Apex.PageBlock"],
    ],
    [
      "a label of a namespace (the class LightningSelfRegisterController of orgs with sites)",
      ["public class A { String text = System.Label.Site.invalid_email; }"],
      ["1:45 not modelled: Label.Site"],
    ],
    [
      "a redirection of Aura (the class LightningLoginFormController of orgs with sites)",
      ["public class A { void go(String url) { aura.redirect(null); } }"],
      ["1:40 not modelled: System.aura"],
    ],
    [
      "a namespace that few know (tylerzika/salesforce-explained, ModelsApiService)",
      ["public class A { aiplatform.ModelsAPI.createGenerations_ResponseException e; }"],
      ["1:18 not modelled: aiplatform.ModelsAPI.createGenerations_ResponseException"],
    ],
    [
      "an object of a package that is installed",
      ["public class A { npsp__Allocation__c a; }"],
      ["1:18 not modelled: npsp__Allocation__c"],
    ],
    [
      "fields of packages, of features and of persons",
      [
        `public class A { Object a(Account b) { return b.npsp__Number__c; } Object c(Account b) { return b.Person__pc; }
           Object d(Account b) { return b.IsPersonAccount; } Object e(Lead b) { return b.RecordType.Name; }
           Object f(Account b) { return b.SLA__c; } }`,
      ],
      [
        "1:49 not modelled: Account.npsp__Number__c",
        "1:99 not modelled: Account.Person__pc",
        "2:43 not modelled: Account.IsPersonAccount",
        "2:90 not modelled: Lead.RecordType",
        "3:43 not modelled: Account.SLA__c",
      ],
    ],
    [
      "a static method in an interface's place (beyond-the-cloud-dev/soql-lib, SOQL_Account)",
      ["public interface I { I query(); }", "public class A implements I { public static A query() { return null; } }"],
      ["1:14 not modelled: a static method in the place of I I.query()"],
    ],
  ])("%s", (_, texts, problems) => expect(classes(...texts)).toEqual(problems));
});

describe("a type that is missing is told once", () => {
  const MISSING = "1:32 Invalid type: Missing";
  test.each([
    ["a variable", "Integer b() { return inherited; }"],
    ["a method", "void b() { inherited(1); }"],
    ["a field of this", "Object b() { return this.inherited; }"],
    ["a constructor", "A() { super(1); }"],
    ["what is overridden", "override void b() {}"],
  ])("%s may be inherited from it", (_, member) =>
    expect(classes(`public virtual class A extends Missing { ${member} }`)).toEqual([MISSING]),
  );

  test("what a class must implement may come from it", () => {
    const texts = ["public interface I { void b(); }", "public class A extends Missing implements I {}"];
    expect(classes(...texts)).toEqual(["1:24 Invalid type: Missing"]);
  });

  test("what an interface has may come from it", () => {
    const texts = ["public interface I extends Missing {}", "public class A { void b(I i) { i.c(); } }"];
    expect(classes(...texts)).toEqual(["1:28 Invalid type: Missing"]);
  });

  test("nor is it known what an object of it is no instance of", () => {
    const texts = [
      "public class A implements Database.Batchable<Missing> { }",
      "public class B { void run() { Database.executeBatch(new A(), 5); } }",
    ];
    expect(classes(...texts)).toEqual(["1:46 Invalid type: Missing"]);
  });

  test("and neither is said of instanceof", () => {
    const texts = [
      "public class B extends A { }",
      "public virtual class A extends Missing { Boolean isB(A a) { return a instanceof B; } }",
    ];
    expect(classes(...texts)).toEqual(["1:32 Invalid type: Missing"]);
  });

  test("but not where all is known", () => {
    expect(classes("public virtual class A { void b() { c(); } }")).toEqual([
      "1:37 Method does not exist or incorrect signature: void c() from the type A",
    ]);
  });
});

describe("a type that is not modelled is told once, not what follows from it", () => {
  test.each<[string, string[]]>([
    [
      "an answer that depends on it",
      ["public class A { void a(List<Case> rows) { List<Database.SaveResult> all = Database.insert(rows, false); } }"],
    ],
    ["two methods that take such types", ["public class A { void a(Wave.B b) {} void a(Wave.C c) {} }"]],
    [
      "a method that overrides one of such a class",
      ["public class A extends VisualEditor.DynamicPickList { public override String getValues() { return null; } }"],
    ],
  ])("%s", (_, texts) => {
    const problems = classes(...texts);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.filter((problem) => !problem.includes("not modelled"))).toEqual(NO_PROBLEMS);
  });
});
