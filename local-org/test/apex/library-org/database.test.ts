import { compileApex, debugLines } from "./run-apex.ts";
import { metadata, objectSource, thrown } from "../../database/org-fixture.ts";

describe("System.Database", () => {
  it("binds variables of the method and fields of the class in a dynamic query", () => {
    const finder = `public class Finder {
      static String shared = 'b'; String own = 'c';
      public Integer find(String name) {
        List<String> names = new List<String>{ name };
        return Database.query('SELECT Id FROM Account WHERE Name IN :names OR Name = :SHARED OR Name = :own').size();
      } }`;
    const statements = `
      insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b'), new Account(Name = 'c') };
      System.debug(new Finder().find('A'));
      System.debug(Database.countQuery('SELECT COUNT() FROM Account'));
      try { Database.query('SELECT Id FROM Account WHERE Name = :unknown'); } catch (QueryException e) { System.debug(e.getMessage()); }`;
    expect(debugLines(statements, { classes: { Finder: finder } })).toEqual([
      "3",
      "3",
      "Variable does not exist: unknown",
    ]);
  });

  it("does not guess how a query locator writes an inline query", () => {
    const statement = "System.debug(Database.getQueryLocator([SELECT Id FROM Account]).getQuery());";
    expect(() => debugLines(statement)).toThrow("not modelled: Database.QueryLocator.getQuery of an inline query");
  });

  it("tells what it saved and why not (Apex Reference Guide: SaveResult, Error)", () => {
    const statements = `
      List<Database.SaveResult> results = Database.insert(new List<Lead>{ new Lead(LastName = 'a', Company = 'b'), new Lead() }, false);
      System.debug(results[0].isSuccess() + ' ' + (results[0].getId() != null));
      System.debug(results[1].success + ' ' + results[0].id.equals(results[0].getId()) + ' ' + results[1].errors.size());
      Database.Error error = results[1].getErrors()[0];
      System.debug(error.getStatusCode() + ' | ' + error.getMessage() + ' | ' + error.getFields());
      System.debug(Database.upsert(new Account(Name = 'x')).isCreated());
      insert new Contact(LastName = 'l', Email = 'l@example.com');
      System.debug(Database.upsert(new Contact(FirstName = 'f', Email = 'l@example.com'), Contact.Email).isCreated());
      try { insert new Lead(Company = 'b'); } catch (DmlException e) { System.debug(e.getMessage()); }`;
    expect(debugLines(statements)).toEqual([
      "true true",
      "false true 1",
      "REQUIRED_FIELD_MISSING | Required fields are missing: [LastName, Company] | (LastName, Company)",
      "true",
      "false",
      "Insert failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [LastName]: [LastName]",
    ]);
  });

  it("sets and rolls back savepoints; both are DML statements (Transaction Control)", () => {
    const statements = `
      Savepoint first = Database.setSavepoint(); insert new Account(Name = 'a');
      Savepoint second = Database.setSavepoint(); Database.rollback(first);
      System.debug([SELECT COUNT() FROM Account] + ' ' + Limits.getDmlStatements());
      try { Database.rollback(second); } catch (Exception e) { System.debug('invalid'); }`;
    expect(debugLines(statements)).toEqual(["0 4", "invalid"]);
  });

  it("converts a lead", () => {
    const statements = `
      Campaign c = new Campaign(Name = 'c'); insert c;
      Account existing = new Account(Name = 'Kept', Phone = '1'); insert existing;
      Lead l = new Lead(FirstName = 'Philip', LastName = 'Fry', Company = 'Planet Express', Phone = '2', Industry = 'Shipping', LeadSource = 'Web');
      insert l; insert new CampaignMember(CampaignId = c.Id, LeadId = l.Id);
      Database.LeadConvert convert = new Database.LeadConvert();
      convert.setLeadId(l.Id); convert.setConvertedStatus('Closed - Converted'); convert.setAccountId(existing.Id);
      Database.LeadConvertResult result = Database.convertLead(convert);
      Account a = [SELECT Name, Phone, Industry FROM Account WHERE Id = :result.getAccountId()];
      System.debug(a.Name + ' ' + a.Phone + ' ' + a.Industry);
      Opportunity o = [SELECT Name, StageName, Campaign.Name, LeadSource FROM Opportunity];
      System.debug(o.Name + ' ' + o.StageName + ' ' + o.Campaign.Name + ' ' + o.LeadSource);
      OpportunityContactRole r = [SELECT Role, IsPrimary, Contact.Name FROM OpportunityContactRole];
      System.debug(r.Role + ' ' + r.IsPrimary + ' ' + r.Contact.Name);
      System.debug([SELECT COUNT() FROM CampaignMember WHERE LeadId = :l.Id AND ContactId = :result.getContactId()]);
      l = [SELECT IsConverted, Status, ConvertedOpportunityId FROM Lead];
      System.debug(l.IsConverted + ' ' + l.Status + ' ' + (l.ConvertedOpportunityId == result.getOpportunityId()));
      try { update l; } catch (DmlException e) { System.debug(e.getDmlType(0)); }`;
    expect(debugLines(statements)).toEqual([
      "Kept 1 Shipping",
      "Planet Express- Prospecting c Web",
      "null true Philip Fry",
      "1",
      "true Closed - Converted true",
      "CANNOT_UPDATE_CONVERTED_LEAD",
    ]);
  });
});

