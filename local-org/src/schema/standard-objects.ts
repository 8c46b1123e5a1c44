/** The standard objects, from the describe data that is kept with the workbench. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DATA_FOLDER } from "../project/data.ts";
import { describeField, type ObjectParts } from "./describe.ts";
import type { ChildRelationship, FieldDescription, FieldType, PicklistValue } from "./model.ts";

const DATA = path.join(DATA_FOLDER, "standard-objects");

type StandardField = Omit<Partial<FieldDescription>, "type" | "picklistValues" | "relationshipName"> & {
  readonly apiName: string;
  readonly label: string;
  readonly type: FieldType | "json";
  readonly nillable: boolean;
  readonly relationshipName?: string | null;
  readonly standardValueSet?: string;
  readonly picklistValues?: readonly StandardValue[];
  readonly picklistValuesFrom?: string;
  readonly availability: "default" | "feature";
  readonly requiresFeature?: string;
};

type StandardValue = { value: string; label: string | null; default?: true } & Record<string, unknown>;

type StandardObject = Omit<ObjectParts, "fields" | "otherFields" | "keyPrefix"> & {
  readonly keyPrefix: string | null;
  readonly requiresFeature?: string;
  readonly fields: readonly StandardField[];
  readonly otherFields?: Readonly<Record<string, string>>;
  readonly documentedOnlyFields?: readonly string[];
  readonly childRelationships: readonly (Partial<ChildRelationship> &
    Omit<ChildRelationship, "cascadeDelete" | "restrictedDelete">)[];
};

/** What the project switches on. */
export interface Features {
  hasRecordTypes(object: string): boolean;
  tracksHistory(object: string): boolean;
  readonly campaignInfluence: boolean;
}

interface StandardData {
  readonly objects: readonly ObjectParts[];
  readonly childRelationships: ReadonlyMap<string, readonly ChildRelationship[]>;
  readonly valueSets: ReadonlyMap<string, readonly PicklistValue[]>;
}

let files: readonly StandardObject[] | undefined;

function readFiles(): readonly StandardObject[] {
  files ??= readdirSync(DATA)
    .filter((file) => file.endsWith(".json") && !file.startsWith("_"))
    .sort()
    .map((file) => JSON.parse(readFileSync(path.join(DATA, file), "utf8")) as StandardObject);
  return files;
}

/** Is there describe data of the object, whether or not the project switches it on? */
export function isDescribed(name: string): boolean {
  return readFiles().some(({ apiName }) => apiName.toLowerCase() === name.toLowerCase());
}

let last: { readonly key: string; readonly data: StandardData } | undefined;

/**
 * `valueSets`: those that the project replaces. Most projects, and all states of one, have the same data; each is given
 * fields of its own, as they may be changed for a measurement.
 */
export function standardData(
  features: Features,
  valueSets: ReadonlyMap<string, readonly PicklistValue[]>,
): StandardData {
  const switched = readFiles().flatMap((object) =>
    [object, ...object.fields].map((part) => isPresent(object.apiName, part.requiresFeature, features)),
  );
  const key = JSON.stringify([switched.map(Number).join(""), [...valueSets]]);
  if (last?.key !== key) last = { key, data: standardDataOf(features, valueSets) };
  const { objects, ...rest } = last.data;
  return { ...rest, objects: objects.map((one) => ({ ...one, fields: one.fields.map((field) => ({ ...field })) })) };
}

function standardDataOf(features: Features, valueSets: ReadonlyMap<string, readonly PicklistValue[]>): StandardData {
  const present = readFiles().filter((object) => isPresent(object.apiName, object.requiresFeature, features));
  const known = new Map(valueSets);
  for (const field of present.flatMap((object) => object.fields)) {
    if (field.standardValueSet && !known.has(field.standardValueSet)) {
      known.set(field.standardValueSet, picklistValues(field));
    }
  }
  const standard = { cascadeDelete: false, restrictedDelete: false };
  const childRelationships = new Map(
    present.map((object) => [object.apiName, object.childRelationships.map((child) => ({ ...standard, ...child }))]),
  );
  const byChild = new Map<string, ChildRelationship>();
  for (const [parent, list] of childRelationships)
    for (const child of list) byChild.set(`${parent}.${child.childObject}.${child.field}`, child);
  const objects = present.map((object): ObjectParts => {
    const { apiName, keyPrefix, defaultRecords = [] } = object;
    const fields = object.fields
      .filter((field) => field.availability === "default" || isPresent(apiName, field.requiresFeature, features))
      .map((field) => standardField(apiName, field, known, byChild));
    const names = [...object.fields.map((field) => field.apiName), ...Object.keys(object.otherFields ?? {})];
    const otherFields = [...names, ...(object.documentedOnlyFields ?? [])]
      .filter((name) => !fields.some((field) => field.apiName === name))
      .map((name) => name.toLowerCase());
    const rest = { kind: "standard" as const, keyPrefix: keyPrefix ?? "", validationRules: [], defaultRecords };
    return { ...object, ...rest, otherFields, fields };
  });
  return { objects, childRelationships, valueSets: known };
}

function isPresent(object: string, feature: string | undefined, features: Features): boolean {
  if (feature === undefined || feature === "Chatter") return true;
  if (feature.startsWith("RecordTypes")) return features.hasRecordTypes(object);
  if (feature === "Customizable Campaign Influence") return features.campaignInfluence;
  const history = /^Field history tracking enabled for (\w+)$/.exec(feature);
  return history !== null && features.tracksHistory(history[1]!);
}

function standardField(
  object: string,
  field: StandardField,
  valueSets: ReadonlyMap<string, readonly PicklistValue[]>,
  /** By parent, child and its field. */
  children: ReadonlyMap<string, ChildRelationship>,
): FieldDescription {
  const { apiName, label, type, relationshipName, referenceTo = [], nillable, standardValueSet, ...rest } = field;
  const relationship = referenceTo
    .map((parent) => children.get(`${parent}.${object}.${apiName}`))
    .find((child) => child !== undefined);
  return describeField(apiName, label, type === "json" ? "complexvalue" : type, {
    ...rest,
    nillable,
    referenceTo,
    onParentDelete: type === "reference" ? onParentDelete(relationship, nillable) : "nothing",
    picklistValues: standardValueSet ? valueSets.get(standardValueSet)! : picklistValues(field),
    ...(relationshipName && { relationshipName }),
  });
}

function onParentDelete(relationship: ChildRelationship | undefined, nillable: boolean) {
  if (relationship?.cascadeDelete) return "cascade";
  if (relationship?.restrictedDelete) return "restrict";
  return nillable ? "setNull" : "nothing";
}

function picklistValues(field: StandardField): PicklistValue[] {
  const from = field.picklistValuesFrom?.split(".");
  const source = from
    ? readFiles()
        .find((object) => object.apiName === from[0])
        ?.fields.find((other) => other.apiName === from[1])
    : field;
  return (source?.picklistValues ?? []).map(({ value, label, default: isDefault, ...flags }) => {
    return { value, label: label ?? value, default: isDefault ?? false, active: true, flags };
  });
}
