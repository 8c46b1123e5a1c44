/** A DML statement: chunks of 200 rows, all or none or as many as can be, and how failures are told. */
import { context, type DmlOptions, type RowResult } from "../../apex/runtime/context.ts";
import { NotModelled, platformException, type ApexException, type DmlFailure } from "../../apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import type { DmlOperation } from "../../apex/syntax/tree.ts";
import type { ObjectDescription } from "../../schema/model.ts";
import { mayTruncate } from "../../apex/library/org/dml-options.ts";
import { isDmlAllowed } from "../../apex/types/dml.ts";
import { mixedDmlError } from "../../apex/library/org/mixed-dml.ts";
import { testState } from "../../apex/library/org/test-state.ts";
import { isOfTrigger } from "../../apex/library/org/trigger-context.ts";
import { checkAccess } from "./check-access.ts";
import { deleteChunk, undeleteChunk } from "./delete.ts";
import { findByExternalId, saveChunk } from "./save.ts";
import { fail, idOf, isSound, makeWork, type DmlRoom, type Work } from "./work.ts";

const CHUNK = 200;
const MAX_ATTEMPTS = 3;

type RowOperation = Exclude<DmlOperation, "merge">;

interface Statement {
  readonly room: DmlRoom;
  readonly operation: RowOperation;
  readonly options: DmlOptions;
  /** What it inserts. */
  readonly wasNew: Set<Work>;
}

export function executeDml(
  room: DmlRoom,
  operation: RowOperation,
  records: readonly ApexRecord[],
  options: DmlOptions,
): RowResult[] {
  if (records.length === 0) return [];
  if (testState()?.isReadOnly) {
    const message = "The org is in read-only mode";
    throw platformException("System.InvalidReadOnlyUserDmlException", message);
  }
  if (records.some(isOfTrigger)) {
    const message = "DML statement cannot operate on trigger.new or trigger.old";
    throw platformException("System.SObjectException", message);
  }
  room.limits.count("dmlStatements");
  room.limits.count("dmlRows", records.length);
  refuseRepeated(operation, records);
  for (const { object } of records) refuseObject(operation, object);
  const works = records.map((record, index): Work => {
    return { ...makeWork(record, index), mayTruncate: options.mayTruncate === true || mayTruncate(record) };
  });
  const statement: Statement = { room, operation, options, wasNew: new Set() };
  const savepoint = room.engine.store.savepoint();
  for (const work of works) {
    const mixed = mixedDmlError(work.record, operation === "insert" || (operation === "upsert" && work.id === null));
    if (mixed) fail(work, "MIXED_DML_OPERATION", mixed);
  }
  if (!works.every(isSound)) throw dmlException(operation, works);
  for (const chunk of chunks(works)) runChunk(statement, chunk);
  if (options.allOrNone && !works.every(isSound)) {
    room.engine.store.rollback(savepoint);
    throw dmlException(operation, works);
  }
  return works.map((work) => finish(work, statement.wasNew.has(work)));
}

function finish(work: Work, created: boolean): RowResult {
  const success = work.errors.length === 0;
  if (success && created) work.record.fields.set("Id", work.id);
  return { id: success || !created ? work.id : null, success, created: success && created, errors: work.errors };
}

function refuseObject(operation: RowOperation, object: ObjectDescription): void {
  // It would have to make a ContentDocument.
  if (operation === "insert" && object.apiName === "ContentVersion")
    throw new NotModelled("inserting a ContentVersion");
  if (object.apiName === "StaticResource") throw new NotModelled("writing a StaticResource");
  if (isDmlAllowed(operation, object)) return;
  throw platformException(
    "System.TypeException",
    `DML operation ${operation.toUpperCase()} not allowed on ${object.apiName}`,
  );
}

function refuseRepeated(operation: RowOperation, records: readonly ApexRecord[]): void {
  const seen = new Set<unknown>();
  for (const record of records as readonly (ApexRecord | null)[]) {
    if (record === null)
      throw platformException("System.NullPointerException", "Attempt to de-reference a null object");
    const id = record.fields.get("Id") ?? null;
    if ((operation === "insert" || operation === "upsert") && seen.has(record)) {
      throw platformException(
        "System.ListException",
        "Before Insert or Upsert list must not have two identically equal elements",
      );
    }
    if (operation !== "insert" && id !== null && seen.has(id)) {
      throw platformException("System.ListException", `Duplicate id in list: ${id as string}`);
    }
    seen.add(record).add(id);
  }
}

