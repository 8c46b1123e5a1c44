/** How classes of public packages work together, which compile on Salesforce: see ../types/public-packages.test.ts. */
import { debugLines } from "./run-apex.ts";

// github.com/SalesforceFoundation/EDA, AccountNamingService_TEST
it("runs what a test puts in the place of a private method that it sees", () => {
  const A = `public virtual class A {
    @TestVisible private virtual Integer run() { return 1; }
    public Integer answer() { return run(); }
  }`;
  const B = `@IsTest public class B extends A { private override Integer run() { return 2; } }`;
  const run = { classes: { A, B }, apiVersion: "64.0" };
  expect(debugLines("System.debug(new B().answer());", run)).toEqual(["2"]);
});

// github.com/Click-to-Cloud/R.apex, Func; salesforce.stackexchange.com/questions/11352
it("copies objects, not what they hold, and runs no constructor for it", () => {
  const Func = `public virtual class Func {
    public Integer size = 1; public List<String> words = new List<String>(); public String name { get; set { name = value + '!'; } }
    public Func() { System.debug('made'); }
  }`;
  const Sub = "public class Sub extends Func { public Integer more; }";
  const statements = `Sub a = new Sub(); a.more = 3; a.name = 'n'; Func b = ((Func) a).clone();
    b.size = 2; b.words.add('w');
    System.debug(a.size + ' ' + a.words + ' ' + b.name + ' ' + ((Sub) b).more + ' ' + (a === b));`;
  expect(debugLines(statements, { classes: { Func, Sub } })).toEqual(["made", "1 (w) n! 3 false"]);
});

// Apex Reference Guide, Callable Interface
it("calls what can be called by a name", () => {
  const Extension = `public class Extension implements Callable {
    public Object call(String action, Map<String, Object> args) { return action + args.get('a'); }
  }`;
  const statements = `Callable extension = (Callable) Type.forName('Extension').newInstance();
    System.debug(extension.call('add', new Map<String, Object>{ 'a' => 1 }));`;
  expect(debugLines(statements, { classes: { Extension } })).toEqual(["add1"]);
});

// apex-enterprise-patterns/fflib-apex-common, fflib_SObjectSelector: subclasses of other files do not say override.
it("runs what stands for an abstract method without modifiers", () => {
  const Selector = `public abstract class Selector {
    abstract String getName();
    public String describe() { return 'of ' + getName(); }
  }`;
  const Accounts = "public class Accounts extends Selector { public String getName() { return 'accounts'; } }";
  const run = { classes: { Selector, Accounts }, apiVersion: "64.0" };
  expect(debugLines("System.debug(new Accounts().describe());", run)).toEqual(["of accounts"]);
});

// github.com/aidan-harding/nebula-core, SObjectIndexI
it("keeps the overloads of one class apart where another one has a method for all of them", () => {
  const classes = {
    Index:
      "public interface Index { String at(Object key); String at(SObject key); String at(Map<String, Object> key); }",
    Leaf: "public class Leaf implements Index { public String at(Object key) { return 'leaf'; } }",
    Node: `public class Node implements Index {
      public String at(Object key) { return 'object'; }
      public String at(SObject key) { return 'record'; }
      public String at(Map<String, Object> key) { return 'map'; }
    }`,
  };
  const statements = `for (Index each : new List<Index>{ new Leaf(), new Node() }) {
    System.debug(each.at('a') + ' ' + each.at(new Account()) + ' ' + each.at(new Map<String, Object>()));
  }`;
  expect(debugLines(statements, { classes })).toEqual(["leaf leaf leaf", "object record map"]);
});

