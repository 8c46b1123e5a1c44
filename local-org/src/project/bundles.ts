/** Folders that are one component: Lightning web components, and those that the workbench only looks at. */
import path from "node:path";
import type { LwcBundle, MetadataFile } from "./model.ts";
import { META, type SourceReader } from "./source-reader.ts";

const TEST_FOLDERS = new Set(["__tests__", "__mocks__", "__utam__", "__snapshots__"]);
/** The last two are left alone by a deployment. */
const FILE_KINDS = /\.(ts|js|html|css|svg|txt|md)$/;
const NAME = /^[a-z](?!.*__)[A-Za-z0-9_]*(?<!_)$/;

/** `directory` ends with the bundle's folder; `files` are all files below it. */
export function readLwcBundle(reader: SourceReader, directory: string, files: readonly string[]): LwcBundle {
  const name = path.posix.basename(directory);
  const own = files.filter((file) => !TEST_FOLDERS.has(file.slice(directory.length + 1).split("/")[0]!));
  // A deployment takes the only description of a bundle whatever its name is.
  const described = own.filter((file) => path.posix.dirname(file) === directory && file.endsWith(`.js${META}`));
  const metaFile = described.length === 1 ? described[0]! : `${directory}/${name}.js${META}`;
  for (const file of own) {
    if (file !== metaFile && (!FILE_KINDS.test(file) || file.endsWith(".d.ts"))) {
      reader.report(
        file,
        `a Lightning web component has no such file: .ts, .js, .html, .css, .svg and .js${META} only`,
      );
    }
  }
  if (!NAME.test(name)) {
    reader.report(
      own[0] ?? directory,
      `"${name}" is no name of a component: lower case first, then letters, digits and single _`,
    );
  }
  if (!["ts", "js", "html", "css"].some((kind) => own.includes(`${directory}/${name}.${kind}`))) {
    reader.report(
      own[0] ?? directory,
      `component "${name}" has no ${name}.ts, ${name}.js, ${name}.html or ${name}.css`,
    );
  }
  const meta = own.includes(metaFile)
    ? reader.metadata(metaFile, name, "LightningComponentBundle")
    : reader.report(own[0] ?? directory, `component "${name}" has no ${name}.js${META}`);
  return { name, directory, files: own, ...(meta && { meta }) };
}

/** Every `-meta.xml` of a bundle of another kind; what else lies in it is content. */
export function readOpaqueBundle(reader: SourceReader, name: string, type: string, files: readonly string[]) {
  const read: (MetadataFile & { type: string })[] = [];
  for (const file of files.filter((candidate) => candidate.endsWith(META))) {
    const metadata = reader.metadata(file, name, type);
    if (metadata) read.push({ ...metadata, type });
  }
  if (!files.some((file) => file.endsWith(META))) reader.report(files[0]!, `"${name}" has no ${META}`);
  return read;
}
