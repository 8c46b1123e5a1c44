/** Faults in rules, workflows and approvals, none of which the workbench runs; as in project-faults.ts. */
import { xml, type ProjectFault } from "./project-faults.ts";

const APPROVAL = "approvalProcesses/Book__c.Buy.approvalProcess-meta.xml";
const WORKFLOW = "workflows/Book__c.workflow-meta.xml";

const assigned = (queue: string) =>
  xml(
    "AssignmentRules",
    `<assignmentRule>
<fullName>All</fullName>
<ruleEntry>
¦<assignedTo>${queue}</assignedTo>
<assignedToType>Queue</assignedToType>
<criteriaItems>
<field>Lead.Status</field>
<operation>equals</operation>
<value>New</value>
</criteriaItems>
</ruleEntry>
</assignmentRule>`,
  );

/** Healthy metadata of kinds that the bookshop does without. */
export const AUTOMATION_ANNEX: Readonly<Record<string, string>> = {
  [APPROVAL]: xml(
    "ApprovalProcess",
    `<active>false</active>
<approvalPageFields>
<field>Price__c</field>
</approvalPageFields>
<approvalStep>
<assignedApprover>
<approver>
<name>Shelves</name>
<type>queue</type>
</approver>
</assignedApprover>
<label>Ask</label>
<name>Ask</name>
</approvalStep>
<label>Buy</label>
<recordEditability>AdminOnly</recordEditability>
<showApprovalHistory>true</showApprovalHistory>`,
  ),
  [WORKFLOW]: xml(
    "Workflow",
    `<alerts>
<fullName>Tell</fullName>
<description>Tell</description>
<protected>false</protected>
<recipients>
<field>Author__c</field>
<type>contactLookup</type>
</recipients>
<senderType>CurrentUser</senderType>
<template>unfiled$public/Thanks</template>
</alerts>
<fieldUpdates>
<fullName>Clear</fullName>
<field>Note__c</field>
<name>Clear</name>
<notifyAssignee>false</notifyAssignee>
<operation>Null</operation>
<protected>false</protected>
</fieldUpdates>
<fieldUpdates>
<fullName>Double</fullName>
<field>Price__c</field>
<formula>Price__c * 2</formula>
<name>Double</name>
<notifyAssignee>false</notifyAssignee>
<operation>Formula</operation>
<protected>false</protected>
</fieldUpdates>
<rules>
<fullName>Cheap</fullName>
<actions>
<name>Clear</name>
<type>FieldUpdate</type>
</actions>
<active>false</active>
<criteriaItems>
<field>Book__c.Price__c</field>
<operation>lessThan</operation>
<value>1</value>
</criteriaItems>
<triggerType>onCreateOnly</triggerType>
</rules>
<rules>
<fullName>Dear</fullName>
<active>false</active>
<formula>AND(ISCHANGED(Price__c), Price__c &gt; 9)</formula>
<triggerType>onAllChanges</triggerType>
</rules>`,
  ),
  "assignmentRules/Lead.assignmentRules-meta.xml": assigned("Shelves").replace("¦", ""),
};

export const AUTOMATION: readonly ProjectFault[] = [
  [WORKFLOW, "<field>Author__c", "¦<field>Writer__c", 'no field on Book__c "Writer__c"'],
  [WORKFLOW, "<formula>AND(ISCHANGED(Price__c)", "¦<formula>AND(ISCHANGED(Prize__c)", "Field Prize__c does not exist"],
  [WORKFLOW, "<formula>AND(ISCHANGED(Price__c), Price__c &gt; 9)", "¦<formula>Price__c", "expected (boolean)"],
  [WORKFLOW, "<formula>Price__c * 2", "¦<formula>Note__c", "expected (number)"],
  [WORKFLOW, "<field>Note__c", "¦<field>Notes__c", 'no field on Book__c "Notes__c"'],
  [WORKFLOW, "<field>Book__c.Price__c", "¦<field>Book__c.Prize__c", 'no field on Book__c "Prize__c"'],
  [WORKFLOW, "<name>Clear</name>\n<type>", "¦<name>Clean</name>\n<type>", 'there is no action "Clean"'],
  [WORKFLOW, "<template>unfiled$public", "¦<template>Shop", 'there is no e-mail template "Shop/Thanks"'],
  [
    WORKFLOW,
    "<field>Author__c</field>\n<type>contactLookup",
    "¦<recipient>Chief</recipient>\n<type>role",
    'there is no role "Chief"',
  ],
  [APPROVAL, "<field>Price__c", "¦<field>Prize__c", 'no field on Book__c "Prize__c"'],
  [APPROVAL, "<name>Shelves", "¦<name>Racks", 'there is no queue "Racks"'],
  [
    "assignmentRules/Lead.assignmentRules-meta.xml",
    "<field>Lead.Status",
    "¦<field>Lead.Sttaus",
    'no field on Lead "Sttaus"',
  ],
  ["assignmentRules/Contact.assignmentRules-meta.xml", null, assigned("Racks"), 'there is no queue "Racks"'],
];
