import { metadata, objectSource } from "../../database/org-fixture.ts";
import { debugLines } from "./run-apex.ts";

const text = (name: string, more = "<length>40</length>") =>
  `<fullName>${name}</fullName><label>${name}</label><type>Text</type>${more}`;

describe("custom metadata types", () => {
  const value = (field: string, type: string, content: string) =>
    `<values><field>${field}</field><value xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xsd:${type}">${content}</value></values>`;
  const record = (name: string, label: string, values: string) =>
    metadata(`Policy.${name}`, `<CustomMetadata><label>${label}</label>${values}</CustomMetadata>`);
  const definition = metadata(
    "Policy__mdt",
    "<CustomObject><label>Policy</label><pluralLabel>Policies</pluralLabel></CustomObject>",
  );
  const fields = [
    text("Team__c"),
    "<fullName>Minutes__c</fullName><label>Minutes</label><type>Number</type><precision>5</precision><scale>0</scale>",
    "<fullName>Active__c</fullName><label>Active</label><type>Checkbox</type><defaultValue>false</defaultValue>",
  ];
  const parts = {
    objects: [{ ...objectSource("Policy__mdt", fields), definition }],
    customMetadata: [
      record(
        "Fast",
        "Fast one",
        value("Minutes__c", "double", "15.0") +
          value("Active__c", "boolean", "true") +
          value("Team__c", "string", "EMEA"),
      ),
      record("Slow", "Slow one", value("Minutes__c", "double", "60.0")),
    ],
  };

  it("are queried, and found by name; such queries do not count (Execution Governors and Limits)", () => {
    const statements = `
      for (Policy__mdt p : [SELECT DeveloperName, MasterLabel, Minutes__c, Team__c FROM Policy__mdt WHERE Minutes__c < 100 ORDER BY Minutes__c DESC])
        System.debug(p.DeveloperName + ' ' + p.MasterLabel + ' ' + p.Minutes__c.intValue() + ' ' + p.Team__c);
      System.debug(Policy__mdt.getInstance('fast').Active__c + ' ' + Policy__mdt.getInstance('none') + ' ' + Policy__mdt.getAll().keySet());
      System.debug(Limits.getQueries() + ' ' + Limits.getQueryRows());`;
    expect(debugLines(statements, { parts })).toEqual([
      "Slow Slow one 60 null",
      "Fast Fast one 15 EMEA",
      "true null {Fast, Slow}",
      "0 0",
    ]);
  });
});

describe("custom settings", () => {
  it("of a hierarchy answer the user's values, else the profile's, else the org's", () => {
    const definition = metadata(
      "Switches__c",
      "<CustomObject><label>Switches</label><customSettingsType>Hierarchy</customSettingsType><enableFeeds>false</enableFeeds><visibility>Public</visibility></CustomObject>",
    );
    const fields = [
      text("Mode__c"),
      "<fullName>Off__c</fullName><label>Off</label><type>Checkbox</type><defaultValue>false</defaultValue>",
    ];
    const statements = `
      System.debug(Switches__c.getInstance().Off__c + ' ' + Switches__c.getOrgDefaults().Id);
      insert new Switches__c(SetupOwnerId = UserInfo.getOrganizationId(), Mode__c = 'org', Off__c = true);
      System.debug(Switches__c.getInstance().Mode__c + ' ' + Switches__c.getInstance().Off__c);
      insert new Switches__c(SetupOwnerId = UserInfo.getUserId(), Mode__c = 'own');
      System.debug(Switches__c.getInstance().Mode__c + ' ' + Switches__c.getOrgDefaults().Mode__c + ' ' + Switches__c.getValues(UserInfo.getProfileId()));
      delete [SELECT Id FROM Switches__c];
      System.debug(Switches__c.getInstance());
      insert new Switches__c(Mode__c = 'org');
      Switches__c own = Switches__c.getInstance();
      System.debug(own.Id + ' ' + own.Mode__c + ' ' + (own.SetupOwnerId == UserInfo.getUserId()));
      own.Mode__c = 'own';
      upsert own;
      System.debug(Switches__c.getInstance().Mode__c + ' ' + Switches__c.getOrgDefaults().Mode__c + ' ' + Switches__c.getInstance(UserInfo.getProfileId()).Mode__c);
      try { insert new Switches__c(Mode__c = 'org'); } catch (DmlException e) { System.debug(e.getDmlType(0)); }`;
    const parts = { objects: [{ ...objectSource("Switches__c", fields), definition }] };
    expect(debugLines(statements, { parts })).toEqual([
      "false null",
      "org true",
      "own org null",
      "Switches__c:{SetupOwnerId=005gL0000000001QAA}",
      "null org true",
      "own org org",
      "DUPLICATE_VALUE",
    ]);
  });
});

