/** What the platform's own components on a page name by the values of their properties. */
import type { XmlElement } from "../model.ts";
import { at, child, children, textOf } from "../xml.ts";
import type { FileCheck } from "./context.ts";

type Rule = (check: FileCheck, value: XmlElement, component: XmlElement) => void;

/**
 * `Visits__r` of the record that is shown; of a record that it points to, and of standard lists, nothing is said. The child
 * may be an object that is not modelled.
 */
function checkRelatedList(check: FileCheck, value: XmlElement, component: XmlElement): void {
  const [name = "", ...path] = valueOf(component, "parentFieldApiName").split(".");
  const object = check.context.objects.object(name);
  if (!object || path.join(".") !== "Id" || !value.text.trim().endsWith("__r")) return;
  const lookups = check.context.project.objects.flatMap(({ fields }) => fields);
  const own = lookups.map(({ root }) => `${textOf(root, "relationshipName")}__r`);
  const isThere = (wanted: string) =>
    own.includes(wanted) || object.childRelationships.some((one) => one.name === wanted);
  check.mustExist(value, `related list of ${name}`, isThere);
}

/** `Book__c.Sell`: an action, or a button of the object. */
function checkAction(check: FileCheck, value: XmlElement): void {
  const [, object, button = ""] = /^(\w+__c)\.(?!_)(\w+)$/.exec(value.text.trim()) ?? [];
  if (!object) return;
  const { webLinks = [] } = check.context.source(object) ?? {};
  const isThere = (name: string) =>
    check.context.has("QuickAction", name) || webLinks.some(({ fullName }) => fullName === button);
  check.mustExist(value, "action", isThere);
}

const RULES: Readonly<Record<string, Rule>> = {
  "flowruntime:interview.flowName": (check, value) => check.mustExist(value, "flow", "Flow"),
  "force:highlightsPanel.actionNames": checkAction,
  "force:relatedListSingleContainer.relatedListApiName": checkRelatedList,
  "lst:dynamicRelatedList.actionNames": checkAction,
  "lst:dynamicRelatedList.relatedListApiName": checkRelatedList,
};

export function checkValues(check: FileCheck, component: XmlElement): void {
  for (const property of children(component, "componentInstanceProperties")) {
    const rule = RULES[`${textOf(component, "componentName")}.${textOf(property, "name")}`];
    const values = [...children(property, "value"), ...at(property, "valueList.valueListItems.value")];
    for (const value of rule ? values : []) rule!(check, value, component);
  }
}

function valueOf(component: XmlElement, name: string): string {
  const properties = children(component, "componentInstanceProperties");
  const property = properties.find((one) => textOf(one, "name") === name);
  return (property && child(property, "value")?.text.trim()) ?? "";
}
