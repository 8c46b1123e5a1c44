/** Rows that the project's metadata stands for. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ApexBlob } from "../../src/apex/runtime/blob.ts";
import { context } from "../../src/apex/runtime/context.ts";
import type { MetadataFile } from "../../src/project/model.ts";
import { column, insert, makeOrg, metadata, query, thrown } from "./org-fixture.ts";

const other = (type: string, fullName: string, body: string): MetadataFile & { type: string } => ({
  ...metadata(fullName, `<${type}>${body}</${type}>`),
  type,
});

it("roles with those above them, groups and queues with their members", () => {
  const org = makeOrg({
    other: [
      other("Role", "Rep", "<name>Rep</name><parentRole>Chief</parentRole>"),
      other("Role", "Chief", "<name>Chief</name>"),
      other("Group", "Everybody", "<name>All of us</name>"),
      other(
        "Queue",
        "Inbound",
        `<name>Inbound Leads</name><doesSendEmailToMembers>true</doesSendEmailToMembers><queueSobject><sobjectType>Lead</sobjectType></queueSobject>
         <queueMembers><publicGroups><publicGroup>Everybody</publicGroup></publicGroups><rolesAndSubordinates><roleAndSubordinates>Chief</roleAndSubordinates></rolesAndSubordinates></queueMembers>`,
      ),
    ],
  });
  org.runTest(() => {
    const [parentId] = column("SELECT ParentRoleId FROM UserRole WHERE DeveloperName = 'Rep'");
    expect(column("SELECT Name FROM UserRole WHERE Id = :parentId", { parentId })).toEqual(["Chief"]);
    expect(column("SELECT Name FROM Group WHERE Type = 'Queue'")).toEqual(["Inbound Leads"]);
    expect(column("SELECT Queue.Name FROM QueueSobject WHERE SobjectType = 'Lead'")).toEqual(["Inbound Leads"]);
    const isMember = "Id IN (SELECT UserOrGroupId FROM GroupMember WHERE Group.DeveloperName = 'Inbound')";
    expect(column(`SELECT Type FROM Group WHERE ${isMember} ORDER BY Type`)).toEqual([
      "Regular",
      "RoleAndSubordinates",
    ]);
    const [rep] = column("SELECT Id FROM UserRole WHERE DeveloperName = 'Rep'");
    const [profile] = column("SELECT Id FROM Profile WHERE Name = 'Standard User'");
    const person = {
      LastName: "x",
      Email: "x@example.com",
      Alias: "x",
      ProfileId: profile,
      TimeZoneSidKey: "America/New_York",
      LocaleSidKey: "en_US",
      LanguageLocaleKey: "en_US",
      EmailEncodingKey: "UTF-8",
    };
    expect(thrown(() => insert("User", person)).message).toContain("Required fields are missing: [Username]");
    // Object Reference, User: user names are in lower case.
    const [chief] = insert("User", { ...person, Username: "Chief@example.com", CommunityNickname: "chief" });
    insert("User", {
      ...person,
      Username: "rep@example.com",
      CommunityNickname: "rep",
      UserRoleId: rep,
      ManagerId: chief,
    });
    expect(column("SELECT Manager.Username FROM User WHERE UserRole.Name = 'Rep'")).toEqual(["chief@example.com"]);
    expect(column("SELECT UserRole.ParentRoleId FROM User WHERE ManagerId != null")).toEqual([parentId]);
  });
});

it("email templates with their bodies, notification types by their names", () => {
  const root = mkdtempSync(path.join(tmpdir(), "templates-"));
  writeFileSync(path.join(root, "Welcome.email"), "Hello {!Contact.Name}");
  const template = {
    ...other(
      "EmailTemplate",
      "Sales/Welcome",
      "<available>true</available><name>A Welcome</name><subject>Hi</subject><style>none</style><type>text</type>",
    ),
    file: "Welcome.email-meta.xml",
  };
  const type = metadata(
    "Sla_Warning",
    "<CustomNotificationType><customNotifTypeName>Sla_Warning</customNotifTypeName><desktop>true</desktop><masterLabel>Warning</masterLabel><mobile>false</mobile></CustomNotificationType>",
  );
  const org = makeOrg({ root, other: [template], notificationTypes: [type] });
  org.runTest(() => {
    const [row] = query(
      "SELECT Name, Subject, Body, FolderName, IsActive FROM EmailTemplate WHERE DeveloperName = 'Welcome'",
    );
    expect(["Name", "Subject", "Body", "FolderName", "IsActive"].map((name) => row?.fields.get(name))).toEqual([
      "A Welcome",
      "Hi",
      "Hello {!Contact.Name}",
      "Sales",
      true,
    ]);
    expect(
      column("SELECT Id FROM CustomNotificationType WHERE DeveloperName = 'Sla_Warning' AND Desktop = true"),
    ).toEqual([expect.stringMatching(/^0ML/)]);
  });
  rmSync(root, { recursive: true });
});

// github.com/roshangujiri/docuprime, FormHandlerTest
it("an email template that a program makes without saying its style", () => {
  makeOrg().runTest(() => {
    insert("EmailTemplate", { Name: "test", DeveloperName: "test", TemplateType: "text", FolderId: context().userId });
    expect(column("SELECT TemplateStyle FROM EmailTemplate WHERE Name = 'test'")).toEqual(["none"]);
  });
});

it("a role that a program makes has its groups, too (Object Reference: Group, Type)", () => {
  makeOrg().runTest(() => {
    const [roleId] = insert("UserRole", { Name: "Scouts", DeveloperName: "Scouts" });
    const types = column("SELECT Type FROM Group WHERE RelatedId = :roleId ORDER BY Type", { roleId });
    expect(types).toEqual(["Role", "RoleAndSubordinates"]);
  });
});

// Metadata API Developer Guide: StaticResource; Apex Reference: StaticResource bodies are Blobs.
it("static resources with their bodies; what lies unpacked in a folder has none that could be told", () => {
  const root = mkdtempSync(path.join(tmpdir(), "resources-"));
  writeFileSync(path.join(root, "words.txt"), "héllo");
  const resource = (name: string) => ({
    ...metadata(
      name,
      "<StaticResource><cacheControl>Public</cacheControl><contentType>text/plain</contentType></StaticResource>",
    ),
    file: `${name}.resource-meta.xml`,
  });
  const org = makeOrg({ root, staticResources: [resource("words"), resource("unpacked")] });
  org.runTest(() => {
    expect(column("SELECT BodyLength FROM StaticResource WHERE Name = 'words' AND CacheControl = 'Public'")).toEqual([
      6,
    ]);
    const [row] = query("SELECT Body FROM StaticResource WHERE ContentType = 'text/plain' AND Name = 'words'");
    expect(row?.fields.get("Body")).toEqual(ApexBlob.fromText("héllo"));
    expect(() => column("SELECT Body FROM StaticResource WHERE Name = 'unpacked'")).toThrow(
      "not modelled: the body of the static resource unpacked",
    );
  });
  rmSync(root, { recursive: true });
});