describe("triggers", () => {
  it("tell their event, and where an exception came from", () => {
    const triggers = {
      AccountTrigger: `trigger AccountTrigger on Account (before insert, after update) {
        System.debug(Trigger.operationType + ' ' + Trigger.isBefore + ' ' + Trigger.size);
        if (Trigger.isUpdate) { Integer zero = 0; Integer x = 1 / zero; }
        for (Account a : Trigger.new) { a.Description = 'set'; } }`,
    };
    const statements = `
      Account a = new Account(Name = 'a'); insert a;
      System.debug(a.Description + ' ' + [SELECT Description FROM Account].Description);
      try { update a; } catch (DmlException e) { System.debug(e.getMessage()); }
      System.debug(Trigger.isExecuting);`;
    const [first, second, , message, last] = debugLines(statements, { triggers });
    expect([first, second, last]).toEqual(["BEFORE_INSERT true 1", "null set", "false"]);
    expect(message).toMatch(
      /^Update failed. First exception on row 0 with id 001\w{15}; first error: CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY, AccountTrigger: execution of AfterUpdate\n\ncaused by: System.MathException: Divide by 0\n\nTrigger.AccountTrigger: line 3, column 1: \[\]$/,
    );
  });

  it("refuse a field by its token", () => {
    const triggers = { T: `trigger T on Account (before insert) { Trigger.new[0].Name.addError('No'); }` };
    const statements = `try { insert new Account(Name = 'a'); } catch (DmlException e) { System.debug(e.getDmlFieldNames(0) + e.getDmlMessage(0)); }`;
    expect(debugLines(statements, { triggers })).toEqual(["(Name)No"]);
  });
});

const permissionSet = metadata(
  "Seller",
  `<PermissionSet><label>Seller</label>
    <objectPermissions><object>Lead</object><allowRead>true</allowRead><allowCreate>true</allowCreate><allowEdit>false</allowEdit><allowDelete>false</allowDelete></objectPermissions>
    <fieldPermissions><field>Lead.Score__c</field><readable>true</readable><editable>false</editable></fieldPermissions>
    <customPermissions><name>Bypass</name><enabled>true</enabled></customPermissions></PermissionSet>`,
);
const lead = objectSource("Lead", [
  "<fullName>Score__c</fullName><label>Score</label><type>Number</type><precision>3</precision><scale>0</scale>",
  "<fullName>Secret__c</fullName><label>Secret</label><type>Text</type><length>9</length>",
  "<fullName>Hidden__c</fullName><label>Hidden</label><type>Text</type><length>9</length>",
]);
const asMinimumUser = (statements: string) => `
  User u = new User(Alias = 'm', Email = 'm@example.com', EmailEncodingKey = 'UTF-8', LastName = 'Min', LanguageLocaleKey = 'en_US',
    LocaleSidKey = 'en_US', TimeZoneSidKey = 'Europe/Berlin', Username = 'm@example.com.test',
    ProfileId = [SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'].Id);
  insert u;
  insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = [SELECT Id FROM PermissionSet WHERE Name = 'Seller'].Id);
  System.runAs(u) { ${statements} }`;

