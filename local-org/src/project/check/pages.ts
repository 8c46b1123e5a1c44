/** FlexiPages: components that exist and may stand there, with properties that they have. */
import type { LwcBundle, Problem, Project, XmlElement } from "../model.ts";
import { at, child, children, textOf, textsAt } from "../xml.ts";
import { targetsOf, wrongValue } from "./components.ts";
import { CheckContext, type FileCheck, type KnownObjects } from "./context.ts";
import { checkValues } from "./page-values.ts";

/** The target that a component needs on each kind of page. */
export const TARGET: Readonly<Record<string, string>> = {
  AppPage: "lightning__AppPage",
  HomePage: "lightning__HomePage",
  RecordPage: "lightning__RecordPage",
  UtilityBar: "lightning__UtilityBar",
};

/** What is wrong with the FlexiPages of a project, for whoever is about to draw them. */
export function pageProblems(project: Project, objects: KnownObjects): readonly Problem[] {
  const context = new CheckContext(project, objects);
  checkPages(context);
  return context.problems;
}

export function checkPages(context: CheckContext): void {
  for (const check of context.checks(context.project.flexiPages)) {
    const objectName = textOf(check.root, "sobjectType");
    check.objectMustExist(child(check.root, "sobjectType"));
    if (textOf(check.root, "type") === "RecordPage" && !objectName)
      check.report(check.root, "<sobjectType> is missing: a record page needs it");
    const items = at(check.root, "flexiPageRegions.itemInstances");
    const components = at(items, "componentInstance");
    const fields = at(items, "fieldInstance");
    reportOldRegions(check);
    checkIdentifiers(check, [...components, ...fields]);
    checkRegions(check, components);
    checkTemplate(check);
    for (const component of components) {
      checkComponent(check, component, objectName);
      checkValues(check, component);
    }
    for (const field of at(fields, "fieldItem")) checkField(check, field, field.text.trim(), objectName);
    for (const left of at([...components, ...fields], "visibilityRule.criteria.leftValue")) {
      checkExpression(check, left, objectName);
    }
  }
}

/** From this version of the API on (Summer '20), regions hold `itemInstances`, and `componentInstances` no more. */
const WITH_ITEMS = 49;

export function hasOldRegions({ sourceApiVersion }: Project): boolean {
  return Number(sourceApiVersion) < WITH_ITEMS;
}

/** Once a page, as all regions of it are written alike. */
function reportOldRegions(check: FileCheck): void {
  const { project } = check.context;
  const old = hasOldRegions(project) ? at(check.root, "flexiPageRegions.componentInstances")[0] : undefined;
  if (old) check.report(old, `not modelled: pages as they were before version ${WITH_ITEMS}.0 of the API`);
}

/** From this version of the API on (Winter '22), a page needs an identifier for each of its components and fields. */
const WITH_IDENTIFIERS = 53;

function checkIdentifiers(check: FileCheck, items: readonly XmlElement[]): void {
  const seen = new Set<string>();
  const isNeeded = Number(check.context.project.sourceApiVersion) >= WITH_IDENTIFIERS;
  for (const item of items) {
    const identifier = textOf(item, "identifier");
    if (!identifier && !isNeeded) continue;
    if (!identifier) check.report(item, `<${item.name}> needs <identifier>`);
    else if (seen.has(identifier))
      check.report(child(item, "identifier")!, `identifier "${identifier}" is there twice`);
    seen.add(identifier ?? "");
  }
}

/** Regions inside components, such as the tabs of a tab set, are named as a property's value. */
function checkRegions(check: FileCheck, components: readonly XmlElement[]): void {
  const names = textsAt(check.root, "flexiPageRegions.name");
  for (const value of at(components, "componentInstanceProperties.value")) {
    const name = value.text.trim();
    if (name.startsWith("Facet-") && !names.includes(name)) check.report(value, `there is no region "${name}"`);
  }
}

