/** Folders that are one component: Lightning web components, and those that the workbench only looks at. */
import path from "node:path";
import type { BundleType } from "./metadata-types.ts";
import type { LwcBundle } from "./model.ts";
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
  const first = own.find((file) => /\.[tj]s$/.test(file)) ?? own[0] ?? directory;
  if (!NAME.test(name)) {
    reader.report(first, `"${name}" is no name of a component: lower case first, then letters, digits and single _`);
  }
  if (!["ts", "js", "html", "css"].some((kind) => own.includes(`${directory}/${name}.${kind}`))) {
    reader.report(first, `component "${name}" has no ${name}.ts, ${name}.js, ${name}.html or ${name}.css`);
  }
  const meta = own.includes(metaFile)
    ? reader.metadata(metaFile, name, "LightningComponentBundle")
    : reader.report(first, `component "${name}" has no ${name}.js${META}`);
  return { name, directory, files: own, ...(meta && { meta }) };
}

/** What describes a bundle of another kind and its parts; what else lies in it is content. */
export function readOpaqueBundle(reader: SourceReader, name: string, bundle: BundleType, files: readonly string[]) {
  const { description = META } = bundle;
  const read = files
    .filter((file) => file.endsWith(META) || (file.endsWith(description) && !file.endsWith(".json")))
    .flatMap((file) => readDescription(reader, name, bundle, file) ?? []);
  if (!files.some((file) => file.endsWith(META) || file.endsWith(description))) {
    reader.report(files[0]!, `"${name}" has no ${description}`);
  }
  return read;
}

/** Parts are called after the bundle, as many bots have a version `v1`. */
function readDescription(reader: SourceReader, bundleName: string, { name, parts }: BundleType, file: string) {
  const [, base, suffix] = /([^/]+)\.(\w+)-meta\.xml$/.exec(file) ?? [];
  const part = parts?.[suffix ?? ""];
  if (!base || !part) return reader.metadata(file, bundleName, name);
  const metadata = reader.metadata(file, base, part);
  return metadata && { ...metadata, fullName: `${bundleName}.${base}` };
}
