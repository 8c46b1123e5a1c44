/** What metadata that nobody uses here names: objects, fields, labels, roles, queues and classes. */
import type { XmlElement } from "../model.ts";
import { child, children, textOf } from "../xml.ts";
import { checkAura, checkPage } from "./code-behind.ts";
import { at, each, named, type CheckContext } from "./context.ts";
import { checkField, checkObject, checkPeople, descendants, mustBe, type File } from "./names.ts";
import { checkFieldTranslation, checkLabels, checkObjectTranslation } from "./translations.ts";

export function checkReferences(context: CheckContext): void {
  for (const file of context.project.other) CHECKS[file.type]?.(context, file);
}

const CHECKS: Readonly<Record<string, (context: CheckContext, file: File) => void>> = {
  ApexPage: checkPage,
  ApprovalProcess: (context, file) => {
    const [object = ""] = file.fullName.split(".");
    for (const field of children(file.root, "approvalPageFields").flatMap((part) => children(part, "field"))) {
      checkField(context, file, field, object, field.text.trim());
    }
    for (const approver of at(file.root, "approvalStep", "assignedApprover", "approver")) {
      if (textOf(approver, "type") === "queue") mustBe(context, file, child(approver, "name"), "Queue", "queue");
    }
    checkCriteria(context, file);
  },
  AssignmentRules: (context, file) => {
    for (const entry of at(file.root, "assignmentRule", "ruleEntry")) {
      const isQueue = textOf(entry, "assignedToType") === "Queue";
      if (isQueue) mustBe(context, file, child(entry, "assignedTo"), "Queue", "queue");
    }
    checkCriteria(context, file);
  },
  AuraDefinitionBundle: checkAura,
  AutoResponseRules: checkCriteria,
  CustomFieldTranslation: checkFieldTranslation,
  CustomObjectTranslation: checkObjectTranslation,
  EscalationRules: checkCriteria,
  PathAssistant: checkPath,
  Queue: (context, file) => checkPeople(context, file, at(file.root, "queueMembers")),
  Report: (context, file) => {
    for (const element of descendants(file.root)) {
      // As `Book__c.Price__c` in the standard types of reports, and as `Book__c$Price__c` in the project's own.
      const [, object, name] = /^(?:FK_\$)?(\w+__c)[.$](\w+__c)$/.exec(element.text.trim()) ?? [];
      if (object) checkField(context, file, element, object, name!);
    }
    const type = child(file.root, "reportType");
    const isThere = (name: string) =>
      !/^\w+__c$/.test(name) || context.other("ReportType", name.slice(0, -"__c".length));
    context.mustExist(file, type, "report type", isThere);
  },
  ReportType: (context, file) => {
    for (const object of children(file.root, "baseObject")) checkObject(context, file, object, object.text.trim());
    checkJoins(context, file, file.root, textOf(file.root, "baseObject"));
    for (const column of at(file.root, "sections", "columns")) {
      const field = child(column, "field");
      const name = field?.text.trim() ?? "";
      const [base, ...path] = (textOf(column, "table") ?? "").split(".");
      const object = path.reduce<string | undefined>((at, name) => childObject(context, at, name), base);
      // Standard fields have names of their own there.
      if (field && object && /^\w+__c$/.test(name)) checkField(context, file, field, object, name);
    }
  },
  Role: (context, file) => mustBe(context, file, child(file.root, "parentRole"), "Role", "role"),
  SharingRules: (context, file) => {
    checkOwner(context, file);
    const all = descendants(file.root);
    checkPeople(
      context,
      file,
      all.filter(({ name }) => /^shared(To|From)$/.test(name)),
    );
    for (const field of criteriaOf(all)) checkField(context, file, field, file.fullName, field.text.trim());
  },
  Translations: checkLabels,
  Workflow: (context, file) => {
    checkOwner(context, file);
    checkCriteria(context, file);
    for (const update of children(file.root, "fieldUpdates")) {
      const field = child(update, "field");
      if (field && !child(update, "targetObject")) checkField(context, file, field, file.fullName, field.text.trim());
    }
    for (const recipient of at(file.root, "alerts", "recipients")) {
      const field = child(recipient, "field");
      if (field && /^\w+__c$/.test(field.text.trim()))
        checkField(context, file, field, file.fullName, field.text.trim());
    }
    // Every org has templates that belong to no folder.
    const isTemplate = (name: string) => name.startsWith("unfiled$public/") || context.other("EmailTemplate", name);
    for (const template of each(children(file.root, "alerts"), "template")) {
      context.mustExist(file, template, "e-mail template", isTemplate);
    }
    const actions = each(file.root.children, "fullName").map(({ text }) => text.trim());
    const used = at(file.root, "rules").flatMap((rule) => [rule, ...children(rule, "workflowTimeTriggers")]);
    for (const name of each(
      used.flatMap((one) => children(one, "actions")),
      "name",
    )) {
      context.mustExist(file, name, "action", (wanted) => actions.includes(wanted));
    }
  },
};

/** `Reviews__r`; undefined where nobody knows, or where there is none. */
function childObject(context: CheckContext, parent = "", relationship: string): string | undefined {
  const { childRelationships = [] } = context.objects.object(parent) ?? {};
  return childRelationships.find(({ name }) => name === relationship)?.childObject;
}

function checkJoins(context: CheckContext, file: File, around: XmlElement, parent: string | undefined): void {
  for (const join of children(around, "join")) {
    const relationship = child(join, "relationship");
    const joined = childObject(context, parent, relationship?.text.trim() ?? "");
    if (relationship?.text.trim().endsWith("__r") && !joined && context.objects.object(parent ?? ""))
      context.report(file, relationship, `there is no relationship "${relationship.text.trim()}" of ${parent}`);
    checkJoins(context, file, join, joined);
  }
}

/** The object that the file is called after; of standard ones an org has more than are documented. */
function checkOwner(context: CheckContext, file: File): void {
  if (file.fullName.endsWith("__c")) checkObject(context, file, file.root, file.fullName);
}

function criteriaOf(elements: readonly XmlElement[]): XmlElement[] {
  return each(
    elements.filter(({ name }) => name === "criteriaItems"),
    "field",
  );
}

/** `Lead.Status` */
function checkCriteria(context: CheckContext, file: File): void {
  for (const field of criteriaOf(descendants(file.root))) {
    const [object = "", name] = field.text.trim().split(".");
    if (name) checkField(context, file, field, object, name);
  }
}

function checkPath(context: CheckContext, file: File): void {
  const entity = child(file.root, "entityName");
  const name = entity?.text.trim() ?? "";
  if (entity) checkObject(context, file, entity, name);
  const object = context.objects.object(name);
  if (!object) return;
  const steps = at(file.root, "pathAssistantSteps");
  const shown = steps.flatMap((step) => children(step, "fieldNames"));
  for (const field of [...children(file.root, "fieldName"), ...shown]) {
    checkField(context, file, field, name, field.text.trim());
  }
  const { picklistValues = [] } = object.field(textOf(file.root, "fieldName") ?? "") ?? {};
  for (const value of picklistValues.length > 0 ? each(steps, "picklistValueName") : []) {
    context.mustExist(file, value, "picklist value", (wanted) => picklistValues.some(({ value }) => value === wanted));
  }
  const source = context.project.objects.find(({ apiName }) => apiName === name);
  const isThere = (wanted: string) => wanted === "__MASTER__" || named(source?.recordTypes ?? [], wanted);
  context.mustExist(file, child(file.root, "recordTypeName"), "record type", isThere);
}