// github.com/aidan-harding/nebula-core: its examples name its namespace.
it("finds classes of the project by its namespace", () => {
  const Shape = "public class Shape { public static Integer count = 2; public class Inner { } }";
  const statements = `acme.Shape.Inner made = new acme.Shape.Inner(); Acme.Shape.count++;
    System.debug(Shape.count + ' ' + made + ' ' + Type.forName('acme.Shape') + ' ' + Type.forName('acme', 'Shape.Inner'));`;
  expect(debugLines(statements, { classes: { Shape }, parts: { namespace: "acme" } })).toEqual([
    "3 Inner:[] Shape Shape.Inner",
  ]);
});

// github.com/SalesforceFoundation/EDA, UTIL_DMLService
it("takes what duplicates are told by, where there are no rules for them", () => {
  const statements = `Database.DMLOptions options = new Database.DMLOptions();
    options.DuplicateRuleHeader.allowSave = true;
    options.DuplicateRuleHeader.runAsCurrentUser = false;
    System.debug(Database.insert(new Account(Name = 'a'), options).isSuccess() + ' ' + options.duplicateRuleHeader.allowSave);`;
  expect(debugLines(statements)).toEqual(["true true"]);
});

// Apex Developer Guide, "What are Apex Unit Tests?"; github.com/vakulkarni2208/CICD-Training, ChangePasswordController
it("keeps tests beside other methods in classes of versions before 28.0 only", () => {
  const classes = { Old: "public class Old { static testMethod void works() { } }" };
  expect(debugLines("", { classes, apiVersion: "27.0" })).toEqual([]);
  expect(() => debugLines("", { classes, apiVersion: "28.0" })).toThrow("must be declared as IsTest");
});

// github.com/vakulkarni2208/CICD-Training, Utils and NV_Test_LtgCommunitySearchController
it("keeps the value that a property without a setter gets in its getter, and calls the outer class by the inner one's name", () => {
  const A = `public class A {
    public class B { }
    static Integer times = 0;
    public static Integer once { get { if (once == null) once = ++times; return once; } }
    public static Integer twice() { return once + once; }
  }`;
  expect(debugLines("System.debug(A.B.twice());", { classes: { A } })).toEqual(["2"]);
});

// github.com/pkozuchowski/Apex-Opensource-Library, CalloutTest and BatchSchedulableTest
it("calls what the platform gives where a class of the project has a method of that name", () => {
  const classes = {
    FailedException: `public virtual class FailedException extends Exception {
      public virtual String getMessage(Integer code) { setMessage('failed ' + code); return getMessage() + '!'; }
    }`,
    Users: `public class Users implements Database.Batchable<SObject> {
      public Database.QueryLocator start(Database.BatchableContext c) { return Database.getQueryLocator('SELECT Id FROM User'); }
      public void execute(Database.BatchableContext c, List<SObject> users) { System.debug('ran'); }
      public void finish(Database.BatchableContext c) {}
    }`,
  };
  const statements = `FailedException e = new FailedException();
    System.debug(e.getMessage(4) + ' ' + e.getMessage());
    Object job = new Users();
    Database.Batchable<Object> batch = (Database.Batchable<Object>) job;
    Test.startTest(); Database.executeBatch(batch); Test.stopTest();`;
  expect(debugLines(statements, { classes })).toEqual(["failed 4! failed 4", "ran"]);
});

// github.com/jasonsiders/apex-starter-pack, EnumUtils_Test
it("reads a value of an enum whatever its case", () => {
  const classes = { Light: "public enum Light { RED }" };
  const statements = `System.debug(((List<Light>) JSON.deserialize('["Red"]', List<Light>.class))[0] == Light.RED);`;
  expect(debugLines(statements, { classes })).toEqual(["true"]);
});

// github.com/pkozuchowski/Apex-Opensource-Library, DML and LoggerTest
it("sees fields of the class above by super, and says of a cast that cannot be that it failed", () => {
  const classes = {
    Base: "public virtual class Base { public Integer size = 1; }",
    Sub: "public class Sub extends Base { public Sub() { super.size = 5; } public Integer read() { return super.size; } }",
  };
  const statements = `System.debug(new Sub().read());
    try { Date d = (Date) Datetime.now(); } catch (TypeException e) { System.debug(e.getMessage()); }`;
  expect(debugLines(statements, { classes })).toEqual(["5", "Invalid conversion from runtime type Datetime to Date"]);
});

