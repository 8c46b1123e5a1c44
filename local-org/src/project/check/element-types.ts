/**
 * What a metadata file can say, by the types that Salesforce generates from its API. Each version of that package is made
 * from the API of one org and leaves out what belongs to features which that org had not; data/metadata-additions.json
 * has what other versions have besides.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { readData } from "../data.ts";

interface Part {
  readonly type: string;
  readonly isArray: boolean;
  readonly isOptional: boolean;
}

interface MetadataTypes {
  /** Allowed texts; null where any text is allowed. */
  readonly enums: ReadonlyMap<string, ReadonlySet<string> | null>;
  readonly names: readonly string[];
  partsOf(type: string): ReadonlyMap<string, Part> | undefined;
}

interface Additions {
  readonly parts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Required by the package, but unknown to orgs without the feature: `Type.part`. */
  readonly optional: readonly string[];
}

let types: MetadataTypes | undefined;

export function metadataTypes(): MetadataTypes {
  types ??= readTypes();
  return types;
}

function readTypes(): MetadataTypes {
  const script = createRequire(import.meta.url).resolve("@salesforce/types/metadata");
  const text = readFileSync(script.replace(/\.js$/, ".d.ts"), "utf8");
  const enums = new Map<string, Set<string> | null>();
  const declared = new Map<string, { bases: string[]; own: Map<string, Part> }>();
  for (const [, name, bases, body] of text.matchAll(/^export type (\w+) = ((?:\w+ & )*)\{\n([\s\S]*?)^\};/gm)) {
    const own = new Map<string, Part>();
    for (const [, part, optional, type, array, rest] of body!.matchAll(/^ {4}(\w+)(\?)?: (\w+)(\[\])?(.*);$/gm)) {
      const isOptional = optional !== undefined || array !== undefined || /null|undefined/.test(rest!);
      own.set(part!, { type: type!, isArray: array !== undefined, isOptional });
    }
    declared.set(name!, { bases: bases!.split(" & ").filter(Boolean), own });
  }
  for (const [, name, definition] of text.matchAll(/^export type (\w+) = ('.*'|\w+);$/gm)) {
    if (definition === "string") enums.set(name!, null);
    else if (definition!.startsWith("'"))
      enums.set(name!, new Set(definition!.split(" | ").map((value) => value.slice(1, -1))));
    else declared.set(name!, { bases: [definition!], own: new Map() });
  }
  const { parts, values, optional } = JSON.parse(readData("metadata-additions.json")) as Additions;
  for (const [name, added] of Object.entries(parts)) {
    for (const [part, type] of Object.entries(added)) {
      const isArray = type.endsWith("[]");
      declared.get(name)?.own.set(part, { type: type.replace("[]", ""), isArray, isOptional: true });
    }
  }
  for (const [name, added] of Object.entries(values)) added.forEach((value) => enums.get(name)?.add(value));
  for (const [name = "", part = ""] of optional.map((each) => each.split("."))) {
    const own = declared.get(name)?.own;
    const known = own?.get(part);
    if (known) own!.set(part, { ...known, isOptional: true });
  }
  const known = new Map<string, ReadonlyMap<string, Part>>();
  const partsOf = (name: string): ReadonlyMap<string, Part> | undefined => {
    const type = declared.get(name);
    if (!type || known.has(name)) return known.get(name);
    const parts = new Map([...type.bases.flatMap((base) => [...(partsOf(base) ?? [])]), ...type.own]);
    known.set(name, parts);
    return parts;
  };
  return { enums, names: [...declared.keys()], partsOf };
}
