/** Permission sets and profiles: everything that they give access to must exist, and some of it can be given to nobody. */
import { unescaped } from "../escapes.ts";
import type { MetadataFile, XmlElement } from "../model.ts";
import { isNearly } from "../near.ts";
import { child, children, textOf } from "../xml.ts";
import { at, each, named, type CheckContext } from "./context.ts";

export function checkAccess(context: CheckContext): void {
  const { project } = context;
  for (const file of [...project.permissionSets, ...project.profiles]) {
    checkNames(context, file);
    checkObjectPermissions(context, file);
    each(children(file.root, "userPermissions"), "name").forEach((name) => checkUserPermission(context, file, name));
    children(file.root, "fieldPermissions").forEach((permission) => checkFieldPermission(context, file, permission));
  }
  for (const file of project.other.filter(({ type }) => type === "Queue")) checkQueue(context, file);
  for (const file of project.customPermissions) {
    for (const element of each(at(file.root, "requiredPermission"), "customPermission"))
      context.mustExist(file, element, "custom permission", (name) => named(project.customPermissions, name));
  }
  for (const file of project.permissionSetGroups) {
    for (const element of children(file.root, "permissionSets")) {
      context.mustExist(file, element, "permission set", (name) => named(project.permissionSets, name));
    }
  }
}

/** A queue owns records, and details belong to their master. */
function checkQueue(context: CheckContext, file: MetadataFile): void {
  for (const type of each(at(file.root, "queueSobject"), "sobjectType")) {
    const name = type.text.trim();
    const object = context.objects.object(name);
    const wrong = context.wrongObject(name);
    // Whether the workbench models it is nothing to the queue.
    if (wrong && !wrong.startsWith("not modelled")) context.report(file, type, wrong);
    if (object?.kind === "custom" && !object.field("OwnerId"))
      context.report(file, type, `${object.apiName} has no owner: no queue can have its records`);
  }
}

function checkNames(context: CheckContext, file: MetadataFile): void {
  const { project, objects } = context;
  const ofKind = (kind: string) => (name: string) => objects.object(name)?.kind === kind;
  const checks: readonly [path: string, name: string, what: string, exists: (name: string) => boolean][] = [
    ["classAccesses", "apexClass", "class", (name) => project.classes.some((apex) => apex.name === name)],
    ["customPermissions", "name", "custom permission", (name) => named(project.customPermissions, name)],
    ["customMetadataTypeAccesses", "name", "custom metadata type", ofKind("customMetadata")],
    ["customSettingAccesses", "name", "custom setting", ofKind("customSetting")],
    ["pageAccesses", "apexPage", "page", (name) => context.other("ApexPage", name)],
    ["flowAccesses", "flow", "flow", (name) => context.other("Flow", name)],
    [
      "applicationVisibilities",
      "application",
      "application",
      (name) => name.startsWith("standard__") || named(project.applications, name),
    ],
    ["recordTypeVisibilities", "recordType", "record type", (name) => hasRecordType(context, name)],
    ["layoutAssignments", "recordType", "record type", (name) => hasRecordType(context, name)],
    ["layoutAssignments", "layout", "layout", (name) => mayHaveLayout(context, unescaped(name))],
  ];
  for (const [path, name, what, exists] of checks) {
    for (const element of each(at(file.root, path), name)) context.mustExist(file, element, what, exists);
  }
  for (const element of each(at(file.root, "objectPermissions"), "object")) context.objectMustExist(file, element);
  for (const path of ["tabSettings", "tabVisibilities"]) {
    for (const element of each(at(file.root, path), "tab")) context.tabMustExist(file, element);
  }
}

function hasRecordType({ project }: CheckContext, name: string): boolean {
  const [object, recordType] = name.split(".");
  const source = project.objects.find(({ apiName }) => apiName === object);
  return source?.recordTypes.some(({ fullName }) => fullName === recordType) ?? false;
}

/** Standard objects have layouts in every org, and a custom object gets one with its label for a name. */
function mayHaveLayout({ project }: CheckContext, name: string): boolean {
  const object = name.split("-")[0]!;
  const definition = project.objects.find(({ apiName }) => apiName === object)?.definition?.root;
  const isOfOrg = !object.endsWith("__c") || name === `${object}-${definition && textOf(definition, "label")} Layout`;
  return (
    named(project.layouts, name) ||
    (isOfOrg &&
      !isNearly(
        name,
        project.layouts.map(({ fullName }) => fullName),
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

function checkObjectPermissions(context: CheckContext, file: MetadataFile): void {
  const permissions = children(file.root, "objectPermissions");
  const isOn = (permission: XmlElement, name: string) => textOf(permission, name) === "true";
  const readable = new Set(permissions.filter((one) => isOn(one, "allowRead")).map((one) => textOf(one, "object")));
  for (const permission of permissions) {
    const objectName = textOf(permission, "object") ?? "";
    const object = context.objects.object(objectName);
    // Rows of a big object can be inserted and deleted, but not edited one by one.
    const permitted = objectName.endsWith("__b") ? [] : Object.entries(NEEDS);
    for (const [name, needs] of permitted) {
      const missing = isOn(permission, name) && needs.filter((need) => !isOn(permission, need));
      if (missing && missing.length > 0) context.report(file, permission, `${name} needs ${missing.join(", ")}`);
    }
    for (const { masterDetail, referenceTo } of object?.fields ?? []) {
      if (masterDetail && isOn(permission, "allowRead") && !referenceTo.some((parent) => readable.has(parent))) {
        context.report(
          file,
          permission,
          `reading ${object!.apiName} needs allowRead on its master ${referenceTo.join()}`,
        );
      }
    }
    if (object && object.kind !== "standard" && object.kind !== "custom" && object.kind !== "platformEvent") {
      context.report(file, permission, `${object.apiName} is no object that object permissions are given on`);
    }
  }
}

/** The object PermissionSet has a field for each. A profile that was retrieved has all of its org, also the newest. */
function checkUserPermission(context: CheckContext, file: MetadataFile, place: XmlElement): void {
  const { otherFields = [] } = context.objects.object("PermissionSet") ?? {};
  const known = otherFields.flatMap((field) => /^permissions(\w+)$/.exec(field)?.[1] ?? []);
  const name = place.text.trim();
  if (known.length === 0 || known.includes(name.toLowerCase())) return;
  if (isNearly(name, known)) context.report(file, place, `Unknown user permission: ${name}`);
  else if (file.root.name === "PermissionSet") context.report(file, place, `not modelled: user permission ${name}`);
}

function checkFieldPermission(context: CheckContext, file: MetadataFile, permission: XmlElement): void {
  const [objectName = "", fieldName = ""] = (textOf(permission, "field") ?? "").split(".");
  const place = children(permission, "field")[0] ?? permission;
  const object = context.objects.object(objectName);
  const missing = `there is no field "${objectName}.${fieldName}"`;
  const wrong = object ? context.wrongField(object, fieldName, missing) : context.wrongObject(objectName, missing);
  if (wrong) return context.report(file, place, wrong);
  // Object Reference, FieldPermissions: PermissionsEdit requires PermissionsRead for the same field.
  if (textOf(permission, "editable") === "true" && textOf(permission, "readable") === "false")
    context.report(file, child(permission, "readable") ?? place, `editable needs readable`);
  const field = object!.field(fieldName)!;
  const isRequired = !field.nillable && field.createable && (field.custom || !field.defaultedOnCreate);
  if (isRequired && field.type !== "boolean") {
    context.report(file, place, `${objectName}.${fieldName} is required: no permission can be given on it`);
  }
}
