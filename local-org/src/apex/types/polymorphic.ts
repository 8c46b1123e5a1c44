/**
 * What a polymorphic reference (Owner, Who, What) points to, as Apex and SOQL see it before the row is known: the object
 * "Name" of the Object Reference, which has the fields that its possible targets share.
 */
import type { FieldDescription, ObjectDescription, Schema } from "../../schema/model.ts";

const FIELDS: Readonly<Record<string, FieldDescription["type"]>> = {
  Id: "id",
  Alias: "string",
  Email: "email",
  FirstName: "string",
  IsActive: "boolean",
  LastName: "string",
  Name: "string",
  Phone: "phone",
  Title: "string",
  Type: "picklist",
  Username: "string",
};

const PARENTS: Readonly<Record<string, string>> = {
  Profile: "Profile",
  UserRole: "UserRole",
  RecordType: "RecordType",
};

const POLYMORPHIC = "Name";
const made = new WeakMap<Schema, ObjectDescription>();

export function polymorphicObject(schema: Schema): ObjectDescription {
  let object = schema.object(POLYMORPHIC) ?? made.get(schema);
  if (!object) {
    object = describe();
    made.set(schema, object);
  }
  return object;
}

export function isPolymorphic(object: ObjectDescription): boolean {
  return object.apiName === POLYMORPHIC;
}

function describe(): ObjectDescription {
  const fields = [
    ...Object.entries(FIELDS).map(([name, type]) => field(name, type)),
    ...Object.entries(PARENTS).map(([name, target]) => ({
      ...field(`${name}Id`, "reference"),
      referenceTo: [target],
      relationshipName: name,
    })),
  ];
  const find = (name: string, of: (field: FieldDescription) => string | undefined): FieldDescription | undefined =>
    fields.find((field) => of(field)?.toLowerCase() === name.toLowerCase());
  const nameField = find(POLYMORPHIC, (field) => field.apiName);
  return {
    apiName: POLYMORPHIC,
    label: POLYMORPHIC,
    labelPlural: "Names",
    keyPrefix: "",
    kind: "standard",
    custom: false,
    queryable: false,
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
    triggerable: false,
    fields,
    field: (name) => find(name, (field) => field.apiName),
    parent: (name) => find(name, (field) => field.relationshipName),
    childRelationships: [],
    child: () => undefined,
    ...(nameField ? { nameField } : {}),
    validationRules: [],
    defaultRecords: [],
  };
}

function field(apiName: string, type: FieldDescription["type"]): FieldDescription {
  return {
    apiName,
    label: apiName,
    type,
    custom: false,
    length: 0,
    precision: 0,
    scale: 0,
    digits: 0,
    nillable: true,
    createable: false,
    updateable: false,
    filterable: true,
    sortable: true,
    groupable: true,
    defaultedOnCreate: false,
    unique: false,
    externalId: false,
    caseSensitive: false,
    nameField: apiName === POLYMORPHIC,
    autoNumber: false,
    calculated: false,
    referenceTo: [],
    polymorphic: false,
    onParentDelete: "nothing",
    masterDetail: false,
    picklistValues: [],
    restrictedPicklist: false,
    trackHistory: false,
  };
}
