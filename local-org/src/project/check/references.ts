/** What elements of metadata name must exist: files of other types, objects, fields, tabs, people and classes. */
import { readData } from "../data.ts";
import { unescaped } from "../escapes.ts";
import type { MetadataFile, XmlElement } from "../model.ts";
import { isNearly } from "../near.ts";
import { at, child, children, textOf, textsAt } from "../xml.ts";
import { checkAura, checkPage } from "./code-behind.ts";
import { descendants, SYSTEM_LAYOUT, type CheckContext, type FileCheck } from "./context.ts";
import { checkFieldTranslation, checkObjectTranslation } from "./translations.ts";

type Row = readonly [path: string, what: string, type?: string];
const { ofTypes } = JSON.parse(readData("metadata-references.json")) as { ofTypes: Readonly<Record<string, Row[]>> };
const ROWS = new Map(Object.entries(ofTypes).flatMap(([types, rows]) => types.split(" ").map((type) => [type, rows])));

export function checkReferences(context: CheckContext): void {
  for (const check of context.checks(context.files)) {
    const { type = "" } = check.file;
    for (const [path, what, known] of ROWS.get(type) ?? []) {
      for (const element of at(check.root, path)) checkReference(check, element, what, known);
    }
    CHECKS[type]?.(check);
    if (FOLDERS.has(type)) checkFolder(check, `${type.replace("Template", "")}Folder`);
  }
}

/** What lies in folders that are metadata themselves; every org has one of those that all may read. */
const FOLDERS = new Set(["Dashboard", "Document", "EmailTemplate", "Report"]);

function checkFolder(check: FileCheck, type: string): void {
  const [folder = "", name] = check.file.fullName.split("/");
  const isThere = folder === "unfiled$public" || check.context.has(type, folder);
  check.report(check.root, name !== undefined && !isThere && `Cannot find folder:${folder}`);
}

function checkReference(check: FileCheck, element: XmlElement, what: string, type: string | undefined): void {
  const isThere = THERE[what];
  if (type) check.mustExist(element, what, type);
  else if (isThere) check.mustExist(element, what, (name) => isThere(name, check.context, check.file));
  else SPECIAL[what]!(check, element);
}

const SPECIAL: Readonly<Record<string, (check: FileCheck, element: XmlElement) => void>> = {
  "any object": (check, element) => check.objectMayExist(element),
  object: (check, element) => check.objectMustExist(element),
  "own field": (check, element) => check.fieldMayExist(element, check.file.fullName.split(".")[0]!),
  people: (check, element) => check.peopleMustExist([element]),
  tab: (check, element) => check.tabMustExist(element),
  "tab or object": (check, element) => {
    if (check.context.wrongTab(element.text.trim())) check.objectMustExist(element);
  },
};

/** What can be overridden of custom objects; standard ones have more. */
const ACTIONS = new Set("Accept CancelEdit Clone Delete Edit Follow List New SaveEdit Tab View".split(" "));

/** Names that are not only those of files: the platform has some of its own, and others have their object in front. */
const THERE: Readonly<Record<string, (name: string, context: CheckContext, file: MetadataFile) => boolean>> = {
  action: (name, _context, { fullName }) => !fullName.endsWith("__c") || ACTIONS.has(name),
  application: (name, context) => name.startsWith("standard__") || context.has("CustomApplication", name),
  "compact layout": (name, context, { fullName }) =>
    [SYSTEM_LAYOUT, ...context.source(fullName)!.compactLayouts].some((layout) => layout.fullName === name),
  "custom metadata type": (name, { objects }) => objects.object(name)?.kind === "customMetadata",
  "custom setting": (name, { objects }) => objects.object(name)?.kind === "customSetting",
  // Every org has templates that belong to no folder.
  "e-mail template": (name, context) => name.startsWith("unfiled$public/") || context.has("EmailTemplate", name),
  layout: (name, context) => mayHaveLayout(context, unescaped(name)),
  "record type": (name, context) => {
    const [object, recordType] = name.split(".");
    return context.source(object!)?.recordTypes.some(({ fullName }) => fullName === recordType) ?? false;
  },
  "report type": (name, context) => !/^\w+__c$/.test(name) || context.has("ReportType", name.slice(0, -"__c".length)),
};

