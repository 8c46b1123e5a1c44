/** Describe results. */
import { randomUUID } from "node:crypto";
import { ApexList, ApexMap } from "../../runtime/collections.ts";
import { context, type ObjectRight } from "../../runtime/context.ts";
import { platformEnumValue } from "../../runtime/enums.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { provideHooks } from "../../runtime/hooks.ts";
import { findField, findObject } from "../../runtime/named.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { AGGREGATE_RESULT } from "../../../schema/aggregate-result.ts";
import type { ChildRelationship, FieldDescription, PicklistValue } from "../../../schema/model.ts";
import { platformClass } from "../registry.ts";
import { readers } from "../properties.ts";
import {
  childFieldToken,
  childToken,
  fieldTokenNamed,
  fieldTokenOf,
  type FieldToken,
  objectNamed,
  type ObjectToken,
  OfField,
  OfObject,
  tokenOf,
} from "./describe-tokens.ts";
import { recordTypesOf, type RecordTypeInfo } from "./record-types.ts";
import { remembered } from "../../runtime/remembered.ts";

/** The results are the tokens seen through other methods: what a user may do is asked when it is asked. */
export class ObjectDescribe extends OfObject {
  static readonly apexName = "Schema.DescribeSObjectResult";
}

class FieldDescribe extends OfField {
  static readonly apexName = "Schema.DescribeFieldResult";
}

class ObjectFields extends OfObject {
  static readonly apexName = "Schema.SObjectTypeFields";
}

class PicklistEntry {
  static readonly apexName = "Schema.PicklistEntry";
  readonly value: PicklistValue;
  constructor(value: PicklistValue) {
    this.value = value;
  }
}

class Relationship {
  static readonly apexName = "Schema.ChildRelationship";
  readonly relationship: ChildRelationship;
  constructor(relationship: ChildRelationship) {
    this.relationship = relationship;
  }
}

/** Keys in lower case, found whatever the case. */
export class NameMap extends ApexMap {
  override has(key: unknown): boolean {
    return super.has(lower(key));
  }
  override get(key: unknown): unknown {
    return super.get(lower(key));
  }
}

/** Whose names the platform may know where the schema does not: `find` refuses those. */
class PlatformMap extends NameMap {
  readonly #find: (name: string) => unknown;
  constructor(valueType: string, entries: readonly (readonly [string, unknown])[], find: (name: string) => unknown) {
    super("String", valueType, entries);
    this.#find = find;
  }
  override has(key: unknown): boolean {
    const isIn = super.has(key);
    if (!isIn && typeof key === "string") this.#find(key);
    return isIn;
  }
  override get(key: unknown): unknown {
    return this.has(key) ? super.get(key) : null;
  }
}

const lower = (key: unknown): unknown => (typeof key === "string" ? key.toLowerCase() : key);

const allowed = (right: ObjectRight, flag?: "createable" | "updateable" | "deletable" | "undeletable") => {
  return ({ object }: ObjectDescribe) =>
    (flag === undefined || object[flag]) && context().services.access.has(context().userId, object, right);
};

/** One for each relationship: two answers are equal, also as the key of a map. */
const relationshipOf = new WeakMap<ChildRelationship, Relationship>();

const relationships = ({ object }: ObjectDescribe) =>
  new ApexList(
    "Schema.ChildRelationship",
    [...object.childRelationships, ...object.namedChildren].map((each) =>
      remembered(relationshipOf, each, () => new Relationship(each)),
    ),
  );

function recordTypeMap(keyType: string, keyOf: (info: RecordTypeInfo) => unknown) {
  return ({ object }: ObjectDescribe) =>
    new RecordTypes(
      keyType,
      "Schema.RecordTypeInfo",
      recordTypesOf(object).map((info) => [keyOf(info), info] as const),
    );
}

/** Orgs with person accounts have a record type of theirs. */
class RecordTypes extends ApexMap {
  override get(key: unknown): unknown {
    if (!this.has(key) && /^Person ?Account$/i.test(String(key))) throw new NotModelled("person accounts");
    return super.get(key);
  }
}

