/** Layouts, field sets, compact layouts and list views: the fields that they show must exist. */
import type { MetadataFile, XmlElement } from "../model.ts";
import { isNearly } from "../near.ts";
import { child, children, textOf } from "../xml.ts";
import { at, each, named, type CheckContext, type KnownObject } from "./context.ts";
import { checkPeople } from "./names.ts";
import { SPECIAL_LAYOUTS } from "./platform-names.ts";

/** What layouts of custom metadata types show beside their fields. */
const OF_METADATA_TYPES = new Set(["IsProtected", "CreatedById", "LastModifiedById"]);

export function checkLayouts(context: CheckContext): void {
  const { project, objects } = context;
  for (const file of project.layouts) {
    const objectName = file.fullName.split("-")[0]!;
    const object = objects.object(objectName);
    const items = at(file.root, "layoutSections", "layoutColumns", "layoutItems");
    if (SPECIAL_LAYOUTS.has(objectName)) context.report(file, file.root, `not modelled: layouts of ${objectName}`);
    else if (!object) context.report(file, file.root, context.wrongObject(objectName)!);
    else {
      const isShown = ({ text }: XmlElement) => object.kind === "customMetadata" && OF_METADATA_TYPES.has(text.trim());
      checkFields(
        context,
        file,
        object,
        each(items, "field").filter((field) => !isShown(field)),
      );
      if (object.kind === "custom") checkRequired(context, file, object, items);
      checkReadonly(context, file, object, items);
      checkOnce(context, file, each(items, "field"));
      checkOnce(context, file, each(at(file.root, "relatedLists"), "relatedList"));
      checkRelatedLists(context, file, object);
      checkActions(context, file);
      checkButtons(context, file, objectName);
    }
  }
  for (const source of project.objects) {
    const object = objects.object(source.apiName);
    if (!object) continue;
    for (const file of source.fieldSets) {
      const shown = [...at(file.root, "displayedFields"), ...at(file.root, "availableFields")];
      checkFields(context, file, object, each(shown, "field"));
    }
    for (const file of source.compactLayouts) {
      const fields = children(file.root, "fields");
      checkFields(context, file, object, fields);
      for (const field of fields) {
        const { type = "" } = object.field(field.text.trim()) ?? {};
        if (type === "textarea" || type === "multipicklist")
          context.report(file, field, `a compact layout cannot show ${field.text.trim()}`);
      }
    }
    for (const file of source.webLinks) checkMergeFields(context, file);
    for (const file of source.listViews) {
      const used = [...children(file.root, "columns"), ...each(at(file.root, "filters"), "field")];
      const custom = used.filter((element) => /__c$/.test(element.text.trim()));
      checkFields(context, file, object, custom);
      if (object.kind === "custom") used.forEach((element) => checkStandardColumn(context, file, element, object));
      checkPeople(context, file, children(file.root, "sharedTo"));
      context.mustExist(file, child(file.root, "queue"), "queue", (name) => context.other("Queue", name));
    }
  }
}

/** What list views of custom objects call the standard fields. */
const STANDARD_COLUMNS = new Set(
  `NAME OBJECT_ID RECORDTYPE CREATED_DATE LAST_UPDATE LAST_ACTIVITY CURRENCY_ISO_CODE CREATEDBY_USER CREATEDBY_USER.ALIAS
   UPDATEDBY_USER UPDATEDBY_USER.ALIAS OWNER.ALIAS OWNER.FIRST_NAME OWNER.LAST_NAME`.split(/\s+/),
);

function checkStandardColumn(
  context: CheckContext,
  file: MetadataFile,
  element: XmlElement,
  object: KnownObject,
): void {
  const name = element.text.trim();
  if (STANDARD_COLUMNS.has(name) || name.endsWith("__c")) return;
  if (object.field(name) ? name !== "Name" : isNearly(name, STANDARD_COLUMNS))
    context.report(file, element, `Could not resolve list view column: ${name}`);
}

/** `{!Book__c.Name}` in the address of a button or link. */
function checkMergeFields(context: CheckContext, file: MetadataFile): void {
  const url = child(file.root, "url");
  for (const [, objectName = "", path = ""] of url?.text.matchAll(/\{!\s*(\w+__c)\.(\w+)\s*\}/g) ?? []) {
    const object = context.objects.object(objectName);
    const wrong = object && context.wrongField(object, path, `there is no field "${objectName}.${path}"`);
    if (wrong) context.report(file, url!, wrong);
  }
}

function checkFields(
  context: CheckContext,
  file: MetadataFile,
  object: KnownObject,
  elements: readonly XmlElement[],
): void {
  for (const element of elements) context.fieldMustExist(file, element, object);
}

