import { metadata, objectSource } from "../../database/org-fixture.ts";
import { debugLines } from "./run-apex.ts";

const JOB_FIELD =
  "<fullName>Grade__c</fullName><label>Grade</label><type>Text</type><length>20</length><required>false</required>";
const permissionSet = metadata(
  "Jobs",
  `<PermissionSet><label>Jobs</label><objectPermissions><object>Job__c</object><allowCreate>true</allowCreate><allowDelete>true</allowDelete><allowEdit>true</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><viewAllRecords>false</viewAllRecords></objectPermissions></PermissionSet>`,
);
const reason = {
  ...metadata(
    "Job__c.Recruiter",
    "<SharingReason><fullName>Recruiter</fullName><label>Recruiter</label></SharingReason>",
  ),
  file: "objects/Job__c/sharingReasons/Recruiter.sharingReason-meta.xml",
  type: "SharingReason",
};

function job(sharingModel: string) {
  const source = objectSource("Job__c", [JOB_FIELD]);
  const definition = metadata(
    "Job__c",
    `<CustomObject><label>Job</label><pluralLabel>Jobs</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>${sharingModel}</sharingModel></CustomObject>`,
  );
  return { objects: [{ ...source, definition }], permissionSets: [permissionSet], other: [reason] };
}

const READER = `public with sharing class Reader {
  public static Integer count() { return [SELECT COUNT() FROM Job__c]; }
  public static Database.QueryLocator locate() { return Database.getQueryLocator('SELECT Id FROM Job__c'); }
  public static String edit(Job__c job) { try { update job; return 'edited'; } catch (DmlException e) { return e.getDmlType(0).name(); } }
  public static String remove(Job__c job) { try { delete job; return 'deleted'; } catch (DmlException e) { return e.getDmlType(0).name(); } }
  public static String share(SObject share) { try { insert share; return 'shared'; } catch (DmlException e) { return e.getDmlType(0).name(); } } }`;

/** A chief, below whom a rep is, and a rep of another branch. */
const PEOPLE = `
  List<User> people = new List<User>();
  System.runAs(new User(Id = UserInfo.getUserId())) {
  UserRole chiefs = new UserRole(Name = 'Chiefs', DeveloperName = 'Chiefs');
  insert chiefs;
  List<UserRole> below = new List<UserRole>{
    new UserRole(Name = 'Reps', DeveloperName = 'Reps', ParentRoleId = chiefs.Id), new UserRole(Name = 'Others', DeveloperName = 'Others') };
  insert below;
  Id profileId = [SELECT Id FROM Profile WHERE Name = 'Standard User'].Id;
  for (Id roleId : new List<Id>{ chiefs.Id, below[0].Id, below[0].Id, below[1].Id }) {
    String name = 'u' + people.size();
    people.add(new User(ProfileId = profileId, UserRoleId = roleId, LastName = name, Alias = name, Email = name + '@x.example',
      Username = name + '@sharing.example', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8'));
  }
  insert people;
  Id setId = [SELECT Id FROM PermissionSet WHERE Name = 'Jobs'].Id;
  List<PermissionSetAssignment> assignments = new List<PermissionSetAssignment>();
  for (User each : people) assignments.add(new PermissionSetAssignment(AssigneeId = each.Id, PermissionSetId = setId));
  insert assignments;
  }
  User chief = people[0]; User rep = people[1]; User colleague = people[2]; User other = people[3];
  Job__c job;
  System.runAs(rep) { job = new Job__c(Name = 'Tester'); insert job; }`;

/** What each of the users gets of an expression. */
const each = (expression: string, users = "chief, rep, colleague, other") =>
  `for (User u : new List<User>{ ${users} }) System.runAs(u) { System.debug(${expression}); }`;

const run = (statements: string, sharingModel = "Private") =>
  debugLines(`${PEOPLE}\n${statements}`, { classes: { Reader: READER }, parts: job(sharingModel) });

