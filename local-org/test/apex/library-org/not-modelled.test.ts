/** An org has what is not modelled: who asks for it by a name that comes at run time is refused, never told that it is missing. */
import { debugLines, type ApexRun } from "./run-apex.ts";

it.each([
  ["a type", "Type.forName('Idea');", "object Idea"],
  ["a type of a namespace", "Type.forName('Auth', 'RegistrationHandler');", "the type Auth.RegistrationHandler"],
  [
    "aggregated rows without what a user may not read",
    "Security.stripInaccessible(AccessType.READABLE, [SELECT COUNT(Id) FROM Account]);",
    "Security.stripInaccessible of AggregateResult",
  ],
  [
    "an exception that names a parameter",
    "throw new InvalidParameterValueException('limit', 'x');",
    "new InvalidParameterValueException(String, String)",
  ],
  ["an object of all", "Schema.getGlobalDescribe().get('Idea');", "object Idea"],
  ["whether there is an object", "Schema.getGlobalDescribe().containsKey('Question');", "object Question"],
  ["an object's rows", "Database.query('SELECT Id FROM Idea');", "object Idea"],
  ["an object's history", "Database.query('SELECT Id FROM IdeaHistory');", "object IdeaHistory"],
  [
    "the object of an Id",
    "Id.valueOf('087000000000001AAA').getSObjectType();",
    "the object of the Id 087000000000001AAA",
  ],
  ["a description", "Schema.describeSObjects(new List<String>{ 'Idea' });", "object Idea"],
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

const PRICE = `Product2 p = new Product2(Name = 'p'); insert p;
  PricebookEntry e = new PricebookEntry(Product2Id = p.Id, Pricebook2Id = Test.getStandardPricebookId(), UnitPrice = 1, IsActive = true); insert e;
  Opportunity o = new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = Date.today()); insert o;
  OpportunityLineItem i = new OpportunityLineItem(OpportunityId = o.Id, PricebookEntryId = e.Id, Quantity = 3, UnitPrice = 1);`;

it.each([
  ["a product in a book twice", "insert e.clone();", "a second price of a product in a price book"],
  ["a price without effect", "e.IsActive = false; update e; insert i;", "a line item of an inactive price"],
  ["two prices in one", "i.TotalPrice = 3; insert i;", "a new line item with both UnitPrice and TotalPrice"],
  ["no price", "i.UnitPrice = null; insert i;", "a line item without a price"],
  ["a product instead of a price", "i.PricebookEntryId = null; i.Product2Id = p.Id; insert i;", "a line item by its"],
  ["fractions of cents", "i.UnitPrice = null; i.TotalPrice = 1; insert i;", "a unit price that is no whole number"],
  [
    "the name of a line item",
    "insert i; i = [SELECT Name FROM OpportunityLineItem];",
    "the field OpportunityLineItem.Name",
  ],
  ["what is sold", "insert i; delete p;", "deleting a Product that is in use"],
  [
    "the standard price book's end",
    "delete new Pricebook2(Id = e.Pricebook2Id);",
    "deleting a Price Book that is in use",
  ],
  ["an opportunity without its last line item", "insert i; delete i;", "Opportunity.Amount after its last line item"],
  [
    "another price book of what has line items",
    "insert i; o.Pricebook2Id = null; update o;",
    "another price book of an opportunity with line items",
  ],
  [
    "a first line item of an inactive price book",
    "update new Pricebook2(Id = e.Pricebook2Id, IsActive = false); insert i;",
    "a first line item of an inactive price book",
  ],
  [
    "both prices at once",
    "Pricebook2 b = new Pricebook2(Name = 'b'); insert b; delete e; insert new List<PricebookEntry>{ e.clone(), new PricebookEntry(Product2Id = p.Id, Pricebook2Id = b.Id, UnitPrice = 1) };",
    "a standard and another price of a product in one statement",
  ],
  [
    "a case's contact of another account",
    "Account a = new Account(Name = 'a'); insert a; Contact c = new Contact(LastName = 'c', AccountId = a.Id); insert c; Case k = new Case(); insert k; k.ContactId = c.Id; update k;",
    "another contact of a case, of another account",
  ],
])("refuses %s", (_, statements, what) => {
  expect(() => debugLines(PRICE + statements)).toThrow(`not modelled: ${what}`);
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

it("tells which object it cannot describe as there is none", () => {
  const statements = `try { Schema.describeSObjects(new List<String>{ 'Foo__c' }); } catch (InvalidParameterValueException e) { System.debug(e.getMessage()); }`;
  expect(debugLines(statements)[0]).toContain("does not support the Foo__c sobject as a parameter");
});

it("lists every child relationship, and tells of a child that is not modelled its name alone", () => {
  const loop = (what: string) =>
    `for (Schema.ChildRelationship r : Account.SObjectType.getDescribe().getChildRelationships()) if (r.getRelationshipName() == 'AccountCleanInfos') System.debug(${what});`;
  expect(debugLines(loop("r.getChildSObject() + ' ' + r.getField() + ' ' + r.isCascadeDelete()"))).toEqual([
    "AccountCleanInfo AccountId true",
  ]);
  expect(debugLines(loop("r.getChildSObject() == Account.SObjectType"))).toEqual(["false"]);
  expect(() => debugLines(loop("r.getChildSObject().getDescribe().getLabel()"))).toThrow(
    "not modelled: object AccountCleanInfo",
  );
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
