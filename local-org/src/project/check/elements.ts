/** Elements, required parts and enumerations of metadata files, by the types that Salesforce generates from its API. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { MetadataFile, Project, XmlElement } from "../model.ts";
import type { CheckContext } from "./context.ts";

interface Part {
  readonly type: string;
  readonly isArray: boolean;
  readonly isOptional: boolean;
}

interface MetadataTypes {
  /** Allowed texts; null where any text is allowed. */
  readonly enums: ReadonlyMap<string, ReadonlySet<string> | null>;
  partsOf(type: string): ReadonlyMap<string, Part> | undefined;
}

const NAMESPACE = "http://soap.sforce.com/2006/04/metadata";
/** Plain text in the API's types, but markup of its own in the file; other checks look at it. */
const OPAQUE = new Set(["LightningComponentBundle.targetConfigs", "CustomMetadataValue.value"]);

/** Plain text and numbers in the API's types, though only some are taken. */
const VALUES: Readonly<Record<string, RegExp>> = {
  "UiFormulaCriterion.operator": /^(CONTAINS|EQUAL|NE|GT|GE|LE|LT)$/,
  apiVersion: /^\d{2,3}\.0$/,
};

/** Required by the API's types, but not by a deployment. */
const OPTIONAL = new Set(["CustomPermission.isLicensed", "ApexClass.status", "ApexTrigger.status"]);
/** Descriptions of code are taken without the namespace, and with another one. */
const OF_CODE = new Set(["LightningComponentBundle", "AuraDefinitionBundle", "ApexClass", "ApexTrigger"]);

let types: MetadataTypes | undefined;

function readTypes(): MetadataTypes {
  const script = createRequire(import.meta.url).resolve("@salesforce/types/metadata");
  const text = readFileSync(script.replace(/\.js$/, ".d.ts"), "utf8");
  const enums = new Map<string, ReadonlySet<string> | null>();
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
  const partsOf = (name: string): Map<string, Part> | undefined => {
    const type = declared.get(name);
    return type && new Map([...type.bases.flatMap((base) => [...(partsOf(base) ?? [])]), ...type.own]);
  };
  return { enums, partsOf };
}

export function checkElements(context: CheckContext): void {
  types ??= readTypes();
  for (const file of metadataFiles(context.project)) {
    if (file.root.attributes.xmlns !== NAMESPACE && !OF_CODE.has(file.root.name)) {
      context.report(file, file.root, `<${file.root.name}> must have xmlns="${NAMESPACE}"`);
    } else if (!types.partsOf(file.root.name)) {
      context.report(file, file.root, `there is no metadata type ${file.root.name}`);
    } else checkParts(context, file, file.root, file.root.name);
  }
}

function metadataFiles(project: Project): MetadataFile[] {
  const isFile = (value: unknown): value is MetadataFile => value instanceof Object && "root" in value;
  const inLists = (value: object) => Object.values(value).flat().filter(isFile);
  const ofBundles = project.lwc.flatMap(({ meta }) => meta ?? []);
  const all = [...inLists(project), ...project.objects.flatMap(inLists), ...ofBundles];
  return [...new Map(all.map((file) => [file.file, file])).values()];
}

function checkParts(context: CheckContext, file: MetadataFile, element: XmlElement, typeName: string): void {
  const parts = types!.partsOf(typeName)!;
  const seen = new Set<string>();
  let previous = "";
  for (const item of element.children) {
    const part = parts.get(item.name);
    if (!part) context.report(file, item, `<${item.name}> is no part of ${typeName}`);
    else if (seen.has(item.name) && !part.isArray) context.report(file, item, `<${item.name}> is there twice`);
    else if (seen.has(item.name) && previous !== item.name) {
      context.report(file, item, `<${item.name}> must stand together with the others of its name`);
    }
    const values = VALUES[`${typeName}.${item.name}`] ?? VALUES[item.name];
    if (part && values && !values.test(item.text.trim())) {
      context.report(file, item, `<${item.name}> cannot be "${item.text.trim()}"`);
    } else if (part && !OPAQUE.has(`${typeName}.${item.name}`)) checkValue(context, file, item, part.type);
    seen.add(item.name);
    previous = item.name;
  }
  for (const [name, part] of parts) {
    if (!part.isOptional && !seen.has(name) && !OPTIONAL.has(`${typeName}.${name}`))
      context.report(file, element, `<${name}> is missing in ${typeName}`);
  }
}

function checkValue(context: CheckContext, file: MetadataFile, element: XmlElement, typeName: string): void {
  if (types!.partsOf(typeName)) return checkParts(context, file, element, typeName);
  const text = element.text.trim();
  const allowed = types!.enums.get(typeName);
  if (allowed && !allowed.has(text)) context.report(file, element, `"${text}" is no ${typeName}`);
  if (typeName === "boolean" && !/^(true|false)$/.test(text)) {
    context.report(file, element, `<${element.name}> must be true or false, but is "${text}"`);
  }
  if (typeName === "number" && !/^-?\d+(\.\d+)?$/.test(text)) {
    context.report(file, element, `<${element.name}> must be a number, but is "${text}"`);
  }
}