platformClass("Schema.DescribeSObjectResult", {
  ...readers<ObjectDescribe>({
    "String getName": ({ object }) => object.apiName,
    "String getLocalName": ({ object }) => object.apiName,
    "String getLabel": ({ object }) => object.label,
    "String getLabelPlural": ({ object }) => object.labelPlural,
    "String getKeyPrefix": ({ object }) => object.keyPrefix || null,
    "Schema.SObjectType getSObjectType": ({ object }) => tokenOf(object),
    "Boolean isAccessible": allowed("read"),
    "Boolean isCreateable": allowed("create", "createable"),
    "Boolean isUpdateable": allowed("edit", "updateable"),
    "Boolean isDeletable": allowed("delete", "deletable"),
    "Boolean isUndeletable": allowed("delete", "undeletable"),
    "Boolean isQueryable": ({ object }) => object.queryable,
    "Boolean isCustom": ({ object }) => object.custom,
    "Boolean isCustomSetting": ({ object }) => object.kind === "customSetting",
    "List<Schema.ChildRelationship> getChildRelationships": relationships,
  }),
  "Schema.SObjectTypeFields fields": { get: ({ object }: ObjectDescribe) => new ObjectFields(object) },
  "List<Schema.RecordTypeInfo> getRecordTypeInfos()": ({ object }: ObjectDescribe) =>
    new ApexList("Schema.RecordTypeInfo", [...recordTypesOf(object)]),
  "Map<String,Schema.RecordTypeInfo> getRecordTypeInfosByName()": recordTypeMap("String", (info) => info.name),
  "Map<String,Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName()": recordTypeMap(
    "String",
    (info) => info.developerName,
  ),
  "Map<Id,Schema.RecordTypeInfo> getRecordTypeInfosById()": recordTypeMap("Id", (info) => info.id),
});

platformClass("Schema.SObjectTypeFields", {
  "Map<String,Schema.SObjectField> getMap()": ({ object }: ObjectFields) =>
    new PlatformMap(
      "Schema.SObjectField",
      object.fields.map((field) => [field.apiName.toLowerCase(), fieldTokenOf(object, field)] as const),
      (name) => findField(object, name),
    ),
});

const DISPLAY_TYPES: Partial<Record<FieldDescription["type"], string>> = { int: "INTEGER", complexvalue: "ANYTYPE" };

function mayField(which: "read" | "create" | "update") {
  return ({ object, field }: FieldDescribe) => {
    const { services, userId } = context();
    if (which === "read")
      return services.access.has(userId, object, "read") && services.access.canReadField(userId, object, field);
    const right = which === "create" ? "create" : "edit";
    const isWritable = which === "create" ? field.createable : field.updateable;
    return (
      isWritable && services.access.has(userId, object, right) && services.access.canEditField(userId, object, field)
    );
  };
}

function picklistValues({ object, field }: FieldDescribe): ApexList {
  if (field.type !== "picklist" && field.type !== "multipicklist" && field.type !== "combobox") {
    throw platformException("System.SObjectException", `Field ${object.apiName}.${field.apiName} is not a picklist`);
  }
  return new ApexList(
    "Schema.PicklistEntry",
    field.picklistValues.map((value) => new PicklistEntry(value)),
  );
}

function referenceTo({ field }: FieldDescribe): ApexList {
  const objects = field.referenceTo.flatMap((name) => context().services.schema.object(name) ?? []);
  if (objects.length === 0 && field.referenceTo[0]) throw new NotModelled(field.referenceTo[0]);
  return new ApexList("Schema.SObjectType", objects.map(tokenOf));
}

export const displayType = ({ field }: { readonly field: FieldDescription }): unknown =>
  platformEnumValue("Schema.DisplayType", DISPLAY_TYPES[field.type] ?? field.type.toUpperCase());

