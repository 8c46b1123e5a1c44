/** What public packages do and compile on Salesforce, run here: see ../types/public-packages.test.ts for where. */
import { metadata, objectSource } from "../../database/org-fixture.ts";
import { debugLines } from "./run-apex.ts";

it("runs the method that is meant, of the field's type or of the class of the field's name", () => {
  const Domain = `public class Domain {
    public class Factory { public String make() { return 'made'; } }
    public static Factory Test { get; private set; }
    static { Test = new Factory(); }
    public static String run() { return Test.make() + ' ' + Test.isRunningTest(); }
  }`;
  expect(debugLines("System.debug(Domain.run());", { classes: { Domain } })).toEqual(["made true"]);
});

// fflib_SObjectSelectorTest
it("takes the iterator of a query locator for any iterator of records", () => {
  const statements = `insert new Account(Name = 'a');
    Iterator<SObject> rows = Database.getQueryLocator('SELECT Name FROM Account').iterator();
    System.debug(rows.hasNext() + ' ' + rows.next().get('Name') + ' ' + rows.hasNext());`;
  expect(debugLines(statements)).toEqual(["true a false"]);
});

it("takes the value of an enum for its own where a field has the enum's name", () => {
  const Binding = `public class Binding {
    public enum Kind { APEX, FLOW }
    public Kind Kind { get; set; }
    public Boolean isFlow() { return this.Kind == Kind.FLOW; }
    public static Kind standard() { return Kind.APEX; }
  }`;
  const statements = `Binding b = new Binding(); b.Kind = Binding.Kind.FLOW;
    System.debug(b.isFlow() + ' ' + Binding.standard());`;
  expect(debugLines(statements, { classes: { Binding } })).toEqual(["true APEX"]);
});

it("calls the outer class where the inner method of that name takes something else", () => {
  const Outer = `public class Outer {
    static String text(Integer i) { return 'outer ' + i; }
    public class Inner { public String text() { return text(7); } }
  }`;
  expect(debugLines("System.debug(new Outer.Inner().text());", { classes: { Outer } })).toEqual(["outer 7"]);
});

it("sets an inherited final field in a constructor", () => {
  const Base = "public virtual class Base { protected final Integer size; public Base() { } }";
  const Sub = `public class Sub extends Base {
    public Sub(Integer size) { this.size = size; }
    public Integer half() { return size / 2; }
  }`;
  expect(debugLines("System.debug(new Sub(9).half());", { classes: { Base, Sub } })).toEqual(["4"]);
});

it("sorts records of one object by a comparator of all", () => {
  const ByName = `public class ByName implements Comparator<SObject> {
    public Integer compare(SObject a, SObject b) { return ((String) a.get('Name')).compareTo((String) b.get('Name')); }
  }`;
  const statements = `List<Account> found = new List<Account>{ new Account(Name = 'b'), new Account(Name = 'a') };
    found.sort(new ByName());
    System.debug(found[0].Name);`;
  expect(debugLines(statements, { classes: { ByName } })).toEqual(["a"]);
});

it("merges records by their Ids", () => {
  const statements = `List<Account> all = new List<Account>{ new Account(Name = 'kept'), new Account(Name = 'b'), new Account(Name = 'c') };
    insert all;
    Database.MergeResult one = Database.merge(all[0], all[1].Id);
    List<Database.MergeResult> more = Database.merge(all[0], new List<Id>{ all[2].Id });
    System.debug(one.isSuccess() + ' ' + more[0].isSuccess() + ' ' + [SELECT COUNT() FROM Account]);`;
  expect(debugLines(statements)).toEqual(["true true 1"]);
});

it("answers the rows of a dynamic aggregate query as such, and void as a type", () => {
  const statements = `insert new Account(Name = 'a');
    List<AggregateResult> rows = Database.query('SELECT COUNT(Id) n FROM Account');
    System.debug(rows[0].get('n') + ' ' + (void.class == String.class) + ' ' + (void.class == void.class));
    Object given = rows;
    List<SObject> none = Database.query('SELECT COUNT(Id) n FROM Contact GROUP BY LastName');
    System.debug(((List<AggregateResult>) given).size() + ' ' + ((List<AggregateResult>) none).size());
    System.debug((given instanceof List<SObject>) + ' ' + (given instanceof List<Account>) + ' ' + ((Object) rows[0] instanceof AggregateResult));`;
  expect(debugLines(statements)).toEqual(["1 false true", "1 0", "true false true"]);
});

