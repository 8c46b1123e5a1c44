/** What metadata that nobody uses here names: objects, fields, labels, roles, queues and classes. */
import type { XmlElement } from "../model.ts";
import { child, children, textOf } from "../xml.ts";
import { checkAura, checkPage } from "./code-behind.ts";
import { at, descendants, each, type CheckContext, FileCheck } from "./context.ts";
import { checkFieldTranslation, checkLabels, checkObjectTranslation } from "./translations.ts";

export function checkReferences(context: CheckContext): void {
  for (const file of context.project.other) CHECKS[file.type]?.(new FileCheck(context, file));
}

const CHECKS: Readonly<Record<string, (check: FileCheck) => void>> = {
  ApexPage: checkPage,
  ApprovalProcess: (check) => {
    const [object = ""] = check.file.fullName.split(".");
    for (const field of children(check.root, "approvalPageFields").flatMap((part) => children(part, "field"))) {
      check.fieldMayExist(field, object);
    }
    for (const approver of at(check.root, "approvalStep", "assignedApprover", "approver")) {
      if (textOf(approver, "type") === "queue") check.mustExist(child(approver, "name"), "queue", "Queue");
    }
    checkCriteria(check);
  },
  AssignmentRules: (check) => {
    for (const entry of at(check.root, "assignmentRule", "ruleEntry")) {
      const isQueue = textOf(entry, "assignedToType") === "Queue";
      if (isQueue) check.mustExist(child(entry, "assignedTo"), "queue", "Queue");
    }
    checkCriteria(check);
  },
  AuraDefinitionBundle: checkAura,
  AutoResponseRules: checkCriteria,
  CustomFieldTranslation: checkFieldTranslation,
  CustomObjectTranslation: checkObjectTranslation,
  EscalationRules: checkCriteria,
  PathAssistant: checkPath,
  Queue: (check) => check.peopleMustExist(at(check.root, "queueMembers")),
  Report: (check) => {
    for (const element of descendants(check.root)) {
      // As `Book__c.Price__c` in the standard types of reports, and as `Book__c$Price__c` in the project's own.
      const [, object, name] = /^(?:FK_\$)?(\w+__c)[.$](\w+__c)$/.exec(element.text.trim()) ?? [];
      if (object) check.fieldMayExist(element, object, name!);
    }
    const type = child(check.root, "reportType");
    const isThere = (name: string) =>
      !/^\w+__c$/.test(name) || check.context.other("ReportType", name.slice(0, -"__c".length));
    check.mustExist(type, "report type", isThere);
  },
  ReportType: (check) => {
    for (const object of children(check.root, "baseObject")) check.objectMayExist(object);
    checkJoins(check, check.root, textOf(check.root, "baseObject"));
    for (const column of at(check.root, "sections", "columns")) {
      const field = child(column, "field");
      const name = field?.text.trim() ?? "";
      const [base, ...path] = (textOf(column, "table") ?? "").split(".");
      const object = path.reduce<string | undefined>((at, name) => childObject(check.context, at, name), base);
      // Standard fields have names of their own there.
      if (field && object && /^\w+__c$/.test(name)) check.fieldMayExist(field, object, name);
    }
  },
  Role: (check) => check.mustExist(child(check.root, "parentRole"), "role", "Role"),
  SharingRules: (check) => {
    checkOwner(check);
    const all = descendants(check.root);
    check.peopleMustExist(all.filter(({ name }) => /^shared(To|From)$/.test(name)));
    for (const field of criteriaOf(all)) check.fieldMayExist(field, check.file.fullName);
  },
  Translations: checkLabels,
  Workflow: (check) => {
    checkOwner(check);
    checkCriteria(check);
    for (const update of children(check.root, "fieldUpdates")) {
      const field = child(update, "field");
      if (field && !child(update, "targetObject")) check.fieldMayExist(field, check.file.fullName);
    }
    for (const recipient of at(check.root, "alerts", "recipients")) {
      const field = child(recipient, "field");
      if (field && /^\w+__c$/.test(field.text.trim()))
        check.fieldMayExist(field, check.file.fullName, field.text.trim());
    }
    // Every org has templates that belong to no folder.
    const isTemplate = (name: string) =>
      name.startsWith("unfiled$public/") || check.context.other("EmailTemplate", name);
    for (const template of each(children(check.root, "alerts"), "template")) {
      check.mustExist(template, "e-mail template", isTemplate);
    }
    const actions = each(check.root.children, "fullName").map(({ text }) => text.trim());
    const used = at(check.root, "rules").flatMap((rule) => [rule, ...children(rule, "workflowTimeTriggers")]);
    for (const name of each(
      used.flatMap((one) => children(one, "actions")),
      "name",
    )) {
      check.mustExist(name, "action", (wanted) => actions.includes(wanted));
    }
  },
};

/** `Reviews__r`; undefined where nobody knows, or where there is none. */
function childObject(context: CheckContext, parent = "", relationship: string): string | undefined {
  const { childRelationships = [] } = context.objects.object(parent) ?? {};
  return childRelationships.find(({ name }) => name === relationship)?.childObject;
}

function checkJoins(check: FileCheck, around: XmlElement, parent: string | undefined): void {
  for (const join of children(around, "join")) {
    const relationship = child(join, "relationship");
    const joined = childObject(check.context, parent, relationship?.text.trim() ?? "");
    if (relationship?.text.trim().endsWith("__r") && !joined && check.context.objects.object(parent ?? ""))
      check.report(relationship, `there is no relationship "${relationship.text.trim()}" of ${parent}`);
    checkJoins(check, join, joined);
  }
}

/** The object that the file is called after; of standard ones an org has more than are documented. */
function checkOwner(check: FileCheck): void {
  if (check.file.fullName.endsWith("__c")) check.objectMayExist(check.root, check.file.fullName);
}

function criteriaOf(elements: readonly XmlElement[]): XmlElement[] {
  return each(
    elements.filter(({ name }) => name === "criteriaItems"),
    "field",
  );
}

/** `Lead.Status` */
function checkCriteria(check: FileCheck): void {
  for (const field of criteriaOf(descendants(check.root))) {
    const [object = "", name] = field.text.trim().split(".");
    if (name) check.fieldMayExist(field, object, name);
  }
}

function checkPath(check: FileCheck): void {
  const entity = child(check.root, "entityName");
  const name = entity?.text.trim() ?? "";
  if (entity) check.objectMayExist(entity);
  const object = check.context.objects.object(name);
  if (!object) return;
  const steps = at(check.root, "pathAssistantSteps");
  const shown = steps.flatMap((step) => children(step, "fieldNames"));
  for (const field of [...children(check.root, "fieldName"), ...shown]) {
    check.fieldMayExist(field, name);
  }
  const { picklistValues = [] } = object.field(textOf(check.root, "fieldName") ?? "") ?? {};
  for (const value of picklistValues.length > 0 ? each(steps, "picklistValueName") : []) {
    check.mustExist(value, "picklist value", (wanted) => picklistValues.some(({ value }) => value === wanted));
  }
  const recordTypes = [{ fullName: "__MASTER__" }, ...(check.context.source(name)?.recordTypes ?? [])];
  check.mustExist(child(check.root, "recordTypeName"), "record type", recordTypes);
}
