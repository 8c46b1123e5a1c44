/** An org for tests of the database: standard objects and a few of its own, triggers as functions. */
import { context } from "../../src/apex/runtime/context.ts";
import { ApexDecimal } from "../../src/apex/runtime/decimal.ts";
import type { ApexException } from "../../src/apex/runtime/exceptions.ts";
import { ApexRecord } from "../../src/apex/runtime/record.ts";
import type { CompiledProgram, TriggerEvent } from "../../src/apex/program.ts";
import { parseQueryText } from "../../src/apex/syntax/parse.ts";
import type { DmlOperation } from "../../src/apex/syntax/tree.ts";
import { Org, type OrgOptions } from "../../src/database/org.ts";
import type { MetadataFile, ObjectSource, Project } from "../../src/project/model.ts";
import { parseXml } from "../../src/project/xml.ts";
import { loadSchema } from "../../src/schema/load.ts";
import { emptyProject } from "../empty-project.ts";

export type Triggers = Readonly<Record<string, () => void>>;

export function metadata(fullName: string, xml: string): MetadataFile {
  const { root, problem } = parseXml(fullName, `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`);
  if (!root) throw new Error(problem?.message);
  return { file: fullName, fullName, root };
}

export function project(parts: Partial<Project> = {}): Project {
  return emptyProject({ root: "/", name: "test", sourceApiVersion: "65.0", ...parts });
}

/** An object of the project; `fields` are the bodies of CustomField elements. */
export function objectSource(apiName: string, fields: readonly string[], definition = ""): ObjectSource {
  const custom = `<CustomObject><label>${apiName}</label><pluralLabel>${apiName}s</pluralLabel><nameField><label>Name</label><type>Text</type></nameField><deploymentStatus>Deployed</deploymentStatus><sharingModel>ReadWrite</sharingModel>${definition}</CustomObject>`;
  return {
    apiName,
    ...(apiName.endsWith("__c") || apiName.endsWith("__mdt") ? { definition: metadata(apiName, custom) } : {}),
    fields: fields.map((body) => {
      const name = /<fullName>(.*?)<\/fullName>/.exec(body)?.[1] ?? "";
      return metadata(name, `<CustomField>${body}</CustomField>`);
    }),
    validationRules: [],
    recordTypes: [],
    fieldSets: [],
    listViews: [],
    compactLayouts: [],
    webLinks: [],
  };
}

/** Triggers by `Lead before insert`. */
export function makeOrg(parts: Partial<Project> = {}, triggers: Triggers = {}, options: Partial<OrgOptions> = {}): Org {
  const own = project(parts);
  const program = {
    instantiate: () => ({
      triggers: (objectName: string, event: TriggerEvent) => {
        const run = triggers[`${objectName} ${event}`];
        return run ? [{ name: "TestTrigger", run }] : [];
      },
    }),
  } as unknown as CompiledProgram;
  return new Org({ project: own, schema: loadSchema(own), program, ...options });
}

export function record(objectName: string, values: Readonly<Record<string, unknown>> = {}): ApexRecord {
  const object = context().services.schema.object(objectName);
  if (!object) throw new Error(objectName);
  const made = new ApexRecord(object);
  for (const [name, value] of Object.entries(values)) {
    const field = object.field(name);
    if (!field) throw new Error(`${objectName}.${name}`);
    const isNumber = typeof value === "number" && field.type !== "int";
    made.fields.set(field.apiName, isNumber ? ApexDecimal.parse(String(value)) : value);
  }
  return made;
}

export function dml(
  operation: DmlOperation,
  records: ApexRecord | ApexRecord[],
  externalIdField?: string,
): ApexRecord[] {
  const list = Array.isArray(records) ? records : [records];
  const options = { allOrNone: true, access: "system", ...(externalIdField ? { externalIdField } : {}) } as const;
  context().services.dml(operation, list, options);
  return list;
}

export function insert(objectName: string, ...rows: Readonly<Record<string, unknown>>[]): string[] {
  const records = rows.map((values) => record(objectName, values));
  return dml("insert", records).map((each) => each.fields.get("Id") as string);
}

export function query(text: string, binds: Readonly<Record<string, unknown>> = {}): ApexRecord[] {
  return context().services.query(parseQueryText(text), new Map(Object.entries(binds)), "system");
}

/** The values of the first column of a query, Decimals as text. */
export function column(text: string, binds: Readonly<Record<string, unknown>> = {}): unknown[] {
  const name = /select\s+([\w.]+)/i.exec(text)?.[1] ?? "";
  return query(text, binds).map((row) => plain(valueAt(row, name.split("."))));
}

function valueAt(row: ApexRecord, names: readonly string[]): unknown {
  const [first = "", ...rest] = names;
  if (rest.length === 0) return row.fields.get(row.object.field(first)?.apiName ?? first) ?? null;
  const parent = row.parents.get(row.object.parent(first)?.relationshipName ?? first);
  return parent ? valueAt(parent, rest) : null;
}

export function plain(value: unknown): unknown {
  return typeof value === "object" && value !== null && !(value instanceof ApexRecord) ? String(value) : value;
}

export function count(text: string, binds: Readonly<Record<string, unknown>> = {}): number {
  return context().services.count(parseQueryText(text), new Map(Object.entries(binds)), "system");
}

/** The exception that an action throws. */
export function thrown(action: () => unknown): ApexException {
  try {
    action();
  } catch (error) {
    return error as ApexException;
  }
  throw new Error("nothing was thrown");
}