const SOAP_TYPES: Partial<Record<FieldDescription["type"], string>> = {
  id: "ID",
  reference: "ID",
  boolean: "BOOLEAN",
  int: "INTEGER",
  double: "DOUBLE",
  currency: "DOUBLE",
  percent: "DOUBLE",
  date: "DATE",
  datetime: "DATETIME",
  time: "TIME",
  base64: "BASE64BINARY",
  anyType: "ANYTYPE",
};
const NO_SOAP_TYPE = new Set("long address location complexvalue".split(" "));

function soapType({ field: { type } }: FieldDescribe): unknown {
  if (NO_SOAP_TYPE.has(type)) throw new NotModelled(`getSoapType of a field of type ${type}`);
  return platformEnumValue("Schema.SoapType", SOAP_TYPES[type] ?? "STRING");
}

platformClass("Schema.DescribeFieldResult", {
  ...readers<FieldDescribe>({
    "String getName": ({ field }) => field.apiName,
    "String getLocalName": ({ field }) => field.apiName,
    "String getLabel": ({ field }) => field.label,
    "Schema.DisplayType getType": displayType,
    "Schema.SoapType getSoapType": soapType,
    "Integer getLength": ({ field }) => field.length,
    "Integer getPrecision": ({ field }) => field.precision,
    "Integer getScale": ({ field }) => field.scale,
    "Integer getDigits": ({ field }) => field.digits,
    "String getInlineHelpText": ({ field }) => field.helpText ?? null,
    "String getRelationshipName": ({ field }) => field.relationshipName ?? null,
    "String getDefaultValueFormula": ({ field }) => field.defaultValueFormula ?? null,
    "String getCalculatedFormula": ({ field }) => field.formula ?? null,
    "String getCompoundFieldName": ({ field }) => field.compoundFieldName ?? null,
    "List<Schema.SObjectType> getReferenceTo": referenceTo,
    "List<Schema.PicklistEntry> getPicklistValues": picklistValues,
    "Schema.SObjectField getSObjectField": ({ object, field }) => fieldTokenOf(object, field),
    "Schema.SObjectType getSObjectType": ({ object }) => tokenOf(object),
    "Boolean isAccessible": mayField("read"),
    "Boolean isCreateable": mayField("create"),
    "Boolean isUpdateable": mayField("update"),
    "Boolean isNillable": ({ field }) => field.nillable,
    "Boolean isCustom": ({ field }) => field.custom,
    "Boolean isCalculated": ({ field }) => field.calculated,
    "Boolean isUnique": ({ field }) => field.unique,
    "Boolean isExternalID": ({ field }) => field.externalId,
    "Boolean isFilterable": ({ field }) => field.filterable,
    "Boolean isSortable": ({ field }) => field.sortable,
    "Boolean isGroupable": ({ field }) => field.groupable,
    "Boolean isNameField": ({ field }) => field.nameField,
    "Boolean isAutoNumber": ({ field }) => field.autoNumber,
    "Boolean isCaseSensitive": ({ field }) => field.caseSensitive,
    "Boolean isDefaultedOnCreate": ({ field }) => field.defaultedOnCreate,
    "Boolean isRestrictedPicklist": ({ field }) => field.restrictedPicklist,
    "Boolean isNamePointing": ({ field }) => field.polymorphic,
    "Boolean isCascadeDelete": ({ field }) => field.onParentDelete === "cascade",
    "Boolean isRestrictedDelete": ({ field }) => field.onParentDelete === "restrict",
  }),
});

platformClass("Schema.PicklistEntry", {
  ...readers<PicklistEntry>({
    "String getLabel": ({ value }) => value.label,
    "String getValue": ({ value }) => value.value,
    "Boolean isActive": ({ value }) => value.active,
    "Boolean isDefaultValue": ({ value }) => value.default,
  }),
});

