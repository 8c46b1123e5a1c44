/** The `.js-meta.xml` of Lightning web components: targets, and the properties that a page may set. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { isOfPackage } from "../foreign-names.ts";
import { METADATA_NAMES } from "../metadata-names.ts";
import type { LwcBundle, XmlElement } from "../model.ts";
import { at, children } from "../xml.ts";
import type { CheckContext, FileCheck } from "./context.ts";

const { componentTargets, configParts, propertyAttributes } = METADATA_NAMES;
const PROPERTY_TYPES = new Set(["String", "Integer", "Boolean", "Color", "ContentReference"]);
/** In a flow there are days, records, classes and, of any type, lists. */
const FLOW_TYPES =
  /^(String|Integer|Boolean|Color|ContentReference|Date|DateTime|@salesforce\/schema\/\w+|apex:\/\/[\w.$]+|\{\w+(\[\])?\})(\[\])?$/i;

export function checkComponents(context: CheckContext): void {
  for (const bundle of context.project.lwc) {
    for (const check of context.checks(bundle.meta ? [bundle.meta] : [])) {
      const targets = at(check.root, "targets.target");
      for (const target of targets) {
        const name = target.text.trim();
        check.report(target, !componentTargets.includes(name) && `there is no target "${name}"`);
      }
      const declared = targets.map((target) => target.text.trim());
      for (const config of at(check.root, "targetConfigs.targetConfig")) {
        checkConfig(check, bundle, config, declared);
      }
    }
  }
}

function checkConfig(check: FileCheck, bundle: LwcBundle, config: XmlElement, declared: readonly string[]): void {
  if (targetsOf(config).length === 0) check.report(config, "a targetConfig needs targets");
  for (const target of targetsOf(config)) {
    if (!declared.includes(target)) check.report(config, `target "${target}" is not among the component's <targets>`);
  }
  for (const part of config.children) {
    if (!configParts.includes(part.name)) check.report(part, `<${part.name}> is no part of a targetConfig`);
  }
  const isOfRecord = targetsOf(config).some((target) => target.startsWith("lightning__Record"));
  for (const objects of children(config, "objects")) {
    if (!isOfRecord) check.report(objects, "<objects> is for lightning__RecordPage only");
    children(objects, "object").forEach((object) => check.objectMustExist(object));
  }
  for (const factor of at(config, "supportedFormFactors.supportedFormFactor")) {
    const { type = "" } = factor.attributes;
    if (!/^(Large|Small)$/.test(type)) check.report(factor, `a form factor is Large or Small, but not "${type}"`);
  }
  for (const action of children(config, "actionType")) {
    if (!/^(ScreenAction|Action)$/.test(action.text.trim())) {
      check.report(action, `<actionType> must be ScreenAction or Action, but is "${action.text.trim()}"`);
    }
  }
  const isOfFlow = targetsOf(config).some((target) => target.startsWith("lightning__Flow"));
  const named = new Set<string>();
  for (const property of children(config, "property")) {
    const odd = Object.keys(property.attributes).find((attribute) => !propertyAttributes.includes(attribute));
    if (odd) check.report(property, `a property has no attribute "${odd}"`);
    const { name, type } = property.attributes;
    if (!name || !type) check.report(property, "a property needs name and type");
    else if (/^(c|lightning)__\w+$/.test(type)) check.report(property, `not modelled: property type "${type}"`);
    else if (!(isOfFlow ? FLOW_TYPES.test(type) : PROPERTY_TYPES.has(type)))
      check.report(property, `a property cannot be of type "${type}"`);
    for (const limit of ["min", "max"] as const) {
      const wrong = type === "Integer" && wrongNumber(property.attributes[limit]);
      check.report(property, wrong && `${limit} of property "${name}" ${wrong}`);
    }
    const { role = "inputOnly" } = property.attributes;
    if (!/^(inputOnly|outputOnly)$/.test(role))
      check.report(property, `the role of a property is inputOnly or outputOnly, but not "${role}"`);
    const provider = /^apex:\/\/(\w+)$/.exec(property.attributes.datasource ?? "")?.[1];
    const hasProvider = ({ name: one }: { name: string }) => one.toLowerCase() === provider?.toLowerCase();
    if (provider && !isOfPackage(provider) && !check.context.project.classes.some(hasProvider))
      check.report(property, `there is no class "${provider}"`);
    const record = /^@salesforce\/schema\/(\w+)/.exec(type ?? "")?.[1];
    check.report(property, record && check.context.wrongObject(record));
    const wrong = wrongValue(property, property.attributes.default);
    check.report(property, wrong && `the default of property "${name}" ${wrong}`);
    if (name && named.has(name)) check.report(property, `property "${name}" is there twice`);
    named.add(name ?? "");
    if (name && !publicProperties(check.context.project.root, bundle).has(name)) {
      check.report(property, `the component has no public property "${name}" (@api ${name})`);
    }
  }
}

export function targetsOf(config: XmlElement): string[] {
  return (config.attributes.targets ?? "")
    .split(",")
    .map((target) => target.trim())
    .filter(Boolean);
}

/** What is wrong with a value of a property, by its declaration. */
export function wrongValue({ attributes }: XmlElement, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const { type, datasource, min, max } = attributes;
  if (type === "Boolean" && !/^(true|false)$/.test(value)) return `must be true or false, but is "${value}"`;
  if (type === "Integer" && wrongNumber(value)) return wrongNumber(value);
  if (type === "Integer" && (Number(value) < Number(min ?? -Infinity) || Number(value) > Number(max ?? Infinity))) {
    return `must be from ${min ?? "…"} to ${max ?? "…"}, but is ${value}`;
  }
  const isListed =
    !datasource || datasource.includes("://") || datasource.split(",").some((one) => one.trim() === value);
  return isListed ? undefined : `must be one of ${datasource}, but is "${value}"`;
}

const wrongNumber = (value = "0"): string | undefined =>
  /^-?\d+$/.test(value) ? undefined : `must be a whole number, but is "${value}"`;

/** Names after @api in the component's own script. */
function publicProperties(root: string, { name, directory, files }: LwcBundle): ReadonlySet<string> {
  const script = ["ts", "js"].map((kind) => `${directory}/${name}.${kind}`).find((file) => files.includes(file));
  const text = script ? readFileSync(path.join(root, script), "utf8") : "";
  return new Set(
    [...text.matchAll(/@api\s+(?:(?:get|set|readonly|declare|override|public)\s+)*(\w+)/g)].map((match) => match[1]!),
  );
}
