/** Applications and tabs: what they show must exist. */
import type { MetadataFile, XmlElement } from "../model.ts";
import { child, children, textOf } from "../xml.ts";
import { at, each, named, type CheckContext } from "./context.ts";

export function checkNavigation(context: CheckContext): void {
  const { project } = context;
  for (const file of project.applications) {
    const tabs = [...children(file.root, "tabs"), ...children(file.root, "defaultLandingTab")];
    for (const element of tabs) context.tabMustExist(file, element);
    for (const element of children(file.root, "utilityBar")) {
      context.mustExist(file, element, "utility bar", (name) => named(project.flexiPages, name));
    }
    checkOverrides(context, file);
    for (const of of each(at(file.root, "actionOverrides"), "pageOrSobjectType")) {
      if (context.wrongTab(of.text.trim())) context.objectMustExist(file, of);
    }
  }
  for (const { definition, compactLayouts } of project.objects) {
    if (!definition) continue;
    checkOverrides(context, definition);
    const assigned = children(definition.root, "compactLayoutAssignment")[0];
    const isThere = (name: string) => name === "SYSTEM" || named(compactLayouts, name);
    context.mustExist(definition, assigned, "compact layout", isThere);
  }
  for (const file of project.tabs) {
    const first = (name: string) => children(file.root, name)[0];
    context.mustExist(file, first("flexiPage"), "FlexiPage", (name) => named(project.flexiPages, name));
    const component = first("lwcComponent");
    context.mustExist(file, component, "Lightning web component", (name) => hasComponent(context, name));
    if (component) checkTarget(context, file, component, ["lightning__Tab"]);
    if (!first("motif") && !file.fullName.startsWith("standard-"))
      context.report(file, file.root, "<motif> is missing in CustomTab");
    context.mustExist(file, first("auraComponent"), "Aura component", (name) =>
      context.other("AuraDefinitionBundle", name),
    );
    context.mustExist(file, first("page"), "page", (name) => context.other("ApexPage", name));
    const wrong = first("customObject")?.text.trim() === "true" && context.wrongObject(file.fullName);
    if (wrong) context.report(file, first("customObject")!, wrong);
  }
}

/** The pages that stand in for the platform's own. */
function checkOverrides(context: CheckContext, file: MetadataFile): void {
  for (const override of at(file.root, "actionOverrides")) {
    const type = textOf(override, "type");
    if (type !== "Flexipage") continue;
    context.mustExist(file, child(override, "content"), "page", (name) => named(context.project.flexiPages, name));
  }
}

const ACTION_TARGETS = ["lightning__RecordAction", "lightning__GlobalQuickAction", "lightning__GlobalAction"];

/** A component says where it can stand. */
function checkTarget(context: CheckContext, file: MetadataFile, element: XmlElement, wanted: readonly string[]): void {
  const meta = context.project.lwc.find(({ name }) => name === element.text.trim())?.meta;
  const targets = meta && at(meta.root, "targets", "target").map(({ text }) => text.trim());
  if (targets && !targets.some((target) => wanted.includes(target)))
    context.report(file, element, `component "${element.text.trim()}" has no target ${wanted[0]}`);
}

/** What quick actions open. */
export function checkQuickActions(context: CheckContext): void {
  for (const file of context.project.other.filter(({ type }) => type === "QuickAction")) {
    const first = (name: string) => children(file.root, name)[0];
    const [object, action] = file.fullName.split(".");
    const wrong = action === undefined ? undefined : context.wrongObject(object!);
    if (wrong) context.report(file, file.root, wrong);
    const component = first("lightningWebComponent");
    context.mustExist(file, component, "component", (name) => hasComponent(context, name));
    if (component) checkTarget(context, file, component, ACTION_TARGETS);
    context.objectMustExist(file, first("targetObject"));
    context.mustExist(file, first("flowDefinition"), "flow", (name) => context.other("Flow", name));
    const target = context.objects.object(first("targetObject")?.text.trim() ?? object!);
    const fields = [
      ...each(at(file.root, "quickActionLayout", "quickActionLayoutColumns", "quickActionLayoutItems"), "field"),
      ...each(at(file.root, "fieldOverrides"), "field"),
      ...each([file.root], "targetParentField"),
    ];
    for (const field of target ? fields : []) context.fieldMustExist(file, field, target!);
  }
}

export function hasComponent({ project }: CheckContext, name: string): boolean {
  return project.lwc.some((bundle) => bundle.name === name);
}
