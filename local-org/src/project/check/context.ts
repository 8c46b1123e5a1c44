/** What the checks of metadata know, and how they tell what is wrong. */
import type { MetadataFile, ObjectSource, Problem, Project, XmlElement } from "../model.ts";
import { isOfPackage, isSampleField } from "../foreign-names.ts";
import { METADATA_NAMES } from "../metadata-names.ts";
import { isNearly, isNearlyField } from "../near.ts";
import { isUnmodelledObject } from "./platform-names.ts";

type Place = Pick<XmlElement, "line" | "column">;

/** As much of a field as the checks look at. */
export interface KnownField {
  readonly apiName: string;
  readonly type: string;
  readonly custom: boolean;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly masterDetail: boolean;
  readonly referenceTo: readonly string[];
  readonly picklistValues: readonly { readonly value: string; readonly label: string }[];
  readonly restrictedPicklist: boolean;
}

export interface KnownObject {
  readonly apiName: string;
  readonly kind: string;
  readonly fields: readonly KnownField[];
  readonly partial?: boolean;
  /** In lower case: fields that are not modelled. */
  readonly otherFields?: readonly string[];
  readonly childRelationships: readonly { readonly name: string; readonly childObject: string }[];
  field(name: string): KnownField | undefined;
  parent(relationshipName: string): KnownField | undefined;
}

/** The schema, seen from below. */
export interface KnownObjects {
  object(name: string): KnownObject | undefined;
}

/** Names in lower case; undefined where they are not known. */
export interface ActionVariables {
  readonly inputs?: ReadonlySet<string> | undefined;
  readonly outputs?: ReadonlySet<string> | undefined;
}

/** What other rooms know of the project and the platform. */
interface Surroundings {
  /** Static `@AuraEnabled` methods, which components may call: `Class.method`. */
  readonly apexMethods: ReadonlySet<string>;
  /** By the class of an action of flows, in lower case. */
  readonly actions: ReadonlyMap<string, ActionVariables>;
  /** Is there a base component or module of that name on the platform? `lightning/button` */
  readonly isPlatformModule: (id: string) => boolean;
  /** The regions of a page template of the platform; undefined where it is not known. Absent where nobody asks. */
  readonly regionsOf?: (template: string) => readonly string[] | undefined;
}

const NOTHING_KNOWN: Surroundings = { apexMethods: new Set(), actions: new Map(), isPlatformModule: () => true };

export class CheckContext {
  readonly project: Project;
  readonly objects: KnownObjects;
  readonly around: Surroundings;
  readonly problems: Problem[] = [];
  readonly files: readonly MetadataFile[];
  /** A retrieved org has tens of thousands. */
  readonly #names: ReadonlySet<string>;

  constructor(project: Project, objects: KnownObjects, around: Partial<Surroundings> = {}) {
    this.project = project;
    this.objects = objects;
    this.around = { ...NOTHING_KNOWN, ...around };
    this.files = metadataFiles(project);
    const labels = project.labels.map(({ fullName }) => ({ type: "CustomLabel", fullName }));
    this.#names = new Set([...this.files, ...labels].map(({ type, fullName }) => `${type} ${fullName}`));
  }

  report({ file }: { readonly file: string }, { line, column }: Place, message: string): void {
    this.problems.push({ file, line, column, message });
  }

  /** The object's files, where the project has some. */
  source(name: string): ObjectSource | undefined {
    return this.project.objects.find(({ apiName }) => apiName === name);
  }

  /** What is wrong with the name of an object; undefined: nothing. */
  wrongObject(name: string, missing = `there is no object "${name}"`): string | undefined {
    if (this.objects.object(name)) return undefined;
    return isUnmodelledObject(this.project, name) ? `not modelled: ${name}` : missing;
  }

  /** What is wrong with `Name` or `Lead__r.Company` on an object; undefined: nothing. `missing`: what to say where it is not there. */
  wrongField(object: KnownObject, path: string, missing: string): string | undefined {
    const [first = "", ...rest] = path.split(".");
    const known = rest.length === 0 ? object.field(first) : object.parent(first);
    if (!known) return mayHave(object, first) ? `not modelled: ${object.apiName}.${first}` : missing;
    if (rest.length === 0) return undefined;
    const wrong = known.referenceTo.map((name) => {
      const parent = this.objects.object(name);
      return parent ? this.wrongField(parent, rest.join("."), missing) : this.wrongObject(name, missing);
    });
    if (wrong.includes(undefined)) return undefined;
    return wrong.find((message) => message !== missing) ?? missing;
  }

