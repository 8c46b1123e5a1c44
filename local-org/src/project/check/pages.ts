/** FlexiPages: components that exist and may stand there, with properties that they have. */
import type { LwcBundle, MetadataFile, Problem, Project, XmlElement } from "../model.ts";
import { child, children, textOf } from "../xml.ts";
import { targetsOf, wrongValue } from "./components.ts";
import { at, CheckContext, each, named, type KnownObjects } from "./context.ts";

/** The target that a component needs on each kind of page. */
const TARGET: Readonly<Record<string, string>> = {
  AppPage: "lightning__AppPage",
  HomePage: "lightning__HomePage",
  RecordPage: "lightning__RecordPage",
  UtilityBar: "lightning__UtilityBar",
};

/** What is wrong with the FlexiPages of a project, for whoever is about to draw them. */
export function pageProblems(project: Project, objects: KnownObjects): readonly Problem[] {
  const context = new CheckContext(project, objects, new Set());
  checkPages(context);
  return context.problems;
}

export function checkPages(context: CheckContext): void {
  for (const file of context.project.flexiPages) {
    const objectName = textOf(file.root, "sobjectType");
    context.objectMustExist(file, child(file.root, "sobjectType"));
    if (textOf(file.root, "type") === "RecordPage" && !objectName)
      context.report(file, file.root, "<sobjectType> is missing: a record page needs it");
    const items = at(file.root, "flexiPageRegions", "itemInstances");
    const components = each(items, "componentInstance");
    const fields = each(items, "fieldInstance");
    reportOldRegions(context, file);
    checkIdentifiers(context, file, [...components, ...fields]);
    checkRegions(context, file, components);
    checkTemplate(context, file);
    for (const component of components) checkComponent(context, file, component, objectName);
    for (const field of each(fields, "fieldItem")) checkField(context, file, field, field.text.trim(), objectName);
    for (const criteria of each([...components, ...fields], "visibilityRule").flatMap((rule) => at(rule, "criteria"))) {
      const left = child(criteria, "leftValue");
      if (left) checkExpression(context, file, left, objectName);
    }
  }
}

/** From this version of the API on (Summer '20), regions hold `itemInstances`, and `componentInstances` no more. */
const WITH_ITEMS = 49;

export function hasOldRegions({ sourceApiVersion }: Project): boolean {
  return Number(sourceApiVersion) < WITH_ITEMS;
}

/** Once a page, as all regions of it are written alike. */
function reportOldRegions(context: CheckContext, file: MetadataFile): void {
  const old = hasOldRegions(context.project) ? at(file.root, "flexiPageRegions", "componentInstances")[0] : undefined;
  if (old) context.report(file, old, `not modelled: pages as they were before version ${WITH_ITEMS}.0 of the API`);
}

/** From this version of the API on (Winter '22), a page needs an identifier for each of its components and fields. */
const WITH_IDENTIFIERS = 53;

function checkIdentifiers(context: CheckContext, file: MetadataFile, items: readonly XmlElement[]): void {
  const seen = new Set<string>();
  const isNeeded = Number(context.project.sourceApiVersion) >= WITH_IDENTIFIERS;
  for (const item of items) {
    const identifier = textOf(item, "identifier");
    if (!identifier && !isNeeded) continue;
    if (!identifier) context.report(file, item, `<${item.name}> needs <identifier>`);
    else if (seen.has(identifier))
      context.report(file, child(item, "identifier")!, `identifier "${identifier}" is there twice`);
    seen.add(identifier ?? "");
  }
}

/** Regions inside components, such as the tabs of a tab set, are named as a property's value. */
function checkRegions(context: CheckContext, file: MetadataFile, components: readonly XmlElement[]): void {
  const names = new Set(each(at(file.root, "flexiPageRegions"), "name").map((name) => name.text.trim()));
  for (const value of each(
    components.flatMap((component) => children(component, "componentInstanceProperties")),
    "value",
  )) {
    const name = value.text.trim();
    if (name.startsWith("Facet-") && !names.has(name)) context.report(file, value, `there is no region "${name}"`);
  }
}

