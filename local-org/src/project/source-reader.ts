/** Reads single files of a project and keeps the problems found on the way. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ApexSource, MetadataFile, Place, Problem, Project } from "./model.ts";
import { child, parseXml, textOf } from "./xml.ts";

export const META = "-meta.xml";
export const METADATA_NAMESPACE = "http://soap.sforce.com/2006/04/metadata";

/** What lies beside a `-meta.xml`: the body of a template. */
export function contentOf({ root }: Pick<Project, "root">, { file }: MetadataFile): string {
  return readFileSync(path.join(root, file.slice(0, -META.length)), "utf8");
}

/** The file of a static resource; undefined where it lies unpacked in a folder. */
export function resourceFile({ root }: Pick<Project, "root">, { file, fullName }: MetadataFile): string | undefined {
  const folder = path.dirname(file);
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  const entry = entries.find(
    (each) => each.isFile() && path.parse(each.name).name === fullName && !each.name.endsWith(META),
  );
  return entry && path.join(folder, entry.name);
}

type Spot = Omit<Place, "file">;

/** A file of a known type. */
export interface Component extends MetadataFile {
  readonly type: string;
  /** API name of the object that it is a part of, or that it defines. */
  readonly object?: string;
}

/** The command line writes the parts of an object into one file, whatever stands before them (source-deploy-retrieve). */
const OF_OBJECT = /\/objects\/[^/]+\/[^/]+\/[^/]+$/;
const LATE_DECLARATION = /^(\s+)<\?xml[^>]*\?>/;

export type SourceReader = ReturnType<typeof sourceReader>;

interface Sources {
  readonly root: string;
  readonly files: ReadonlySet<string>;
  readonly sourceApiVersion: string;
  readonly problems: Problem[];
  readonly namespace: string | undefined;
}

export function sourceReader({ root, files, sourceApiVersion, problems, namespace }: Sources) {
  const report = (file: string, message: string, { line, column }: Spot = { line: 1, column: 1 }): undefined =>
    void problems.push({ file, line, column, message });

  const text = (file: string): string => readFileSync(path.join(root, file), "utf8").replace(/^\uFEFF/, "");

  /** In metadata, names of the project's own are the same with its namespace and without. */
  const withoutNamespace = (written: string): string =>
    namespace === undefined ? written : written.replaceAll(new RegExp(`\\b${namespace}__`, "gi"), "");

  /** A `-meta.xml` file whose root element and `<fullName>` are as they must be. */
  const metadata = (file: string, fullName: string, type: string, rootName = type): Component | undefined => {
    const written = withoutNamespace(text(file));
    const { root, problem } = parseXml(file, OF_OBJECT.test(file) ? written.replace(LATE_DECLARATION, "$1") : written);
    if (!root) return void problems.push(problem!);
    if (rootName === "Settings" ? !root.name.endsWith("Settings") : root.name !== rootName) {
      return report(file, `root element is <${root.name}>, but must be <${rootName}>`, root);
    }
    const own = textOf(root, "fullName");
    // A file keeps its name where the case of the component's changes: JasonFung6/sf-budget-tracker-sfdx, Expenditure__c
    if (own?.toLowerCase() === fullName.toLowerCase()) return { file, fullName: own, root, type };
    if (own !== undefined && own !== fullName && own !== fullName.split("/").at(-1)) {
      report(file, `fullName "${own}" differs from the file's name "${fullName}"`, child(root, "fullName"));
    }
    return { file, fullName, root, type };
  };

  const apex = ({ file: description, fullName: name, root }: MetadataFile): ApexSource => {
    const file = description.slice(0, -META.length);
    return { file, name, source: text(file), apiVersion: textOf(root, "apiVersion") ?? sourceApiVersion };
  };

  return { files, report, text, metadata, apex };
}
