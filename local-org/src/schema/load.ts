/** The schema of an org that holds one project: the standard objects, and what the project defines and adds. */
import { ProjectError, type ObjectSource, type Problem, type Project } from "../project/model.ts";
import { isOfPackage } from "../project/foreign-names.ts";
import { child, children, textOf } from "../project/xml.ts";
import {
  kindOf,
  readCustomObject,
  readFields,
  readValidationRules,
  unreadFields,
  type Surroundings,
} from "./custom-object.ts";
import { hasLookupFilter } from "./custom-field.ts";
import { describeObject, describeSchema, type DescribedObject, type ObjectParts } from "./describe.ts";
import type { FieldDescription, ObjectKind, Schema } from "./model.ts";
import { globalValueSets, replacedRows, replacedValueSets } from "./picklist.ts";
import { addCustomChildren, addPlatformChildren, addStandardChildren, nameActivityChildren } from "./relationships.ts";
import { NEW_ORG } from "../project/new-org.ts";
import { addShareChildren, shareObjects } from "./shares.ts";
import { MetadataReader } from "./source.ts";
import { standardData, type Features } from "./standard-objects.ts";
import { mayHaveMember } from "./unmodelled.ts";
import { checkSummary, resolveSummary } from "./summary.ts";

/** Throws a ProjectError with every problem found. */
export function loadSchema(project: Project): Schema {
  const { schema, problems } = scanSchema(project);
  if (problems.length > 0) throw new ProjectError(problems);
  return schema;
}

/** The schema as far as it can be told, and every problem found. */
export function scanSchema(project: Project): { schema: Schema; problems: Problem[] } {
  const problems: Problem[] = [];
  const standard = standardData(featuresOf(project), replacedValueSets(project, problems));
  const around: Surroundings = {
    project,
    valueSets: new Map([...standard.valueSets, ...globalValueSets(project, problems)]),
    problems,
  };
  const targets = customTargets(project);
  const parts: ObjectParts[] = [
    ...standard.objects.map((object) => extendStandard(withTargets(object, targets), around)),
    ...customObjects(around, standard.objects),
  ];
  const schema = resolveSummaries([...parts, ...shareObjects(parts, project)]);
  const objects = new Map(schema.objects.map((object) => [object.apiName, object as DescribedObject]));
  addStandardChildren(objects, standard.childRelationships);
  addShareChildren(objects);
  for (const source of project.objects) {
    const object = objects.get(source.apiName);
    if (source.apiName === "Activity") nameActivityChildren(source, objects);
    if (!object) continue;
    if (object.kind === "custom") addPlatformChildren(object, (setting) => definitionFlag(source, setting));
    addCustomChildren(source, object, schema, problems);
    checkReferences(source, object, schema, problems);
  }
  return { schema, problems };
}

function featuresOf(project: Project): Features {
  const source = (name: string) => project.objects.find((object) => object.apiName === name);
  const campaign = project.other.find(({ type, fullName }) => type === "Settings" && fullName === "Campaign");
  return {
    hasRecordTypes: (name) => (source(name)?.recordTypes.length ?? 0) > 0,
    tracksHistory: (name) => definitionFlag(source(name), "enableHistory"),
    campaignInfluence: campaign !== undefined && textOf(campaign.root, "enableCampaignInfluence2") === "true",
  };
}

function definitionFlag(source: ObjectSource | undefined, name: string): boolean {
  return source?.definition !== undefined && textOf(source.definition.root, name) === "true";
}

function hasActivities(source: ObjectSource): boolean {
  return kindOf(source) === "custom" && definitionFlag(source, "enableActivities");
}

/** Which custom objects activities, posts and file links point to, by object and field. */
function customTargets({ objects }: Project): ReadonlyMap<string, readonly string[]> {
  const custom = objects.filter((source) => kindOf(source) === "custom");
  const names = (sources: readonly ObjectSource[]) => sources.map(({ apiName }) => apiName);
  const activities = names(custom.filter(hasActivities));
  return new Map([
    ["Task.WhatId", activities],
    ["Event.WhatId", activities],
    ["FeedItem.ParentId", names(custom.filter((source) => definitionFlag(source, "enableFeeds")))],
    ["ContentDocumentLink.LinkedEntityId", names(custom)],
  ]);
}

function withTargets(object: ObjectParts, targets: ReadonlyMap<string, readonly string[]>): ObjectParts {
  const fields = object.fields.map((field) => {
    const added = targets.get(`${object.apiName}.${field.apiName}`) ?? [];
    return added.length > 0 ? { ...field, referenceTo: [...field.referenceTo, ...added] } : field;
  });
  return { ...object, fields };
}

/** Tasks and events have the custom fields of activities. */
function sourceOf({ objects }: Project, name: string): ObjectSource | undefined {
  const own = objects.find(({ apiName }) => apiName === name);
  const activity = /^(Task|Event)$/.test(name) && objects.find(({ apiName }) => apiName === "Activity");
  return activity ? { ...activity, ...own, fields: [...(own?.fields ?? []), ...activity.fields] } : own;
}

