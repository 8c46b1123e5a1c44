/** Reads a whole project from disk. */
import path from "node:path";
import { ProjectError, type CustomLabel, type ObjectSource, type Problem, type Project } from "./model.ts";
import { readComponents } from "./components.ts";
import { listFiles, readConfiguration } from "./files.ts";
import { sourceReader, type Component, type SourceReader } from "./source-reader.ts";
import { child, children, textOf } from "./xml.ts";

/** `sourceDirs`: folders that are deployed beside those of the project's own. Throws a ProjectError with every problem found. */
export function readProject(directory: string, sourceDirs: readonly string[] = []): Project {
  const { project, problems } = scanProject(directory, sourceDirs);
  if (!project || problems.length > 0) throw new ProjectError(problems);
  return project;
}

/** The project as far as it can be read, and every problem found. */
export function scanProject(
  directory: string,
  sourceDirs: readonly string[] = [],
): { project?: Project; problems: Problem[] } {
  const root = path.resolve(directory);
  const problems: Problem[] = [];
  const configured = readConfiguration(root, problems);
  if (!configured) return { problems };
  const beside = sourceDirs.map((folder) => path.relative(root, path.resolve(folder)).replaceAll("\\", "/"));
  const configuration = { ...configured, packageDirectories: [...configured.packageDirectories, ...beside] };
  const files = new Set(listFiles(root, configuration.packageDirectories));
  const { sourceApiVersion, namespace } = configuration;
  const reader = sourceReader({ root, files, sourceApiVersion, problems, namespace });
  const { components, lwc } = readComponents(reader, configuration.packageDirectories);
  const taken = new Set<string>();
  const take = (type: string): Component[] => {
    taken.add(type);
    return components.filter((component) => component.type === type);
  };
  const project: Project = {
    root,
    ...configuration,
    classes: take("ApexClass").map((metadata) => reader.apex(metadata)),
    triggers: take("ApexTrigger").map((metadata) => reader.apex(metadata)),
    objects: groupObjects(take),
    customMetadata: take("CustomMetadata"),
    labels: readLabels(reader, take("CustomLabels")),
    lwc: lwc.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    flexiPages: take("FlexiPage"),
    applications: take("CustomApplication"),
    tabs: take("CustomTab"),
    permissionSets: take("PermissionSet"),
    permissionSetGroups: take("PermissionSetGroup"),
    profiles: take("Profile"),
    customPermissions: take("CustomPermission"),
    layouts: take("Layout"),
    globalValueSets: take("GlobalValueSet"),
    standardValueSets: take("StandardValueSet"),
    notificationTypes: take("CustomNotificationType"),
    staticResources: take("StaticResource"),
    descriptions: components.filter(({ type }) => /^(ApexClass|ApexTrigger|CustomLabels)$/.test(type)),
    other: components.filter(({ type }) => !taken.has(type)),
  };
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
  return { project, problems };
}

function groupObjects(take: (type: string) => Component[]): ObjectSource[] {
  const definitions = take("CustomObject");
  const parts = {
    fields: take("CustomField"),
    validationRules: take("ValidationRule"),
    recordTypes: take("RecordType"),
    fieldSets: take("FieldSet"),
    listViews: take("ListView"),
    compactLayouts: take("CompactLayout"),
    webLinks: take("WebLink"),
  };
  const names = new Set([...definitions, ...Object.values(parts).flat()].map((component) => component.object!));
  return [...names].sort().map((apiName): ObjectSource => {
    const of = (list: readonly Component[]) => list.filter((component) => component.object === apiName);
    const [definition] = of(definitions);
    const own = Object.fromEntries(Object.entries(parts).map(([part, list]) => [part, of(list)])) as typeof parts;
    return { apiName, ...(definition && { definition }), ...own };
  });
}

function readLabels(reader: SourceReader, sources: readonly Component[]): CustomLabel[] {
  const labels = new Map<string, CustomLabel>();
  for (const { file, root } of sources) {
    for (const element of children(root, "labels")) {
      const fullName = textOf(element, "fullName");
      const value = element.children.find(({ name }) => name === "value")?.text;
      if (!fullName || value === undefined) {
        reader.report(file, "a label needs <fullName> and <value>", element);
        continue;
      }
      const first = labels.get(fullName.toLowerCase());
      if (first) {
        const message = `label "${fullName}" is already in ${first.file}:${first.line}`;
        reader.report(file, message, child(element, "fullName"));
      }
      const { line, column } = element;
      const language = textOf(element, "language") ?? "en_US";
      labels.set(fullName.toLowerCase(), { file, line, column, fullName, language, value });
    }
  }
  return [...labels.values()];
}