describe("business hours", () => {
  it("are those of the settings, holidays included", () => {
    const weekday = (day: string) =>
      `<${day}StartTime>09:00:00.000Z</${day}StartTime><${day}EndTime>17:00:00.000Z</${day}EndTime>`;
    const settings = metadata(
      "BusinessHours",
      `<BusinessHoursSettings>
        <businessHours><active>true</active><default>true</default><name>Berlin</name><timeZoneId>Europe/Berlin</timeZoneId>${["monday", "tuesday", "wednesday", "thursday", "friday"].map(weekday).join("")}</businessHours>
        <holidays><name>Unity</name><activityDate>2026-10-05</activityDate><businessHours>Berlin</businessHours><isRecurring>false</isRecurring></holidays>
      </BusinessHoursSettings>`,
    );
    // Friday 2 October 2026, 16:00 in Berlin (14:00Z) and two hours: one that day; Monday is a holiday, so Tuesday 10:00 = 08:00Z.
    const statements = `
      BusinessHours hours = [SELECT Id, Name, TimeZoneSidKey, MondayStartTime, SundayStartTime FROM BusinessHours WHERE IsDefault = true];
      System.debug(hours.Name + ' ' + hours.MondayStartTime + ' ' + hours.SundayStartTime);
      System.debug(BusinessHours.add(hours.Id, Datetime.newInstanceGmt(2026, 10, 2, 14, 0, 0), 2 * 60 * 60 * 1000L));
      System.debug(BusinessHours.isWithin(hours.Id, Datetime.newInstanceGmt(2026, 10, 5, 9, 0, 0)));
      System.debug(BusinessHours.nextStartDate(hours.Id, Datetime.newInstanceGmt(2026, 10, 3, 9, 0, 0)));
      System.debug(BusinessHours.diff(hours.Id, Datetime.newInstanceGmt(2026, 10, 2, 14, 0, 0), Datetime.newInstanceGmt(2026, 10, 6, 8, 0, 0)));`;
    expect(debugLines(statements, { parts: { other: [{ ...settings, type: "Settings" }] } })).toEqual([
      "Berlin 09:00:00.000Z null",
      "2026-10-06 08:00:00",
      "false",
      "2026-10-06 07:00:00",
      "7200000",
    ]);
  });

  it("ignore parts of a minute", () => {
    const statements = `
      Id hours = [SELECT Id FROM BusinessHours WHERE IsDefault = true].Id;
      System.debug(BusinessHours.add(hours, Datetime.newInstanceGmt(2026, 10, 2, 14, 0, 0), 119999L));`;
    expect(debugLines(statements)).toEqual(["2026-10-02 14:01:00"]);
  });
});

describe("schema describe", () => {
  it("names all fields of an object that is named (Apex Developer Guide: Using Field Tokens, fields.getMap)", () => {
    const statements = "System.debug(Schema.SObjectType.Lead.fields.getMap().get('email').getDescribe().getName());";
    expect(debugLines(statements)).toEqual(["Email"]);
  });

  it("tells of objects and fields", () => {
    const statements = `
      Schema.DescribeSObjectResult described = Schema.getGlobalDescribe().get('LEAD').getDescribe();
      System.debug(described.getName() + ' ' + described.getLabelPlural() + ' ' + described.getKeyPrefix() + ' ' + described.isCustom());
      Schema.DescribeFieldResult status = described.fields.getMap().get('status').getDescribe();
      System.debug(status.getType() + ' ' + status.getPicklistValues()[0].getValue() + ' ' + status.isNillable());
      System.debug(Schema.SObjectType.Contact.fields.AccountId.getReferenceTo() + ' ' + Contact.AccountId.getDescribe().getRelationshipName());
      System.debug(Lead.Email == Schema.Lead.Email);
      System.debug(((Id) [SELECT Id FROM User LIMIT 1].Id).getSObjectType());
      for (Schema.ChildRelationship r : Account.SObjectType.getDescribe().getChildRelationships()) if (r.getRelationshipName() == 'Contacts') System.debug(r.getField() + ' ' + r.getChildSObject());
      System.debug(Schema.SObjectType.Lead.getRecordTypeInfosByDeveloperName().keySet());`;
    expect(debugLines(statements)).toEqual([
      "Lead Leads 00Q false",
      "PICKLIST Open - Not Contacted false",
      "(Account) Account",
      "true",
      "User",
      "AccountId Contact",
      "{Master}",
    ]);
  });
});

