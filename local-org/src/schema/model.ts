/** What objects and fields exist. Built from the standard-object data and from a project's own metadata. */

export type FieldType =
  | "id"
  | "string"
  | "textarea"
  | "boolean"
  | "int"
  | "long"
  | "double"
  | "currency"
  | "percent"
  | "date"
  | "datetime"
  | "time"
  | "picklist"
  | "multipicklist"
  | "combobox"
  | "reference"
  | "email"
  | "phone"
  | "url"
  | "base64"
  | "address"
  | "location"
  | "encryptedstring"
  | "anyType"
  | "complexvalue";

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly default: boolean;
  readonly active: boolean;
  /** What the value implies: isConverted, isClosed, isWon, probability, forecastCategory, hasResponded, isHighPriority. */
  readonly flags: Readonly<Record<string, unknown>>;
}

export interface FieldDescription {
  readonly apiName: string;
  readonly label: string;
  readonly type: FieldType;
  readonly custom: boolean;
  /** Characters; 0 where there is none. */
  readonly length: number;
  readonly precision: number;
  readonly scale: number;
  readonly digits: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly defaultedOnCreate: boolean;
  readonly unique: boolean;
  readonly externalId: boolean;
  /** An upsert may find rows by it. */
  readonly idLookup: boolean;
  readonly caseSensitive: boolean;
  readonly nameField: boolean;
  readonly autoNumber: boolean;
  /** Display format of an auto number, for example "H-{000000}". */
  readonly displayFormat?: string;
  readonly calculated: boolean;
  readonly formula?: string;
  /** Of a formula: empty numbers count as 0. */
  readonly blanksAsZero?: boolean;
  readonly summary?: Summary;
  /** A literal of a standard field, or the formula text of a custom field's default. */
  readonly defaultValue?: unknown;
  readonly defaultValueFormula?: string;
  readonly helpText?: string;
  readonly referenceTo: readonly string[];
  /** `Owner` for OwnerId, `Lead__r` for Lead__c. */
  readonly relationshipName?: string;
  readonly polymorphic: boolean;
  /** What happens to this row when the row that it points to is deleted. */
  readonly onParentDelete: "setNull" | "restrict" | "cascade" | "nothing";
  readonly masterDetail: boolean;
  /** What it points to must match a filter. */
  readonly hasLookupFilter?: boolean;
  readonly picklistValues: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  readonly compoundFieldName?: string;
}

/** What a roll-up summary sums up. */
export interface Summary {
  readonly operation: "count" | "sum" | "min" | "max";
  readonly childObject: string;
  /** The master-detail field of the child. */
  readonly foreignKey: string;
  /** Absent for count. */
  readonly field?: string;
  readonly filters: readonly { readonly field: string; readonly operation: string; readonly value: string }[];
}

export interface ChildRelationship {
  readonly name: string;
  readonly childObject: string;
  readonly field: string;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
}

export interface ValidationRule {
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
  readonly errorMessage: string;
  readonly errorField?: string;
}

export type ObjectKind = "standard" | "custom" | "customMetadata" | "customSetting" | "platformEvent";

export interface ObjectDescription {
  readonly apiName: string;
  /** What Apex calls its type: `Schema.Account` where the project has a class Account (Apex Developer Guide, "Using the Schema Namespace"). */
  readonly typeName: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly kind: ObjectKind;
  readonly custom: boolean;
  readonly queryable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly undeletable: boolean;
  readonly triggerable: boolean;
  /** "hierarchy" or "list" for a custom setting. */
  readonly settingType?: string;
  readonly sharingModel?: string;
  /** Of `LeadShare`, `Job__Share`: the object whose rows it shares. */
  readonly shares?: { readonly object: string; readonly parentField: string; readonly levelField: string };
  readonly fields: readonly FieldDescription[];
  /** The platform's object has standard fields that the describe data does not know. */
  readonly partial?: boolean;
  /** In lower case: standard fields of features that the project does not switch on, and fields of it that are not modelled. */
  readonly otherFields?: readonly string[];
  /** Case-insensitive. */
  field(name: string): FieldDescription | undefined;
  /** The reference field behind `Owner` or `Lead__r`; case-insensitive. */
  parent(relationshipName: string): FieldDescription | undefined;
  readonly childRelationships: readonly ChildRelationship[];
  /** Those whose child object is not modelled. */
  readonly namedChildren: readonly ChildRelationship[];
  child(relationshipName: string): ChildRelationship | undefined;
  readonly nameField?: FieldDescription;
  readonly validationRules: readonly ValidationRule[];
  /** Rows that a new org has (OpportunityStage, LeadStatus). */
  readonly defaultRecords: readonly Readonly<Record<string, unknown>>[];
}

export interface Schema {
  /** Case-insensitive name of the object or its type. */
  object(name: string): ObjectDescription | undefined;
  readonly objects: readonly ObjectDescription[];
  objectByKeyPrefix(prefix: string): ObjectDescription | undefined;
}
