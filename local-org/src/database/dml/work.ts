/** One row on its way through a DML statement. */
import type { RowError } from "../../apex/runtime/context.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import { derivedField } from "../derived.ts";
import { emptyValue, isTold, readField, type Engine } from "../engine.ts";
import type { Limits } from "../limits.ts";
import type { Row } from "../store.ts";
import { remembered } from "../../apex/runtime/remembered.ts";

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
  /** Texts that are too long are cut. */
  readonly mayTruncate?: boolean;
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

export function makeWork(record: ApexRecord, index: number): Work {
  return { index, record, object: record.object, id: idOf(record), errors: [] };
}

export const idOf = (record: ApexRecord): string | null => (record.fields.get("Id") ?? null) as string | null;

export const isSound = (work: Work): boolean => work.errors.length === 0;

export function fail(work: Work, statusCode: string, message: string, fields: readonly string[] = []): void {
  work.errors.push({ statusCode, message, fields });
}

/** Fields of a row of which some cannot be told: reading one of those is refused, as null would be a wrong answer. */
class GuardedValues extends Map<string, unknown> {
  /** What is not modelled, by field. */
  readonly refusals = new Map<string, string>();
  override get(name: string): unknown {
    const refusal = this.refusals.get(name);
    if (refusal !== undefined) throw new NotModelled(refusal);
    return super.get(name);
  }
}

/** How the values of an object's fields come about. */
interface FieldSources {
  /** What stands in a row where nothing else is kept, by field; a field that is not in it is computed, or cannot be told. */
  readonly kept: ReadonlyMap<string, unknown>;
  /** Fields that no row keeps. */
  readonly computed: ReadonlySet<string>;
  readonly formulas: readonly FieldDescription[];
}

const sourcesOfObject = new WeakMap<ObjectDescription, FieldSources>();

function sourcesOf(object: ObjectDescription): FieldSources {
  return remembered(sourcesOfObject, object, () => sourcesNow(object));
}

function sourcesNow(object: ObjectDescription): FieldSources {
  const isComputed = (field: FieldDescription) => derivedField(object, field) ?? field.formula !== undefined;
  const isKept = (field: FieldDescription) => !isCompound(field) && isTold(object, field) && !isComputed(field);
  return {
    kept: new Map(object.fields.filter(isKept).map((field) => [field.apiName, emptyValue(field)])),
    computed: new Set(object.fields.filter(isComputed).map(({ apiName }) => apiName)),
    formulas: object.fields.filter(({ formula }) => formula !== undefined),
  };
}

/** A record with every field of a row; formulas as they are now. */
export function recordOf(engine: Engine, object: ObjectDescription, row: Row): ApexRecord {
  const record = new ApexRecord(object);
  const { kept } = sourcesOf(object);
  for (const field of object.fields) {
    const empty = kept.get(field.apiName);
    if (empty === undefined) setField(engine, record, field, row);
    else record.fields.set(field.apiName, row.get(field.apiName) ?? empty);
  }
  return record;
}

/** What triggers see of a row that they cannot change. */
export function readOnlyRecord(engine: Engine, object: ObjectDescription, row: Row): ApexRecord {
  return Object.assign(recordOf(engine, object, row), { isReadOnly: true });
}

/** Computes the formulas of a record that is about to be saved. */
export function computeFormulas(engine: Engine, record: ApexRecord): void {
  for (const field of sourcesOf(record.object).formulas) setField(engine, record, field, record.fields);
}

function setField(engine: Engine, record: ApexRecord, field: FieldDescription, row: Row): void {
  const { object } = record;
  const name = `the field ${object.apiName}.${field.apiName}`;
  if (isCompound(field)) return refuse(record, field, `${name} in a trigger`);
  if (!isTold(object, field)) return refuse(record, field, name);
  try {
    record.fields.set(field.apiName, readField(engine, object, field, row));
  } catch (error) {
    if (!(error instanceof NotModelled)) throw error;
    refuse(record, field, error.member);
  }
}

function refuse(record: ApexRecord, field: FieldDescription, member: string): void {
  if (!(record.fields instanceof GuardedValues)) Object.assign(record, { fields: new GuardedValues(record.fields) });
  (record.fields as GuardedValues).refusals.set(field.apiName, member);
}

const isCompound = ({ type }: FieldDescription): boolean => type === "address" || type === "location";

/** What is to be saved in a field; null for what nobody can set. */
export function valueIn({ next }: Work, name: string): unknown {
  return (next && mapGet.call(next.fields, name)) ?? null;
}

/** Without the guard: what cannot be told is not there. */
const mapGet = Map.prototype.get as (this: ReadonlyMap<string, unknown>, name: string) => unknown;

/** What is kept of a record. */
export function rowOf({ object, fields }: ApexRecord): Row {
  const { computed } = sourcesOf(object);
  const row = new Map<string, unknown>();
  for (const [name, value] of fields) if (value !== null && !computed.has(name)) row.set(name, value);
  return row;
}