// github.com/surajp/universalmock, AccountDomainTest: a mock counts calls that jobs make.
it("keeps a stub a stub in a job, with a provider of the job's own", () => {
  const classes = {
    Service: "public virtual class Service { public virtual String name() { return 'real'; } }",
    Answers: `@IsTest public class Answers implements System.StubProvider {
      public static List<String> seen = new List<String>();
      public Integer calls = 0;
      public Object handleMethodCall(Object stub, String method, Type returns, List<Type> types, List<String> names, List<Object> given) {
        seen.add(method + ' ' + ++calls);
        return 'stubbed';
      }
    }`,
    Job: `public class Job implements Queueable {
      Service service;
      public Job(Service service) { this.service = service; }
      public void execute(QueueableContext context) { System.debug(service.name()); }
    }`,
  };
  const statements = `Answers provider = new Answers();
    Service stub = (Service) Test.createStub(Service.class, provider);
    Test.startTest(); System.enqueueJob(new Job(stub)); Test.stopTest();
    System.debug(Answers.seen + ' ' + provider.calls);`;
  expect(debugLines(statements, { classes })).toEqual(["stubbed", "(name 1) 0"]);
});

// github.com/douglascayers-org/sfdx-mass-action-scheduler, MA_MassActionScheduleUtilsTest
it("finds no job by its name once it is aborted", () => {
  const Nightly = "public class Nightly implements Schedulable { public void execute(SchedulableContext context) { } }";
  const statements = `Id job = System.schedule('Nightly', '0 0 1 * * ?', new Nightly());
    Integer before = [SELECT COUNT() FROM CronJobDetail WHERE Name = 'Nightly'];
    System.abortJob(job);
    System.debug(before + ' ' + [SELECT COUNT() FROM CronJobDetail WHERE Name = 'Nightly']);`;
  expect(debugLines(statements, { classes: { Nightly } })).toEqual(["1 0"]);
});

it("lets records of another object through as a List<SObject> (fflib-apex-common: testGetChangedFieldsAsStrings)", () => {
  const Domain =
    "public class Domain { public Integer size; public Domain(List<Contact> rows) { size = rows.size(); } }";
  const statements = `List<SObject> rows = new List<Account>{ new Account() };
    System.debug(new Domain(rows).size);`;
  expect(debugLines(statements, { classes: { Domain } })).toEqual(["1"]);
});

it("answers the token of an object's own name (apex-recipes: CollectionUtils_Tests)", () => {
  const statements = `Account company = new Account();
    System.debug(Lead.getSObjectType() + ' ' + (Account.getSObjectType() === company.getSObjectType()));`;
  expect(debugLines(statements)).toEqual(["Lead true"]);
});

// Apex Developer Guide, "Using the runAs Method": its user is not inserted.
it("inserts the user as whom it runs", () => {
  const statements = `Profile p = [SELECT Id FROM Profile WHERE Name = 'Standard User'];
    User u = new User(Alias = 'standt', Email = 'standarduser@testorg.com', EmailEncodingKey = 'UTF-8', LastName = 'Testing',
      LanguageLocaleKey = 'en_US', LocaleSidKey = 'en_US', ProfileId = p.Id, TimeZoneSidKey = 'America/Los_Angeles',
      UserName = 'standarduser' + DateTime.now().getTime() + '@testorg.com');
    System.runAs(u) {
      insert new Account(Name = 'a');
      System.debug(UserInfo.getName() + ' ' + (UserInfo.getUserId() == u.Id) + ' ' + UserInfo.getProfileId().equals(p.Id));
    }
    insert new Account(Name = 'b');`;
  expect(debugLines(statements)).toEqual(["Testing true true"]);
});

// github.com/jamessimone/salesforce-round-robin, RoundRobinRepository
it("updates rows of a list custom setting, which the org owns", () => {
  const xml = "<CustomObject><label>Counts</label><customSettingsType>List</customSettingsType></CustomObject>";
  const field = "<fullName>Index__c</fullName><label>Index</label><type>Text</type><length>9</length>";
  const objects = [{ ...objectSource("Count__c", [field]), definition: metadata("Count__c", xml) }];
  const statements = `insert new Count__c(Name = 'a');
    update new Count__c(Id = Count__c.getAll().get('a').Id, Index__c = 'b');
    System.debug(Count__c.getInstance('a').Index__c + ' ' + (Count__c.getInstance('a').SetupOwnerId == UserInfo.getOrganizationId()));`;
  expect(debugLines(statements, { parts: { objects } })).toEqual(["b true"]);
});