platformClass("Schema.ChildRelationship", {
  ...readers<Relationship>({
    "String getRelationshipName": ({ relationship }) => relationship.name,
    "Schema.SObjectType getChildSObject": ({ relationship }) => childToken(relationship),
    "Schema.SObjectField getField": ({ relationship }) => childFieldToken(relationship),
    "Boolean isCascadeDelete": ({ relationship }) => relationship.cascadeDelete,
    "Boolean isRestrictedDelete": ({ relationship }) => relationship.restrictedDelete,
  }),
});

platformClass("Schema.RecordTypeInfo", {
  ...readers<RecordTypeInfo>({
    "String getName": (info) => info.name,
    "String getDeveloperName": (info) => info.developerName,
    "Id getRecordTypeId": (info) => info.id,
    "Boolean isActive": (info) => info.isActive,
    "Boolean isMaster": (info) => info.isMaster,
  }),
});

/** What a record type changes about defaults is not modelled. */
function newWithDefaults({ object }: ObjectToken, recordTypeId: string | null, loadDefaults: boolean): ApexRecord {
  if (recordTypeId !== null || recordTypesOf(object).length > 1) {
    throw new NotModelled("SObjectType.newSObject with a record type");
  }
  const record = new ApexRecord(object);
  if (!loadDefaults) return record;
  const defaults = context().services.withDefaults(object).fields;
  for (const { apiName, custom } of object.fields) {
    const value = defaults.get(apiName) ?? null;
    if (custom && value !== null) record.fields.set(apiName, value);
  }
  if (object.kind === "platformEvent") record.fields.set("EventUuid", randomUUID());
  return record;
}

platformClass("Schema.SObjectType", {
  "Schema.DescribeSObjectResult getDescribe([Schema.SObjectDescribeOptions options])": ({ object }: ObjectToken) =>
    new ObjectDescribe(object),
  "SObject newSObject()": ({ object }: ObjectToken) => new ApexRecord(object),
  "SObject newSObject(Id recordTypeId, Boolean loadDefaults)": newWithDefaults,
  "SObject newSObject(Id id)": ({ object }: ObjectToken, id: string | null) => {
    const record = new ApexRecord(object);
    record.fields.set("Id", id);
    return record;
  },
});

platformClass("Schema.SObjectField", {
  "Schema.DescribeFieldResult getDescribe()": ({ object, field }: FieldToken) => new FieldDescribe(object, field),
});

function globalDescribe(): ApexMap {
  const { objects } = context().services.schema;
  return new PlatformMap(
    "Schema.SObjectType",
    objects.map((object) => [object.apiName.toLowerCase(), tokenOf(object)] as const),
    findObject,
  );
}

function describeAll(names: ApexList): ApexList {
  const describes = (names.items as string[]).map((name) => {
    const object = findObject(name);
    if (object) return new ObjectDescribe(object);
    const message = `Invalid sobject provided. The Schema.describeSObject() methods does not support the ${name} sobject as a parameter. The sobject provided does not exist.`;
    throw platformException("System.InvalidParameterValueException", message);
  });
  return new ApexList("Schema.DescribeSObjectResult", describes);
}

platformClass("System.Schema", {
  "static Map<String,Schema.SObjectType> getGlobalDescribe()": globalDescribe,
  "static List<Schema.DescribeSObjectResult> describeSObjects(List<String> sObjectTypes[, Schema.SObjectDescribeOptions options])":
    describeAll,
});

/** `Account.getSObjectType()`, as apex-recipes and others have it for `Account.SObjectType`. */
platformClass("Schema.SObjectStatics<T>", {
  "static Schema.SObjectType getSObjectType()": ([objectName]: [string]) => tokenOf(objectNamed(objectName)),
});

provideHooks({
  objectToken: (object) => tokenOf(object === AGGREGATE_RESULT.apiName ? AGGREGATE_RESULT : objectNamed(object)),
  fieldToken: fieldTokenNamed,
  objectDescribe: (object) => new ObjectDescribe(objectNamed(object)),
  fieldDescribe: (objectName, fieldName) => {
    const { object, field } = fieldTokenNamed(objectName, fieldName);
    return new FieldDescribe(object, field);
  },
});
