/** Applications and tabs: what they show must exist. */
import { children } from "../xml.ts";
import { at, each, named, type CheckContext } from "./context.ts";
import { hasField } from "./layouts.ts";

export function checkNavigation(context: CheckContext): void {
  const { project, objects } = context;
  for (const file of project.applications) {
    const tabs = [...children(file.root, "tabs"), ...children(file.root, "defaultLandingTab")];
    for (const element of tabs) context.mustExist(file, element, "tab", (name) => context.hasTab(name));
    for (const element of children(file.root, "utilityBar")) {
      context.mustExist(file, element, "utility bar", (name) => named(project.flexiPages, name));
    }
    for (const override of each(at(file.root, "actionOverrides"), "content")) {
      context.mustExist(file, override, "page", (name) => named(project.flexiPages, name));
    }
  }
  for (const file of project.tabs) {
    const first = (name: string) => children(file.root, name)[0];
    context.mustExist(file, first("flexiPage"), "FlexiPage", (name) => named(project.flexiPages, name));
    context.mustExist(file, first("lwcComponent"), "Lightning web component", (name) => hasComponent(context, name));
    context.mustExist(file, first("auraComponent"), "Aura component", (name) =>
      context.other("AuraDefinitionBundle", name),
    );
    context.mustExist(file, first("page"), "page", (name) => context.other("ApexPage", name));
    if (first("customObject")?.text.trim() === "true" && !objects.object(file.fullName)) {
      context.report(file, first("customObject")!, `there is no object "${file.fullName}"`);
    }
  }
}

/** What quick actions open. */
export function checkQuickActions(context: CheckContext): void {
  for (const file of context.project.other.filter(({ type }) => type === "QuickAction")) {
    const first = (name: string) => children(file.root, name)[0];
    const [object, action] = file.fullName.split(".");
    if (action !== undefined && !context.objects.object(object!)) {
      context.report(file, file.root, `there is no object "${object}"`);
    }
    context.mustExist(file, first("lightningWebComponent"), "component", (name) => hasComponent(context, name));
    context.mustExist(file, first("targetObject"), "object", (name) => context.objects.object(name) !== undefined);
    context.mustExist(file, first("flowDefinition"), "flow", (name) => context.other("Flow", name));
    const target = context.objects.object(first("targetObject")?.text.trim() ?? object!);
    const fields = [
      ...each(at(file.root, "quickActionLayout", "quickActionLayoutColumns", "quickActionLayoutItems"), "field"),
      ...each(at(file.root, "fieldOverrides"), "field"),
      ...each([file.root], "targetParentField"),
    ];
    for (const field of target ? fields : []) {
      context.mustExist(file, field, `field on ${target!.apiName}`, (name) => hasField(context, target!, name));
    }
  }
}

export function hasComponent({ project }: CheckContext, name: string): boolean {
  return project.lwc.some((bundle) => bundle.name === name);
}
