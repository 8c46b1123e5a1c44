/** The metadata types that a project may hold, told apart by the suffix of the file as the source format does. */
import { readData } from "./data.ts";
import { isNearly } from "./near.ts";

export interface MetadataType {
  readonly name: string;
  readonly suffix: string;
  /** Of files that are older than the suffix, and still taken. */
  readonly legacySuffix?: string;
  /** Of its files, where it is not the name. */
  readonly root?: string;
  /** Where its files lie: tells types apart that share a suffix. */
  readonly folder?: string;
  /** Beside the `-meta.xml` lies a file with the content: `X.cls`, `X.page`. */
  readonly hasContent?: boolean;
  /** Its components lie in folders that belong to their name: `Folder/Name`. */
  readonly inFolder?: boolean;
}

/** A folder whose sub-folders are one component each, whatever lies in them. */
export interface BundleType {
  readonly folder: string;
  readonly name: string;
  /** How the file's name ends that says what the component is, where that is no `-meta.xml`. */
  readonly description?: string;
  /** Types of the `-meta.xml` files that are components of their own in there, by suffix. */
  readonly parts?: Readonly<Record<string, string>>;
}

interface Registry {
  readonly files: readonly MetadataType[];
  readonly bundles: readonly BundleType[];
}

const REGISTRY = JSON.parse(readData("metadata-types.json")) as Registry;

const BY_SUFFIX = new Map<string, MetadataType[]>();
for (const type of REGISTRY.files) {
  for (const suffix of [type.suffix, type.legacySuffix ?? type.suffix]) {
    BY_SUFFIX.set(suffix, [...(BY_SUFFIX.get(suffix) ?? []), type]);
  }
}

/** The type of the files with this suffix; `file`: one of them, by its path. */
export function typeOfSuffix(suffix: string, file: string): MetadataType | undefined {
  const types = BY_SUFFIX.get(suffix) ?? [];
  return types.find(({ folder }) => file.split("/").includes(folder ?? "")) ?? types.at(-1);
}

/** The type of `reports/Sales-meta.xml`, which describes the folder `reports/Sales`. */
export function typeOfFolder(parent: string): MetadataType | undefined {
  return REGISTRY.files.find(({ name, folder }) => folder === parent && name.endsWith("Folder"));
}

/** Bundles by the folder that they lie in; the workbench runs none of them. */
export const OPAQUE_BUNDLES: ReadonlyMap<string, BundleType> = new Map(
  REGISTRY.bundles.map((bundle) => [bundle.folder, bundle]),
);

/** Parts of an object that are files of their own, by folder. */
export const OBJECT_PARTS: ReadonlyMap<string, MetadataType> = new Map(
  [
    ["fields", "field", "CustomField"],
    ["validationRules", "validationRule", "ValidationRule"],
    ["recordTypes", "recordType", "RecordType"],
    ["fieldSets", "fieldSet", "FieldSet"],
    ["listViews", "listView", "ListView"],
    ["compactLayouts", "compactLayout", "CompactLayout"],
    ["webLinks", "webLink", "WebLink"],
    ["indexes", "index", "Index", "indexe"],
    ["businessProcesses", "businessProcess", "BusinessProcess"],
    ["sharingReasons", "sharingReason", "SharingReason"],
  ].map(([folder, suffix, name, legacySuffix]) => [
    folder!,
    { name: name!, suffix: suffix!, ...(legacySuffix && { legacySuffix }) },
  ]),
);

const SUFFIXES: ReadonlySet<string> = new Set([
  ...BY_SUFFIX.keys(),
  ...[...OBJECT_PARTS.values()].map(({ suffix }) => suffix),
]);
const FOLDERS: ReadonlySet<string | undefined> = new Set(REGISTRY.files.map(({ folder }) => folder));

/** May files of that suffix in that folder be of a type that came after the registry? Not where a known one is misspelt. */
export function isUnknownType(suffix: string, folder: string): boolean {
  return !FOLDERS.has(folder) && !isNearly(suffix, SUFFIXES);
}
