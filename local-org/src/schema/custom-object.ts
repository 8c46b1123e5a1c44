/** Objects that the project defines, and what it adds to standard ones. */
import type { MetadataFile, ObjectSource, Problem, Project } from "../project/model.ts";
import { child, textOf } from "../project/xml.ts";
import { autoNumber, readCustomField } from "./custom-field.ts";
import { describeField, type ObjectParts } from "./describe.ts";
import type { FieldDescription, ObjectKind, ValidationRule } from "./model.ts";
import type { ValueSets } from "./picklist.ts";
import { MetadataReader } from "./source.ts";
import { customObjectFields, customSettingFields, systemFields } from "./system-fields.ts";

export interface Surroundings {
  readonly project: Project;
  readonly valueSets: ValueSets;
  readonly problems: Problem[];
}

/** Undefined where the name is that of no custom object. */
export function kindOf(source: ObjectSource): ObjectKind | undefined {
  if (source.apiName.endsWith("__mdt")) return "customMetadata";
  if (source.apiName.endsWith("__e")) return "platformEvent";
  if (!source.apiName.endsWith("__c")) return undefined;
  return source.definition && child(source.definition.root, "customSettingsType") ? "customSetting" : "custom";
}

const READ_ONLY = { createable: false, updateable: false, deletable: false, undeletable: false, triggerable: false };
const ALL = { createable: true, updateable: true, deletable: true, undeletable: true, triggerable: true };
const FLAGS = {
  custom: { queryable: true, ...ALL },
  customMetadata: { queryable: true, ...READ_ONLY },
  customSetting: { queryable: true, ...ALL, undeletable: false, triggerable: false },
  platformEvent: { queryable: false, ...READ_ONLY, createable: true, triggerable: true },
};

export function readCustomObject(
  source: ObjectSource & { definition: MetadataFile },
  kind: Exclude<ObjectKind, "standard">,
  keyPrefix: string,
  around: Surroundings,
): ObjectParts {
  const object = new MetadataReader(source.definition, source.definition.root, around.problems);
  const fields = readFields(source, kind, around);
  const settingType = object.text("customSettingsType")?.toLowerCase();
  const sharingModel = object.text("sharingModel");
  const isDetail = fields.some((field) => field.masterDetail);
  if (kind === "custom") checkCustomObject(object, isDetail);
  const label = object.required("label");
  return {
    apiName: source.apiName,
    label,
    labelPlural: object.text("pluralLabel") ?? label,
    keyPrefix,
    kind,
    ...FLAGS[kind],
    ...(settingType && { settingType }),
    ...(sharingModel && { sharingModel }),
    fields: [...platformFields(source, kind, object, isDetail, around.project), ...fields],
    otherFields: unreadFields(source, fields),
    validationRules: readValidationRules(source, around.problems),
    defaultRecords: [],
  };
}

function checkCustomObject(object: MetadataReader, isDetail: boolean): void {
  // What an org gives where its language has no plural: github.com/ajossi/Salesforce_IF_Framework
  if (object.text("pluralLabel") === undefined) object.report("not modelled: an object without <pluralLabel>");
  object.required("deploymentStatus");
  const sharingModel = object.required("sharingModel");
  if (sharingModel && (sharingModel === "ControlledByParent") !== isDetail) {
    object.report(
      isDetail
        ? "an object with a master-detail field has the sharing model ControlledByParent"
        : "only an object with a master-detail field has the sharing model ControlledByParent",
      "sharingModel",
    );
  }
}

function platformFields(
  source: ObjectSource,
  kind: Exclude<ObjectKind, "standard">,
  object: MetadataReader,
  isDetail: boolean,
  project: Project,
): readonly FieldDescription[] {
  if (kind === "customMetadata" || kind === "platformEvent") return systemFields(kind);
  if (kind === "customSetting") return customSettingFields(object.text("customSettingsType") === "Hierarchy");
  return customObjectFields({
    nameField: readNameField(object),
    isDetail,
    hasActivities: object.flag("enableActivities"),
    hasTab: project.tabs.some((tab) => tab.fullName === source.apiName),
    hasRecordTypes: source.recordTypes.length > 0,
  });
}

function readNameField(object: MetadataReader): FieldDescription {
  const element = child(object.element, "nameField");
  if (!element) object.report("<nameField> is missing");
  const field = new MetadataReader(object, element ?? object.element, element ? object.problems : []);
  const label = field.required("label");
  const type = field.required("type");
  if (element && type && type !== "Text" && type !== "AutoNumber")
    field.report("a name is of type Text or AutoNumber", "type");
  return describeField("Name", label, "string", {
    length: 80,
    // Without a name a new row is called by its id.
    nillable: type === "Text",
    defaultedOnCreate: true,
    nameField: true,
    idLookup: true,
    ...(type === "AutoNumber" && { ...autoNumber(field), length: 80 }),
  });
}

export function readFields(source: ObjectSource, kind: ObjectKind, around: Surroundings): FieldDescription[] {
  const { valueSets, problems } = around;
  return source.fields
    .filter((field) => field.fullName.endsWith("__c"))
    .flatMap((field) => readCustomField(field, { object: source.apiName, kind, valueSets, problems }));
}

/** Names in lower case of the fields that the source has and no description is made of: they are not modelled. */
export function unreadFields(source: ObjectSource, read: readonly FieldDescription[]): string[] {
  const names = source.fields.map(({ fullName }) => fullName);
  return names.filter((name) => !read.some(({ apiName }) => apiName === name)).map((name) => name.toLowerCase());
}

export function readValidationRules(source: ObjectSource, problems: Problem[]): ValidationRule[] {
  return source.validationRules.map((file) => {
    const rule = new MetadataReader(file, file.root, problems);
    const errorField = textOf(file.root, "errorDisplayField");
    return {
      name: file.fullName,
      active: rule.required("active", " in ValidationRule") === "true",
      formula: rule.required("errorConditionFormula"),
      errorMessage: rule.required("errorMessage", " in ValidationRule"),
      ...(errorField && { errorField }),
    };
  });
}
