/** Permission sets and profiles: everything that they give access to must exist, and some of it can be given to nobody. */
import { unescaped } from "../escapes.ts";
import type { XmlElement } from "../model.ts";
import { isNearly } from "../near.ts";
import { child, children, textOf } from "../xml.ts";
import { at, each, named, type CheckContext, type FileCheck, type Known } from "./context.ts";

export function checkAccess(context: CheckContext): void {
  const { project } = context;
  for (const check of context.checks([...project.permissionSets, ...project.profiles])) {
    checkNames(check);
    checkObjectPermissions(check);
    each(children(check.root, "userPermissions"), "name").forEach((name) => checkUserPermission(check, name));
    children(check.root, "fieldPermissions").forEach((permission) => checkFieldPermission(check, permission));
  }
  for (const check of context.checksOf("Queue")) checkQueue(check);
  for (const check of context.checks(project.customPermissions)) {
    for (const element of each(at(check.root, "requiredPermission"), "customPermission"))
      check.mustExist(element, "custom permission", project.customPermissions);
  }
  for (const check of context.checks(project.permissionSetGroups)) {
    for (const element of children(check.root, "permissionSets")) {
      check.mustExist(element, "permission set", project.permissionSets);
    }
  }
}

/** A queue owns records, and details belong to their master. */
function checkQueue(check: FileCheck): void {
  for (const type of each(at(check.root, "queueSobject"), "sobjectType")) {
    const name = type.text.trim();
    const object = check.context.objects.object(name);
    check.objectMayExist(type, name);
    if (object?.kind === "custom" && !object.field("OwnerId"))
      check.report(type, `${object.apiName} has no owner: no queue can have its records`);
  }
}

function checkNames(check: FileCheck): void {
  const { context, root } = check;
  const { project, objects } = context;
  const ofKind = (kind: string) => (name: string) => objects.object(name)?.kind === kind;
  const isApplication = (name: string) => name.startsWith("standard__") || named(project.applications, name);
  const isRecordType = (name: string) => hasRecordType(context, name);
  const checks: readonly [path: string, name: string, what: string, known: Known][] = [
    ["classAccesses", "apexClass", "class", (name) => project.classes.some((apex) => apex.name === name)],
    ["customPermissions", "name", "custom permission", project.customPermissions],
    ["customMetadataTypeAccesses", "name", "custom metadata type", ofKind("customMetadata")],
    ["customSettingAccesses", "name", "custom setting", ofKind("customSetting")],
    ["pageAccesses", "apexPage", "page", "ApexPage"],
    ["flowAccesses", "flow", "flow", "Flow"],
    ["applicationVisibilities", "application", "application", isApplication],
    ["recordTypeVisibilities", "recordType", "record type", isRecordType],
    ["layoutAssignments", "recordType", "record type", isRecordType],
    ["layoutAssignments", "layout", "layout", (name) => mayHaveLayout(context, unescaped(name))],
  ];
  for (const [path, name, what, known] of checks) {
    for (const element of each(at(root, path), name)) check.mustExist(element, what, known);
  }
  for (const element of each(at(root, "objectPermissions"), "object")) check.objectMustExist(element);
  for (const element of each([...at(root, "tabSettings"), ...at(root, "tabVisibilities")], "tab"))
    check.tabMustExist(element);
}

function hasRecordType(context: CheckContext, name: string): boolean {
  const [object, recordType] = name.split(".");
  return context.source(object!)?.recordTypes.some(({ fullName }) => fullName === recordType) ?? false;
}

/** Standard objects have layouts in every org, and a custom object gets one with its label for a name. */
function mayHaveLayout(context: CheckContext, name: string): boolean {
  const { layouts } = context.project;
  const object = name.split("-")[0]!;
  const definition = context.source(object)?.definition?.root;
  const isOfOrg = !object.endsWith("__c") || name === `${object}-${definition && textOf(definition, "label")} Layout`;
  return (
    named(layouts, name) ||
    (isOfOrg &&
      !isNearly(
        name,
        layouts.map(({ fullName }) => fullName),
      ))
  );
}

/** What each permission on an object takes for granted. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  allowCreate: ["allowRead"],
  allowEdit: ["allowRead"],
  allowDelete: ["allowRead", "allowEdit"],
  viewAllRecords: ["allowRead"],
  modifyAllRecords: ["allowRead", "allowEdit", "allowDelete", "viewAllRecords"],
};

function checkObjectPermissions(check: FileCheck): void {
  const permissions = children(check.root, "objectPermissions");
  const { objects } = check.context;
  const isOn = (permission: XmlElement, name: string) => textOf(permission, name) === "true";
  const readable = new Set(permissions.filter((one) => isOn(one, "allowRead")).map((one) => textOf(one, "object")));
  for (const permission of permissions) {
    const objectName = textOf(permission, "object") ?? "";
    const object = objects.object(objectName);
    // Rows of a big object can be inserted and deleted, but not edited one by one.
    const permitted = objectName.endsWith("__b") ? [] : Object.entries(NEEDS);
    for (const [name, needs] of permitted) {
      const missing = isOn(permission, name) && needs.filter((need) => !isOn(permission, need));
      if (missing && missing.length > 0) check.report(permission, `${name} needs ${missing.join(", ")}`);
    }
    for (const { masterDetail, referenceTo } of object?.fields ?? []) {
      if (masterDetail && isOn(permission, "allowRead") && !referenceTo.some((parent) => readable.has(parent))) {
        check.report(permission, `reading ${object!.apiName} needs allowRead on its master ${referenceTo.join()}`);
      }
    }
    if (object && object.kind !== "standard" && object.kind !== "custom" && object.kind !== "platformEvent") {
      check.report(permission, `${object.apiName} is no object that object permissions are given on`);
    }
  }
}

/** The object PermissionSet has a field for each. A profile that was retrieved has all of its org, also the newest. */
function checkUserPermission(check: FileCheck, place: XmlElement): void {
  const { otherFields = [] } = check.context.objects.object("PermissionSet") ?? {};
  const known = otherFields.flatMap((field) => /^permissions(\w+)$/.exec(field)?.[1] ?? []);
  const name = place.text.trim();
  if (known.length === 0 || known.includes(name.toLowerCase())) return;
  if (isNearly(name, known)) check.report(place, `Unknown user permission: ${name}`);
  else if (check.root.name === "PermissionSet") check.report(place, `not modelled: user permission ${name}`);
}

function checkFieldPermission(check: FileCheck, permission: XmlElement): void {
  const [objectName = "", fieldName = ""] = (textOf(permission, "field") ?? "").split(".");
  const place = children(permission, "field")[0] ?? permission;
  const { context } = check;
  const object = context.objects.object(objectName);
  const missing = `there is no field "${objectName}.${fieldName}"`;
  const wrong = object ? context.wrongField(object, fieldName, missing) : context.wrongObject(objectName, missing);
  if (wrong) return check.report(place, wrong);
  // Object Reference, FieldPermissions: PermissionsEdit requires PermissionsRead for the same field.
  if (textOf(permission, "editable") === "true" && textOf(permission, "readable") === "false")
    check.report(child(permission, "readable") ?? place, `editable needs readable`);
  const field = object!.field(fieldName)!;
  const isRequired = !field.nillable && field.createable && (field.custom || !field.defaultedOnCreate);
  if (isRequired && field.type !== "boolean") {
    check.report(place, `${objectName}.${fieldName} is required: no permission can be given on it`);
  }
}