describe("user mode", () => {
  const lines = (statements: string) =>
    debugLines(asMinimumUser(statements), { parts: { permissionSets: [permissionSet], objects: [lead] } });

  it("knows only what permission sets give", () => {
    expect(
      lines(`
        System.debug([SELECT Id, Score__c FROM Lead WITH USER_MODE].size());
        try { Database.query('SELECT Secret__c FROM Lead', AccessLevel.USER_MODE); } catch (QueryException e) { System.debug(e.getMessage().left(37)); }
        try { Database.query('SELECT Id FROM Account WITH USER_MODE'); } catch (QueryException e) { System.debug(e.getMessage().left(39)); }
        try { Database.query('SELECT Secret__c FROM Lead WITH SECURITY_ENFORCED'); } catch (QueryException e) { System.debug(e.getMessage()); }
        System.debug(Database.query('SELECT Secret__c FROM Lead WITH SYSTEM_MODE').size());
        System.debug(UserInfo.getTimeZone().getID());`),
    ).toEqual(
      [
        "0",
        "No such column 'Secret__c' on entity '",
        "sObject type 'Account' is not supported",
        "Insufficient permissions: secure query included inaccessible field",
        "0",
        "Europe/Berlin",
      ].map((line, index) => (index === 1 ? line.slice(0, 37) : line)),
    );
  });

  // Apex Developer Guide, "Set an Access Mode for Database Operations": all errors, in all clauses
  it("names every field of a query that is not accessible", () => {
    expect(
      lines(`
        try { Database.query('SELECT Score__c, Hidden__c FROM Lead WHERE Secret__c = null AND Score__c = 1', AccessLevel.USER_MODE); } catch (QueryException e) {
          System.debug(e.getInaccessibleFields().keySet()); System.debug(e.getInaccessibleFields().get('Lead').equals(new Set<String>{ 'Hidden__c', 'Secret__c' })); }
        try { Database.countQuery('SELECT COUNT() FROM Lead WHERE Secret__c = null', AccessLevel.USER_MODE); } catch (QueryException e) { System.debug(e.getInaccessibleFields()); }`),
    ).toEqual(["{Lead}", "true", "{Lead={Secret__c}}"]);
    const otherwise =
      "try { Database.query('SELECT Id FROM Account', AccessLevel.USER_MODE); } catch (QueryException e) { e.getInaccessibleFields(); }";
    expect(() => lines(otherwise)).toThrow("not modelled: getInaccessibleFields");
  });

  it("knows what a permission set gives that was made by rows (Object Reference: ObjectPermissions, FieldPermissions)", () => {
    const made = `
      PermissionSet made = new PermissionSet(Name = 'Made', Label = 'Made');
      System.runAs(new User(Id = UserInfo.getUserId())) {
        insert made;
        insert new ObjectPermissions(ParentId = made.Id, SobjectType = 'Account', PermissionsRead = true, PermissionsCreate = true);
        insert new FieldPermissions(ParentId = made.Id, SobjectType = 'Lead', Field = 'Lead.Secret__c', PermissionsRead = true);
        insert new SetupEntityAccess(ParentId = made.Id, SetupEntityId = [SELECT Id FROM CustomPermission WHERE DeveloperName = 'Extra'].Id);
      }`;
    const report = `
        System.debug(Schema.SObjectType.Account.isAccessible() + ' ' + Schema.SObjectType.Account.isCreateable() + ' ' + Schema.SObjectType.Account.isUpdateable());
        System.debug(Lead.Secret__c.getDescribe().isAccessible() + ' ' + Lead.Secret__c.getDescribe().isUpdateable() + ' ' + FeatureManagement.checkPermission('Extra'));`;
    const statements = asMinimumUser(`${report}}
      insert new PermissionSetAssignment(AssigneeId = u.Id, PermissionSetId = made.Id);
      System.runAs(u) { ${report}`);
    const extra = {
      ...metadata("Extra", "<CustomPermission><label>Extra</label></CustomPermission>"),
      type: "CustomPermission",
    };
    const parts = { permissionSets: [permissionSet], objects: [lead], customPermissions: [extra] };
    expect(debugLines(made + statements, { parts })).toEqual([
      "false false false",
      "false false false",
      "true true false",
      "true false true",
    ]);
  });

  it("refuses DML on objects and fields", () => {
    expect(
      lines(`
        insert as user new Lead(LastName = 'a', Company = 'b');
        try { insert as user new Lead(LastName = 'a', Company = 'b', Score__c = 1); } catch (DmlException e) { System.debug(e.getMessage() + e.getDmlFieldNames(0)); }
        try { insert as user new Account(Name = 'a'); } catch (SecurityException e) { System.debug(e.getMessage()); }
        insert as system new Account(Name = 'a');`),
    ).toEqual([
      "Operation failed due to fields being inaccessible on Sobject Lead, check errors on Exception or Result!(Score__c)",
      "Access to entity 'Account' denied",
    ]);
  });

  it("strips fields and tells which (SObjectAccessDecision)", () => {
    expect(
      lines(`
        SObjectAccessDecision d = Security.stripInaccessible(AccessType.CREATABLE, new List<Lead>{ new Lead(LastName = 'a', Company = 'b', Score__c = 1) });
        System.debug(d.getRecords()[0].isSet('Score__c') + ' ' + d.getRecords()[0].get('LastName') + ' ' + d.getRemovedFields().get('Lead'));
        try { Security.stripInaccessible(AccessType.UPDATABLE, new List<Lead>{ new Lead() }); } catch (NoAccessException e) { System.debug(e.getMessage()); }
        System.debug(FeatureManagement.checkPermission('Bypass') + ' ' + FeatureManagement.checkPermission('Other'));
        System.debug(Lead.Score__c.getDescribe().isUpdateable() + ' ' + Schema.SObjectType.Lead.isCreateable() + ' ' + Schema.SObjectType.Lead.isDeletable());`),
    ).toEqual(["false a {Score__c}", "No access to entity: Lead", "true false", "false true false"]);
  });
});