describe("organisation-wide defaults (Salesforce Help: Organization-Wide Default Access Settings)", () => {
  it("Private: the owner, and users above in the role hierarchy", () => {
    expect(run(each("Reader.count()"))).toEqual(["1", "1", "0", "0"]);
    expect(run(each("Reader.edit(job)"))).toEqual([
      "edited",
      "edited",
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
      "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
    ]);
  });

  it("Public Read Only: all see it, the owner and those above change it", () => {
    expect(run(each("Reader.count()"), "Read")).toEqual(["1", "1", "1", "1"]);
    expect(run(each("Reader.edit(job)", "chief, other"), "Read")).toEqual([
      "edited",
      "INSUFFICIENT_ACCESS_OR_READONLY",
    ]);
  });

  it("Public Read/Write: all change it, only the owner and those above delete it", () => {
    expect(run(each("Reader.edit(job)", "other"), "ReadWrite")).toEqual(["edited"]);
    expect(run(each("Reader.remove(job)", "other, chief"), "ReadWrite")).toEqual([
      "INSUFFICIENT_ACCESS_OR_READONLY",
      "deleted",
    ]);
  });

  // beyond-the-cloud-dev/soql-lib, SOQL_Full_Test.toQueryLocatorWithSharing
  it("binds the class that makes a query locator, whoever reads from it", () => {
    expect(run(each("Reader.locate().iterator().hasNext()", "rep, other"))).toEqual(["true", "false"]);
  });

  it("does not bind code without sharing", () => {
    expect(run(each("[SELECT COUNT() FROM Job__c]", "other"))).toEqual(["1"]);
  });

  it("of standard objects: accounts open, opportunities to be read, contacts as open as their account", () => {
    const statements = `
      Account a; Opportunity o; Contact c; Contact alone;
      System.runAs(rep) {
        a = new Account(Name = 'a'); insert a;
        o = new Opportunity(Name = 'o', StageName = 'Prospecting', CloseDate = Date.today()); insert o;
        c = new Contact(LastName = 'c', AccountId = a.Id); alone = new Contact(LastName = 'alone'); insert new List<Contact>{ c, alone };
      }
      System.runAs(other) {
        System.debug(Updater.run(a) + ' ' + Updater.run(o) + ' ' + Updater.run(c) + ' ' + Updater.run(alone));
        System.debug(Updater.names());
      }`;
    const updater = `public with sharing class Updater {
      public static Boolean run(SObject record) { try { update record; return true; } catch (DmlException e) { return false; } }
      public static List<String> names() { List<String> all = new List<String>(); for (Contact c : [SELECT LastName FROM Contact]) all.add(c.LastName); return all; } }`;
    const lines = debugLines(`${PEOPLE}\n${statements}`, { classes: { Updater: updater }, parts: job("Private") });
    expect(lines).toEqual(["true false true false", "(c)"]);
  });
});

