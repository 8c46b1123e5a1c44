/** A custom field, from its `CustomField` metadata. */
import type { MetadataFile, Problem, XmlElement } from "../project/model.ts";
import { isOfPackage } from "../project/foreign-names.ts";
import { child, textOf } from "../project/xml.ts";
import { describeField } from "./describe.ts";
import type { FieldDescription, FieldType, ObjectKind } from "./model.ts";
import { fieldValues, type ValueSets } from "./picklist.ts";
import { MetadataReader } from "./source.ts";
import { readSummary } from "./summary.ts";

interface FieldSurroundings {
  readonly object: string;
  readonly kind: ObjectKind;
  readonly valueSets: ValueSets;
  readonly problems: Problem[];
}

type Part = Partial<FieldDescription>;
type ReadType = (field: MetadataReader, around: FieldSurroundings) => { type: FieldType } & Part;

const TYPES: Readonly<Record<string, ReadType>> = {
  Text: (field) => ({ type: "string", length: field.number("length", 1, 255) }),
  TextArea: () => ({ type: "textarea", length: 255 }),
  LongTextArea: longText,
  Html: longText,
  EncryptedText: (field) => {
    ["maskChar", "maskType"].forEach((name) => field.required(name));
    return { type: "encryptedstring", length: field.number("length", 1, 175) };
  },
  Email: () => ({ type: "email", length: 80 }),
  Phone: () => ({ type: "phone", length: 40 }),
  Url: () => ({ type: "url", length: 255 }),
  Checkbox: (field) => {
    const value = field.text("defaultValue");
    if (value !== "true" && value !== "false")
      field.report("a checkbox needs <defaultValue> true or false", "defaultValue");
    return { type: "boolean", nillable: false, defaultedOnCreate: true, defaultValue: value === "true" };
  },
  Number: (field) => ({ type: "double", ...decimals(field) }),
  Currency: (field) => ({ type: "currency", ...decimals(field) }),
  Percent: (field) => ({ type: "percent", ...decimals(field) }),
  Date: () => ({ type: "date" }),
  DateTime: () => ({ type: "datetime" }),
  Time: () => ({ type: "time" }),
  Picklist: (field, { valueSets }) => {
    const { values, restricted } = fieldValues(field, valueSets);
    const defaultedOnCreate = values.some((value) => value.default);
    return { type: "picklist", length: 255, picklistValues: values, restrictedPicklist: restricted, defaultedOnCreate };
  },
  MultiselectPicklist: (field, { valueSets }) => {
    const { values, restricted } = fieldValues(field, valueSets);
    field.number("visibleLines", 3, 10);
    return { type: "multipicklist", length: 4099, picklistValues: values, restrictedPicklist: restricted };
  },
  AutoNumber: (field) => ({ type: "string", length: 30, ...autoNumber(field) }),
  Location: (field) => ({
    type: "location",
    scale: field.number("scale", 0, 15),
    createable: false,
    updateable: false,
  }),
  Lookup: lookup,
  MasterDetail: masterDetail,
  Hierarchy: (field, { object }) => {
    if (object !== "User") field.report("only User has hierarchical lookups", "type");
    return { ...lookup(field), referenceTo: ["User"] };
  },
  MetadataRelationship: (field, { kind }) => {
    if (kind !== "customMetadata") field.report("only custom metadata types have metadata relationships", "type");
    return { ...reference(field), onParentDelete: "restrict" };
  },
  Summary: readSummary,
};

/** What may be a field of each special kind of object, by the documentation of the kind. */
const PLAIN = ["Checkbox", "Date", "DateTime", "Number", "Text"];
const ALLOWED: Partial<Record<ObjectKind, ReadonlySet<string>>> = {
  customMetadata: new Set([
    ...PLAIN,
    ...["Email", "Percent", "Phone", "Picklist", "TextArea", "LongTextArea", "Url", "MetadataRelationship"],
  ]),
  customSetting: new Set([...PLAIN, "Currency", "Email", "Percent", "Phone", "TextArea", "Url"]),
  platformEvent: new Set([...PLAIN, "LongTextArea"]),
};

