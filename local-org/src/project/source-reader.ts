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

/** The command line writes the parts of an object into one file, whatever stands before them (source-deploy-retrieve). */
const OF_OBJECT = /\/objects\/[^/]+\/[^/]+\/[^/]+$/;
const LATE_DECLARATION = /^(\s+)<\?xml[^>]*\?>/;

export class SourceReader {
  readonly root: string;
  readonly files: ReadonlySet<string>;
  readonly sourceApiVersion: string;
  readonly namespace: string | undefined;
  readonly problems: Problem[];

  constructor(
    root: string,
    files: ReadonlySet<string>,
    sourceApiVersion: string,
    problems: Problem[],
    namespace?: string,
  ) {
    this.root = root;
    this.files = files;
    this.sourceApiVersion = sourceApiVersion;
    this.problems = problems;
    this.namespace = namespace;
  }

  report(file: string, message: string, place: Omit<Place, "file"> = { line: 1, column: 1 }): undefined {
    this.problems.push({ file, line: place.line, column: place.column, message });
  }

  text(file: string): string {
    return readFileSync(path.join(this.root, file), "utf8").replace(/^\uFEFF/, "");
  }

  /** A `-meta.xml` file whose root element and `<fullName>` are as they must be. */
  metadata(file: string, fullName: string, rootName: string): MetadataFile | undefined {
    const text = this.#withoutNamespace(this.text(file));
    const { root, problem } = parseXml(file, OF_OBJECT.test(file) ? text.replace(LATE_DECLARATION, "$1") : text);
    if (!root) return void this.problems.push(problem!);
    if (rootName === "Settings" ? !root.name.endsWith("Settings") : root.name !== rootName) {
      return this.report(file, `root element is <${root.name}>, but must be <${rootName}>`, root);
    }
    const written = textOf(root, "fullName");
    if (written !== undefined && written !== fullName && written !== fullName.split("/").at(-1)) {
      this.report(file, `fullName "${written}" differs from the file's name "${fullName}"`, child(root, "fullName"));
    }
    return { file, fullName, root };
  }

  /** In metadata, names of the project's own are the same with its namespace and without. */
  #withoutNamespace(text: string): string {
    return this.namespace === undefined ? text : text.replaceAll(new RegExp(`\\b${this.namespace}__`, "gi"), "");
  }

  apex(metadata: MetadataFile): ApexSource {
    const file = metadata.file.slice(0, -META.length);
    const apiVersion = textOf(metadata.root, "apiVersion") ?? this.sourceApiVersion;
    return { file, name: metadata.fullName, source: this.text(file), apiVersion };
  }
}