// github.com/jongpie/NebulaLogger, LoggerEmailSender_Tests
it("updates the running user, of whom not all is known", () => {
  const statements = `update new User(Id = UserInfo.getUserId(), Email = 'a@b.cd');
    System.debug(UserInfo.getUserEmail());
    try { update new User(Id = UserInfo.getUserId(), Email = null); } catch (DmlException e) { System.debug(e.getDmlFieldNames(0)); }`;
  expect(debugLines(statements)).toEqual(["a@b.cd", "(Email)"]);
});

// salesforce.stackexchange.com/questions/216690; github.com/jasonsiders/apex-starter-pack, FieldRef_Test
it("takes no field for what it is not", () => {
  const statements = `try { Database.upsert(new Account(Name = 'a'), Account.Name); } catch (SObjectException e) { System.debug(e.getMessage()); }
    upsert new Contact(LastName = 'a', Email = 'a@b.com') Email;
    try { new Contact().get(Account.Name); } catch (SObjectException e) { System.debug(e.getMessage()); }
    try { new Contact().put(Account.Name, 'a'); } catch (SObjectException e) { System.debug(e.getMessage()); }`;
  const foreign = "Account.Name does not belong to SObject type Contact";
  expect(debugLines(statements)).toEqual([
    "Invalid field for upsert, must be an External Id custom or standard indexed field: Name",
    foreign,
    foreign,
  ]);
});

// crmprogrammer38.hatenablog.com/entry/2017/06/08/145027; github.com/Click-to-Cloud/Query.apex, QueryTest
it("answers by its alias what a query has selected twice, and takes Ids for texts in a cast", () => {
  const statements = `insert new Account(Name = 'a', Industry = 'Energy');
    Account a = [SELECT Industry, toLabel(Industry) shown FROM Account];
    System.debug(a.Industry + ' ' + a.get('Shown'));
    Object ids = new List<Id>{ a.Id };
    System.debug(((List<String>) ids).size());`;
  expect(debugLines(statements)).toEqual(["Energy Energy", "1"]);
});

// github.com/open-force/jsonparse, JSONParse_Test; github.com/pkozuchowski/Apex-Opensource-Library, MockTest
it("asserts that moments are equal by the second, and a day and its midnight in GMT", () => {
  const statements = `Assert.areEqual(Datetime.newInstanceGmt(2018, 10, 5, 23, 43, 59), Datetime.newInstance(1538783039073L));
    Assert.areNotEqual(Datetime.newInstanceGmt(2018, 10, 5, 23, 43, 58), Datetime.newInstance(1538783039073L));
    Assert.areEqual(Date.newInstance(2022, 1, 1), (Datetime) JSON.deserialize('"2022-01-01"', Datetime.class));
    System.debug('equal');`;
  expect(debugLines(statements)).toEqual(["equal"]);
});

it("names the object that a field points to where it is not modelled", () => {
  expect(() => debugLines("System.debug(Contact.IndividualId.getDescribe().getReferenceTo());")).toThrow(
    "not modelled: Individual",
  );
});

// github.com/tom-gangemi/dml-lib, DML_Test.dryRun: one each for the savepoint, the insert, the rollback and the release
it("counts what is done with savepoints as DML statements", () => {
  const statements = `Savepoint point = Database.setSavepoint(); insert new Account(Name = 'a');
    Database.rollback(point); Database.releaseSavepoint(point);
    System.debug(Limits.getDmlStatements());`;
  expect(debugLines(statements)).toEqual(["4"]);
});

// github.com/tom-gangemi/dml-lib, DML_Test.minimumAccessUser
it("finds the parent by a standard key, such as a profile's name", () => {
  const user = (profile: string) => `new User(Alias = 'a', Email = 'a@b.cd', EmailEncodingKey = 'UTF-8', LastName = 'A',
    LanguageLocaleKey = 'en_US', LocaleSidKey = 'en_US', TimeZoneSidKey = 'GMT', Username = 'a@b.cd.test',
    Profile = new Profile(Name = '${profile}'))`;
  const statements = `User u = ${user("Standard User")}; insert u;
    System.debug([SELECT Profile.Name FROM User WHERE Id = :u.Id].Profile.Name);
    try { insert ${user("Nobody")}; } catch (DmlException e) { System.debug(e.getDmlType(0)); }`;
  expect(debugLines(statements)).toEqual(["Standard User", "INVALID_FIELD"]);
});
