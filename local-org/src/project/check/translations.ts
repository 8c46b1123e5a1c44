/** What translations translate must be there. */
import path from "node:path";
import { child, children } from "../xml.ts";
import { each, named, type CheckContext } from "./context.ts";
import { checkField, checkObject, type File } from "./names.ts";

export function checkLabels(context: CheckContext, file: File): void {
  const { labels } = context.project;
  for (const name of each(children(file.root, "customLabels"), "name")) {
    context.mustExist(file, name, "label", (wanted) => labels.some(({ fullName }) => fullName === wanted));
  }
}

/** `Book__c-de`, which may be the name of a folder: the object. */
const translated = (name: string): string => name.slice(0, name.lastIndexOf("-"));

export function checkFieldTranslation(context: CheckContext, file: File): void {
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
export function checkObjectTranslation(context: CheckContext, file: File): void {
  const objectName = translated(file.fullName);
  checkObject(context, file, file.root, objectName);
  const source = context.project.objects.find(({ apiName }) => apiName === objectName);
  if (!source || !objectName.endsWith("__c")) return;
  for (const part of ["fieldSets", "recordTypes", "validationRules", "webLinks"] as const) {
    for (const name of each(children(file.root, part), "name"))
      context.mustExist(file, name, part.slice(0, -1), (wanted) => named(source[part], wanted));
  }
}