function checkOnce(context: CheckContext, file: MetadataFile, elements: readonly XmlElement[]): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const name = element.text.trim();
    if (seen.has(name)) context.report(file, element, `Field: ${element.name}, value:${name} appears more than once`);
    seen.add(name);
  }
}

/** A layout has the name and the master and marks them as required; what the platform does without another required field is
 *  not known (public packages deploy so: j-fischer/rflib, Log Event Layout), and others it marks by itself. */
function checkRequired(
  context: CheckContext,
  file: MetadataFile,
  object: KnownObject,
  items: readonly XmlElement[],
): void {
  for (const { apiName, type, custom, nillable, createable, masterDetail } of object.fields) {
    const isNeeded = apiName === "Name" || (custom && !nillable && type !== "boolean");
    if (!createable || !isNeeded) continue;
    const item = items.find((one) => textOf(one, "field") === apiName);
    const isSure = apiName === "Name" || masterDetail;
    if (!item && isSure)
      context.report(file, file.root, `Layout must contain an item for required layout field: ${apiName}`);
    else if (!item) context.report(file, file.root, `not modelled: a layout without the required field ${apiName}`);
    else if (isSure && textOf(item, "behavior") !== "Required")
      context.report(file, child(item, "behavior") ?? item, `Field:${apiName} must be Required`);
  }
}

/** What is computed or numbered by itself nobody can enter. */
function checkReadonly(
  context: CheckContext,
  file: MetadataFile,
  object: KnownObject,
  items: readonly XmlElement[],
): void {
  for (const item of items) {
    const field = object.field(textOf(item, "field") ?? "");
    const behavior = child(item, "behavior");
    if (
      field?.custom &&
      !field.createable &&
      field.type !== "location" &&
      behavior &&
      behavior.text.trim() !== "Readonly"
    )
      context.report(file, behavior, `Field:${field.apiName} must be Readonly`);
  }
}

/** The object's own buttons and links; those of standard objects may be in an org and not in the project. */
function checkButtons(context: CheckContext, file: MetadataFile, objectName: string): void {
  if (!objectName.endsWith("__c")) return;
  const links = context.project.objects.find(({ apiName }) => apiName === objectName)?.webLinks ?? [];
  for (const element of children(file.root, "customButtons")) {
    context.mustExist(file, element, "button", (name) => named(links, name));
  }
}

/** `Child__c.Lookup__c`, or the name of a standard list. */
function checkRelatedLists(context: CheckContext, file: MetadataFile, object: KnownObject): void {
  for (const list of children(file.root, "relatedLists")) {
    const element = child(list, "relatedList");
    if (!element) continue;
    const name = element.text.trim();
    const [childName = "", fieldName] = name.split(".");
    if (!fieldName) {
      if (!/^Related\w+List$/.test(name)) context.report(file, element, `not modelled: related list "${name}"`);
      continue;
    }
    const listed = context.objects.object(childName);
    const field = listed?.field(fieldName);
    const missing = `there is no field "${name}"`;
    const wrong = listed ? context.wrongField(listed, fieldName, missing) : context.wrongObject(childName, missing);
    const columns = children(list, "fields").filter(({ text }) => /^\w+__c$/.test(text.trim()));
    if (listed) checkFields(context, file, listed, columns);
    if (!field) context.report(file, element, wrong!);
    else if (!field.referenceTo.includes(object.apiName) && !isDefinition(object, field.referenceTo))
      context.report(file, element, `${name} does not point to ${object.apiName}`);
  }
}

/** Custom metadata may point to fields and objects themselves. */
const isDefinition = ({ kind }: KnownObject, targets: readonly string[]): boolean =>
  kind === "customMetadata" && targets.some((name) => name === "EntityDefinition" || name === "FieldDefinition");

/** Actions that every org has; those of an object have its name in front. No action of a project begins with _. */
const STANDARD_ACTION =
  /^(FeedItem\.\w+|\w+\._\w+|LogACall|SendEmail|New\w+|Task\.(DeferDate|UpdateStatus|UpdatePriority|EditDescription|NewTask))$/;

function checkActions(context: CheckContext, file: MetadataFile): void {
  const named = [
    ...each(at(file.root, "quickActionList", "quickActionListItems"), "quickActionName"),
    ...at(file.root, "platformActionList", "platformActionListItems")
      .filter((item) => each([item], "actionType")[0]?.text.trim() === "QuickAction")
      .flatMap((item) => each([item], "actionName")),
  ];
  for (const element of named) {
    const name = element.text.trim();
    if (!STANDARD_ACTION.test(name) && !context.other("QuickAction", name))
      context.report(file, element, `there is no quick action "${name}"`);
  }
}