describe("shares (Apex Developer Guide: Sharing a Record Using Apex)", () => {
  const shareWith = (grantee: string, level: string) =>
    `insert new Job__Share(ParentId = job.Id, UserOrGroupId = ${grantee}, AccessLevel = '${level}', RowCause = Schema.Job__Share.RowCause.Manual);`;

  it("open a row to read or to edit, not to delete", () => {
    const tries = "Reader.count() + ' ' + Reader.edit(job) + ' ' + Reader.remove(job)";
    expect(run(shareWith("other.Id", "Read") + each(tries, "other"))).toEqual([
      "1 INSUFFICIENT_ACCESS_OR_READONLY INSUFFICIENT_ACCESS_OR_READONLY",
    ]);
    expect(run(shareWith("other.Id", "Edit") + each(tries, "other"))).toEqual([
      "1 edited INSUFFICIENT_ACCESS_OR_READONLY",
    ]);
  });

  it("reach who is above of whom they reach, and the members of groups", () => {
    expect(run(shareWith("colleague.Id", "Read") + each("Reader.count()"))).toEqual(["1", "1", "1", "0"]);
    const group = `Group g = new Group(Name = 'g', DeveloperName = 'g', Type = 'Regular');
      System.runAs(new User(Id = UserInfo.getUserId())) { insert g; insert new GroupMember(GroupId = g.Id, UserOrGroupId = other.Id); }`;
    expect(run(group + shareWith("g.Id", "Read") + each("Reader.count()", "other, colleague"))).toEqual(["1", "0"]);
  });

  it("are rows beside that of the owner, with the reason Manual unless said otherwise", () => {
    const statements = `
      insert new Job__Share(ParentId = job.Id, UserOrGroupId = other.Id, AccessLevel = 'Read');
      insert new Job__Share(ParentId = job.Id, UserOrGroupId = colleague.Id, AccessLevel = 'Edit', RowCause = Schema.Job__Share.RowCause.Recruiter__c);
      for (Job__Share s : [SELECT UserOrGroup.Name, AccessLevel, RowCause FROM Job__Share WHERE ParentId = :job.Id ORDER BY UserOrGroup.Name])
        System.debug(s.UserOrGroup.Name + ' ' + s.AccessLevel + ' ' + s.RowCause);`;
    expect(run(statements)).toEqual(["u1 All Owner", "u2 Edit Recruiter__c", "u3 Read Manual"]);
  });

  it("by hand end with the owner, others do not", () => {
    const statements = `
      insert new Job__Share(ParentId = job.Id, UserOrGroupId = other.Id, AccessLevel = 'Read');
      insert new Job__Share(ParentId = job.Id, UserOrGroupId = other.Id, AccessLevel = 'Edit', RowCause = Schema.Job__Share.RowCause.Recruiter__c);
      job.OwnerId = colleague.Id; update job;
      for (Job__Share s : [SELECT RowCause FROM Job__Share WHERE UserOrGroupId = :other.Id]) System.debug(s.RowCause);`;
    expect(run(statements)).toEqual(["Recruiter__c"]);
  });

  it("give more than everybody has, else they are refused", () => {
    const statements = `try { ${shareWith("other.Id", "Read")} } catch (DmlException e) { System.debug(e.getDmlType(0).name() + ' ' + e.getMessage().contains('AccessLevel')); }`;
    expect(run(statements, "Read")).toEqual(["FIELD_FILTER_VALIDATION_EXCEPTION true"]);
  });

  it("are given by who may do everything with the row", () => {
    const share = "Reader.share(new Job__Share(ParentId = job.Id, UserOrGroupId = other.Id, AccessLevel = 'Read'))";
    expect(run(each(share, "colleague, rep"))).toEqual(["INSUFFICIENT_ACCESS_OR_READONLY", "shared"]);
  });

  it("go with their row", () => {
    const statements = `${shareWith("other.Id", "Read")} delete job; System.debug([SELECT COUNT() FROM Job__Share WHERE UserOrGroupId = :other.Id]);`;
    expect(run(statements)).toEqual(["0"]);
  });

  it("are no type where everybody may edit", () => {
    expect(() => run("Job__Share s;", "ReadWrite")).toThrow(/Job__Share/);
  });
});

// Salesforce Help, "Default Organization-Wide Access Levels" (Activity: Private) and "Organization-Wide Default Access Settings":
// who can read the record that an activity is about can view it, its owner edits it.
it("keeps activities to their owners, and to those who see what they are about", () => {
  const Tasks = `public with sharing class Tasks {
    public static Integer count() { return [SELECT COUNT() FROM Task]; }
    public static String edit(Task t) { try { update t; return 'edited'; } catch (DmlException e) { return e.getDmlType(0).name(); } } }`;
  const statements = `${PEOPLE}
    Account open = new Account(Name = 'open'); insert open; Task alone; Task about;
    System.runAs(rep) { alone = new Task(Subject = 'a'); about = new Task(Subject = 'b', WhatId = open.Id); insert new List<Task>{ alone, about }; }
    ${each("Tasks.count() + ' ' + Tasks.edit(about)", "rep, chief, colleague")}`;
  expect(debugLines(statements, { classes: { Tasks }, parts: job("Private") })).toEqual([
    "2 edited",
    "2 edited",
    "1 INSUFFICIENT_ACCESS_OR_READONLY",
  ]);
});
