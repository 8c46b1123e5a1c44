/** What libraries for tests rely on, which pass on Salesforce; the repository stands beside each. */
import { objectSource } from "../../database/org-fixture.ts";
import { debugLines } from "./run-apex.ts";

// github.com/bobalicious/amoss, Amoss_ValueVerifier
describe("an interface with a method that every object has", () => {
  const Named = "public interface Named { String toString(); Integer size(); }";
  const Plain = "public class Plain implements Named { public Integer a = 1; public Integer size() { return 2; } }";
  const Own = `public class Own implements Named {
    public override String toString() { return 'own'; }
    public Integer size() { return 3; }
  }`;
  const Answers = `public class Answers implements StubProvider {
    public Object handleMethodCall(Object o, String name, Type t, List<Type> ts, List<String> ns, List<Object> vs) { return name; }
  }`;

  it("is implemented without it", () => {
    const statements = "for (Named each : new List<Named>{ new Plain(), new Own() }) System.debug(each.toString());";
    expect(debugLines(statements, { classes: { Named, Plain, Own } })).toEqual(["Plain:[a=1]", "own"]);
  });

  it("has it stubbed", () => {
    const statements = "System.debug(((Named) Test.createStub(Named.class, new Answers())).toString());";
    expect(debugLines(statements, { classes: { Named, Answers } })).toEqual(["toString"]);
  });

  // AmossTest_InstanceTest, isFluent_whenAnUnspecifiedNonFluentMethodIsCalled_throwAnException
  it("has a stub refuse an answer of another type", () => {
    const statements = `Named stub = (Named) Test.createStub(Named.class, new Answers());
      try { stub.size(); } catch (TypeException e) { System.debug(e.getMessage()); }`;
    expect(debugLines(statements, { classes: { Named, Answers } })).toEqual([
      "Invalid conversion from runtime type String to Integer",
    ]);
  });
});

// salesforce.stackexchange.com/questions/384277
it("names types in the message of a cast as the platform does", () => {
  const statements = `Object o = JSON.deserializeUntyped('{}');
    try { List<Object> l = (List<Object>) o; } catch (TypeException e) { System.debug(e.getMessage()); }`;
  expect(debugLines(statements)).toEqual(["Invalid conversion from runtime type Map<String,ANY> to List<ANY>"]);
});

describe("exceptions", () => {
  const ToldException = `public virtual class ToldException extends Exception {
    public Integer code = 5;
    public override String getMessage() { return 'told ' + super.getMessage(); }
    public String again() { return getMessage(); }
  }`;
  const TextException =
    "public class TextException extends Exception { public override String toString() { return 'text'; } }";

  // github.com/aidan-harding/nebula-core, StackTracesTest
  it("have a method of the project called in the place of the platform's", () => {
    const statements = `try { throw new ToldException('a'); } catch (Exception e) { System.debug(e.getMessage() + ((ToldException) e).again()); }
      Exception other = new TextException(); System.debug('' + other + other.toString() + String.valueOf(other));`;
    expect(debugLines(statements, { classes: { ToldException, TextException } })).toEqual([
      "told atold a",
      "texttexttext",
    ]);
  });

  // github.com/salesforce/apex-mockery, MethodSpyTimesTest
  it("are written as other objects where the program makes them", () => {
    const Plain = "public class Plain { public class SadException extends Exception { public Integer code = 5; } }";
    const statements = `System.debug('' + new IllegalArgumentException('a')); System.debug(new Plain.SadException());
      try { Integer i = 1 / 0; } catch (Exception e) { System.debug('' + e); }`;
    expect(debugLines(statements, { classes: { Plain } })).toEqual([
      "IllegalArgumentException:[]: a",
      "SadException:[code=5]: Script-thrown exception",
      "System.MathException: Divide by 0",
    ]);
  });
});

// Apex Developer Guide, "JSON Support", "Versioned Behavior Changes"
it("writes no exception into JSON from version 63.0 on", () => {
  const statements = `try { JSON.serialize(new IllegalArgumentException('a')); } catch (JSONException e) { System.debug(e.getMessage()); }`;
  const lines = (sourceApiVersion: string) => debugLines(statements, { parts: { sourceApiVersion } });
  expect(lines("63.0")).toEqual(["Apex Type unsupported in JSON: System.IllegalArgumentException"]);
  expect(() => lines("62.0")).toThrow("not modelled: JSON.serialize of an exception before version 63.0");
});

// github.com/berehovskyi/apex-stream, DoubleStream
it("casts what iterates over objects to what iterates over one type", () => {
  const Twos = `public class Twos implements Iterator<Object> {
    Integer left = 2;
    public Boolean hasNext() { return left > 0; }
    public Object next() { return left--; }
  }`;
  const statements =
    "Iterator<Integer> it = (Iterator<Integer>) (Object) new Twos(); System.debug(it.next() + it.next());";
  expect(debugLines(statements, { classes: { Twos } })).toEqual(["3"]);
});