/** A standard object with the project's custom fields, validation rules and settings. */
function extendStandard(object: ObjectParts, around: Surroundings): ObjectParts {
  const source = sourceOf(around.project, object.apiName);
  const definition = source?.definition;
  const sharingModel =
    (definition && textOf(definition.root, "sharingModel")) ?? NEW_ORG.defaultSharing[object.apiName];
  const defaultRecords = replacedRows(around.project, object.apiName) ?? object.defaultRecords;
  const isNameTaken = around.project.classes.some(({ name }) => name.toLowerCase() === object.apiName.toLowerCase());
  const typeName = isNameTaken ? `Schema.${object.apiName}` : object.apiName;
  const shared = { ...object, typeName, defaultRecords, ...(sharingModel && { sharingModel }) };
  if (!source) return shared;
  const standardFields = source.fields.filter((field) => !field.fullName.endsWith("__c"));
  for (const field of standardFields) {
    if (!object.fields.some(({ apiName }) => apiName === field.fullName)) {
      // It may be there in orgs with features that the project does not switch on.
      const message = `not modelled: ${object.apiName}.${field.fullName}`;
      around.problems.push({ file: field.file, line: field.root.line, column: field.root.column, message });
    }
  }
  const custom = readFields(source, "standard", around);
  return {
    ...shared,
    fields: [...object.fields.map((field) => withFilter(field, standardFields)), ...custom],
    otherFields: [...(object.otherFields ?? []), ...unreadFields(source, custom)],
    validationRules: readValidationRules(source, around.problems),
  };
}

function withFilter(field: FieldDescription, sources: ObjectSource["fields"]): FieldDescription {
  const source = sources.find(({ fullName }) => fullName === field.apiName);
  return source && hasLookupFilter(source.root) ? { ...field, hasLookupFilter: true } : field;
}

const PREFIX_LETTERS: Readonly<Record<Exclude<ObjectKind, "standard">, string>> = {
  custom: "a",
  customSetting: "a",
  customMetadata: "m",
  platformEvent: "e",
};

function customObjects(around: Surroundings, standard: readonly ObjectParts[]): ObjectParts[] {
  const counts = new Map<string, number>();
  const objects: ObjectParts[] = [];
  for (const source of around.project.objects) {
    const kind = kindOf(source);
    if (!kind || kind === "standard") {
      reportUnknown(source, standard, around.problems);
      continue;
    }
    const letter = PREFIX_LETTERS[kind];
    const count = counts.get(letter) ?? 0;
    counts.set(letter, count + 1);
    const { definition } = source;
    if (definition) objects.push(readCustomObject({ ...source, definition }, kind, letter + base62(count), around));
    else {
      const isInstalled = isOfPackage(source.apiName);
      const message = isInstalled
        ? `not modelled: object ${source.apiName}`
        : `there is no ${source.apiName}.object-meta.xml`;
      reportMissing(source, message, around.problems);
    }
  }
  return objects;
}

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function base62(number: number): string {
  return DIGITS[Math.floor(number / 62) % 62]! + DIGITS[number % 62]!;
}

function reportUnknown(source: ObjectSource, known: readonly ObjectParts[], problems: Problem[]): void {
  if (source.apiName === "Activity" || known.some(({ apiName }) => apiName === source.apiName)) return;
  reportMissing(source, `not modelled: object ${source.apiName}`, problems);
}

function reportMissing(source: ObjectSource, message: string, problems: Problem[]): void {
  const { definition, fields, recordTypes, validationRules, listViews } = source;
  const file = [definition, ...fields, ...recordTypes, ...validationRules, ...listViews].find(Boolean)?.file;
  problems.push({ file: file ?? source.apiName, line: 1, column: 1, message });
}

function resolveSummaries(parts: readonly ObjectParts[]): Schema {
  const first = describeSchema(parts.map(describeObject));
  const resolve = (field: FieldDescription) => (field.summary ? resolveSummary(field, first) : field);
  return describeSchema(parts.map((object) => describeObject({ ...object, fields: object.fields.map(resolve) })));
}

function checkReferences(source: ObjectSource, object: DescribedObject, schema: Schema, problems: Problem[]): void {
  for (const file of source.fields) {
    const field = object.field(file.fullName);
    const place = new MetadataReader(file, file.root, problems);
    if (field?.summary) checkSummary(place, object, field, schema);
    checkDependentValues(place, object, field);
  }
  const masters = source.fields.filter((file) => object.field(file.fullName)?.masterDetail);
  for (const file of masters.slice(2)) {
    new MetadataReader(file, file.root, problems).report("an object has at most two master-detail fields", "type");
  }
  for (const file of source.validationRules) {
    const errorField = textOf(file.root, "errorDisplayField");
    if (errorField && !object.field(errorField)) {
      const place = new MetadataReader(file, file.root, problems);
      place.report(missingField(object, errorField), "errorDisplayField");
    }
  }
}

const missingField = (object: DescribedObject, name: string): string =>
  mayHaveMember(object, name) ? `not modelled: ${object.apiName}.${name}` : `${object.apiName} has no field "${name}"`;

/** Which values of a picklist there are for each value of another. */
function checkDependentValues(place: MetadataReader, object: DescribedObject, field?: FieldDescription): void {
  const valueSet = child(place.element, "valueSet");
  const controlling = valueSet && child(valueSet, "controllingField");
  if (!valueSet || !controlling) return;
  const name = controlling.text.trim();
  const by = object.field(name);
  if (!by) place.report(missingField(object, name), controlling);
  else if (by.type !== "picklist" && by.type !== "boolean")
    place.report(`${name} cannot control a picklist: only a picklist or a checkbox can`, controlling);
  for (const setting of children(valueSet, "valueSettings")) {
    const given = [[field, child(setting, "valueName")] as const];
    if (by?.type === "picklist")
      given.push(...children(setting, "controllingFieldValue").map((one) => [by, one] as const));
    for (const [of, value] of given) {
      const isThere = of?.picklistValues.some((known) => known.value === value?.text.trim());
      if (value && isThere === false) place.report(`there is no value "${value.text.trim()}"`, value);
    }
  }
}
