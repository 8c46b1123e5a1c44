/** What queries and DML share: the schema, the rows, and who may do what. */
import type { FieldDescription, ObjectDescription, Schema } from "../schema/model.ts";
import { ApexDecimal } from "../apex/runtime/decimal.ts";
import { NotModelled } from "../apex/runtime/exceptions.ts";
import type { AccessControl } from "./access.ts";
import { definitionTarget } from "./definitions.ts";
import { derivedField } from "./derived.ts";
import { formulaValue } from "./formulas.ts";
import type { Row, Store } from "./store.ts";

export interface Engine {
  readonly schema: Schema;
  readonly store: Store;
  readonly access: AccessControl;
}

export interface Found {
  readonly object: ObjectDescription;
  readonly row: Row;
}

/** The row that a reference field's value points to, deleted or not. */
export function findTarget(engine: Engine, field: FieldDescription, id: unknown): Found | undefined {
  if (typeof id !== "string") return undefined;
  for (const object of targetObjects(engine, field, id)) {
    const row = engine.store.row(object.apiName, id);
    if (row) return { object, row };
  }
  return definitionTarget(engine.schema, field, id);
}

/** The objects that an id in this field may be of. */
export function targetObjects(engine: Engine, field: FieldDescription, id: string): ObjectDescription[] {
  const prefix = id.slice(0, 3);
  const objects = field.referenceTo.map((name) => engine.schema.object(name));
  return objects.filter((object) => object?.keyPrefix === prefix) as ObjectDescription[];
}

/** Can a row's value of this field be told? */
export function isTold(object: ObjectDescription, field: FieldDescription): boolean {
  const isComputed = derivedField(object, field) !== undefined || field.formula !== undefined;
  return !field.calculated || isComputed || field.summary !== undefined;
}

/** A row's value of a field. */
export function readField(engine: Engine, object: ObjectDescription, field: FieldDescription, row: Row): unknown {
  const derived = derivedField(object, field);
  if (derived) return derived(engine, row);
  if (field.formula !== undefined) return formulaValue(engine, object, field, row);
  if (!isTold(object, field)) throw new NotModelled(`the field ${object.apiName}.${field.apiName}`);
  const value = row.get(field.apiName);
  return value !== undefined ? value : emptyValue(field);
}

/** What a row has in a field that is not in it. */
export function emptyValue(field: FieldDescription): unknown {
  if (/^(count|sum)$/.test(field.summary?.operation ?? "")) return ApexDecimal.fromInteger(0);
  return field.type === "boolean" ? false : null;
}
