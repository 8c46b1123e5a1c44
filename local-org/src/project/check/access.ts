/** Permission sets, profiles and queues: some access can be given to nobody, and some needs other access. */
import type { XmlElement } from "../model.ts";
import { isNearly } from "../near.ts";
import { at, child, children, textOf } from "../xml.ts";
import type { CheckContext, FileCheck } from "./context.ts";

export function checkAccess(context: CheckContext): void {
  const { project } = context;
  const muting = context.checksOf("MutingPermissionSet");
  for (const check of [...context.checks([...project.permissionSets, ...project.profiles]), ...muting]) {
    checkObjectPermissions(check);
    at(check.root, "userPermissions.name").forEach((name) => checkUserPermission(check, name));
    children(check.root, "fieldPermissions").forEach((permission) => checkFieldPermission(check, permission));
  }
  for (const check of context.checksOf("Queue")) checkQueue(check);
}

/** A queue owns records, and details belong to their master. */
function checkQueue(check: FileCheck): void {
  for (const type of at(check.root, "queueSobject.sobjectType")) {
    const name = type.text.trim();
    const object = check.context.objects.object(name);
    check.objectMayExist(type, name);
    if (object?.kind === "custom" && !object.field("OwnerId"))
      check.report(type, `${object.apiName} has no owner: no queue can have its records`);
  }
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