/** Regions of a page of its own stand where its template has a place for them. */
function checkTemplate(context: CheckContext, file: MetadataFile): void {
  const name = at(file.root, "template", "name")[0];
  const template = name?.text.trim() ?? "";
  if (
    !context.regionsOf ||
    !name ||
    child(file.root, "parentFlexiPage") ||
    !/^(App|Home|Record)Page$/.test(textOf(file.root, "type") ?? "")
  )
    return;
  const custom = /^(?:c:)?((?!\w*__)\w+)$/.exec(template)?.[1];
  if (custom && !context.other("AuraDefinitionBundle", custom))
    context.report(file, name, `there is no page template "${template}"`);
  const known = context.regionsOf(template);
  if (!known && /^(flexipage|home):/.test(template))
    context.report(file, name, `not modelled: page template "${template}"`);
  const regions = at(file.root, "flexiPageRegions").filter((region) => textOf(region, "type") === "Region");
  for (const region of each(known ? regions : [], "name")) {
    if (!known!.includes(region.text.trim()))
      context.report(file, region, `template ${template} has no region "${region.text.trim()}"`);
  }
}

function checkComponent(
  context: CheckContext,
  file: MetadataFile,
  component: XmlElement,
  objectName: string | undefined,
): void {
  const element = child(component, "componentName");
  const name = element?.text.trim().replace(/^c:/, "");
  if (!element || !name || name.includes(":") || context.other("AuraDefinitionBundle", name)) return;
  const bundle = context.project.lwc.find((candidate) => candidate.name === name);
  if (!bundle) return context.report(file, element, `there is no component "${name}"`);
  const target = TARGET[textOf(file.root, "type") ?? ""];
  if (!bundle.meta || !target) return;
  if (textOf(bundle.meta.root, "isExposed") !== "true")
    context.report(file, element, `component "${name}" is not exposed`);
  if (!at(bundle.meta.root, "targets", "target").some((candidate) => candidate.text.trim() === target)) {
    return context.report(file, element, `component "${name}" has no target ${target}`);
  }
  checkProperties(context, file, component, bundle, target);
  const objects = configOf(bundle, target)
    .flatMap((config) => at(config, "objects", "object"))
    .map(({ text }) => text.trim());
  const isKnown = objectName && context.objects.object(objectName);
  if (objects.length > 0 && isKnown && !objects.includes(objectName)) {
    context.report(file, element, `component "${name}" is not for pages of ${objectName}`);
  }
}

function configOf({ meta }: LwcBundle, target: string): XmlElement[] {
  return at(meta!.root, "targetConfigs", "targetConfig").filter((config) => targetsOf(config).includes(target));
}

function checkProperties(
  context: CheckContext,
  file: MetadataFile,
  component: XmlElement,
  bundle: LwcBundle,
  target: string,
): void {
  const declared = configOf(bundle, target).flatMap((config) => children(config, "property"));
  const given = new Set<string>();
  for (const property of children(component, "componentInstanceProperties")) {
    const name = textOf(property, "name") ?? "";
    // The utility bar's own settings of a component, such as its width.
    if (textOf(property, "type") === "decorator") continue;
    given.add(name);
    const declaration = declared.find(({ attributes }) => attributes.name === name);
    const wrong = declaration ? wrongValue(declaration, textOf(property, "value")) : `does not exist for ${target}`;
    const place = child(property, declaration ? "value" : "name") ?? property;
    if (wrong) context.report(file, place, `property "${name}" of component "${bundle.name}" ${wrong}`);
  }
  for (const { attributes } of declared) {
    if (attributes.required === "true" && attributes.default === undefined && !given.has(attributes.name ?? "")) {
      context.report(file, component, `component "${bundle.name}" needs property "${attributes.name}"`);
    }
  }
}

function checkField(context: CheckContext, file: MetadataFile, place: XmlElement, item: string, objectName = ""): void {
  const object = context.objects.object(objectName);
  const name = item.replace(/^Record\./, "");
  const wrong = object && context.wrongField(object, name, `${object.apiName} has no field "${name}"`);
  if (wrong) context.report(file, place, wrong);
}

function checkExpression(
  context: CheckContext,
  file: MetadataFile,
  left: XmlElement,
  objectName: string | undefined,
): void {
  const expression = /^\{!(.*)\}$/.exec(left.text.trim())?.[1] ?? "";
  const permission = /^\$Permission\.CustomPermission\.(\w+)$/.exec(expression)?.[1];
  if (permission && !named(context.project.customPermissions, permission)) {
    context.report(file, left, `there is no custom permission "${permission}"`);
  }
  if (expression.startsWith("Record.")) checkField(context, file, left, expression, objectName);
}
