/** Schema.SObjectType and Schema.SObjectField: tokens of objects and fields. */
import { context } from "../../runtime/context.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import type { ChildRelationship, FieldDescription, ObjectDescription } from "../../../schema/model.ts";
import { remembered } from "../../runtime/remembered.ts";

/** What tells about an object. */
export abstract class OfObject {
  readonly object: ObjectDescription;

  constructor(object: ObjectDescription) {
    this.object = object;
  }
}

export class ObjectToken extends OfObject {
  static readonly apexName = "Schema.SObjectType";

  get equalityKey(): string {
    return `SObjectType:${this.object.apiName}`;
  }

  override toString(): string {
    return this.object.apiName;
  }
}

export abstract class OfField extends OfObject {
  readonly field: FieldDescription;

  constructor(object: ObjectDescription, field: FieldDescription) {
    super(object);
    this.field = field;
  }
}

export class FieldToken extends OfField {
  static readonly apexName = "Schema.SObjectField";

  get equalityKey(): string {
    return `SObjectField:${this.object.apiName}.${this.field.apiName}`;
  }

  override toString(): string {
    return this.field.apiName;
  }
}

/** One token an object, so that tokens can be compared by identity. */
const objectTokens = new WeakMap<ObjectDescription, ObjectToken>();
const fieldTokens = new WeakMap<FieldDescription, Map<ObjectDescription, FieldToken>>();

export function tokenOf(object: ObjectDescription): ObjectToken {
  return remembered(objectTokens, object, () => new ObjectToken(object));
}

export function fieldTokenOf(object: ObjectDescription, field: FieldDescription): FieldToken {
  const byObject = remembered(fieldTokens, field, () => new Map<ObjectDescription, FieldToken>());
  return remembered(byObject, object, () => new FieldToken(object, field));
}

export function objectNamed(name: string): ObjectDescription {
  const object = context().services.schema.object(name);
  if (!object) throw new NotModelled(`object ${name}`);
  return object;
}

/** Something of which the name is known; whatever else is asked of it is refused. */
const nameOnly = <T extends { readonly apiName: string }>(apiName: string, what: string): T =>
  new Proxy({ apiName } as T, {
    get(known, property) {
      if (property === "apiName") return known.apiName;
      throw new NotModelled(what);
    },
  });

/** Of a child object that may not be modelled. */
export function childToken({ childObject }: ChildRelationship): ObjectToken {
  const object = context().services.schema.object(childObject);
  return object ? tokenOf(object) : new ObjectToken(nameOnly(childObject, `object ${childObject}`));
}

export function childFieldToken(relationship: ChildRelationship): FieldToken {
  const { childObject, field } = relationship;
  if (context().services.schema.object(childObject)) return fieldTokenNamed(childObject, field);
  return new FieldToken(childToken(relationship).object, nameOnly(field, `object ${childObject}`));
}

export function fieldTokenNamed(objectName: string, fieldName: string): FieldToken {
  const object = objectNamed(objectName);
  const field = object.field(fieldName);
  if (!field) throw new NotModelled(`field ${objectName}.${fieldName}`);
  return fieldTokenOf(object, field);
}
