/**
 * What a polymorphic reference (Owner, Who, What) points to, as Apex and SOQL see it before the row is known: the object
 * "Name" of the Object Reference, which has the fields that its possible targets share.
 */
import type { FieldDescription, ObjectDescription, Schema } from "../../schema/model.ts";

const NAME = "Name";
const OF_USERS = "Id Name FirstName LastName Alias Email IsActive Phone Title Username ProfileId UserRoleId".split(" ");
const made = new WeakMap<Schema, ObjectDescription>();

export function polymorphicObject(schema: Schema): ObjectDescription | undefined {
  const object = schema.object(NAME) ?? made.get(schema) ?? describe(schema);
  if (object) made.set(schema, object);
  return object;
}

export function isPolymorphic(object: ObjectDescription): boolean {
  return object.apiName === NAME;
}

function describe(schema: Schema): ObjectDescription | undefined {
  const [user, group] = [schema.object("User"), schema.object("Group")];
  if (!user) return undefined;
  const type = group?.field("Type");
  const fields = [...OF_USERS.flatMap((name) => user.field(name) ?? []), ...(type ? [type] : [])];
  const find = (name: string, of: (field: FieldDescription) => string | undefined): FieldDescription | undefined =>
    fields.find((field) => of(field)?.toLowerCase() === name.toLowerCase());
  return {
    ...user,
    partial: false,
    otherFields: [],
    apiName: NAME,
    label: NAME,
    fields,
    field: (name) => find(name, (field) => field.apiName),
    parent: (name) => find(name, (field) => field.relationshipName),
    childRelationships: [],
    namedChildren: [],
    child: () => undefined,
  };
}