describe("owners (Salesforce Help: Guidelines for Creating Queues; SOAP API Guide: INACTIVE_OWNER_OR_USER)", () => {
  it("are active users, or queues for the object", () => {
    const statements = `
      User gone = new User(LastName = 'Gone', Alias = 'gone', Username = 'gone@local-org.invalid', Email = 'gone@local-org.invalid', IsActive = false,
        ProfileId = UserInfo.getProfileId(), TimeZoneSidKey = 'Europe/Berlin', LocaleSidKey = 'en_US', LanguageLocaleKey = 'en_US', EmailEncodingKey = 'UTF-8');
      Group desk = new Group(Name = 'Desk', DeveloperName = 'Desk', Type = 'Queue');
      System.runAs(new User(Id = UserInfo.getUserId())) {
        insert gone; insert desk; insert new QueueSobject(QueueId = desk.Id, SobjectType = 'Lead');
      }
      for (Id ownerId : new List<Id>{ gone.Id, desk.Id }) {
        System.debug(Database.insert(new Lead(LastName = 'a', Company = 'b', OwnerId = ownerId), false).isSuccess());
        Database.Error problem = Database.insert(new Task(OwnerId = ownerId), false).getErrors()[0];
        System.debug(problem.getStatusCode() + ' ' + problem.getMessage().replace(gone.Id, 'gone'));
      }`;
    expect(debugLines(statements)).toEqual([
      "false",
      "INACTIVE_OWNER_OR_USER operation performed with inactive user [gone] as owner of task",
      "true",
      "INVALID_OPERATION Queue not associated with this SObject type",
    ]);
  });
});

