/** Flows that are active: what their elements name must be in the flow, in the schema or among the classes. */
import { isActiveFlow } from "../flows.ts";
import type { MetadataFile, XmlElement } from "../model.ts";
import { child, children, textOf } from "../xml.ts";
import { at, each, type CheckContext, type KnownObject } from "./context.ts";

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
const WITH_RECORDS = ["recordLookups", "recordCreates", "recordUpdates", "recordDeletes", "start"];

export function checkFlows(context: CheckContext): void {
  for (const file of context.project.other.filter(({ type }) => type === "Flow")) {
    checkNames(context, file);
    // A draft may be saved with whatever is wrong with it.
    if (isActiveFlow(file.root)) new FlowCheck(context, file).run();
  }
}

function checkNames(context: CheckContext, file: MetadataFile): void {
  const elements = file.root.children.filter(({ name }) => !UNNAMED.has(name));
  const seen = new Set<string>();
  for (const name of each([...elements, ...at(file.root, "decisions", "rules")], "name")) {
    const text = name.text.trim();
    if (!/^[A-Za-z]\w*$/.test(text)) {
      context.report(file, name, `"${text}" is no name of an element: a letter, then letters, digits and _`);
    } else if (seen.has(text.toLowerCase())) context.report(file, name, `the flow has two elements "${text}"`);
    seen.add(text.toLowerCase());
  }
}

class FlowCheck {
  readonly #context: CheckContext;
  readonly #file: MetadataFile;
  readonly #all: readonly XmlElement[];
  /** Whatever has a name, by that name in lower case. */
  readonly #named = new Map<string, XmlElement>();

  constructor(context: CheckContext, file: MetadataFile) {
    this.#context = context;
    this.#file = file;
    this.#all = descendants(file.root);
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
    for (const name of WITH_RECORDS) {
      for (const element of children(this.#file.root, name)) this.#checkRecords(element);
    }
    for (const type of each(children(this.#file.root, "variables"), "objectType")) this.#checkObject(type);
    for (const name of each(children(this.#file.root, "subflows"), "flowName")) {
      this.#context.mustExist(this.#file, name, "flow", (flow) => this.#context.other("Flow", flow));
    }
    for (const action of children(this.#file.root, "actionCalls")) {
      if (textOf(action, "actionType") === "apex") this.#checkClass(child(action, "actionName"));
    }
  }

  #checkClass(element: XmlElement | undefined): void {
    const { classes } = this.#context.project;
    const invocable = classes.filter(({ source }) => /@InvocableMethod\b/i.test(source));
    this.#context.mustExist(this.#file, element, "class with an @InvocableMethod", (wanted) =>
      invocable.some(({ name }) => name.toLowerCase() === wanted.toLowerCase()),
    );
  }

  #checkTarget(target: XmlElement | undefined): void {
    const isThere = (name: string) => this.#named.has(name.toLowerCase());
    this.#context.mustExist(this.#file, target, "element", isThere);
  }

  #checkReference(place: XmlElement, reference: string): void {
    const [first = "", ...path] = reference.split(".");
    // Global variables, and what only the screens of a flow know.
    if (!/^(\$Record(__Prior)?|\w+)$/.test(first)) return;
    if (!first.startsWith("$") && !this.#named.has(first.toLowerCase())) {
      return this.#context.report(this.#file, place, `the flow has no "${first}"`);
    }
    // What is updated may be the record that a lookup points to.
    const isField = path.length > 0 && place.name !== "inputReference";
    const object = isField ? this.#objectOf(first) : undefined;
    if (object) this.#checkField(place, object, path.join("."));
  }

  /** Nobody runs flows here: what is not modelled does no harm. */
  #report(place: XmlElement, wrong: string | undefined): void {
    if (wrong && !wrong.startsWith("not modelled")) this.#context.report(this.#file, place, wrong);
  }

  #checkObject(element: XmlElement): void {
    this.#report(element, this.#context.wrongObject(element.text.trim()));
  }

  /** `Owner:User.Email` says which of several objects is meant. */
  #checkField(place: XmlElement, object: KnownObject, path: string): void {
    const missing = `there is no field on ${object.apiName} "${path}"`;
    this.#report(place, this.#context.wrongField(object, path.replace(/:\w+/g, ""), missing));
  }

  #checkRecords(element: XmlElement): void {
    const named = child(element, "object");
    if (named) this.#checkObject(named);
    const object = named
      ? this.#context.objects.object(named.text.trim())
      : this.#objectOf(textOf(element, "inputReference") ?? "");
    const parts = ["filters", "inputAssignments", "outputAssignments"].flatMap((name) => children(element, name));
    const fields = [...each(parts, "field"), ...children(element, "queriedFields"), ...children(element, "sortField")];
    for (const field of object ? fields : []) this.#checkField(field, object!, field.text.trim());
  }

  /** Of what object a reference is a record; undefined where it is none, or not known. */
  #objectOf(reference: string): KnownObject | undefined {
    const isOfStart = /^\$Record(__Prior)?$/.test(reference);
    const element = isOfStart ? child(this.#file.root, "start") : this.#named.get(reference.toLowerCase());
    if (element?.name === "loops") return this.#objectOf(textOf(element, "collectionReference") ?? "");
    const isRecord = isOfStart || element?.name === "recordLookups" || element?.name === "variables";
    const name = isRecord ? (textOf(element!, "object") ?? textOf(element!, "objectType")) : undefined;
    return name === undefined ? undefined : this.#context.objects.object(name);
  }
}

function descendants(element: XmlElement): XmlElement[] {
  const parts = element.children.filter(({ name }) => !UNNAMED.has(name));
  return parts.flatMap((part) => [part, ...descendants(part)]);
}
