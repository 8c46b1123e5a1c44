/** Records of custom metadata types, from the project's files. */
import { NotModelled } from "../apex/runtime/exceptions.ts";
import type { MetadataFile, Problem, Project, XmlElement } from "../project/model.ts";
import { textOf } from "../project/xml.ts";
import type { FieldDescription, ObjectDescription, ValidationRule } from "../schema/model.ts";
import type { Engine } from "./engine.ts";
import { brokenRules } from "./formulas.ts";
import { metadataValue, type SetupRoom } from "./setup.ts";
import type { Row } from "./store.ts";

export function addCustomMetadata(room: SetupRoom): void {
  for (const file of room.project.customMetadata) addRecord(room, file);
  for (const file of room.project.customMetadata) resolveRelationships(room, file);
}

/** `Policy.Default` → the object `Policy__mdt` and the record `Default`. */
function namesOf(file: MetadataFile): readonly [string, string] {
  const [type = "", ...rest] = file.fullName.split(".");
  return [`${type}__mdt`, rest.join(".")];
}

function addRecord({ add, schema }: SetupRoom, file: MetadataFile): void {
  const [objectName, developerName] = namesOf(file);
  const object = schema.object(objectName);
  const label = textOf(file.root, "label") ?? developerName;
  const values: Record<string, unknown> = {};
  for (const { field: name, text } of valuesIn(file)) {
    const field = object?.field(name);
    if (field && text !== undefined) values[field.apiName] = metadataValue(field.type, text);
  }
  const names = { DeveloperName: developerName, QualifiedApiName: developerName, MasterLabel: label, Label: label };
  add(objectName, { ...values, ...names, Language: "en_US" });
}

function valuesIn(file: MetadataFile): { field: string; text: string | undefined }[] {
  return file.root.children
    .filter((element) => element.name === "values")
    .map((element) => ({ field: textOf(element, "field") ?? "", text: valueText(element) }));
}

function valueText(element: XmlElement): string | undefined {
  const value = element.children.find((child) => child.name === "value");
  return !value || value.attributes["xsi:nil"] === "true" ? undefined : value.text;
}

/** A metadata relationship names the other record by its developer name. */
function resolveRelationships({ schema, store }: SetupRoom, file: MetadataFile): void {
  const [objectName, developerName] = namesOf(file);
  const object = schema.object(objectName);
  const row = object && store.rowsWith(object.apiName, "DeveloperName", developerName)[0];
  if (!row) return;
  const links = object.fields.filter((field) => field.type === "reference" && row.has(field.apiName));
  const found = links.map((field): [string, unknown] => [
    field.apiName,
    targetId(store, field, row.get(field.apiName)),
  ]);
  if (found.length > 0) store.put(object.apiName, new Map([...row, ...found]));
}

function targetId(store: SetupRoom["store"], field: FieldDescription, name: unknown): unknown {
  const target = field.referenceTo.find((candidate) => candidate.endsWith("__mdt"));
  return (target && store.rowsWith(target, "DeveloperName", name)[0]?.get("Id")) ?? name;
}

export function hasMetadataRules({ kind, validationRules }: ObjectDescription): boolean {
  return kind === "customMetadata" && validationRules.some(({ active }) => active);
}

/** What the validation rules of custom metadata types have against the project's own records, as far as they can be judged. */
export function brokenMetadataRules(engine: Engine, project: Project): Problem[] {
  return project.customMetadata.flatMap((file) => {
    const [objectName, developerName] = namesOf(file);
    const object = engine.schema.object(objectName);
    if (!object || !hasMetadataRules(object)) return [];
    const [row] = engine.store.rowsWith(object.apiName, "DeveloperName", developerName);
    const { line, column } = file.root;
    return rulesAgainst(engine, object, row ?? new Map()).map(({ name, errorMessage }) => {
      return { file: file.file, line, column, message: `${errorMessage} (validation rule ${name})` };
    });
  });
}

function rulesAgainst(engine: Engine, object: ObjectDescription, row: Row): readonly ValidationRule[] {
  try {
    return brokenRules(engine, object, row, undefined);
  } catch (error) {
    if (error instanceof NotModelled) return [];
    throw error;
  }
}
