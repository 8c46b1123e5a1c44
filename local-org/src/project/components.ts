/** Sorts the files of a project into components by the rules of the source format. */
import path from "node:path";
import { unescaped } from "./escapes.ts";
import type { LwcBundle } from "./model.ts";
import { readLwcBundle, readOpaqueBundle } from "./bundles.ts";
import {
  isUnknownType,
  OBJECT_PARTS,
  OPAQUE_BUNDLES,
  typeOfFolder,
  typeOfSuffix,
  type MetadataType,
} from "./metadata-types.ts";
import { METADATA_NAMESPACE, META, type Component, type SourceReader } from "./source-reader.ts";
import { parseXml, textOf } from "./xml.ts";

/** Of a component that lies in several package directories, the last of them counts, as when they are deployed in turn. */
export function readComponents(
  reader: SourceReader,
  packageDirectories: readonly string[],
): { components: Component[]; lwc: LwcBundle[] } {
  const components: Component[] = [];
  const bundles = new Map<string, { kind: string; files: string[] }>();
  for (const file of reader.files) {
    const bundle = bundleOf(file);
    if (bundle) {
      const known = bundles.get(bundle.directory) ?? { kind: bundle.kind, files: [] };
      bundles.set(bundle.directory, known);
      known.files.push(file);
    } else {
      const component = readComponent(reader, file);
      if (component) components.push(component);
      if (component?.type === "CustomObject") components.push(...inlineParts(reader, component));
    }
  }
  const lwc: LwcBundle[] = [];
  for (const [directory, { kind, files }] of bundles) {
    const name = path.posix.basename(directory);
    if (kind === "lwc") lwc.push(readLwcBundle(reader, directory, files));
    else components.push(...readOpaqueBundle(reader, name, OPAQUE_BUNDLES.get(kind)!, files));
  }
  const owner = (file: string) => packageDirectories.findIndex((directory) => file.startsWith(`${directory}/`));
  const last = <T>(list: readonly T[], keyOf: (each: T) => string, fileOf: (each: T) => string): T[] => {
    const owners = new Map<string, number>();
    for (const each of list) owners.set(keyOf(each), Math.max(owners.get(keyOf(each)) ?? 0, owner(fileOf(each))));
    return list.filter((each) => owner(fileOf(each)) >= (owners.get(keyOf(each)) ?? 0));
  };
  const found = withoutCopies(
    reader,
    last(components, keyOf, ({ file }) => file),
  );
  const ownBundles = last(
    lwc,
    ({ name }) => name,
    ({ directory }) => directory,
  );
  reportDuplicates(reader, found, ownBundles);
  return { components: found, lwc: ownBundles };
}

function bundleOf(file: string): { kind: string; directory: string } | undefined {
  const site = /^(?:.*\/)?experiences\/[^/]+(?=\.site-meta\.xml$)/.exec(file);
  if (site) return { kind: "experiences", directory: site[0] };
  const parts = file.split("/");
  const at = parts.findIndex((part) => part === "lwc" || OPAQUE_BUNDLES.has(part));
  if (at < 0 || parts.length < at + 3) return undefined;
  const kind = parts[at]!;
  // Components may lie in a folder lwc of another component.
  const last = kind === "lwc" ? parts.lastIndexOf(kind, parts.length - 3) : at;
  return { kind, directory: parts.slice(0, last + 2).join("/") };
}

function readComponent(reader: SourceReader, file: string): Component | undefined {
  const inObject = /(?:^|\/)objects\/([^/]+)\/(.+)$/.exec(file);
  if (inObject) return readObjectPart(reader, file, inObject[1]!, inObject[2]!);
  return file.endsWith(META) ? readMetadata(reader, file) : checkContent(reader, file);
}

function readObjectPart(reader: SourceReader, file: string, object: string, rest: string): Component | undefined {
  if (rest === `${object}.object${META}`) {
    const metadata = reader.metadata(file, object, "CustomObject");
    return metadata && { ...metadata, object };
  }
  const [folder, name, ...deeper] = rest.split("/");
  const type = OBJECT_PARTS.get(folder!);
  const ending = [type?.suffix, type?.legacySuffix]
    .map((suffix) => `.${suffix}${META}`)
    .find((candidate) => name?.endsWith(candidate));
  if (!type || !name || !ending || deeper.length > 0) {
    return reader.report(
      file,
      `no part of an object: ${object}.object${META}, or fields/Name.field${META} and the like`,
    );
  }
  const metadata = reader.metadata(file, name.slice(0, -ending.length), type.name);
  if (metadata && !metadata.root.children.some((element) => element.name === "fullName")) {
    reader.report(file, "fullName is missing", metadata.root);
  }
  return metadata && { ...metadata, object };
}

/** A deployment takes parts from the object's own file, too, but for a kind that has files of its own. */
function inlineParts(reader: SourceReader, { file, root, object }: Component): Component[] {
  const folder = path.posix.dirname(file);
  const inFiles = new Set([...reader.files].map((other) => path.posix.dirname(other)));
  return root.children.flatMap((element) => {
    const type = OBJECT_PARTS.get(element.name);
    if (!type || inFiles.has(`${folder}/${element.name}`)) return [];
    const fullName = textOf(element, "fullName");
    if (!fullName) return reader.report(file, "fullName is missing", element) ?? [];
    return [
      {
        file,
        fullName,
        root: { ...element, name: type.name, attributes: root.attributes },
        type: type.name,
        object: object!,
      },
    ];
  });
}

