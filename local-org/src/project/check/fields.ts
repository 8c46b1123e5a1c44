/** Custom fields: which parts a field of each type can have, as a deployment says it. */
import { METADATA_NAMES } from "../metadata-names.ts";
import { at, child, textOf } from "../xml.ts";
import type { CheckContext, FileCheck, KnownObject } from "./context.ts";

export function checkFields(context: CheckContext): void {
  for (const { apiName, fields } of context.project.objects) {
    const object = context.objects.object(apiName);
    for (const check of context.checks(fields)) {
      const { root, file } = check;
      const { fullName } = file;
      const isCustom = fullName.endsWith("__c");
      if (object && object.kind !== "standard" && !isCustom && !object.field(fullName)) {
        check.report(child(root, "fullName") ?? root, `the name of a custom field ends in __c, but is "${fullName}"`);
      }
      const type = textOf(root, "type");
      for (const part of isCustom && type ? root.children : []) {
        const isAlwaysRequired = part.name === "required" && type === "MasterDetail";
        if (isAlwaysRequired || METADATA_NAMES.fieldParts[part.name]?.includes(type!) === false) {
          check.report(part, `<${part.name}> cannot be given for a field of type ${type}`);
        }
      }
      const label = child(root, "label");
      if (isCustom && label && label.text.trim().length > 40) check.report(label, "a label has at most 40 characters");
      if (object) checkLookupFilter(check, object);
      if (/^(Lookup|MasterDetail)$/.test(type ?? "")) checkTarget(check, apiName, type!);
      const relationship = child(root, "relationshipName");
      if (relationship && !/^[A-Za-z](?!.*__)\w*(?<!_)$/.test(relationship.text.trim())) {
        check.report(relationship, `"${relationship.text.trim()}" is no name of a relationship`);
      }
    }
  }
}

/** Settings, metadata and events cannot be looked up, and no record is its own master (Salesforce Help, "Object Relationships Overview"). */
function checkTarget(check: FileCheck, ofObject: string, type: string): void {
  const target = child(check.root, "referenceTo");
  const name = target?.text.trim() ?? "";
  const { kind = "custom" } = check.context.objects.object(name) ?? {};
  if (target && (!/^(custom|standard)$/.test(kind) || (type === "MasterDetail" && name === ofObject)))
    check.report(target, `a field of type ${type} of ${ofObject} cannot point to ${name}`);
}

/** `Account.Name` of the record that is looked up, `$Source.Status__c` of the one that looks; other variables are left alone. */
function checkLookupFilter(check: FileCheck, source: KnownObject): void {
  const { context } = check;
  const target = textOf(check.root, "referenceTo") ?? "";
  for (const element of at(check.root, "lookupFilter.filterItems.field|valueField")) {
    const [first = "", ...path] = element.text.trim().split(".");
    if (first.startsWith("$") && first !== "$Source") continue;
    const object = first === "$Source" ? source : first === target ? context.objects.object(target) : undefined;
    const missing = `there is no field "${element.text.trim()}"`;
    if (!object && first === target) continue;
    const wrong = object ? context.wrongField(object, path.join("."), missing) : missing;
    check.report(element, wrong);
  }
}
