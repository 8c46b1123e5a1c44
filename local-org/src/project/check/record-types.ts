/** Record types: the picklist values that they offer, and the layouts and processes that they name, must exist. */
import path from "node:path";
import { unescaped } from "../escapes.ts";
import type { ObjectSource, XmlElement } from "../model.ts";
import { at, child, children } from "../xml.ts";
import { SYSTEM_LAYOUT, type CheckContext, type FileCheck, type KnownField, type KnownObject } from "./context.ts";

/** Objects whose record types need a process that says which stages or statuses there are, and the field that has them. */
const PROCESS_FIELDS = new Map([
  ["Lead", "Status"],
  ["Opportunity", "StageName"],
  ["Case", "Status"],
  ["Solution", "Status"],
]);

export function checkRecordTypes(context: CheckContext): void {
  for (const source of context.project.objects) {
    const object = context.objects.object(source.apiName);
    for (const check of context.checks(object ? source.recordTypes : [])) checkRecordType(check, source, object!);
  }
  for (const check of context.checksOf("BusinessProcess")) {
    const object = context.objects.object(path.posix.basename(path.posix.dirname(path.posix.dirname(check.file.file))));
    checkValues(check, object?.field(PROCESS_FIELDS.get(object.apiName) ?? ""), at(check.root, "values.fullName"));
  }
}

function checkRecordType(check: FileCheck, source: ObjectSource, object: KnownObject): void {
  const first = (name: string) => child(check.root, name);
  const layouts = [SYSTEM_LAYOUT, ...source.compactLayouts];
  check.mustExist(first("compactLayoutAssignment"), `compact layout of ${object.apiName}`, layouts);
  check.mustExist(first("businessProcess"), "business process", "BusinessProcess");
  if (PROCESS_FIELDS.has(object.apiName) && !first("businessProcess")) {
    check.report(check.root, `a record type of ${object.apiName} needs <businessProcess>`);
  }
  for (const values of children(check.root, "picklistValues")) {
    const element = child(values, "picklist");
    if (element) check.fieldMustExist(element, object);
    const field = element && object.field(element.text.trim().replace(/^Name$/, "Salutation"));
    checkValues(check, field, at(values, "values.fullName"));
  }
}

function checkValues(check: FileCheck, field: KnownField | undefined, values: readonly XmlElement[]): void {
  // Where its value set is missing, that is told of the field.
  if (!field || (field.type.endsWith("picklist") && field.picklistValues.length === 0)) return;
  for (const value of values) {
    const name = unescaped(value.text.trim());
    if (!field.picklistValues.some((known) => known.value === name))
      check.report(value, `${field.apiName} has no picklist value "${name}"`);
  }
}
