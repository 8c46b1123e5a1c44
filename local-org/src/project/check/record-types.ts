/** Record types: the picklist values that they offer, and the layouts and processes that they name, must exist. */
import { unescaped } from "../escapes.ts";
import type { MetadataFile, ObjectSource } from "../model.ts";
import { child, children } from "../xml.ts";
import { named, type CheckContext, type KnownObject } from "./context.ts";

/** Objects whose record types need a process that says which stages or statuses there are. */
const WITH_PROCESS = new Set(["Lead", "Opportunity", "Case", "Solution"]);

export function checkRecordTypes(context: CheckContext): void {
  for (const source of context.project.objects) {
    const object = context.objects.object(source.apiName);
    for (const file of object ? source.recordTypes : []) checkRecordType(context, source, object!, file);
  }
}

function checkRecordType(context: CheckContext, source: ObjectSource, object: KnownObject, file: MetadataFile): void {
  const first = (name: string) => child(file.root, name);
  context.mustExist(
    file,
    first("compactLayoutAssignment"),
    `compact layout of ${object.apiName}`,
    (name) => name === "SYSTEM" || named(source.compactLayouts, name),
  );
  context.mustExist(file, first("businessProcess"), "business process", (name) =>
    context.other("BusinessProcess", name),
  );
  if (WITH_PROCESS.has(object.apiName) && !first("businessProcess")) {
    context.report(file, file.root, `a record type of ${object.apiName} needs <businessProcess>`);
  }
  for (const values of children(file.root, "picklistValues")) {
    const element = child(values, "picklist");
    if (element) context.fieldMustExist(file, element, object);
    const field = element && object.field(element.text.trim().replace(/^Name$/, "Salutation"));
    // Where its value set is missing, that is told of the field.
    if (!field || (field.type.endsWith("picklist") && field.picklistValues.length === 0)) continue;
    for (const value of children(values, "values").flatMap((each) => child(each, "fullName") ?? [])) {
      const name = unescaped(value.text.trim());
      if (!field.picklistValues.some((known) => known.value === name))
        context.report(file, value, `${field.apiName} has no picklist value "${name}"`);
    }
  }
}
