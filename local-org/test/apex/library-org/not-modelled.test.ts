/** An org has what is not modelled: who asks for it by a name that comes at run time is refused, never told that it is missing. */
import { debugLines, type ApexRun } from "./run-apex.ts";

it.each([
  ["a type", "Type.forName('Idea');", "object Idea"],
  ["a type of a namespace", "Type.forName('Auth', 'RegistrationHandler');", "the type Auth.RegistrationHandler"],
  ["an object of all", "Schema.getGlobalDescribe().get('Idea');", "object Idea"],
  ["whether there is an object", "Schema.getGlobalDescribe().containsKey('Question');", "object Question"],
  ["an object's rows", "Database.query('SELECT Id FROM Idea');", "object Idea"],
  ["an object's history", "Database.query('SELECT Id FROM IdeaHistory');", "object IdeaHistory"],
  [
    "the object of an Id",
    "Id.valueOf('087000000000001AAA').getSObjectType();",
    "the object of the Id 087000000000001AAA",
  ],
  ["a record in JSON", `JSON.deserialize('{"attributes":{"type":"Idea"}}', SObject.class);`, "object Idea"],
  ["an Id in JSON that is none", `JSON.deserialize('{"Id":"id-1"}', Account.class);`, 'the Id "id-1" in JSON'],
  [
    "a record in JSON inside of its type's name",
    `JSON.deserialize('{"Lead":{"Company":"a"}}', Lead.class);`,
    "JSON of a record inside of Lead",
  ],
  ["a field of some orgs", "Object o = new Account().get('IsPersonAccount');", "field Account.IsPersonAccount"],
  ["a field's column", "Database.query('SELECT RecordTypeId FROM Lead');", "field Lead.RecordTypeId"],
  [
    "a field by its name",
    "Account.SObjectType.getDescribe().fields.getMap().get('RecordTypeId');",
    "field Account.RecordTypeId",
  ],
  [
    "a field that the describe data may not know",
    "User.SObjectType.getDescribe().fields.getMap().containsKey('UserPreferencesNew');",
    "field User.UserPreferencesNew",
  ],
  [
    "what a profile of every org gives",
    `User u = new User(Username = 'a@b.invalid.c', LastName = 'a', Email = 'a@b.invalid', Alias = 'a', TimeZoneSidKey = 'GMT',
      LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8',
      ProfileId = [SELECT Id FROM Profile WHERE Name = 'Marketing User'].Id); insert u;
    System.runAs(u) { Object o = Account.SObjectType.getDescribe().isCreateable(); }`,
    "the rights of the profile Marketing User",
  ],
  ["nobody to notify", "new Messaging.CustomNotification().send(null);", "such an argument: users is not iterable"],
  [
    "a REST parameter in another case",
    "RestRequest r = new RestRequest(); r.addParameter('a', 'b'); r.params.get('A');",
    "a name of a REST request or response in another case: A",
  ],
  [
    "a header that REST resources may not add",
    "new RestResponse().addHeader('Set-Cookie', 'a');",
    "the InvalidHeaderException for the header Set-Cookie",
  ],
  [
    "a private key that is none",
    "Crypto.sign('RSA', Blob.valueOf('a'), Blob.valueOf('b'));",
    "Crypto with a key that is none",
  ],
  [
    "a signature that is not told by RSA",
    "Crypto.sign('ECDSA-SHA256', Blob.valueOf('a'), Blob.valueOf('b'));",
    "the algorithm ECDSA-SHA256 of Crypto",
  ],
  ["a URL with encoded parts", "URL u = new URL('https://example.com/a%20b');", "the URL https://example.com/a%20b"],
  ["what is no URL", "URL u = new URL('example');", "the URL example"],
  [
    "a REST request's body that was not set",
    "Blob b = new RestRequest().requestBody;",
    "the requestBody of a REST request or response that was given none",
  ],
  [
    "what an e-mail does unless told otherwise",
    "Boolean b = new Messaging.SingleEmailMessage().getSaveAsActivity();",
    "SaveAsActivity of an e-mail that was given none",
  ],
  ["a list beyond all heaps", "Object o = new Integer[2147483647];", "the heap, which 2147483647 elements would fill"],
  [
    "a null collection in a query",
    "Set<String> a; Object o = [SELECT Id FROM Lead WHERE Name IN :a];",
    "a collection after IN that is null",
  ],
])("refuses %s", (_, statement, what) => {
  expect(() => debugLines(statement)).toThrow(`not modelled: ${what}`);
});

it("knows that an org lacks what the project does not switch on", () => {
  const statements = `try { Database.query('SELECT Id FROM LeadHistory'); } catch (QueryException e) { System.debug(e.getMessage().left(36)); }`;
  expect(debugLines(statements)).toEqual(["sObject type 'LeadHistory' is not su"]);
});

it.each([
  ["Type.forName('Foo')", "null"],
  ["Schema.getGlobalDescribe().get('Foo__c')", "null"],
  ["Schema.getGlobalDescribe().containsKey('account')", "true"],
  ["Account.SObjectType.getDescribe().fields.getMap().get('Foo__c')", "null"],
  ["Account.SObjectType.getDescribe().fields.getMap().containsKey('Foo')", "false"],
])("but knows that no org has %s", (expression, text) => {
  expect(debugLines(`System.debug(${expression});`)).toEqual([text]);
});

describe("where something in the project cannot be compiled", () => {
  const classes = {
    Cases: "public class Cases { Idea c; public class Inner { } }",
    Mixed: `public virtual class Mixed {
      public String name = 'set';
      public Mixed() { this(1); }
      public Mixed(Integer i) { Idea c; name = 'never'; }
      public Mixed(String name) { this.name = name; }
      public static String some() { try { return all(); } catch (Exception e) { return 'caught'; } }
      static String all() { Idea c; return ''; }
    }`,
  };
  const triggers = { T: "trigger T on Account (before insert) { Idea c; }" };
  const lines = (statements: string, run: ApexRun = { classes, triggers }) =>
    debugLines(statements, { ...run, keepGoing: true });

  it.each([
    ["its class by name", "Type.forName('cases');", "class cases, which cannot be compiled"],
    ["a class in it", "Type.forName('Cases.Inner');", "class Cases.Inner, which cannot be compiled"],
    ["a method, whatever catches", "Mixed.some();", "Idea"],
    ["a constructor", "Object o = new Mixed();", "Idea"],
    ["a trigger, when it would fire", "insert new Account(Name = 'a');", "Idea"],
  ])("refuses %s", (_, statements, what) => {
    expect(() => lines(statements)).toThrow(`not modelled: ${what}`);
  });

  it("runs what does not need it", () => {
    expect(lines("System.debug(new Mixed('own').name); insert new Contact(LastName = 'a');")).toEqual(["own"]);
  });
});
