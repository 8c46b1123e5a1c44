/** Applications: their tabs, and which page an application shows for a record or as its home. */
import type { MetadataFile, Project, XmlElement } from "../../project/model.ts";
import { children, textOf } from "../../project/xml.ts";
import type { Schema } from "../../schema/model.ts";
import type { FormFactor } from "./model.ts";

export interface NavigationTab {
  readonly name: string;
  readonly label: string;
  readonly href: string;
  /** Of an object's tab. */
  readonly objectApiName?: string;
}

export interface Application {
  readonly name: string;
  readonly label: string;
  readonly tabs: readonly NavigationTab[];
  readonly metadata?: MetadataFile;
}

/** The project's Lightning applications; where it has none, one with a tab for each of its objects. */
export function applications(project: Project, schema: Schema): Application[] {
  const lightning = project.applications.filter((file) => (textOf(file.root, "uiType") ?? "Lightning") === "Lightning");
  const listed = lightning.map((metadata) => ({
    name: metadata.fullName,
    label: textOf(metadata.root, "label") ?? metadata.fullName,
    tabs: children(metadata.root, "tabs").map((tab) => navigationTab(tab.text.trim(), project, schema)),
    metadata,
  }));
  if (listed.length > 0) return listed;
  const objects = project.objects.filter((source) => schema.object(source.apiName)?.queryable);
  const tabs = [...objects.map((source) => source.apiName), ...project.tabs.map((tab) => tab.fullName)];
  return [{ name: project.name, label: project.name, tabs: tabs.map((tab) => navigationTab(tab, project, schema)) }];
}

export function navigationTab(name: string, project: Project, schema: Schema): NavigationTab {
  if (/^standard-home$/i.test(name)) return { name, label: "Home", href: "/lightning/page/home" };
  const tab = project.tabs.find((candidate) => candidate.fullName === name);
  const object = schema.object(name.replace(/^standard-/, ""));
  if (object && (!tab || textOf(tab.root, "customObject") === "true")) {
    const href = `/lightning/o/${object.apiName}/list`;
    return { name, label: object.labelPlural, href, objectApiName: object.apiName };
  }
  const label = (tab && textOf(tab.root, "label")) ?? name.replaceAll("_", " ");
  return { name, label, href: `/lightning/n/${name}` };
}

/** The FlexiPage of a record: what the application says, else the object, else the only page there is for it. */
export function recordPageOf(
  object: string,
  profile: string,
  formFactor: FormFactor,
  application: Application,
  project: Project,
): MetadataFile | undefined {
  const source = project.objects.find((candidate) => candidate.apiName === object);
  const overrides = [
    ...(application.metadata ? overridesOf(application.metadata.root, profile) : []),
    ...(source?.definition ? children(source.definition.root, "actionOverrides") : []),
  ];
  const override = overrides.find(
    (candidate) =>
      textOf(candidate, "actionName") === "View" &&
      textOf(candidate, "type") === "Flexipage" &&
      (textOf(candidate, "pageOrSobjectType") ?? object) === object &&
      fits(candidate, formFactor),
  );
  if (override) return pageNamed(textOf(override, "content"), project);
  const pages = project.flexiPages.filter(
    (page) => textOf(page.root, "type") === "RecordPage" && textOf(page.root, "sobjectType") === object,
  );
  return pages.length === 1 ? pages[0] : undefined;
}

/** The home page of an application: its override of the home tab, else the only home page there is. */
export function homePageOf(
  profile: string,
  formFactor: FormFactor,
  application: Application,
  project: Project,
): MetadataFile | undefined {
  const overrides = application.metadata ? overridesOf(application.metadata.root, profile) : [];
  const override = overrides.find(
    (candidate) => textOf(candidate, "pageOrSobjectType") === "standard-home" && fits(candidate, formFactor),
  );
  if (override) return pageNamed(textOf(override, "content"), project);
  const pages = project.flexiPages.filter((page) => textOf(page.root, "type") === "HomePage");
  return pages.length === 1 ? pages[0] : undefined;
}

export function pageNamed(name: string | undefined, project: Project): MetadataFile | undefined {
  return project.flexiPages.find((page) => page.fullName === name);
}

/** Overrides for a profile come before the application's own. */
function overridesOf(root: XmlElement, profile: string): XmlElement[] {
  const forProfile = children(root, "profileActionOverrides").filter(
    (override) => textOf(override, "profile") === profile && !textOf(override, "recordType"),
  );
  return [...forProfile, ...children(root, "actionOverrides")];
}

function fits(override: XmlElement, formFactor: FormFactor): boolean {
  const wanted = textOf(override, "formFactor");
  return !wanted || wanted === (formFactor === "Small" ? "Small" : "Large");
}
