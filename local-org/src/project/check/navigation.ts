/** Tabs and quick actions: what they show must exist, and be made for them. */
import type { XmlElement } from "../model.ts";
import { at, child, textsAt } from "../xml.ts";
import type { CheckContext, FileCheck } from "./context.ts";

export function checkNavigation(context: CheckContext): void {
  for (const check of context.checks(context.project.tabs)) {
    const first = (name: string) => child(check.root, name);
    const { fullName } = check.file;
    checkComponent(check, first("lwcComponent"), "Lightning web component", ["lightning__Tab"]);
    if (!first("motif") && !fullName.startsWith("standard-"))
      check.report(check.root, "<motif> is missing in CustomTab");
    const isOfObject = first("customObject")?.text.trim() === "true";
    check.report(first("customObject") ?? check.root, isOfObject && context.wrongObject(fullName));
  }
}

const ACTION_TARGETS = ["lightning__RecordAction", "lightning__GlobalQuickAction", "lightning__GlobalAction"];

/** A component says where it can stand. */
export function checkComponent(
  check: FileCheck,
  element: XmlElement | undefined,
  what: string,
  wanted: string[],
): void {
  if (!element) return;
  const { context } = check;
  check.mustExist(element, what, (name) => hasComponent(context, name));
  const meta = context.project.lwc.find(({ name }) => name === element.text.trim())?.meta;
  const targets = meta && textsAt(meta.root, "targets.target");
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
    const target = context.objects.object(first("targetObject")?.text.trim() ?? object!);
    const fields = [
      ...at(check.root, "quickActionLayout.quickActionLayoutColumns.quickActionLayoutItems.field"),
      ...at(check.root, "fieldOverrides.field"),
      ...at(check.root, "targetParentField"),
    ];
    for (const field of target ? fields : []) check.fieldMustExist(field, target!);
  }
}

export function hasComponent({ project }: CheckContext, name: string): boolean {
  return project.lwc.some((bundle) => bundle.name === name);
}