/** Standard objects have layouts in every org, and a custom object gets one with its label for a name. */
function mayHaveLayout(context: CheckContext, name: string): boolean {
  const names = context.project.layouts.map(({ fullName }) => fullName);
  const object = name.split("-")[0]!;
  const definition = context.source(object)?.definition?.root;
  const isOfOrg = !object.endsWith("__c") || name === `${object}-${definition && textOf(definition, "label")} Layout`;
  return names.includes(name) || (isOfOrg && !isNearly(name, names));
}

const CHECKS: Readonly<Record<string, (check: FileCheck) => void>> = {
  ApexPage: checkPage,
  ApprovalProcess: checkCriteria,
  AssignmentRules: checkCriteria,
  AuraDefinitionBundle: checkAura,
  AutoResponseRules: checkCriteria,
  CustomFieldTranslation: checkFieldTranslation,
  CustomObjectTranslation: checkObjectTranslation,
  Dashboard: (check) => {
    // A folder in a folder is part of the report's name there.
    const reports = check.context.checksOf("Report").map(({ file }) => file.fullName.split("/").at(-1));
    const isThere = (name: string) => name.startsWith("unfiled$public/") || reports.includes(name.split("/").at(-1));
    for (const element of descendants(check.root).filter(({ name }) => name === "report"))
      check.mustExist(element, "report", isThere);
  },
  EscalationRules: checkCriteria,
  PathAssistant: checkPath,
  Report: (check) => {
    for (const element of descendants(check.root)) {
      // As `Book__c.Price__c` in the standard types of reports, as `Author__c.Books__r$Price__c` in the project's own.
      const [, first, path, name] = /^(?:FK_\$)?(\w+__c)((?:\.\w+__r)*)[.$](\w+__c)$/.exec(element.text.trim()) ?? [];
      const object = path
        ?.split(".")
        .slice(1)
        .reduce((at, each) => childObject(check.context, at, each), first);
      if (object) check.fieldMayExist(element, object, name!);
    }
  },
  ReportType: (check) => {
    checkJoins(check, check.root, textOf(check.root, "baseObject"));
    for (const column of at(check.root, "sections.columns")) {
      const [base, ...path] = (textOf(column, "table") ?? "").split(".");
      const object = path.reduce<string | undefined>((at, name) => childObject(check.context, at, name), base);
      // Standard fields have names of their own there.
      for (const field of object ? custom(at(column, "field")) : []) check.fieldMayExist(field, object!);
    }
  },
  SharingRules: (check) => {
    checkOwner(check);
    for (const field of criteriaOf(check)) check.fieldMayExist(field, check.file.fullName);
  },
  Workflow: (check) => {
    checkOwner(check);
    checkCriteria(check);
    const updates = at(check.root, "fieldUpdates").filter((update) => !child(update, "targetObject"));
    for (const field of [...at(updates, "field"), ...custom(at(check.root, "alerts.recipients.field"))]) {
      check.fieldMayExist(field, check.file.fullName);
    }
    const actions = textsAt(check.root.children, "fullName");
    const used = [...at(check.root, "rules.actions"), ...at(check.root, "rules.workflowTimeTriggers.actions")];
    for (const name of at(used, "name")) check.mustExist(name, "action", (wanted) => actions.includes(wanted));
  },
};

const custom = (fields: readonly XmlElement[]) => fields.filter(({ text }) => /^\w+__c$/.test(text.trim()));

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

function criteriaOf({ root }: FileCheck): XmlElement[] {
  return at([root, ...descendants(root)], "criteriaItems.field");
}

/** `Lead.Status` */
function checkCriteria(check: FileCheck): void {
  for (const field of criteriaOf(check)) {
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
  for (const field of [...at(check.root, "fieldName"), ...at(check.root, "pathAssistantSteps.fieldNames")]) {
    check.fieldMayExist(field, name);
  }
  const { picklistValues = [] } = object.field(textOf(check.root, "fieldName") ?? "") ?? {};
  for (const value of picklistValues.length > 0 ? at(check.root, "pathAssistantSteps.picklistValueName") : []) {
    check.mustExist(value, "picklist value", (wanted) => picklistValues.some(({ value }) => value === wanted));
  }
  const recordTypes = [{ fullName: "__MASTER__" }, ...(check.context.source(name)?.recordTypes ?? [])];
  check.mustExist(child(check.root, "recordTypeName"), "record type", recordTypes);
}