/** Regions of a page of its own stand where its template has a place for them. */
function checkTemplate(check: FileCheck): void {
  const { regionsOf } = check.context.around;
  const name = at(check.root, "template.name")[0];
  const template = name?.text.trim() ?? "";
  if (
    !regionsOf ||
    !name ||
    child(check.root, "parentFlexiPage") ||
    !/^(App|Home|Record)Page$/.test(textOf(check.root, "type") ?? "")
  )
    return;
  const custom = /^(?:c:)?((?!\w*__)\w+)$/.exec(template)?.[1];
  if (custom && !check.context.has("AuraDefinitionBundle", custom))
    check.report(name, `there is no page template "${template}"`);
  const known = regionsOf(template);
  if (!known && /^(flexipage|home):/.test(template)) check.report(name, `not modelled: page template "${template}"`);
  for (const region of known ? at(check.root, "flexiPageRegions[type=Region].name") : []) {
    if (!known!.includes(region.text.trim()))
      check.report(region, `template ${template} has no region "${region.text.trim()}"`);
  }
}

function checkComponent(check: FileCheck, component: XmlElement, objectName: string | undefined): void {
  const { context } = check;
  const element = child(component, "componentName");
  const name = element?.text.trim().replace(/^c:/, "");
  if (!element || !name || name.includes(":") || context.has("AuraDefinitionBundle", name)) return;
  const bundle = context.project.lwc.find((candidate) => candidate.name === name);
  if (!bundle) return check.report(element, `there is no component "${name}"`);
  const target = TARGET[textOf(check.root, "type") ?? ""];
  if (!bundle.meta || !target) return;
  if (textOf(bundle.meta.root, "isExposed") !== "true") check.report(element, `component "${name}" is not exposed`);
  if (!textsAt(bundle.meta.root, "targets.target").includes(target)) {
    return check.report(element, `component "${name}" has no target ${target}`);
  }
  checkProperties(check, component, bundle, target);
  const objects = textsAt(configOf(bundle, target), "objects.object");
  const isKnown = objectName && context.objects.object(objectName);
  if (objects.length > 0 && isKnown && !objects.includes(objectName)) {
    check.report(element, `component "${name}" is not for pages of ${objectName}`);
  }
}

function configOf({ meta }: LwcBundle, target: string): XmlElement[] {
  const configs = meta ? at(meta.root, "targetConfigs.targetConfig") : [];
  return configs.filter((config) => targetsOf(config).includes(target));
}

export function declaredProperties(bundle: LwcBundle, target: string): XmlElement[] {
  return at(configOf(bundle, target), "property");
}

function checkProperties(check: FileCheck, component: XmlElement, bundle: LwcBundle, target: string): void {
  const declared = declaredProperties(bundle, target);
  const given = new Set<string>();
  for (const property of children(component, "componentInstanceProperties")) {
    const name = textOf(property, "name") ?? "";
    // The utility bar's own settings of a component, such as its width.
    if (textOf(property, "type") === "decorator") continue;
    given.add(name);
    const declaration = declared.find(({ attributes }) => attributes.name === name);
    const wrong = declaration ? wrongValue(declaration, textOf(property, "value")) : `does not exist for ${target}`;
    const place = child(property, declaration ? "value" : "name") ?? property;
    check.report(place, wrong && `property "${name}" of component "${bundle.name}" ${wrong}`);
  }
  for (const { attributes } of declared) {
    if (attributes.required === "true" && attributes.default === undefined && !given.has(attributes.name ?? "")) {
      check.report(component, `component "${bundle.name}" needs property "${attributes.name}"`);
    }
  }
}

function checkField(check: FileCheck, place: XmlElement, item: string, objectName = ""): void {
  const object = check.context.objects.object(objectName);
  const name = item.replace(/^Record\./, "");
  check.report(place, object && check.context.wrongField(object, name, `${object.apiName} has no field "${name}"`));
}

function checkExpression(check: FileCheck, left: XmlElement, objectName: string | undefined): void {
  const expression = /^\{!(.*)\}$/.exec(left.text.trim())?.[1] ?? "";
  const permission = /^\$Permission\.CustomPermission\.(\w+)$/.exec(expression)?.[1];
  if (permission && !check.context.has("CustomPermission", permission)) {
    check.report(left, `there is no custom permission "${permission}"`);
  }
  if (expression.startsWith("$User.")) check.fieldMayExist(left, "User", expression.slice("$User.".length));
  if (expression.startsWith("Record.")) checkField(check, left, expression, objectName);
}
