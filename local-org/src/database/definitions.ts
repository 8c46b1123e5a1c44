/** What metadata relationships point to beside other metadata types: definitions of objects and fields, of which only the
 *  name is known. */
import { NotModelled } from "../apex/runtime/exceptions.ts";
import type { FieldDescription, Schema } from "../schema/model.ts";
import type { Found } from "./engine.ts";

/** Other values of a definition would be made up. */
class DefinitionRow extends Map<string, unknown> {
  readonly objectName: string;
  constructor(objectName: string, name: string) {
    super([["QualifiedApiName", name]]);
    this.objectName = objectName;
  }
  override get(name: string): unknown {
    if (!this.has(name)) throw new NotModelled(`the field ${this.objectName}.${name}`);
    return super.get(name);
  }
}

export function definitionTarget(schema: Schema, field: FieldDescription, value: string): Found | undefined {
  const name = field.referenceTo.find((each) => each === "EntityDefinition" || each === "FieldDefinition");
  const object = name === undefined ? undefined : schema.object(name);
  return object && { object, row: new DefinitionRow(object.apiName, value.split(".").at(-1)!) };
}
