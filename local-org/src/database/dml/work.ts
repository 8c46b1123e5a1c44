/** One row on its way through a DML statement. */
import { context, type RowError } from "../../apex/runtime/context.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import type { ObjectDescription } from "../../schema/model.ts";
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

/** A record with every field of a row, formulas excepted. */
export function recordOf(engine: Engine, object: ObjectDescription, row: Row): ApexRecord {
  const record = new ApexRecord(object);
  for (const field of object.fields) {
    if (!field.calculated) record.fields.set(field.apiName, readField(engine, object, field, row));
  }
  return record;
}

export function rowOf(record: ApexRecord): Row {
  return new Map([...record.fields].filter(([, value]) => value !== null));
}

/** Now, to the second, as moments are kept. */
export function nowInSeconds(): number {
  return Math.floor(context().now() / 1000) * 1000;
}
