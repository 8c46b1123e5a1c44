/** Builds descriptions: what a field is unless said otherwise, and lookups that do not mind upper and lower case. */
import type { ChildRelationship, FieldDescription, FieldType, ObjectDescription, Schema } from "./model.ts";

/** Types by which no query can filter, sort or group. Custom numbers cannot be grouped by, whatever their scale. */
const NOT_FILTERABLE: ReadonlySet<FieldType> = new Set(["base64", "address", "complexvalue", "encryptedstring"]);
const NOT_SORTABLE: ReadonlySet<FieldType> = new Set([...NOT_FILTERABLE, "location", "multipicklist"]);
const NOT_GROUPABLE: ReadonlySet<FieldType> = new Set([
  ...NOT_SORTABLE,
  "double",
  "currency",
  "percent",
  "datetime",
  "time",
  "anyType",
]);

/** A field that may be empty and written, of a custom or standard object. */
export function describeField(
  apiName: string,
  label: string,
  type: FieldType,
  more: Partial<FieldDescription> = {},
): FieldDescription {
  const long = type === "textarea" && (more.length ?? 0) > 255;
  return {
    apiName,
    label,
    type,
    custom: false,
    length: 0,
    precision: 0,
    scale: 0,
    digits: 0,
    nillable: true,
    createable: true,
    updateable: true,
    filterable: !long && !NOT_FILTERABLE.has(type),
    sortable: !long && !NOT_SORTABLE.has(type),
    groupable: !long && !NOT_GROUPABLE.has(type) && !more.autoNumber,
    defaultedOnCreate: false,
    unique: false,
    externalId: false,
    idLookup: type === "id" || more.externalId === true,
    caseSensitive: false,
    nameField: false,
    autoNumber: false,
    calculated: false,
    referenceTo: [],
    polymorphic: (more.referenceTo?.length ?? 0) > 1,
    onParentDelete: "nothing",
    masterDetail: false,
    picklistValues: [],
    restrictedPicklist: false,
    ...more,
  };
}

/** What is said of an object; the rest follows from it. */
export type ObjectParts = Omit<
  ObjectDescription,
  "field" | "parent" | "child" | "nameField" | "custom" | "childRelationships" | "namedChildren" | "typeName"
> &
  Partial<Pick<ObjectDescription, "typeName">>;

export interface DescribedObject extends ObjectDescription {
  /** One whose child object is not modelled: known by its name, so that it can be refused by that of the object. */
  nameChild(relationship: ChildRelationship): void;
  /** False where the name is taken. */
  addChild(relationship: ChildRelationship): boolean;
}

export function describeObject(parts: ObjectParts): DescribedObject {
  const fields = byName(parts.fields, (field) => field.apiName);
  const parents = byName(parts.fields, (field) => field.relationshipName);
  const children = new Map<string, ChildRelationship>();
  const childRelationships: ChildRelationship[] = [];
  const namedChildren: ChildRelationship[] = [];
  const nameField = parts.fields.find((field) => field.nameField);
  return {
    typeName: parts.apiName,
    ...parts,
    custom: parts.kind !== "standard",
    ...(nameField && { nameField }),
    childRelationships,
    namedChildren,
    field: (name) => fields.get(name.toLowerCase()),
    parent: (relationshipName) => parents.get(relationshipName.toLowerCase()),
    child: (relationshipName) => children.get(relationshipName.toLowerCase()),
    nameChild(relationship) {
      children.set(relationship.name.toLowerCase(), relationship);
      namedChildren.push(relationship);
    },
    addChild(relationship) {
      const key = relationship.name.toLowerCase();
      if (children.has(key)) return false;
      children.set(key, relationship);
      childRelationships.push(relationship);
      return true;
    },
  };
}

export function describeSchema(objects: readonly ObjectDescription[]): Schema {
  const names = byName(objects, (object) => object.apiName);
  const types = byName(objects, (object) => object.typeName);
  const prefixes = new Map(objects.map((object) => [object.keyPrefix, object]));
  return {
    objects,
    object: (name) => names.get(name.toLowerCase()) ?? types.get(name.toLowerCase()),
    objectByKeyPrefix: (prefix) => prefixes.get(prefix),
  };
}

function byName<T>(list: readonly T[], name: (item: T) => string | undefined): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const item of list) {
    const key = name(item)?.toLowerCase();
    if (key) map.set(key, item);
  }
  return map;
}