const MAY_BE_EXTERNAL_ID = new Set(["Text", "Number", "Email", "AutoNumber"]);
const MAY_BE_UNIQUE = new Set([...MAY_BE_EXTERNAL_ID, "MetadataRelationship"]);
const FORMULA_TYPES = new Set(["Checkbox", "Currency", "Date", "DateTime", "Number", "Percent", "Text", "Time"]);

/** The field, and the parts of a geolocation; undefined where it is too wrong to say anything. */
export function readCustomField(source: MetadataFile, around: FieldSurroundings): FieldDescription[] {
  const field = new MetadataReader(source, source.root, around.problems);
  // A package brings fields to standard objects and to its own.
  const isOwnObject = /__\w+$/.test(around.object) && !isOfPackage(around.object);
  if (isOfPackage(source.fullName) && !isOwnObject) {
    field.report(`not modelled: ${around.object}.${source.fullName}`);
    return [];
  }
  checkName(field, source.fullName);
  const label = field.required("label");
  const typeName = field.required("type");
  const read = Object.hasOwn(TYPES, typeName) ? TYPES[typeName] : undefined;
  if (!read) {
    if (typeName) field.report(`not modelled: fields of type "${typeName}"`, "type");
    return [];
  }
  if (ALLOWED[around.kind]?.has(typeName) === false) {
    field.report(
      `${around.object} is a ${KIND_NAMES[around.kind]} and cannot have a field of type ${typeName}`,
      "type",
    );
  }
  const { type, ...part } = field.text("formula") === undefined ? read(field, around) : formula(field, typeName);
  const described = describeField(source.fullName, label, type, { ...common(field, typeName, part), ...part });
  return [described, ...(type === "location" ? coordinates(described) : [])];
}

const KIND_NAMES: Readonly<Record<ObjectKind, string>> = {
  standard: "standard object",
  custom: "custom object",
  customMetadata: "custom metadata type",
  customSetting: "custom setting",
  platformEvent: "platform event",
};

function checkName(field: MetadataReader, name: string): void {
  if (!/^[A-Za-z](?!\w*__\w*__c$)\w{0,39}__c$/.test(name) || /_{3}c$/.test(name)) {
    field.report(
      `"${name}" is no name of a custom field: a letter, then up to 39 letters, digits and single _, then __c`,
      "fullName",
    );
  }
}

function common(field: MetadataReader, typeName: string, part: Part): Part {
  const required = field.flag("required");
  const [unique, externalId] = [field.flag("unique"), field.flag("externalId")];
  if (unique && !MAY_BE_UNIQUE.has(typeName)) field.report(`a field of type ${typeName} cannot be unique`, "unique");
  if (externalId && !MAY_BE_EXTERNAL_ID.has(typeName)) {
    field.report(`a field of type ${typeName} cannot be an external id`, "externalId");
  }
  const help = field.text("inlineHelpText");
  const defaultFormula = typeName === "Checkbox" ? undefined : field.text("defaultValue") || undefined;
  const isDefaulted = defaultFormula !== undefined || part.defaultedOnCreate === true;
  return {
    custom: true,
    nillable: !required,
    defaultedOnCreate: isDefaulted,
    unique,
    externalId,
    caseSensitive: field.flag("caseSensitive"),
    ...(help !== undefined && { helpText: help }),
    ...(defaultFormula !== undefined && { defaultValueFormula: defaultFormula }),
  };
}

function longText(field: MetadataReader): ReturnType<ReadType> {
  field.number("visibleLines", 2, 50);
  return { type: "textarea", length: field.number("length", 256, 131072) };
}

function decimals(field: MetadataReader): { precision: number; scale: number } {
  const precision = field.number("precision", 1, 18);
  const scale = field.number("scale", 0, 17);
  if (scale > Number(field.text("precision"))) {
    field.report(`<scale> ${scale} is greater than <precision> ${precision}`, "scale");
  }
  return { precision, scale };
}