function readMetadata(reader: SourceReader, file: string): Component | undefined {
  const base = path.posix.basename(file).slice(0, -META.length);
  const ofFolder = base.includes(".") ? undefined : typeOfFolder(path.posix.basename(path.posix.dirname(file)));
  if (ofFolder) return reader.metadata(file, base, ofFolder.name);
  const suffix = base.slice(base.lastIndexOf(".") + 1);
  const type = typeOfSuffix(suffix, file);
  if (!type) return reportUnknownType(reader, file, suffix);
  if (type.hasContent && !hasContent(reader, file, type)) {
    return reader.report(file, `there is no ${base} beside it`);
  }
  return reader.metadata(file, nameOf(file, base.slice(0, -suffix.length - 1), type), type.name, type.root);
}

function reportUnknownType(reader: SourceReader, file: string, suffix: string): undefined {
  const { root } = parseXml(file, reader.text(file));
  const isMetadata = root?.attributes.xmlns === METADATA_NAMESPACE;
  const isPlausible = isMetadata && isUnknownType(suffix, path.posix.basename(path.posix.dirname(file)));
  return reader.report(
    file,
    isPlausible ? `not modelled: metadata type ${root.name}` : `no known metadata type has files ".${suffix}${META}"`,
  );
}

function nameOf(file: string, base: string, type: MetadataType): string {
  const parts = path.posix.dirname(file).split("/");
  const at = type.inFolder ? parts.lastIndexOf(type.folder ?? "") : -1;
  return at < 0 ? unescaped(base) : [...parts.slice(at + 1), unescaped(base)].join("/");
}

function hasContent(reader: SourceReader, file: string, { suffix }: MetadataType): boolean {
  const content = file.slice(0, -META.length);
  if (reader.files.has(content)) return true;
  if (suffix !== "resource" && suffix !== "document") return false;
  const base = content.slice(0, -suffix.length - 1);
  return [...reader.files].some(
    (other) => other.startsWith(`${base}/`) || (other.startsWith(`${base}.`) && !other.endsWith(META)),
  );
}

/** A file that is no metadata is the content of some, or is left alone by a deployment. */
function checkContent(reader: SourceReader, file: string): undefined {
  const { dir, base, ext } = path.posix.parse(file);
  const resource = /^(.*(?:^|\/)staticresources\/[^/.]+)[/.]/.exec(file);
  if (resource) {
    if (!reader.files.has(`${resource[1]}.resource${META}`)) reader.report(file, `no .resource${META} beside it`);
    return;
  }
  if (/(^|\/)documents\//.test(file) && reader.files.has(`${dir}/${path.posix.parse(base).name}.document${META}`))
    return;
  const type = typeOfSuffix(ext.slice(1), file);
  const inFormat = /(^|\/)objects\/[^/]+\.object$/.test(file) ? "CustomObject" : plainType(type, dir);
  if (inFormat) return reader.report(file, `not modelled: the metadata format, where ${inFormat} has no ${META}`);
  if (type?.hasContent && !reader.files.has(file + META)) return reader.report(file, `no ${base}${META} beside it`);
}

/** The type of a file as it is sent to an org, which is not how it lies in a project. */
function plainType(type: MetadataType | undefined, directory: string): string | undefined {
  const isPlain = type && !type.hasContent && directory.split("/").includes(type.folder ?? "");
  return isPlain ? type.name : undefined;
}

/** The same file in two folders of a package directory is deployed as one. */
function withoutCopies(reader: SourceReader, components: readonly Component[]): Component[] {
  const seen = new Map<string, string>();
  return components.filter((component) => {
    const first = seen.get(keyOf(component));
    seen.set(keyOf(component), first ?? component.file);
    return first === undefined || !isCopy(reader, first, component.file);
  });
}

function isCopy(reader: SourceReader, left: string, right: string): boolean {
  const contents = [left, right].map((file) => file.slice(0, -META.length)).filter((file) => reader.files.has(file));
  const areNamedAlike = path.posix.basename(left) === path.posix.basename(right) && !left.includes(".resource-");
  return areNamedAlike && contents.length === 0 && reader.text(left) === reader.text(right);
}

/** Labels of all files are one list; translations of a field lie in a folder for each object and language. */
function keyOf({ type, object, fullName, file }: Omit<Component, "root">): string {
  const folder = type === "CustomFieldTranslation" ? path.posix.basename(path.posix.dirname(file)) : "";
  return `${type} ${object ?? folder} ${type === "CustomLabels" ? file : fullName}`.toLowerCase();
}

function reportDuplicates(reader: SourceReader, components: readonly Component[], lwc: readonly LwcBundle[]): void {
  const seen = new Map<string, string>();
  const bundles = lwc.map(({ name, directory, meta }) => ({
    type: "LightningComponentBundle",
    fullName: name,
    file: meta?.file ?? directory,
  }));
  for (const component of [...components, ...bundles]) {
    const { type, fullName, file } = component;
    const key = keyOf(component);
    const first = seen.get(key);
    if (first && !OPAQUE_TYPES.has(type)) {
      reader.report(file, `${type} "${fullName}" is already in ${first}`);
    }
    seen.set(key, first ?? file);
  }
}

const OPAQUE_TYPES: ReadonlySet<string> = new Set([...OPAQUE_BUNDLES.values()].map(({ name }) => name));
