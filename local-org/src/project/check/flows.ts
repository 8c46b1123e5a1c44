/** Flows that are active: what their elements name must be in the flow, in the schema or among the classes. */
import { isActiveFlow } from "../flows.ts";
import { isOfPackage } from "../foreign-names.ts";
import type { XmlElement } from "../model.ts";
import { at, child, textOf, textsAt } from "../xml.ts";
import { descendants, type CheckContext, type FileCheck, type KnownObject } from "./context.ts";
import { checkComponent } from "./navigation.ts";
import { declaredProperties } from "./pages.ts";

/** Elements whose text is the name of something in the flow, perhaps with a field behind it: `account.Name`. */
const REFERENCES = new Set(
  (
    "leftValueReference elementReference assignToReference collectionReference inputReference outputReference " +
    "assignNextValueToReference assignRecordIdToReference startElementReference"
  ).split(" "),
);
/** Elements whose text may have references in it: `{!account.Name} & "!"` */
const TEXTS = new Set(["expression", "filterFormula", "formulaExpression", "stringValue", "text"]);
/** Parts that have names of their own, which are none of the flow's. */
const UNNAMED = new Set(["processMetadataValues", "customProperties"]);
const isOfFlow = ({ name }: XmlElement): boolean => !UNNAMED.has(name);
/** Global variables that are metadata, by what has their names. */
const GLOBALS: Readonly<Record<string, string>> = { $Label: "CustomLabel", $Permission: "CustomPermission" };
const ON_SCREENS = "lightning__FlowScreen";
const WITH_RECORDS = "recordLookups|recordCreates|recordUpdates|recordDeletes|start";

export function checkFlows(context: CheckContext): void {
  for (const check of context.checksOf("Flow")) {
    checkNames(check);
    // A draft may be saved with whatever is wrong with it.
    if (isActiveFlow(check.root)) new FlowCheck(check).run();
  }
}

function checkNames(check: FileCheck): void {
  const elements = check.root.children.filter(isOfFlow);
  const seen = new Set<string>();
  for (const name of at([...elements, ...at(check.root, "decisions.rules")], "name")) {
    const text = name.text.trim();
    if (!/^[A-Za-z]\w*$/.test(text)) {
      check.report(name, `"${text}" is no name of an element: a letter, then letters, digits and _`);
    } else if (seen.has(text.toLowerCase())) check.report(name, `the flow has two elements "${text}"`);
    seen.add(text.toLowerCase());
  }
}

class FlowCheck {
  readonly #check: FileCheck;
  readonly #all: readonly XmlElement[];
  /** Whatever has a name, by that name in lower case. */
  readonly #named = new Map<string, XmlElement>();

  constructor(check: FileCheck) {
    this.#check = check;
    this.#all = descendants(check.root, isOfFlow);
    for (const element of this.#all) {
      const name = textOf(element, "name")?.toLowerCase();
      if (name && !this.#named.has(name)) this.#named.set(name, element);
    }
  }

  run(): void {
    for (const element of this.#all) {
      const text = element.text.trim();
      if (REFERENCES.has(element.name)) this.#checkReference(element, text);
      for (const [, reference = ""] of TEXTS.has(element.name) ? text.matchAll(/\{!([^{}]+)\}/g) : []) {
        this.#checkReference(element, reference.trim());
      }
      if (/connector$/i.test(element.name)) this.#checkTarget(child(element, "targetReference"));
    }
    const { root } = this.#check;
    for (const element of at(root, WITH_RECORDS)) this.#checkRecords(element);
    for (const type of at(root, "variables.objectType")) this.#checkObject(type);
    for (const call of at(root, "subflows")) this.#checkCall(call);
    for (const action of at(root, "actionCalls[actionType=apex]")) this.#checkAction(action);
    for (const alert of at(root, "actionCalls[actionType=emailAlert].actionName")) this.#checkAlert(alert);
    for (const name of at(root, "actionCalls[actionType=quickAction].actionName")) {
      this.#check.mustExist(name, "quick action", "QuickAction");
    }
    for (const part of this.#all) this.#checkComponent(part);
    for (const choices of at(root, "dynamicChoiceSets")) this.#checkChoices(choices);
    for (const name of at(root, "variables.apexClass")) {
      this.#check.mustExist(name, "class", (wanted) => /\W/.test(wanted) || this.#hasClass(wanted));
    }
  }

  #hasClass(wanted: string): boolean {
    return this.#check.context.project.classes.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  }

  #checkChoices(choices: XmlElement): void {
    const [object] = at(choices, "object|picklistObject").filter(({ text }) => text.trim());
    if (!object) return;
    this.#checkObject(object);
    const fields = at(choices, "displayField|valueField|sortField|picklistField");
    for (const field of [...fields, ...at(choices, "filters.field")]) {
      if (field.text.trim()) this.#check.fieldMayExist(field, object.text.trim());
    }
  }

  /** `Book__c.Tell` */
  #checkAlert(element: XmlElement): void {
    const alerts = this.#check.context
      .checksOf("Workflow")
      .flatMap(({ file, root }) => textsAt(root, "alerts.fullName").map((name) => `${file.fullName}.${name}`));
    this.#check.mustExist(element, "e-mail alert", (wanted) => alerts.includes(wanted));
  }

