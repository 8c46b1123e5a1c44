/** What translations translate must be there. */
import path from "node:path";
import { at, child } from "../xml.ts";
import type { FileCheck } from "./context.ts";

/** `Book__c-de`, which may be the name of a folder: the object. */
const translated = (name: string): string => name.slice(0, name.lastIndexOf("-"));

export function checkFieldTranslation(check: FileCheck): void {
  const name = child(check.root, "name");
  if (!name) return;
  const objectName = translated(path.posix.basename(path.posix.dirname(check.file.file)));
  check.fieldMayExist(name, objectName);
  const field = check.context.objects.object(objectName)?.field(name.text.trim());
  if (!field?.custom || field.picklistValues.length === 0) return;
  for (const label of at(check.root, "picklistValues.masterLabel")) {
    check.mustExist(label, `value of ${field.apiName}`, (wanted) =>
      field.picklistValues.some((known) => known.label === wanted || known.value === wanted),
    );
  }
}

/** Of its parts those of custom objects are all in the project. */
export function checkObjectTranslation(check: FileCheck): void {
  const objectName = translated(check.file.fullName);
  check.objectMayExist(check.root, objectName);
  const source = check.context.source(objectName);
  if (!source || !objectName.endsWith("__c")) return;
  for (const part of ["fieldSets", "recordTypes", "validationRules", "webLinks"] as const) {
    for (const name of at(check.root, `${part}.name`)) check.mustExist(name, part.slice(0, -1), source[part]);
  }
}