  /** No list of the standard tabs is published: an unknown one is an error only where it is a misspelt known one. */
  wrongTab(name: string): string | undefined {
    const missing = `there is no tab "${name}"`;
    const { standardTabs } = METADATA_NAMES;
    if (isOfPackage(name)) return `not modelled: ${name}`;
    if (!name.startsWith("standard-")) return this.has("CustomTab", name) ? undefined : missing;
    const standard = name.slice("standard-".length);
    if (standardTabs.includes(standard) || this.objects.object(standard)?.kind === "standard") return undefined;
    return isNearly(standard, standardTabs) ? missing : `not modelled: tab ${name}`;
  }

  has(type: string, name: string): boolean {
    return this.#names.has(`${type} ${name}`);
  }

  checks(files: readonly MetadataFile[]): FileCheck[] {
    return files.map((file) => new FileCheck(this, file));
  }

  /** Of files that nothing here reads. */
  checksOf(wanted: string): FileCheck[] {
    return this.checks(this.project.other.filter(({ type }) => type === wanted));
  }
}

function metadataFiles(project: Project): MetadataFile[] {
  const isFile = (value: unknown): value is MetadataFile => value instanceof Object && "root" in value;
  const inLists = (value: object) => Object.values(value).flat().filter(isFile);
  const ofBundles = project.lwc.flatMap(({ meta }) => meta ?? []);
  return [...inLists(project), ...project.objects.flatMap(inLists), ...ofBundles];
}

/** The names there are: those of files of a type, those of a list, or whatever a function says. */
type Known = string | readonly { readonly fullName: string }[] | ((name: string) => boolean);

/** One file, and what must be there as it names it. What is wrong with a name may be nothing. */
export class FileCheck {
  readonly context: CheckContext;
  readonly file: MetadataFile;
  readonly root: XmlElement;

  constructor(context: CheckContext, file: MetadataFile) {
    this.context = context;
    this.file = file;
    this.root = file.root;
  }

  report(place: Place, wrong: string | false | undefined): void {
    if (wrong) this.context.report(this.file, place, wrong);
  }

  /** Reports the text of an element where nothing has that name. */
  mustExist(element: XmlElement | undefined, what: string, known: Known): void {
    const name = element?.text.trim();
    if (!element || !name || this.#isAmong(known, name)) return;
    this.report(element, isOfPackage(name) ? `not modelled: ${name}` : `there is no ${what} "${name}"`);
  }

  #isAmong(known: Known, name: string): boolean {
    if (typeof known === "function") return known(name);
    return typeof known === "string" ? this.context.has(known, name) : known.some(({ fullName }) => fullName === name);
  }

  objectMustExist(element: XmlElement | undefined): void {
    const name = element?.text.trim();
    if (element && name) this.report(element, this.context.wrongObject(name));
  }

  fieldMustExist(element: XmlElement, object: KnownObject): void {
    const name = element.text.trim();
    if (name) this.report(element, this.context.wrongField(object, name, noField(object, name)));
  }

  tabMustExist(element: XmlElement): void {
    const name = element.text.trim();
    if (name) this.report(element, this.context.wrongTab(name));
  }

  /** In a file of which nothing runs here: what is not modelled does no harm there. */
  objectMayExist(element: XmlElement, name = element.text.trim()): void {
    this.#reportUnlessUnmodelled(element, this.context.wrongObject(name));
  }

  fieldMayExist(element: XmlElement, objectName: string, path = element.text.trim(), written = path): void {
    const object = this.context.objects.object(objectName);
    if (object) this.#reportUnlessUnmodelled(element, this.context.wrongField(object, path, noField(object, written)));
  }

  /** Groups, queues and roles that something is given to. */
  peopleMustExist(given: readonly XmlElement[]): void {
    for (const element of given.flatMap((one) => descendants(one))) {
      const [what] = /^(group|queue|role)/.exec(element.name.replace("publicGroup", "group")) ?? [];
      if (!what || element.children.length > 0) continue;
      this.mustExist(element, what, what.charAt(0).toUpperCase() + what.slice(1));
    }
  }

  #reportUnlessUnmodelled(place: Place, wrong: string | undefined): void {
    if (wrong && !wrong.startsWith("not modelled")) this.report(place, wrong);
  }
}

const noField = ({ apiName }: KnownObject, name: string): string => `there is no field on ${apiName} "${name}"`;

/** A standard object has other fields in orgs with other features; any object may have those of installed packages. */
function mayHave(object: KnownObject, field: string): boolean {
  if (isOfPackage(field) || isSampleField(object.apiName, field)) return true;
  if (object.otherFields?.includes(field.toLowerCase())) return true;
  if (object.kind !== "standard" || /__[cr]$/.test(field)) return false;
  return !isNearlyField(field, object);
}

/** The compact layout of every object that has none of its own. */
export const SYSTEM_LAYOUT = { fullName: "SYSTEM" };

/** Everything inside of an element, but for parts that are not wanted. */
export function descendants(element: XmlElement, isWanted: (part: XmlElement) => boolean = () => true): XmlElement[] {
  return element.children.filter(isWanted).flatMap((part) => [part, ...descendants(part, isWanted)]);
}