function* chunks(works: readonly Work[]): Iterable<Work[]> {
  let chunk: Work[] = [];
  for (const work of works) {
    if (chunk.length === CHUNK || (chunk[0] && chunk[0].object !== work.object)) {
      yield chunk;
      chunk = [];
    }
    chunk.push(work);
  }
  yield chunk;
}

/** Without all-or-none the rows that failed are set aside and the rest is tried again, triggers included. */
function runChunk(statement: Statement, chunk: readonly Work[]): void {
  const { room, options, wasNew } = statement;
  const { store } = room.engine;
  const uncount = room.limits.mark();
  let pending = chunk;
  for (let attempt = 1; ; attempt++) {
    const savepoint = store.savepoint();
    attemptChunk(statement, pending);
    const sound = pending.filter(isSound);
    if (options.allOrNone || sound.length === pending.length) return;
    store.rollback(savepoint);
    if (sound.length === 0) return;
    if (attempt === MAX_ATTEMPTS) {
      const message = "Too many batch retries in the presence of Apex triggers and partial failures.";
      throw platformException("System.DmlException", message);
    }
    uncount();
    for (const work of sound) forget(work, wasNew);
    pending = sound;
  }
}

function forget(work: Work, wasNew: Set<Work>): void {
  if (wasNew.has(work)) work.id = null;
  delete work.old;
  delete work.next;
  delete work.stage;
  delete work.implied;
}

function attemptChunk({ room, operation, options, wasNew }: Statement, works: readonly Work[]): void {
  const { engine } = room;
  if (operation === "upsert" && options.externalIdField) matchExternalIds(room, works, options.externalIdField);
  const isInsert = (work: Work) => operation === "insert" || (operation === "upsert" && work.id === null);
  const open = works.filter(isSound);
  const inserts = open.filter(isInsert);
  const others = open.filter((work) => !isInsert(work));
  checkAccess(engine, context(), options, inserts, "insert", operation);
  checkAccess(engine, context(), options, others, operation === "upsert" ? "update" : operation, operation);
  for (const work of inserts) wasNew.add(work);
  saveChunk(engine, "insert", inserts.filter(isSound));
  const rest = others.filter(isSound);
  if (operation === "delete") deleteChunk(engine, rest);
  else if (operation === "undelete") undeleteChunk(engine, rest);
  else saveChunk(engine, "update", rest);
}

function matchExternalIds(room: DmlRoom, works: readonly Work[], fieldName: string): void {
  const seen = new Map<string, Work>();
  for (const work of works) {
    const field = work.object.field(fieldName);
    if (!field || field.type === "id") continue;
    const value = work.record.fields.get(field.apiName) ?? null;
    if (value === null) {
      fail(work, "MISSING_ARGUMENT", `${field.apiName} not specified`);
      continue;
    }
    const found = findByExternalId(room.engine, work.object, field, value);
    const key = String(value).toLowerCase();
    const first = seen.get(key);
    if (first)
      for (const twin of [first, work])
        fail(twin, "DUPLICATE_VALUE", `Duplicate external id specified: ${String(value)}`, [field.apiName]);
    seen.set(key, work);
    const message = `${field.apiName}: more than one record found for external id field: [${found.join(", ")}]`;
    if (found.length > 1) fail(work, "DUPLICATE_EXTERNAL_ID", message);
    work.id = found[0] ?? null;
    if (work.id !== null) work.record.fields.set("Id", work.id);
  }
}

/** The platform's text for the first row that failed; every failed row stands in the exception. */
export function dmlException(operation: DmlOperation, works: readonly Work[], wholeMessage?: string): ApexException {
  const failed = works.filter((work) => work.errors.length > 0);
  const failures = failed.map((work) => ({
    index: work.index,
    objectName: work.object.apiName,
    id: idOf(work.record),
    ...work.errors[0]!,
  }));
  const [first] = failures;
  const name = operation.charAt(0).toUpperCase() + operation.slice(1);
  const where = `row ${first?.index}${first?.id ? ` with id ${first.id}` : ""}`;
  return failedDml(failures, wholeMessage ?? `${name} failed. First exception on ${where}; ${firstError(failures)}`);
}

export const firstError = ([first]: readonly DmlFailure[]): string =>
  `first error: ${first?.statusCode}, ${first?.message}: [${first?.fields.join(", ")}]`;

export function failedDml(failures: readonly DmlFailure[], message: string): ApexException {
  const exception = platformException("System.DmlException", message);
  exception.dmlFailures = failures;
  return exception;
}
