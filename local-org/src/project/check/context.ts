/** What the checks of metadata know, and how they tell what is wrong. */
import type { MetadataFile, Problem, Project, XmlElement } from "../model.ts";
import { child, children } from "../xml.ts";

/** As much of a field as the checks look at. */
export interface KnownField {
  readonly apiName: string;
  readonly type: string;
  readonly custom: boolean;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly length: number;
  readonly masterDetail: boolean;
  readonly referenceTo: readonly string[];
  readonly picklistValues: readonly { readonly value: string }[];
  readonly restrictedPicklist: boolean;
}

export interface KnownObject {
  readonly apiName: string;
  readonly kind: string;
  readonly fields: readonly KnownField[];
  readonly partial?: boolean;
  field(name: string): KnownField | undefined;
  parent(relationshipName: string): KnownField | undefined;
}

/** The schema, seen from below. */
export interface KnownObjects {
  object(name: string): KnownObject | undefined;
}

export class CheckContext {
  readonly project: Project;
  readonly objects: KnownObjects;
  /** Methods that components may call: `Class.method`. */
  readonly apexMethods: ReadonlySet<string>;
  /** Is there a base component or module of that name on the platform? `lightning/button` */
  readonly isPlatformModule: (id: string) => boolean;
  readonly problems: Problem[] = [];

  constructor(
    project: Project,
    objects: KnownObjects,
    apexMethods: ReadonlySet<string>,
    isPlatformModule: (id: string) => boolean = () => true,
  ) {
    this.project = project;
    this.objects = objects;
    this.apexMethods = apexMethods;
    this.isPlatformModule = isPlatformModule;
  }

  report(
    { file }: { readonly file: string },
    { line, column }: Pick<XmlElement, "line" | "column">,
    message: string,
  ): void {
    this.problems.push({ file, line, column, message });
  }

  /** Reports the text of an element where nothing has that name. */
  mustExist(
    file: MetadataFile,
    element: XmlElement | undefined,
    what: string,
    exists: (name: string) => boolean,
  ): void {
    const name = element?.text.trim();
    if (element && name && !exists(name)) this.report(file, element, `there is no ${what} "${name}"`);
  }

  hasTab(name: string): boolean {
    if (!name.startsWith("standard-")) return named(this.project.tabs, name);
    const standard = name.slice("standard-".length);
    return STANDARD_TABS.has(standard) || this.objects.object(standard)?.kind === "standard";
  }

  other(type: string, name: string): boolean {
    return this.project.other.some((component) => component.type === type && component.fullName === name);
  }
}

/** Standard tabs that are no object of the schema. */
const STANDARD_TABS = new Set(
  (
    "home Chatter Feed Forecasting3 report Dashboard File Case Product2 Pricebook2 Contract Order Quote Asset Solution " +
    "People CollaborationGroup Knowledge ListEmail LightningQuickText AppLauncher Workspace Individual"
  ).split(" "),
);

export function named(list: readonly { readonly fullName: string }[], name: string): boolean {
  return list.some(({ fullName }) => fullName === name);
}

/** Elements at the end of a path of names: `at(root, "layoutSections", "layoutColumns", "layoutItems")`. */
export function at(root: XmlElement, ...path: readonly string[]): XmlElement[] {
  return path.reduce<XmlElement[]>((elements, name) => elements.flatMap((element) => children(element, name)), [root]);
}

/** The first child of that name in each of the elements. */
export function each(elements: readonly XmlElement[], name: string): XmlElement[] {
  return elements.flatMap((element) => child(element, name) ?? []);
}
