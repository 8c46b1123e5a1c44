/** One row on its way through a DML statement. */
import { context, type RowError } from "../../apex/runtime/context.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import type { Engine } from "../engine.ts";
import { readField } from "../engine.ts";
import type { Limits } from "../limits.ts";
import type { Row } from "../store.ts";

/** The transaction that a statement runs in. */
export interface DmlRoom {
  readonly engine: Engine;
  readonly limits: Limits;
}

export interface Work {
  /** Place in the statement. */
  readonly index: number;
  /** The user's own record. */
  readonly record: ApexRecord;
  readonly object: ObjectDescription;
  id: string | null;
  /** The row before the statement. */
  old?: Row;
  /** What triggers see as Trigger.new, and what is saved. */
  next?: ApexRecord;
  /** Values of fields that only the platform writes. */
  platformValues?: ReadonlyMap<string, unknown>;
  /** Opportunity: the stage whose values were filled in, and which. */
  stage?: Row | undefined;
  implied?: ReadonlyMap<string, unknown>;
  readonly errors: RowError[];
}

export function fail(work: Work, statusCode: string, message: string, fields: readonly string[] = []): void {
  work.errors.push({ statusCode, message, fields });
}

/** Fields of a row of which some cannot be told: reading one of those is refused, as null would be a wrong answer. */
class GuardedValues extends Map<string, unknown> {
  private readonly object: ObjectDescription;
  constructor(object: ObjectDescription) {
    super();
    this.object = object;
  }
  override get(name: string): unknown {
    const value = super.get(name);
    if (value === undefined && this.object.field(name))
      throw new NotModelled(`the field ${this.object.apiName}.${name} in a trigger`);
    return value;
  }
}

const isUntold = ({ calculated, type }: FieldDescription): boolean =>
  calculated || type === "address" || type === "location";

/** A record with every field of a row, save formulas and compound fields. */
export function recordOf(engine: Engine, object: ObjectDescription, row: Row): ApexRecord {
  const record = new ApexRecord(object);
  if (object.fields.some(isUntold)) Object.assign(record, { fields: new GuardedValues(object) });
  for (const field of object.fields) {
    if (!isUntold(field)) record.fields.set(field.apiName, readField(engine, object, field, row));
  }
  return record;
}

/** What is to be saved in a field; null for what nobody can set. */
export function valueIn(work: Work, name: string): unknown {
  return work.next?.fields.has(name) ? work.next.fields.get(name) : null;
}

export function rowOf(record: ApexRecord): Row {
  return new Map([...record.fields].filter(([, value]) => value !== null));
}

/** Now, to the second, as moments are kept. */
export function nowInSeconds(): number {
  return Math.floor(context().now() / 1000) * 1000;
}
