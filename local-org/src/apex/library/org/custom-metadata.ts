/** Records of custom metadata types and custom settings: `Policy__mdt.getAll()`, `Switches__c.getInstance()`. */
import { ApexMap } from "../../runtime/collections.ts";
import { context, type StoredRow } from "../../runtime/context.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { platformClass } from "../registry.ts";
import { objectNamed } from "./describe-tokens.ts";

function recordOf(objectName: string, row: StoredRow | undefined): ApexRecord {
  const object = objectNamed(objectName);
  const record = new ApexRecord(object);
  for (const field of object.fields) {
    if (!field.calculated)
      record.fields.set(field.apiName, row?.get(field.apiName) ?? (field.type === "boolean" ? false : null));
  }
  return record;
}

const rowsOf = (objectName: string): StoredRow[] =>
  [...context().services.store.rows(objectName)].filter((row) => row.get("IsDeleted") !== true);

function metadataRow(objectName: string, name: string): ApexRecord | null {
  const lower = name.toLowerCase();
  const row = rowsOf(objectName).find((each) => {
    return each.get("Id") === name || String(each.get("QualifiedApiName")).toLowerCase() === lower;
  });
  return row ? recordOf(objectName, row) : null;
}

platformClass("Schema.CustomMetadataType<T>", {
  "static Map<String,T> getAll()": ([name]: [string]) =>
    new ApexMap(
      "String",
      name,
      rowsOf(name).map((row) => [row.get("DeveloperName"), recordOf(name, row)] as const),
    ),
  "static T getInstance(String recordId)": ([objectName]: [string], name: string) => metadataRow(objectName, name),
});

/** A hierarchy's values for a user or a profile: its own, or else those above, field by field. Without a row of its own it
 *  is a new record for that owner. */
function hierarchyRecord(objectName: string, ownerId: string): ApexRecord {
  const user = context().services.store.row("User", ownerId);
  const record = recordOf(objectName, undefined);
  const owners = [organizationId(), ...(user ? [user.get("ProfileId")] : []), ownerId];
  const rows = owners.flatMap((owner) => settingRow(objectName, owner) ?? []);
  if (rows.length === 0) record.fields.clear();
  for (const row of rows) {
    const isOwn = row.get("SetupOwnerId") === ownerId;
    for (const [name, value] of row) {
      const field = record.object.field(name);
      if (field && (isOwn || field.custom)) record.fields.set(name, value);
    }
  }
  record.fields.set("SetupOwnerId", ownerId);
  return record;
}

function settingRow(objectName: string, ownerId: unknown): StoredRow | undefined {
  return rowsOf(objectName).find((row) => row.get("SetupOwnerId") === ownerId);
}

function organizationId(): unknown {
  for (const row of context().services.store.rows("Organization")) return row.get("Id");
  return undefined;
}

const isHierarchy = (objectName: string): boolean => objectNamed(objectName).settingType?.toLowerCase() !== "list";

function getInstance(objectName: string, key: string): ApexRecord | null {
  if (isHierarchy(objectName)) return hierarchyRecord(objectName, key);
  const row = rowsOf(objectName).find((each) => String(each.get("Name")).toLowerCase() === key.toLowerCase());
  return row ? recordOf(objectName, row) : null;
}

function ownValues(objectName: string, ownerId: unknown): ApexRecord | null {
  const row = settingRow(objectName, ownerId);
  return row ? recordOf(objectName, row) : null;
}

platformClass("Schema.CustomSettingType<T>", {
  "static T getInstance()": ([name]: [string]) => hierarchyRecord(name, context().userId),
  "static T getInstance(String key)": ([name]: [string], key: string) => getInstance(name, key),
  "static T getOrgDefaults()": ([name]: [string]) => {
    const found = ownValues(name, organizationId());
    return found ?? new ApexRecord(objectNamed(name));
  },
  "static T getValues(String key)": ([name]: [string], key: string) =>
    isHierarchy(name) ? ownValues(name, key) : getInstance(name, key),
  "static Map<String,T> getAll()": ([name]: [string]) =>
    new ApexMap(
      "String",
      name,
      rowsOf(name).map((row) => [row.get("Name"), recordOf(name, row)] as const),
    ),
});
