/** Objects and fields that are named at run time. Those of the platform that are not modelled are refused: an org has them. */
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import { isRefusedObject, mayHaveMember } from "../../schema/unmodelled.ts";
import { context } from "./context.ts";
import { NotModelled } from "./exceptions.ts";

export function findObject(name: string): ObjectDescription | undefined {
  const { schema } = context().services;
  const object = schema.object(name);
  if (!object && isRefusedObject(schema, name)) throw new NotModelled(`object ${name}`);
  return object;
}

export function findField(object: ObjectDescription, name: string): FieldDescription | undefined {
  const field = object.field(name);
  if (!field && mayHaveMember(object, name)) throw new NotModelled(`field ${object.apiName}.${name}`);
  return field;
}

/** Keys of the platform's objects begin with a digit, those of others with a letter. */
export function findObjectOfId(id: string): ObjectDescription | undefined {
  const object = context().services.schema.objectByKeyPrefix(id.slice(0, 3));
  if (!object && /^\d/.test(id)) throw new NotModelled(`the object of the Id ${id}`);
  return object;
}
