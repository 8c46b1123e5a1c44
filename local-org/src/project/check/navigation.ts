/** Applications and tabs: what they show must exist. */
import type { XmlElement } from "../model.ts";
import { child, children, textOf } from "../xml.ts";
import { at, each, SYSTEM_LAYOUT, type CheckContext, type FileCheck } from "./context.ts";

export function checkNavigation(context: CheckContext): void {
  const { project } = context;
  for (const check of context.checks(project.applications)) {
    const tabs = [...children(check.root, "tabs"), ...children(check.root, "defaultLandingTab")];
    for (const element of tabs) check.tabMustExist(element);
    for (const element of children(check.root, "utilityBar")) {
      check.mustExist(element, "utility bar", project.flexiPages);
    }
    checkOverrides(check);
    for (const of of each(at(check.root, "actionOverrides"), "pageOrSobjectType")) {
      if (context.wrongTab(of.text.trim())) check.objectMustExist(of);
    }
  }
  for (const { definition, compactLayouts } of project.objects) {
    for (const check of context.checks(definition ? [definition] : [])) {
      checkOverrides(check);
      const assigned = child(check.root, "compactLayoutAssignment");
      check.mustExist(assigned, "compact layout", [SYSTEM_LAYOUT, ...compactLayouts]);
    }
  }
  for (const check of context.checks(project.tabs)) {
    const first = (name: string) => child(check.root, name);
    const { fullName } = check.file;
    check.mustExist(first("flexiPage"), "FlexiPage", project.flexiPages);
    checkComponent(check, first("lwcComponent"), "Lightning web component", ["lightning__Tab"]);
    if (!first("motif") && !fullName.startsWith("standard-"))
      check.report(check.root, "<motif> is missing in CustomTab");
    check.mustExist(first("auraComponent"), "Aura component", "AuraDefinitionBundle");
    check.mustExist(first("page"), "page", "ApexPage");
    const isOfObject = first("customObject")?.text.trim() === "true";
    check.report(first("customObject") ?? check.root, isOfObject && context.wrongObject(fullName));
  }
}

/** The pages that stand in for the platform's own. */
function checkOverrides(check: FileCheck): void {
  for (const override of at(check.root, "actionOverrides")) {
    const type = textOf(override, "type");
    if (type === "Flexipage") check.mustExist(child(override, "content"), "page", check.context.project.flexiPages);
  }
}

const ACTION_TARGETS = ["lightning__RecordAction", "lightning__GlobalQuickAction", "lightning__GlobalAction"];

/** A component says where it can stand. */
function checkComponent(check: FileCheck, element: XmlElement | undefined, what: string, wanted: string[]): void {
  if (!element) return;
  const { context } = check;
  check.mustExist(element, what, (name) => hasComponent(context, name));
  const meta = context.project.lwc.find(({ name }) => name === element.text.trim())?.meta;
  const targets = meta && at(meta.root, "targets", "target").map(({ text }) => text.trim());
  if (targets && !targets.some((target) => wanted.includes(target)))
    check.report(element, `component "${element.text.trim()}" has no target ${wanted[0]}`);
}

/** What quick actions open. */
export function checkQuickActions(context: CheckContext): void {
  for (const check of context.checksOf("QuickAction")) {
    const first = (name: string) => child(check.root, name);
    const [object, action] = check.file.fullName.split(".");
    check.report(check.root, action !== undefined && context.wrongObject(object!));
    checkComponent(check, first("lightningWebComponent"), "component", ACTION_TARGETS);
    check.objectMustExist(first("targetObject"));
    check.mustExist(first("flowDefinition"), "flow", "Flow");
    const target = context.objects.object(first("targetObject")?.text.trim() ?? object!);
    const fields = [
      ...each(at(check.root, "quickActionLayout", "quickActionLayoutColumns", "quickActionLayoutItems"), "field"),
      ...each(at(check.root, "fieldOverrides"), "field"),
      ...each([check.root], "targetParentField"),
    ];
    for (const field of target ? fields : []) check.fieldMustExist(field, target!);
  }
}

export function hasComponent({ project }: CheckContext, name: string): boolean {
  return project.lwc.some((bundle) => bundle.name === name);
}