describe("Messaging", () => {
  const type = metadata(
    "Late",
    "<CustomNotificationType><customNotifTypeName>Late</customNotifTypeName><desktop>true</desktop><masterLabel>Late</masterLabel><mobile>true</mobile></CustomNotificationType>",
  );
  const parts = { notificationTypes: [type] };
  const START = `Messaging.CustomNotification n = new Messaging.CustomNotification(); Set<String> users = new Set<String>{ UserInfo.getUserId() };
    n.setNotificationTypeId([SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'Late'].Id); n.setTitle('Late'); n.setBody('Call'); n.setTargetId('000000000000000AAA');`;

  it("keeps what is sent", () => {
    const { org, run } = compileApex(
      `${START} n.send(users);
      Messaging.SingleEmailMessage m = new Messaging.SingleEmailMessage();
      m.setToAddresses(new List<String>{ 'a@example.com' }); m.setSubject('Hi');
      Messaging.sendEmail(new List<Messaging.SingleEmailMessage>{ m });`,
      { parts },
    );
    run();
    expect(org.messages.map(({ kind, recipients }) => [kind, recipients])).toEqual([
      ["notification", [org.administratorId]],
      ["email", ["a@example.com"]],
    ]);
    expect(org.messages[0]?.values).toMatchObject({ Title: "Late", Body: "Call" });
  });

  // Apex Reference Guide: CustomNotification Class
  it.each([
    ["without target", "n.setTargetId(null);", "A notification needs a type, a title, a body and a target"],
    ["without title", "n.setTitle('');", "A notification needs a type, a title, a body and a target"],
    ["with a title too long", "n.setTitle('x'.repeat(251));", "The title of a notification has at most 250 characters"],
    ["with a body too long", "n.setBody('x'.repeat(751));", "The body of a notification has at most 750 characters"],
    [
      "of an unknown type",
      "n.setNotificationTypeId('0ML000000000zzzAAA');",
      "There is no custom notification type 0ML000000000zzzAAA",
    ],
    ["to nobody", "users.clear();", "A notification has 1 to 500 recipients, not 0"],
    [
      "to too many",
      "for (Integer i = 1000; i < 1500; i++) users.add('00500000000' + i);",
      "A notification has 1 to 500 recipients, not 501",
    ],
    ["to what is no recipient", "users.add('nobody');", "nobody is no user, group, queue, account or opportunity"],
  ])("refuses a notification %s", (_what, change, message) => {
    const { org, run } = compileApex(`${START} ${change} n.send(users);`, { parts });
    const error = thrown(run);
    expect([error.typeName, error.apexMessage]).toEqual(["System.IllegalArgumentException", message]);
    expect(org.messages).toEqual([]);
  });

  it("takes a page reference for a target, and all parts at once", () => {
    const { org, run } = compileApex(
      `${START} n.setTargetId(null); n.setTargetPageRef('{"type":"standard__namedPage","attributes":{"pageName":"home"}}'); n.send(users);
      Id type = [SELECT Id FROM CustomNotificationType].Id;
      new Messaging.CustomNotification(type, UserInfo.getUserId(), 'T', 'B', '000000000000000AAA', null).send(users);`,
      { parts },
    );
    run();
    expect(org.messages.map(({ values }) => values["Title"])).toEqual(["Late", "T"]);
  });
});

describe("one transaction", () => {
  it("leaves nothing of what fails", () => {
    const failing = compileApex("insert new Account(Name = 'a'); Integer zero = 0; Integer x = 1 / zero;");
    expect(thrown(failing.run).typeName).toBe("System.MathException");
    expect([...failing.org.store.rows("Account")]).toEqual([]);
    const working = compileApex("insert new Account(Name = 'a');");
    working.run();
    expect([...working.org.store.rows("Account")]).toHaveLength(1);
  });

  it("of a test sees setup rows alone and leaves nothing", () => {
    const { org, run, test, lines } = compileApex(
      "System.debug([SELECT COUNT() FROM Account]); insert new Account(Name = 'a'); System.debug([SELECT COUNT() FROM Profile]);",
    );
    run();
    test();
    expect(lines).toEqual(["0", "7", "0", "7"]);
    expect([...org.store.rows("Account")]).toHaveLength(1);
  });
});