/** Of a field or a name of type AutoNumber. */
export function autoNumber(field: MetadataReader): Part {
  const displayFormat = field.required("displayFormat");
  if (displayFormat && !/\{0+\}/.test(displayFormat))
    field.report("<displayFormat> needs a number such as {0000}", "displayFormat");
  const kept = { nillable: false, createable: false, updateable: false, defaultedOnCreate: true };
  return { autoNumber: true, displayFormat, ...kept };
}

function reference(field: MetadataReader): { type: "reference" } & Part {
  const referenceTo = field.required("referenceTo");
  const name = field.text("fullName") ?? "";
  return {
    type: "reference",
    length: 18,
    referenceTo: referenceTo ? [referenceTo] : [],
    relationshipName: name.replace(/__c$/, "__r"),
    hasLookupFilter: hasLookupFilter(field.element),
  };
}

/** One that must be met: others only sort what a user may choose. */
export function hasLookupFilter(field: XmlElement): boolean {
  const filter = child(field, "lookupFilter");
  return filter !== undefined && textOf(filter, "active") === "true" && textOf(filter, "isOptional") !== "true";
}

function lookup(field: MetadataReader): { type: "reference" } & Part {
  const constraint = field.text("deleteConstraint") ?? (field.flag("required") ? "Restrict" : "SetNull");
  if (field.flag("required") && constraint === "SetNull") {
    field.report(
      "a required lookup cannot be emptied: <deleteConstraint> must be Restrict or Cascade",
      "deleteConstraint",
    );
  }
  const onParentDelete = ({ Cascade: "cascade", Restrict: "restrict", SetNull: "setNull" } as const)[constraint];
  if (!onParentDelete) field.report(`"${constraint}" is no DeleteConstraint`, "deleteConstraint");
  return { ...reference(field), onParentDelete: onParentDelete ?? "setNull" };
}

function masterDetail(field: MetadataReader, { kind }: FieldSurroundings): ReturnType<ReadType> {
  if (kind !== "custom") field.report("only custom objects have master-detail fields", "type");
  field.required("relationshipName");
  const master = field.text("referenceTo");
  if (master === "Lead" || master === "User")
    field.report(`${master} cannot be the master of a master-detail`, "referenceTo");
  if (field.text("relationshipOrder")) field.number("relationshipOrder", 0, 1);
  const updateable = field.flag("reparentableMasterDetail");
  return { ...reference(field), nillable: false, updateable, masterDetail: true, onParentDelete: "cascade" };
}

function formula(field: MetadataReader, typeName: string): ReturnType<ReadType> {
  if (!FORMULA_TYPES.has(typeName)) field.report(`a formula cannot be of type ${typeName}`, "type");
  const number = ["Number", "Currency", "Percent"].includes(typeName);
  const type = FORMULA_RESULTS[typeName] ?? "string";
  const readOnly = { createable: false, updateable: false, calculated: true, nillable: type !== "boolean" };
  return {
    type,
    ...readOnly,
    formula: field.required("formula"),
    blanksAsZero: (field.text("formulaTreatBlanksAs") ?? "BlankAsZero") === "BlankAsZero",
    ...(type === "string" && { length: 1300 }),
    ...(number && { precision: 18, scale: field.number("scale", 0, 17) }),
    groupable: type === "boolean" || type === "date",
  };
}

const FORMULA_RESULTS: Readonly<Record<string, FieldType>> = {
  Checkbox: "boolean",
  Currency: "currency",
  Date: "date",
  DateTime: "datetime",
  Number: "double",
  Percent: "percent",
  Text: "string",
  Time: "time",
};

function coordinates(field: FieldDescription): FieldDescription[] {
  return ["Latitude", "Longitude"].map((part) =>
    describeField(field.apiName.replace(/__c$/, `__${part}__s`), `${field.label} (${part})`, "double", {
      custom: true,
      precision: 18,
      scale: field.scale,
      groupable: false,
      compoundFieldName: field.apiName,
    }),
  );
}