  /** A component of the project on a screen, and the properties that it shows to flows. */
  #checkComponent(part: XmlElement): void {
    const { context } = this.#check;
    const element = child(part, "extensionName");
    const [, name = ""] = /^c:(\w+)$/.exec(element?.text.trim() ?? "") ?? [];
    if (!element || !name || context.has("AuraDefinitionBundle", name)) return;
    const bundle = context.project.lwc.find((one) => one.name === name);
    checkComponent(this.#check, { ...element, text: name }, "component", [ON_SCREENS]);
    const known = bundle ? declaredProperties(bundle, ON_SCREENS).map(({ attributes }) => attributes.name) : undefined;
    for (const given of known ? at(part, "inputParameters|outputParameters.name") : []) {
      this.#check.mustExist(given, `property of ${name}`, (wanted) => known!.includes(wanted));
    }
  }

  /** A flow gets values for its variables that are open to others. */
  #checkCall(call: XmlElement): void {
    const called = child(call, "flowName");
    this.#check.mustExist(called, "flow", "Flow");
    const [flow] = this.#check.context.checksOf("Flow").filter(({ file }) => file.fullName === called?.text.trim());
    if (!flow) return;
    const open = (way: string) =>
      new Set(textsAt(flow.root, `variables[${way}=true].name`).map((one) => one.toLowerCase()));
    const what = `variable of ${called!.text.trim()}`;
    this.#mustBeAmong(open("isInput"), what, at(call, "inputAssignments.name"));
    this.#mustBeAmong(open("isOutput"), what, at(call, "outputAssignments.name"));
  }

  #checkAction(action: XmlElement): void {
    const name = child(action, "actionName");
    this.#checkClass(name);
    const { inputs, outputs } = this.#check.context.around.actions.get(name?.text.trim().toLowerCase() ?? "") ?? {};
    this.#mustBeAmong(inputs, "invocable variable", at(action, "inputParameters.name"));
    this.#mustBeAmong(outputs, "invocable variable", at(action, "outputParameters.name"));
  }

  /** `known`: in lower case; undefined where that is not known. */
  #mustBeAmong(known: ReadonlySet<string> | undefined, what: string, names: readonly XmlElement[]): void {
    if (!known) return;
    for (const name of names) this.#check.mustExist(name, what, (wanted) => known.has(wanted.toLowerCase()));
  }

  #checkClass(element: XmlElement | undefined): void {
    const { classes } = this.#check.context.project;
    const invocable = classes.filter(({ source }) => /@InvocableMethod\b/i.test(source));
    this.#check.mustExist(element, "class with an @InvocableMethod", (wanted) =>
      invocable.some(({ name }) => name.toLowerCase() === wanted.toLowerCase()),
    );
  }

  #checkTarget(target: XmlElement | undefined): void {
    this.#check.mustExist(target, "element", (name) => this.#named.has(name.toLowerCase()));
  }

  #checkReference(place: XmlElement, reference: string): void {
    const [first = "", ...path] = reference.split(".");
    const type = GLOBALS[first];
    if (type && path.length === 1 && !isOfPackage(path[0]!) && !this.#check.context.has(type, path[0]!))
      this.#check.report(place, `there is no ${reference}`);
    // Global variables, and what only the screens of a flow know.
    if (!/^(\$Record(__Prior)?|\w+)$/.test(first)) return;
    if (!first.startsWith("$") && !this.#named.has(first.toLowerCase())) {
      return this.#check.report(place, `the flow has no "${first}"`);
    }
    // What is updated may be the record that a lookup points to.
    const isField = path.length > 0 && place.name !== "inputReference";
    const object = isField ? this.#objectOf(first) : undefined;
    if (object) this.#checkField(place, object, path.join("."));
  }

  #checkObject(element: XmlElement): void {
    this.#check.objectMayExist(element, element.text.trim());
  }

  /** `Owner:User.Email` says which of several objects is meant. */
  #checkField(place: XmlElement, object: KnownObject, path: string): void {
    this.#check.fieldMayExist(place, object.apiName, path.replace(/:\w+/g, ""), path);
  }

  #checkRecords(element: XmlElement): void {
    const named = child(element, "object");
    if (named) this.#checkObject(named);
    const object = named
      ? this.#check.context.objects.object(named.text.trim())
      : this.#objectOf(textOf(element, "inputReference") ?? "");
    const parts = at(element, "filters|inputAssignments|outputAssignments");
    const fields = [...at(parts, "field"), ...at(element, "queriedFields|sortField")];
    for (const field of object ? fields : []) this.#checkField(field, object!, field.text.trim());
  }

  /** Of what object a reference is a record; undefined where it is none, or not known. */
  #objectOf(reference: string): KnownObject | undefined {
    const isOfStart = /^\$Record(__Prior)?$/.test(reference);
    const element = isOfStart ? child(this.#check.root, "start") : this.#named.get(reference.toLowerCase());
    if (element?.name === "loops") return this.#objectOf(textOf(element, "collectionReference") ?? "");
    const isRecord = isOfStart || element?.name === "recordLookups" || element?.name === "variables";
    const name = isRecord ? (textOf(element!, "object") ?? textOf(element!, "objectType")) : undefined;
    return name === undefined ? undefined : this.#check.context.objects.object(name);
  }
}
