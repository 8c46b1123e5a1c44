/** Layouts, field sets, compact layouts and list views: the fields that they show must exist. */
import { METADATA_NAMES } from "../metadata-names.ts";
import type { XmlElement } from "../model.ts";
import { isNearly } from "../near.ts";
import { at, child, children, textOf } from "../xml.ts";
import type { CheckContext, FileCheck, KnownObject } from "./context.ts";

/** What layouts of custom metadata types show beside their fields. */
const OF_METADATA_TYPES = new Set(["IsProtected", "CreatedById", "LastModifiedById"]);

export function checkLayouts(context: CheckContext): void {
  const { project, objects } = context;
  for (const check of context.checks(project.layouts)) {
    const objectName = check.file.fullName.split("-")[0]!;
    const object = objects.object(objectName);
    const items = at(check.root, "layoutSections.layoutColumns.layoutItems");
    if (METADATA_NAMES.specialLayouts.includes(objectName))
      check.report(check.root, `not modelled: layouts of ${objectName}`);
    else if (!object) check.report(check.root, context.wrongObject(objectName)!);
    else {
      const isShown = ({ text }: XmlElement) => object.kind === "customMetadata" && OF_METADATA_TYPES.has(text.trim());
      checkFields(
        check,
        object,
        at(items, "field").filter((field) => !isShown(field)),
      );
      if (object.kind === "custom") checkRequired(check, object, items);
      checkReadonly(check, object, items);
      checkOnce(check, at(items, "field"));
      checkOnce(check, at(check.root, "relatedLists.relatedList"));
      checkRelatedLists(check, object);
      checkActions(check);
      const buttons = [...children(check.root, "customButtons"), ...at(items, "customLink")];
      checkButtons(check, objectName, buttons);
      checkCustomFields(check, object, at(check.root, "miniLayout.fields"));
    }
  }
  for (const source of project.objects) {
    const object = objects.object(source.apiName);
    if (!object) continue;
    for (const check of context.checks(source.definition ? [source.definition] : [])) {
      const shown = children(check.root, "searchLayouts").flatMap((layout) => layout.children);
      const fields = shown.filter(({ name }) => name.endsWith("Fields"));
      checkCustomFields(check, object, fields);
    }
    for (const check of context.checks(source.fieldSets)) {
      checkFields(check, object, at(check.root, "displayedFields|availableFields.field"));
    }
    for (const check of context.checks(source.compactLayouts)) {
      const fields = children(check.root, "fields");
      checkFields(check, object, fields);
      for (const field of fields) {
        const { type = "" } = object.field(field.text.trim()) ?? {};
        if (type === "textarea" || type === "multipicklist")
          check.report(field, `a compact layout cannot show ${field.text.trim()}`);
      }
    }
    for (const check of context.checks(source.webLinks)) checkMergeFields(check);
    for (const check of context.checks(source.listViews)) {
      const used = [...children(check.root, "columns"), ...at(check.root, "filters.field")];
      checkCustomFields(check, object, used);
      if (object.kind === "custom") used.forEach((element) => checkStandardColumn(check, element, object));
    }
  }
}

/** What list views of custom objects call the standard fields. */
const STANDARD_COLUMNS = new Set(
  `NAME OBJECT_ID RECORDTYPE CREATED_DATE LAST_UPDATE LAST_ACTIVITY CURRENCY_ISO_CODE CREATEDBY_USER CREATEDBY_USER.ALIAS
   UPDATEDBY_USER UPDATEDBY_USER.ALIAS OWNER.ALIAS OWNER.FIRST_NAME OWNER.LAST_NAME`.split(/\s+/),
);

function checkStandardColumn(check: FileCheck, element: XmlElement, object: KnownObject): void {
  const name = element.text.trim();
  if (STANDARD_COLUMNS.has(name) || name.endsWith("__c")) return;
  if (object.field(name) ? name !== "Name" : isNearly(name, STANDARD_COLUMNS))
    check.report(element, `Could not resolve list view column: ${name}`);
}

/** `{!Book__c.Name}` in the address of a button or link. */
function checkMergeFields(check: FileCheck): void {
  const { context } = check;
  const url = child(check.root, "url");
  for (const [, objectName = "", path = ""] of url?.text.matchAll(/\{!\s*(\w+__c)\.(\w+)\s*\}/g) ?? []) {
    const object = context.objects.object(objectName);
    check.report(url!, object && context.wrongField(object, path, `there is no field "${objectName}.${path}"`));
  }
}

function checkFields(check: FileCheck, object: KnownObject, elements: readonly XmlElement[]): void {
  for (const element of elements) check.fieldMustExist(element, object);
}