it.each([
  // github.com/salesforce/apex-mockery, ArgumentTest and FunctionalTest
  ["the type of an Id in a message", "Object o = '001000000000001AAA'; Date d = (Date) o;", "a failed cast of a text"],
  ["equality that may not see the case", "Object o = 'A'; o.equals('a');", "Object.equals of two cases"],
  ["a list of nothing by name", "Type.forName('List');", "Type.forName of a List of nothing"],
  ["options of a statement in JSON", "JSON.serialize(new Database.DmlOptions());", "JSON.serialize of Database"],
  // github.com/j-fischer/rflib, rflib_SOQL
  ["grouped rows from JSON", "JSON.deserialize('{}', AggregateResult.class);", "JSON.deserialize of AggregateResult"],
  // github.com/ZackFra/Salesforce-Unit-Of-Work, SaveResultsServiceTest
  [
    "errors that a result from JSON does not tell of",
    "((Database.SaveResult) JSON.deserialize('{}', Database.SaveResult.class)).getErrors();",
    "the errors of a result from JSON",
  ],
  // github.com/jasonsiders/apex-starter-pack, SObjectRef_Test and PlatformCache
  [
    "objects as keys in JSON",
    "JSON.serialize(new Map<Object, String>{ new Snippet() => 'a' });",
    "JSON.serialize of a map whose keys",
  ],
  // github.com/SalesforceLabs/Configurable-Self-Registration-for-Experience-Cloud, SiteRegistrationControllerTest
  [
    "the record type of persons",
    "Account.SObjectType.getDescribe().getRecordTypeInfosByName().get('Person Account');",
    "person accounts",
  ],
  // github.com/jongpie/NebulaLogger, LoggerFieldMapper_Tests
  ["texts in lookups", "new Contact().put('AccountId', 'some');", "a text that is no Id in AccountId"],
  // github.com/berehovskyi/apex-stream, SObjectOperatorsTest
  ["children by a field", "new Contact().getSObjects(Contact.AccountId);", "SObject.getSObjects(Schema.SObjectField)"],
])("refuses %s", (_, statements, what) => {
  expect(() => debugLines(statements)).toThrow(`not modelled: ${what}`);
});

// github.com/j-fischer/rflib, rflib_FeatureSwitchTest; Object Reference, Group: what is created must be Regular.
it("makes a group that says no type a public one", () => {
  const statements =
    "insert new Group(Name = 'a', DeveloperName = 'a'); System.debug([SELECT Type FROM Group WHERE Name = 'a'].Type);";
  expect(debugLines(statements)).toEqual(["Regular"]);
});

it("has no row with an id that a test makes up", () => {
  const statements = `insert new Account(Name = 'a');
    System.debug([SELECT COUNT() FROM Account WHERE Id IN ('001000000000001', '001000000000001AAA')]);`;
  expect(debugLines(statements)).toEqual(["0"]);
});

// github.com/jongpie/NebulaLogger, LoggerSObjectMetadata_Tests
it("refuses to say whether a name is meant for a class or for the object of that name", () => {
  const classes = { User: "public class User { }" };
  expect(() => debugLines("Type.forName('User');", { classes })).toThrow("not modelled: Type.forName of User, a class");
});

// Salesforce Help, "Custom Metadata Allocations and Usage Calculations"
it("counts queries of custom metadata that ask for long texts", () => {
  const text = (name: string, type: string) => `<fullName>${name}</fullName><label>${name}</label>${type}`;
  const rule = objectSource("Rule__mdt", [
    text("Short__c", "<type>Text</type><length>255</length>"),
    text("Long__c", "<type>LongTextArea</type><length>32768</length><visibleLines>3</visibleLines>"),
  ]);
  const statements = `List<Rule__mdt> rules = [SELECT Short__c FROM Rule__mdt]; System.debug(Limits.getQueries());
    rules = [SELECT DeveloperName, Long__c FROM Rule__mdt]; System.debug(Limits.getQueries());`;
  expect(debugLines(statements, { parts: { objects: [rule] } })).toEqual(["0", "1"]);
});

// Apex Developer Guide, "Build a Mocking Framework with the Stub API", limitations; github.com/bobalicious/amoss
it("makes no stubs of inner classes and of classes whose constructors are private", () => {
  const classes = {
    Outer: `public class Outer implements StubProvider {
      public virtual class Sub { } public interface Face { }
      public Object handleMethodCall(Object o, String name, Type t, List<Type> ts, List<String> ns, List<Object> vs) { return null; } }`,
    Single: "public class Single { private Single() { } }",
  };
  const stub = (type: string) => () =>
    debugLines(`Object o = Test.createStub(${type}.class, new Outer());`, { classes });
  expect(stub("Outer.Sub")).toThrow("not modelled: a stub of an inner class");
  expect(stub("Single")).toThrow("not modelled: a stub of a class whose constructors are private");
  expect(stub("Outer.Face")).not.toThrow();
});

// Apex Developer Guide, "JsonAccess Annotation": never is never allowed, and a JSONException is thrown.
it("keeps classes out of JSON that say so", () => {
  const classes = {
    Secret: "@JsonAccess(serializable='never' deserializable='always') public class Secret { }",
    Closed: "@JsonAccess(deserializable='never') public class Closed { }",
  };
  const statements = `try { JSON.serialize(new Secret()); } catch (JSONException e) { System.debug('secret'); }
    try { JSON.deserialize('{}', Closed.class); } catch (JSONException e) { System.debug('closed'); }
    System.debug(JSON.serialize(new Closed()) + (JSON.deserialize('{}', Secret.class) != null));`;
  expect(debugLines(statements, { classes })).toEqual(["secret", "closed", "{}true"]);
});
