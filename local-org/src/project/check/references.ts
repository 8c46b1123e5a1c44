/** What metadata that nobody uses here names: objects, fields, labels, roles, queues and classes. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MetadataFile, XmlElement } from "../model.ts";
import { META } from "../source-reader.ts";
import { child, children, parseMarkup, textOf } from "../xml.ts";
import { at, each, named, type CheckContext } from "./context.ts";

type File = MetadataFile & { readonly type: string };

export function checkReferences(context: CheckContext): void {
  for (const file of context.project.other) CHECKS[file.type]?.(context, file);
}

const CHECKS: Readonly<Record<string, (context: CheckContext, file: File) => void>> = {
  ApexPage: checkPage,
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
  ReportType: (context, file) => {
    for (const object of children(file.root, "baseObject")) checkObject(context, file, object, object.text.trim());
    for (const column of at(file.root, "sections", "columns")) {
      const field = child(column, "field");
      const name = field?.text.trim() ?? "";
      // Standard fields have names of their own there.
      if (field && /^\w+__c$/.test(name)) checkField(context, file, field, textOf(column, "table") ?? "", name);
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
  Translations: (context, file) => {
    const { labels } = context.project;
    for (const name of each(children(file.root, "customLabels"), "name")) {
      context.mustExist(file, name, "label", (wanted) => labels.some(({ fullName }) => fullName === wanted));
    }
  },
  Workflow: (context, file) => {
    checkOwner(context, file);
    checkCriteria(context, file);
    for (const update of children(file.root, "fieldUpdates")) {
      const field = child(update, "field");
      if (field && !child(update, "targetObject")) checkField(context, file, field, file.fullName, field.text.trim());
    }
  },
};

function mustBe(context: CheckContext, file: File, element: XmlElement | undefined, type: string, what: string): void {
  context.mustExist(file, element, what, (name) => context.other(type, name));
}

/** Nothing of this runs here: what is not modelled does no harm. */
function report(context: CheckContext, file: File, place: XmlElement, wrong: string | undefined): void {
  if (wrong && !wrong.startsWith("not modelled")) context.report(file, place, wrong);
}

function checkObject(context: CheckContext, file: File, place: XmlElement, name: string): void {
  report(context, file, place, context.wrongObject(name));
}

/** The object that the file is called after; of standard ones an org has more than are documented. */
function checkOwner(context: CheckContext, file: File): void {
  if (file.fullName.endsWith("__c")) checkObject(context, file, file.root, file.fullName);
}

function checkField(context: CheckContext, file: File, place: XmlElement, objectName: string, name: string): void {
  const object = context.objects.object(objectName);
  report(
    context,
    file,
    place,
    object && context.wrongField(object, name, `there is no field on ${objectName} "${name}"`),
  );
}

/** `Book__c-de`, which may be the name of a folder: the object. */
const translated = (name: string): string => name.slice(0, name.lastIndexOf("-"));

function checkFieldTranslation(context: CheckContext, file: File): void {
  const name = child(file.root, "name");
  if (!name) return;
  const objectName = translated(path.posix.basename(path.posix.dirname(file.file)));
  checkField(context, file, name, objectName, name.text.trim());
  const field = context.objects.object(objectName)?.field(name.text.trim());
  if (!field?.custom || field.picklistValues.length === 0) return;
  for (const label of each(children(file.root, "picklistValues"), "masterLabel")) {
    context.mustExist(file, label, `value of ${field.apiName}`, (wanted) =>
      field.picklistValues.some((known) => known.label === wanted || known.value === wanted),
    );
  }
}

/** Of its parts those of custom objects are all in the project. */
function checkObjectTranslation(context: CheckContext, file: File): void {
  const objectName = translated(file.fullName);
  checkObject(context, file, file.root, objectName);
  const source = context.project.objects.find(({ apiName }) => apiName === objectName);
  if (!source || !objectName.endsWith("__c")) return;
  for (const part of ["fieldSets", "recordTypes", "validationRules", "webLinks"] as const) {
    for (const name of each(children(file.root, part), "name"))
      context.mustExist(file, name, part.slice(0, -1), (wanted) => named(source[part], wanted));
  }
}

/** Of a list of names the first that no class of the project has; one with a dot is of a package. */
function missingClass(context: CheckContext, names: string): string | undefined {
  const { classes } = context.project;
  return names
    .split(",")
    .map((name) => name.trim())
    .find((name) => !name.includes(".") && !classes.some((one) => one.name.toLowerCase() === name.toLowerCase()));
}

/** The markup that a bundle is for, and the class behind it. What is of a package says but `(hidden)`. */
function checkAura(context: CheckContext, { file, root }: File): void {
  const definition = file.slice(0, -META.length);
  const place = path.join(context.project.root, definition);
  const text = existsSync(place) ? readFileSync(place, "utf8") : undefined;
  if (text === undefined) context.report({ file }, root, `there is no ${path.basename(definition)} beside it`);
  if (text === undefined || text.trim() === "(hidden)") return;
  const { root: markup, problem } = parseMarkup(definition, text);
  if (problem) context.problems.push(problem);
  const missing = missingClass(context, markup?.attributes.controller ?? ".");
  if (missing) context.report({ file: definition }, markup!, `there is no class "${missing}"`);
}

function descendants(element: XmlElement): XmlElement[] {
  return element.children.flatMap((part) => [part, ...descendants(part)]);
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

/** Groups, queues and roles that something is given to. */
function checkPeople(context: CheckContext, file: File, given: readonly XmlElement[]): void {
  for (const element of given.flatMap(descendants)) {
    const [what] = /^(group|queue|role)/.exec(element.name.replace("publicGroup", "group")) ?? [];
    if (!what || element.children.length > 0) continue;
    mustBe(context, file, element, what.charAt(0).toUpperCase() + what.slice(1), what);
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

/** The classes behind a Visualforce page. */
function checkPage(context: CheckContext, { file }: File): void {
  const page = file.slice(0, -META.length);
  const text = readFileSync(path.join(context.project.root, page), "utf8");
  const opening = /<apex:page\b[^>]*>/.exec(text);
  for (const [, names = ""] of opening?.[0].matchAll(/\b(?:controller|extensions)\s*=\s*"([^"{]+)"/g) ?? []) {
    const missing = missingClass(context, names);
    const line = text.slice(0, text.indexOf(names)).split("\n").length;
    if (missing) context.report({ file: page }, { line, column: 1 }, `there is no class "${missing}"`);
  }
}
