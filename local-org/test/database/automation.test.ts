/** What an org would run when rows are saved, and what it would not. Metadata API Developer Guide: Flow, Workflow, DuplicateRule. */
import { context } from "../../src/apex/runtime/context.ts";
import { refuseAutomation } from "../../src/database/dml/automation.ts";
import { count, insert, makeOrg, metadata, objectSource } from "./org-fixture.ts";

type Automation = "Flow" | "Workflow" | "DuplicateRule" | "RestrictionRule";
const orgWith = (type: Automation, fullName: string, content: string) =>
  makeOrg({ other: [{ ...metadata(fullName, `<${type}>${content}</${type}>`), type }] });

/** The operations on leads that are refused. */
function refused(org: ReturnType<typeof makeOrg>): string[] {
  const isRefused = (operation: "insert" | "update" | "delete"): boolean =>
    org.run(org.administratorId, () => {
      try {
        refuseAutomation(org.schema.object("Lead")!, `before ${operation}`);
        return false;
      } catch {
        return true;
      }
    });
  return (["insert", "update", "delete"] as const).filter(isRefused);
}

const flow = (when: string, kind = "RecordAfterSave", status = "Active", object = "Lead") =>
  `<start><object>${object}</object><recordTriggerType>${when}</recordTriggerType><triggerType>${kind}</triggerType></start><status>${status}</status>`;

const process = (when: string, object = "Lead") =>
  ["ObjectType", object, "TriggerType", when].reduce(
    (text, value, i) =>
      i % 2 === 0
        ? `${text}<processMetadataValues><name>${value}</name>`
        : `${text}<value><stringValue>${value}</stringValue></value></processMetadataValues>`,
    "<processType>Workflow</processType><status>Active</status>",
  );

it.each([
  ["after a row is made", flow("Create"), ["insert"]],
  ["before a row is changed", flow("Update", "RecordBeforeSave"), ["update"]],
  ["with each save", flow("CreateAndUpdate"), ["insert", "update"]],
  ["before a row is deleted", flow("Delete", "RecordBeforeDelete"), ["delete"]],
  ["that is written in capitals", flow("Create", "RecordAfterSave", "ACTIVE"), ["insert"]],
  ["in a process", process("onAllChanges"), ["insert", "update"]],
  ["in a process for new rows", process("onCreateOnly"), ["insert"]],
  ["nothing that is not active", flow("Create", "RecordAfterSave", "Draft"), []],
  ["nothing of other objects", flow("Create", "RecordAfterSave", "Active", "Account"), []],
  ["nothing that has its own time", flow("Create", "Scheduled"), []],
  ["nothing that somebody starts", "<processType>AutoLaunchedFlow</processType><status>Active</status>", []],
])("refuses what a flow would do %s", (_, content, operations) => {
  expect(refused(orgWith("Flow", "Assign", content))).toEqual(operations);
});

const rule = (actions: string, when = "onCreateOnly", active = "true") =>
  `<rules><fullName>R</fullName>${actions}<active>${active}</active><triggerType>${when}</triggerType></rules>`;
const action = (type: string) => `<actions><name>A</name><type>${type}</type></actions>`;

it.each([
  ["new rows", rule(action("FieldUpdate")), ["insert"]],
  ["all rows", rule(action("Alert") + action("Task"), "onAllChanges"), ["insert", "update"]],
  ["rows that come to meet it", rule(action("FieldUpdate"), "onCreateOrTriggeringUpdate"), ["insert", "update"]],
  ["nothing but mail", rule(action("Alert")), []],
  ["nothing while it is not active", rule(action("FieldUpdate"), "onAllChanges", "false"), []],
])("refuses what a workflow rule would do with %s", (_, content, operations) => {
  expect(refused(orgWith("Workflow", "Lead", content))).toEqual(operations);
});

const duplicates = (onInsert: string, onUpdate: string, active = "true") =>
  `<actionOnInsert>${onInsert}</actionOnInsert><actionOnUpdate>${onUpdate}</actionOnUpdate><isActive>${active}</isActive>`;

// Apex Reference Guide, "DMLOptions.DuplicateRuleHeader": an alert too keeps a row from being saved, unless it is bypassed.
it.each([
  ["blocks new rows", duplicates("Block", "Allow"), ["insert"]],
  ["alerts", `${duplicates("Allow", "Block")}<operationsOnInsert>Alert</operationsOnInsert>`, ["insert", "update"]],
  ["reports only", `${duplicates("Allow", "Allow")}<operationsOnUpdate>Report</operationsOnUpdate>`, []],
  ["is not active", duplicates("Block", "Block", "false"), []],
])("refuses what a duplicate rule would do that %s", (_, content, operations) => {
  expect(refused(orgWith("DuplicateRule", "Lead.Same_Person", content))).toEqual(operations);
  expect(refused(orgWith("DuplicateRule", "Contact.Same_Person", content))).toEqual([]);
});

it("names it where a row is saved", () => {
  const org = orgWith("Flow", "Assign", flow("Create"));
  const save = () => org.run(org.administratorId, () => insert("Lead", { LastName: "Ames", Company: "Acme" }));
  expect(save).toThrow("not modelled: the flow Assign");
});

// Metadata API Developer Guide, LookupFilter: one that is optional does not keep a user from saving.
it("refuses to judge whether a row matches a lookup filter that must be met", () => {
  const filterOf = (flags: string) =>
    `<lookupFilter><filterItems><field>Account.Name</field><operation>equals</operation><value>b</value></filterItems>${flags}</lookupFilter>`;
  const lookup = (name: string, flags: string) =>
    `<fullName>${name}__c</fullName><label>${name}</label><type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>${name}</relationshipName>${filterOf(flags)}`;
  const fields = [
    lookup("Must", "<active>true</active><isOptional>false</isOptional>"),
    lookup("May", "<active>true</active><isOptional>true</isOptional>"),
    lookup("Off", "<active>false</active><isOptional>false</isOptional>"),
  ];
  const standard = `<fullName>AccountId</fullName><type>Lookup</type>${filterOf("<active>true</active>")}`;
  makeOrg({ objects: [objectSource("Box__c", fields), objectSource("Contact", [standard])] }).runTest(() => {
    const [id] = insert("Account", { Name: "a" });
    insert("Box__c", { May__c: id, Off__c: id });
    expect(() => insert("Box__c", { Must__c: id })).toThrow("not modelled: the lookup filter of Box__c.Must__c");
    insert("Contact", { LastName: "c" });
    expect(() => insert("Contact", { LastName: "c", AccountId: id })).toThrow("the lookup filter of Contact.AccountId");
  });
});

// Metadata API Developer Guide, RestrictionRule: a rule of scope hides nothing.
it.each([
  ["Restrict", "true", "not modelled: restriction rules of Account"],
  ["Restrict", "false", undefined],
  ["Scoping", "true", undefined],
])("refuses what a user sees under a restriction rule: %s, active %s", (enforcementType, active, message) => {
  const content = `<active>${active}</active><enforcementType>${enforcementType}</enforcementType><targetEntity>Account</targetEntity>`;
  orgWith("RestrictionRule", "R", content).runTest(() => {
    insert("Account", { Name: "a" });
    context().sharing = "with";
    const look = () => count("SELECT COUNT() FROM Account");
    if (message) expect(look).toThrow(message);
    else expect(look()).toBe(1);
  });
});
