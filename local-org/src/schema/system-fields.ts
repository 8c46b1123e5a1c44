/** The fields that the platform gives to objects of each kind. */
import { readData } from "../project/data.ts";
import { describeField } from "./describe.ts";
import type { FieldDescription, FieldType, ObjectKind } from "./model.ts";

interface SystemFields {
  readonly kinds: Readonly<Record<Exclude<ObjectKind, "standard"> | "share", readonly string[]>>;
  readonly fields: readonly ({ apiName: string; label: string; type: FieldType } & Partial<FieldDescription>)[];
}

const { kinds, fields } = JSON.parse(readData("system-fields.json")) as SystemFields;
const DESCRIBED = new Map(
  fields.map(({ apiName, label, type, ...more }) => [apiName, describeField(apiName, label, type, more)]),
);

export function systemFields(kind: keyof SystemFields["kinds"]): FieldDescription[] {
  return kinds[kind].map((name) => DESCRIBED.get(name)!);
}

interface CustomObjectOptions {
  readonly nameField: FieldDescription;
  readonly isDetail: boolean;
  readonly hasActivities: boolean;
  readonly hasTab: boolean;
  readonly hasRecordTypes: boolean;
}

export function customObjectFields(options: CustomObjectOptions): FieldDescription[] {
  const isThere: Readonly<Record<string, boolean>> = {
    OwnerId: !options.isDetail,
    RecordTypeId: options.hasRecordTypes,
    LastActivityDate: options.hasActivities,
    LastViewedDate: options.hasTab,
    LastReferencedDate: options.hasTab,
  };
  const own = systemFields("custom").filter(({ apiName }) => isThere[apiName] ?? true);
  return own.map((field) => (field.apiName === "Name" ? options.nameField : field));
}

/** A hierarchy has one row for each owner, and names its rows itself. */
export function customSettingFields(isHierarchy: boolean): FieldDescription[] {
  const ofHierarchy: Readonly<Record<string, Partial<FieldDescription>>> = {
    Name: { nillable: isHierarchy, defaultedOnCreate: isHierarchy },
    SetupOwnerId: { unique: isHierarchy },
  };
  return systemFields("customSetting").map((field) => ({ ...field, ...ofHierarchy[field.apiName] }));
}
