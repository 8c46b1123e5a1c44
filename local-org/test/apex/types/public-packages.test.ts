/**
 * What the reference does not say and public packages do, which compile on Salesforce: the repository stands beside each.
 */
import { check, classes } from "./support.ts";

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
      "equals of an interface gives something else than that of every object (pkozuchowski/Apex-Opensource-Library, Collection)",
      [
        "public interface A { A equals(Object value); Integer size(); }",
        "public class B { Integer c(A a) { return a.equals(1).size(); } }",
      ],
    ],
    [
      "null is meant for its own constructor, not for one that every exception has (iamsonal/aiAgentStudio, BaseAgentAction)",
      [
        "public class MyException extends Exception { public MyException(String a, String b) { this(a); } }",
        "public class B { Exception c() { return new MyException('a', null); } }",
      ],
    ],
    [
      "SObjectType is a field where the object has one (jongpie/NebulaFramework, SObjectRecordTypes)",
      [
        "public class A { List<SObjectField> all = new List<SObjectField>{ RecordType.SObjectType, RecordType.Name }; }",
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
    [
      "maps of texts are maps of Ids as lists are (Maheshvemanaboina/Case-Management-project, ContentManagementController)",
      ["public class A { Map<Id, Id> ids = new Map<Id, String>(); Map<Id, String> texts = new Map<Id, Id>(); }"],
    ],
    [
      "this.name is the object's, though the class has a static one (ThomPhan/star, PowerBIController)",
      [
        "public virtual class A { public String name; }",
        "public class B extends A { static String NAME = 'b'; public B() { this.name = NAME; } }",
      ],
    ],
    [
      "a property may show a set to components (MV-Clouds/FieldRecon, TimeLogEntriesController)",
      ["public class A { @AuraEnabled public Set<Id> ids { get; set; } }"],
    ],
    [
      "a list of any records may be asked whether it is one (jongpie/NebulaFramework, SObjectRepositoryMocks_Tests)",
      ["public class A { Boolean isList(List<SObject> records) { return records instanceof List<SObject>; } }"],
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
      "a property without a setter gets its value in its getter (vakulkarni2208/CICD-Training, Utils)",
      ["public class A { static Id b { get { if (b == null) b = UserInfo.getUserId(); return b; } } }"],
    ],
    [
      "a return after a try of which every part returns (vakulkarni2208/CICD-Training, ForgotPasswordController)",
      ["public class A { Id b() { try { return null; } catch (Exception e) { return null; } return null; } }"],
    ],
    [
      "a static method by the name of an inner class (vakulkarni2208/CICD-Training, NV_Test_LtgCommunitySearchController)",
      ["public class A { public class B { } static B find(String text) { return null; } B b = A.B.find('a'); }"],
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

describe("what an org may have by features that are not known", () => {
  test.each([
    ["(SELECT Id FROM AccountTeamMembers) FROM Account", "Account.AccountTeamMembers"],
    ["ConnectionReceivedId FROM Course__c", "Course__c.ConnectionReceivedId"],
  ])("%s is not modelled", (query, what) => {
    const [problem = ""] = classes(`public class A { List<SObject> rows = [SELECT Id, ${query}]; }`);
    expect(problem).toMatch(new RegExp(`not modelled: ${what}$`));
  });

  test("what is no plural of an object is not there", () => {
    const [problem] = classes(
      "public class A { List<Account> rows = [SELECT (SELECT Id FROM Friends) FROM Account]; }",
    );
    expect(problem).toMatch("Didn't understand relationship 'Friends'");
  });
});

// SamyTb/butagaz-assignment: Chatter Answers makes it
test("a trigger has a longer name than a class may have", () => {
  const trigger = "trigger chatter_answers_question_escalation_to_case_trigger on Account (after update) { }";
  const [problem, ...others] = check({ triggers: [trigger] }).problems;
  expect(problem?.message).toMatch(/does not match the file name T$/);
  expect(others).toEqual([]);
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

  test("nor which fields the records of a trigger have", () => {
    const trigger = "trigger T on Idea (before insert) { if (Trigger.isInsert) Trigger.new[0].pkg__Field__c = 'a'; }";
    const { problems } = check({ triggers: [trigger] });
    expect(problems.map(({ message }) => message)).toEqual(["not modelled: Idea"]);
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
