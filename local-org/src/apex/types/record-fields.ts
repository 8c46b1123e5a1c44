/** Fields of records as Apex code may set them. */
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";

/** May Apex assign this field of a record in memory? Rows of custom metadata are made up in tests. */
export function isWriteable(object: ObjectDescription, field: FieldDescription): boolean {
  return field.type === "id" || object.kind === "customMetadata" || field.createable || field.updateable;
}