// github.com/wimvelzeboer/fflib-apex-extensions, fflib_HttpException; github.com/MV-Clouds/FieldRecon, LookupController
it("takes a plus in front of a text", () => {
  const statements = `String a = 'a'; String none;
    a += 'b' +
      + 'c';
    System.debug(a + (a == null ? '' : + '-' + a) + (+ none));`;
  expect(debugLines(statements)).toEqual(["abc-abcnull"]);
});

// github.com/jongpie/ApexUuid, Uuid
it("knows a constant before the place where it is declared", () => {
  const Uuid = `public class Uuid {
    public static final Integer BASE = DIGITS.length();
    private static final String DIGITS = '0123456789abcdef';
  }`;
  expect(debugLines("System.debug(Uuid.BASE);", { classes: { Uuid } })).toEqual(["16"]);
});

// Apex Developer Guide, "AuraEnabled Annotation": "In API version 55.0 and later, overloads aren't allowed"
it("has overloads of methods for components in classes of versions before 55.0 only", () => {
  const A = "public class A { @AuraEnabled public static void a() {} @AuraEnabled public static void a(Integer i) {} }";
  expect(debugLines("", { classes: { A }, apiVersion: "54.0" })).toEqual([]);
  expect(() => debugLines("", { classes: { A }, apiVersion: "55.0" })).toThrow("overload is not permitted");
});

// Apex Developer Guide, "Using SOQL Queries That Return One Record": also with the null coalescing operator
it("takes null for the record of a query that finds none", () => {
  const statements = `Account none = [SELECT Name FROM Account] ?? null;
    insert new Account(Name = 'a');
    Account one = [SELECT Name FROM Account] ?? null;
    System.debug(none + ' ' + one.Name);
    List<Account> all = [SELECT Name FROM Account] ?? null;
    System.debug(all.size());`;
  expect(debugLines(statements)).toEqual(["null a", "1"]);
});

// Apex Reference Guide, Database.upsert: "Schema.SObjectField f = Account.Fields.MyExternalId;"
it("finds the token of a field among the fields of its object", () => {
  const statements = `Schema.SObjectField found = Account.Fields.Name;
    System.debug(found + ' ' + (found == Account.Name) + ' ' + Account.Fields.Name.getDescribe().getLabel());
    System.debug(Account.SObjectType.fields.name == Account.Name);`;
  expect(debugLines(statements)).toEqual(["Name true Account Name", "true"]);
});

// beyond-the-cloud-dev/soql-lib, SOQL_Account; SalesforceLabs/EnhancedLightningGrid, sdgIDataProvider
it("calls a static method that stands for one of an interface", () => {
  const classes = {
    Source: "public interface Source { String read(String name); Integer size(); }",
    Base: "public virtual class Base { public static Integer size() { return 2; } }",
    Rows: `public class Rows extends Base implements Source {
      static String prefix = 'row ';
      public static String read(String name) { return prefix + name; }
    }`,
  };
  const statements = `Source made = (Source) Type.forName('Rows').newInstance();
    System.debug(made.read('a') + ' ' + made.size() + ' ' + Rows.read('b'));`;
  expect(debugLines(statements, { classes })).toEqual(["row a 2 row b"]);
});

// beyond-the-cloud-dev/soql-lib, SOQL
it("tells by its token that a row is an aggregated one", () => {
  const statements = `SObject row = [SELECT COUNT(Id) FROM Account];
    System.debug(row.getSObjectType() == AggregateResult.SObjectType);
    System.debug(Account.SObjectType == AggregateResult.SObjectType);`;
  expect(debugLines(statements)).toEqual(["true", "false"]);
});