describe("SObject", () => {
  it("reads and writes fields by name, with the platform's errors", () => {
    const statements = `
      SObject l = Schema.getGlobalDescribe().get('Lead').newSObject();
      l.put('LastName', 'Fry'); l.put('AnnualRevenue', 5); System.debug(l.get('annualrevenue') + ' ' + l.get(Lead.LastName));
      try { l.put('Nothing', 1); } catch (SObjectException e) { System.debug(e.getMessage()); }
      try { l.put('LastName', 1); } catch (SObjectException e) { System.debug(e.getMessage()); }
      try { l.put('CreatedDate', System.now()); } catch (SObjectException e) { System.debug(e.getMessage()); }
      insert new Lead(LastName = 'a', Company = 'b');
      Lead q = [SELECT LastName, Phone FROM Lead];
      try { System.debug(q.get('Company')); } catch (SObjectException e) { System.debug(e.getMessage()); }
      System.debug(q.getPopulatedFieldsAsMap().keySet());`;
    expect(debugLines(statements)).toEqual([
      "5 Fry",
      "Invalid field Nothing for Lead",
      "Illegal assignment from Integer to String",
      "Field is not writeable: Lead.CreatedDate",
      "SObject row was retrieved via SOQL without querying the requested field: Lead.Company",
      "{LastName, Id}",
    ]);
  });
});

describe("queries", () => {
  it("read labels, types of owners, all fields and multi-select picklists", () => {
    const kinds =
      "<fullName>Kinds__c</fullName><label>Kinds</label><type>MultiselectPicklist</type><visibleLines>3</visibleLines><valueSet><valueSetDefinition><sorted>false</sorted><value><fullName>A</fullName><default>false</default><label>Label A</label></value><value><fullName>B</fullName><default>false</default><label>Label B</label></value></valueSetDefinition></valueSet>";
    const statements = `
      Account a = new Account(Name = 'acme', Phone = '1'); insert a;
      insert new List<Lead>{ new Lead(LastName = 'ab', Company = 'c', Kinds__c = 'A;B'), new Lead(LastName = 'b', Company = 'c', Kinds__c = 'B') };
      insert new Task(WhatId = a.Id);
      System.debug([SELECT COUNT() FROM Lead WHERE Kinds__c INCLUDES ('A;B')] + ' ' + [SELECT COUNT() FROM Lead WHERE Kinds__c INCLUDES ('A', 'B')] + ' ' + [SELECT COUNT() FROM Lead WHERE Kinds__c EXCLUDES ('A')]);
      System.debug([SELECT toLabel(Kinds__c) FROM Lead WHERE LastName = 'ab'].Kinds__c);
      Task t = [SELECT TYPEOF What WHEN Account THEN Phone, Name ELSE Name END FROM Task];
      System.debug(((Account) t.What).Phone);
      Lead standard = (Lead) Database.query('SELECT FIELDS(STANDARD) FROM Lead LIMIT 1')[0];
      System.debug(standard.Company + ' ' + standard.isSet('Kinds__c'));
      try { Database.query('SELECT FIELDS(ALL) FROM Lead'); } catch (QueryException e) { System.debug(e.getMessage()); }
      Test.setCreatedDate([SELECT Id FROM Lead WHERE LastName = 'b'].Id, Datetime.newInstanceGmt(2026, 3, 1, 4, 0, 0));
      AggregateResult r = [SELECT DAY_ONLY(CreatedDate) gmt, DAY_ONLY(convertTimezone(CreatedDate)) here FROM Lead WHERE LastName = 'b' GROUP BY DAY_ONLY(CreatedDate), DAY_ONLY(convertTimezone(CreatedDate))];
      System.debug(String.valueOf(r.get('gmt')) + ' ' + String.valueOf(r.get('here')));`;
    expect(debugLines(statements, { parts: { objects: [objectSource("Lead", [kinds])] } })).toEqual([
      "1 2 1",
      "Label A;Label B",
      "1",
      "c false",
      "The SOQL FIELDS function is not supported with an unbounded set of fields in this API",
      "2026-03-01 00:00:00 2026-02-28 00:00:00",
    ]);
  });
});
