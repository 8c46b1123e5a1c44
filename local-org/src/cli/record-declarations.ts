/** TypeScript declarations of records, labels, objects, fields and the like. */
import type { Project } from "../project/model.ts";
import { isNumberType } from "../schema/field-types.ts";
import type { ObjectDescription, Schema } from "../schema/model.ts";

/** Records as components receive them: only fields that were queried and are not empty are there. */
export function recordInterfaces(schema: Schema, wanted: ReadonlySet<string>): string {
  const names = new Set(wanted);
  const texts: string[] = [];
  for (const name of names) texts.push(recordInterface(schema.object(name)!, schema, names));
  return texts.length > 0 ? `declare namespace Records {\n${texts.join("")}}\n` : "";
}

function recordInterface(object: ObjectDescription, schema: Schema, names: Set<string>): string {
  const reference = (name: string): string => {
    if (!schema.object(name)) return "Readonly<Record<string, unknown>>";
    names.add(name);
    return name;
  };
  const lines: string[] = [];
  for (const field of object.fields) {
    const type = field.type === "boolean" ? "boolean" : isNumberType(field.type) ? "number" : "string";
    lines.push(`readonly ${field.apiName}?: ${type};`);
    if (field.relationshipName) {
      lines.push(`readonly ${field.relationshipName}?: ${field.referenceTo.map(reference).join(" | ")};`);
    }
  }
  for (const child of object.childRelationships) {
    lines.push(`readonly ${child.name}?: readonly ${reference(child.childObject)}[];`);
  }
  return `  interface ${object.apiName} {\n${lines.map((line) => `    ${line}\n`).join("")}  }\n`;
}

function moduleOf(specifier: string, type: string, comment = ""): string {
  return `${comment}declare module "${specifier}" {\n  const value: ${type};\n  export default value;\n}\n`;
}

export function labelDeclarations({ labels }: Project): string {
  const comment = (value: string) => `/** ${value.replaceAll("*/", "* /").replace(/\s+/g, " ")} */\n`;
  return labels
    .map(({ fullName, value }) => moduleOf(`@salesforce/label/c.${fullName}`, "string", comment(value)))
    .join("");
}

export function scopedDeclarations({ customPermissions, staticResources, other }: Project): string {
  const channels = other.filter(({ type }) => type === "LightningMessageChannel");
  return [
    ...customPermissions.map(({ fullName }) =>
      moduleOf(`@salesforce/customPermission/${fullName}`, "boolean | undefined"),
    ),
    ...staticResources.map(({ fullName }) => moduleOf(`@salesforce/resourceUrl/${fullName}`, "string")),
    ...channels.map(({ fullName }) => moduleOf(`@salesforce/messageChannel/${fullName}__c`, "unknown")),
  ].join("");
}

/** All of the project's objects, and what components import beyond them, such as fields of parents. */
export function schemaDeclarations(project: Project, schema: Schema, imported: readonly string[]): string {
  const objects = project.objects.flatMap(({ apiName }) => schema.object(apiName) ?? []);
  const own = objects.flatMap(({ apiName, fields }) => [
    apiName,
    ...fields.map((field) => `${apiName}.${field.apiName}`),
  ]);
  const names = new Set([...own, ...imported.filter((name) => isSchemaName(schema, name))]);
  return [...names]
    .map((name) => {
      const [objectApiName, ...path] = name.split(".");
      const object = `readonly objectApiName: "${objectApiName}"`;
      const field = `readonly fieldApiName: "${path.join(".")}"`;
      return moduleOf(`@salesforce/schema/${name}`, path.length > 0 ? `{ ${field}; ${object} }` : `{ ${object} }`);
    })
    .join("");
}

function isSchemaName(schema: Schema, name: string): boolean {
  const [objectName = "", ...path] = name.split(".");
  const objects = schema.object(objectName) ? [schema.object(objectName)!] : [];
  return isExact(objects, objectName) && (path.length === 0 || hasPath(schema, objects, path));
}

/** Names of modules tell upper and lower case apart. */
function isExact(objects: readonly ObjectDescription[], name: string): boolean {
  return objects.some(({ apiName }) => apiName === name);
}

function hasPath(
  schema: Schema,
  objects: readonly ObjectDescription[],
  [first = "", ...rest]: readonly string[],
): boolean {
  if (rest.length === 0) return objects.some((object) => object.field(first)?.apiName === first);
  const parents = objects.flatMap((object) => object.parent(first)?.referenceTo ?? []);
  return hasPath(
    schema,
    parents.flatMap((name) => schema.object(name) ?? []),
    rest,
  );
}