/** Where standard fields have names of their own. */
function checkCustomFields(check: FileCheck, object: KnownObject, elements: readonly XmlElement[]): void {
  const custom = elements.filter((element) => /__c$/.test(element.text.trim()));
  checkFields(check, object, custom);
}

function checkOnce(check: FileCheck, elements: readonly XmlElement[]): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const name = element.text.trim();
    if (seen.has(name)) check.report(element, `Field: ${element.name}, value:${name} appears more than once`);
    seen.add(name);
  }
}

/** A layout has the name and the master and marks them as required; what the platform does without another required field is
 *  not known (public packages deploy so: j-fischer/rflib, Log Event Layout), and others it marks by itself. */
function checkRequired(check: FileCheck, object: KnownObject, items: readonly XmlElement[]): void {
  for (const { apiName, type, custom, nillable, createable, masterDetail } of object.fields) {
    const isNeeded = apiName === "Name" || (custom && !nillable && type !== "boolean");
    if (!createable || !isNeeded) continue;
    const item = items.find((one) => textOf(one, "field") === apiName);
    const isSure = apiName === "Name" || masterDetail;
    if (!item && isSure) check.report(check.root, `Layout must contain an item for required layout field: ${apiName}`);
    else if (!item) check.report(check.root, `not modelled: a layout without the required field ${apiName}`);
    else if (isSure && textOf(item, "behavior") !== "Required")
      check.report(child(item, "behavior") ?? item, `Field:${apiName} must be Required`);
  }
}

/** What is computed or numbered by itself nobody can enter. */
function checkReadonly(check: FileCheck, object: KnownObject, items: readonly XmlElement[]): void {
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
      check.report(behavior, `Field:${field.apiName} must be Readonly`);
  }
}

/** The object's own buttons and links; those of standard objects may be in an org and not in the project. */
function checkButtons(check: FileCheck, objectName: string, buttons: readonly XmlElement[]): void {
  if (!objectName.endsWith("__c")) return;
  const links = check.context.source(objectName)?.webLinks ?? [];
  for (const element of buttons) check.mustExist(element, "button", links);
}

/** `Child__c.Lookup__c`, or the name of a standard list. */
function checkRelatedLists(check: FileCheck, object: KnownObject): void {
  const { context } = check;
  for (const list of children(check.root, "relatedLists")) {
    const element = child(list, "relatedList");
    if (!element) continue;
    const name = element.text.trim();
    const [childName = "", fieldName] = name.split(".");
    if (!fieldName) {
      if (!/^Related\w+List$/.test(name)) check.report(element, `not modelled: related list "${name}"`);
      continue;
    }
    const listed = context.objects.object(childName);
    const field = listed?.field(fieldName);
    const missing = `there is no field "${name}"`;
    const wrong = listed ? context.wrongField(listed, fieldName, missing) : context.wrongObject(childName, missing);
    const columns = [...children(list, "fields"), ...children(list, "sortField")];
    const isOfParent = ({ text }: XmlElement) => text.includes(".");
    if (listed)
      checkCustomFields(
        check,
        listed,
        columns.filter((column) => !isOfParent(column)),
      );
    for (const column of columns.filter(isOfParent)) {
      const [parent = "", path = ""] = column.text.trim().split(".");
      if (/__c$/.test(path)) check.fieldMayExist(column, parent, path);
    }
    checkButtons(check, childName, children(list, "customButtons"));
    if (!field) check.report(element, wrong!);
    else if (!field.referenceTo.includes(object.apiName) && !isDefinition(object, field.referenceTo))
      check.report(element, `${name} does not point to ${object.apiName}`);
  }
}

/** Custom metadata may point to fields and objects themselves. */
const isDefinition = ({ kind }: KnownObject, targets: readonly string[]): boolean =>
  kind === "customMetadata" && targets.some((name) => name === "EntityDefinition" || name === "FieldDefinition");

/** Actions that every org has; those of an object have its name in front. No action of a project begins with _. Those of cases
 *  stand in the layouts of trailheadapps/ebikes-lwc and ecars, which deploy to new orgs. */
const STANDARD_ACTION =
  /^(FeedItem\.\w+|\w+\._\w+|LogACall|SendEmail|New\w+|Task\.(DeferDate|UpdateStatus|UpdatePriority|EditDescription|NewTask)|Case\.(LogACall|CaseComment|ChangeStatus))$/;

function checkActions(check: FileCheck): void {
  const named = [
    ...at(check.root, "quickActionList.quickActionListItems.quickActionName"),
    ...at(check.root, "platformActionList.platformActionListItems[actionType=QuickAction].actionName"),
  ];
  for (const element of named) {
    const name = element.text.trim();
    if (!STANDARD_ACTION.test(name) && !check.context.has("QuickAction", name))
      check.report(element, `there is no quick action "${name}"`);
  }
}
