/** Inserts or updates up to 200 rows of one object, in the documented order of execution. */
import { triggerFrames } from "../../apex/library/org/trigger-context.ts";
import { context } from "../../apex/runtime/context.ts";
import { auditValues } from "../../apex/runtime/new-rows.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import type { Engine } from "../engine.ts";
import { storedValue, valueKey } from "../values.ts";
import { writeConsequences } from "./consequences.ts";
import { applyDefaults } from "./defaults.ts";
import { derive } from "./derive.ts";
import { rollUp } from "./roll-up.ts";
import type { Row } from "../store.ts";
import { fireTriggers, hasTriggers } from "./triggers.ts";
import { validate } from "./validate.ts";
import { isSound, computeFormulas, fail, readOnlyRecord, recordOf, rowOf, valueIn, type Work } from "./work.ts";

type SaveOperation = "insert" | "update";

/** Stops before it saves when a row has failed, after every row was checked. Errors stand in the works. */
export function saveChunk(engine: Engine, operation: SaveOperation, works: readonly Work[]): void {
  const [first] = works;
  if (!first) return;
  const { object } = first;
  for (const work of works) prepare(engine, operation, work);
  const sound = works.filter(isSound);
  const isWatched = hasTriggers(object, `before ${operation}`) || hasTriggers(object, `after ${operation}`);
  const watched = operation === "update" && isWatched ? sound : [];
  const oldRecords = watched.map((work) => readOnlyRecord(engine, object, work.old!));
  const withOld = operation === "update" ? { oldRecords } : {};
  fireTriggers(object, `before ${operation}`, sound, { newRecords: sound.map(nextRecord), ...withOld });
  for (const work of sound) settle(engine, work);
  validate(engine, sound.filter(isSound));
  if (!works.every(isSound)) return;
  for (const work of works) write(engine, operation, work);
  writeConsequences(engine, works);
  if (!works.every(isSound)) return;
  if (hasTriggers(object, `after ${operation}`) && object.kind !== "platformEvent") {
    const newRecords = works.map((work) => savedRecord(engine, work));
    fireTriggers(object, `after ${operation}`, works, { newRecords, ...withOld });
  }
  if (!works.every(isSound)) return;
  rollUp(
    engine,
    object,
    works.flatMap((work) => [...(work.old ? [[work.old, work] as const] : []), [rowNow(engine, work), work] as const]),
  );
}

const rowNow = (engine: Engine, work: Work): Row => engine.store.row(work.object.apiName, work.id as string) as Row;

/** What after triggers see: it is still a clone where it was one before it was saved. */
function savedRecord(engine: Engine, work: Work): ApexRecord {
  const record = readOnlyRecord(engine, work.object, rowNow(engine, work));
  return Object.assign(record, { cloneSource: nextRecord(work).cloneSource });
}

const nextRecord = (work: Work): ApexRecord => work.next as ApexRecord;

function prepare(engine: Engine, operation: SaveOperation, work: Work): void {
  if (operation === "insert") {
    if (work.id !== null) {
      return fail(work, "INVALID_FIELD_FOR_INSERT_UPDATE", "cannot specify Id in an insert call", ["Id"]);
    }
    work.next = Object.assign(new ApexRecord(work.object), { cloneSource: work.record.cloneSource });
    overlay(engine, work, (field) => field.createable);
    applyDefaults(engine, work.object, work.next);
  } else {
    if (!loadOld(engine, work, "Id not specified in an update call")) return;
    work.next = recordOf(engine, work.object, work.old!);
    overlay(engine, work, (field) => field.updateable || field.createable);
    for (const [name, value] of work.platformValues ?? []) work.next.fields.set(name, value);
  }
  derive(engine, work);
  computeFormulas(engine, work.next);
}

/** Finds the row that the record names; false where there is none to be changed. */
export function loadOld(engine: Engine, work: Work, withoutId: string, operation: Operation = "update"): boolean {
  if (work.id === null) return refuse(work, "MISSING_ARGUMENT", withoutId);
  const row = engine.store.row(work.object.apiName, work.id);
  if (!row) return refuse(work, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
  work.old = row;
  if (refersToItself(work, operation)) return false;
  if (row.get("IsDeleted") === true) return refuse(work, "ENTITY_IS_DELETED", "entity is deleted");
  return true;
}

type Operation = "update" | "delete" | "undelete";

/** Before a delete a row can be updated: "The updates are saved before the object is deleted". */
const IN_PROGRESS: Record<Operation, readonly string[]> = {
  update: ["before update"],
  delete: ["before update", "before delete", "after delete"],
  undelete: ["after delete"],
};

/** Is it in a trigger now that leaves no room for this operation? */
export function refersToItself(work: Work, operation: Operation): boolean {
  const frame = triggerFrames().find(
    ({ event, oldMap }) => IN_PROGRESS[operation].includes(event) && oldMap?.has(work.id as string),
  );
  const message = `Object (id = ${String(work.id).slice(0, 15)}) is currently in trigger ${frame?.triggerName}, therefore it cannot recursively ${operation} itself`;
  if (frame) fail(work, "SELF_REFERENCE_FROM_TRIGGER", message);
  return frame !== undefined;
}

function refuse(work: Work, statusCode: string, message: string): false {
  fail(work, statusCode, message);
  return false;
}

function overlay(engine: Engine, work: Work, mayWrite: (field: FieldDescription) => boolean): void {
  const record = nextRecord(work);
  for (const [name, value] of work.record.fields) {
    const field = work.object.field(name);
    if (field && mayWrite(field)) record.fields.set(field.apiName, storedValue(field, value));
  }
  for (const [relationship, parent] of work.record.parents) {
    const field = work.object.parent(relationship);
    if (field && parent && !parent.fields.has("Id")) linkByExternalId(engine, work, field, parent);
  }
}

/** `new Contact(Account = new Account(Key__c = 'x'))`, `new User(Profile = new Profile(Name = 'x'))` */
function linkByExternalId(engine: Engine, work: Work, field: FieldDescription, parent: ApexRecord): void {
  const isKey = (key: FieldDescription | undefined) => key?.externalId || (!parent.object.custom && key?.idLookup);
  const [name, value] = [...parent.fields].find(([key]) => isKey(parent.object.field(key))) ?? [];
  const key = name && parent.object.field(name);
  if (!key) return;
  const found = findByExternalId(engine, parent.object, key, value);
  if (found.length === 1) return void work.next?.fields.set(field.apiName, found[0]);
  const message = `Foreign key external ID: ${String(value).toLowerCase()} not found for field ${key.apiName} in entity ${parent.object.apiName}`;
  fail(work, "INVALID_FIELD", message);
}

export function findByExternalId(
  engine: Engine,
  object: ObjectDescription,
  key: FieldDescription,
  value: unknown,
): string[] {
  const keyOf = (candidate: unknown) => (key.caseSensitive ? String(candidate) : valueKey(key.type, candidate));
  const wanted = keyOf(storedValue(key, value));
  const ids: string[] = [];
  for (const row of engine.store.rows(object.apiName)) {
    const own = row.get(key.apiName) ?? null;
    if (own !== null && row.get("IsDeleted") !== true && keyOf(own) === wanted) ids.push(row.get("Id") as string);
  }
  return ids;
}

/** After the before triggers: what they set takes the form in which it is kept. */
function settle(engine: Engine, work: Work): void {
  const { fields } = nextRecord(work);
  for (const field of work.object.fields) {
    const value = valueIn(work, field.apiName);
    const whole = storedValue(field, value);
    const isTooLong = work.mayTruncate && typeof whole === "string" && field.length > 0;
    const stored = isTooLong ? whole.slice(0, field.length) : spelled(field, whole);
    if (stored !== value && fields.has(field.apiName)) fields.set(field.apiName, stored);
  }
  if (work.errors.length === 0) derive(engine, work);
}

/** A value of a restricted picklist, as the picklist has it (github.com/iamsonal/aiAgentStudio, AIAgentRestServiceTest). */
function spelled({ restrictedPicklist, picklistValues }: FieldDescription, value: unknown): unknown {
  if (!restrictedPicklist || typeof value !== "string") return value;
  const known = (part: string) => picklistValues.find((each) => each.value.toLowerCase() === part.toLowerCase());
  return value
    .split(";")
    .map((part) => known(part)?.value ?? part)
    .join(";");
}

function write(engine: Engine, operation: SaveOperation, work: Work): void {
  const { object } = work;
  const { fields } = nextRecord(work);
  if (operation === "insert") {
    work.id = engine.store.newId(object);
    fields.set("Id", work.id);
    for (const field of object.fields)
      if (field.autoNumber) fields.set(field.apiName, autoNumber(engine, object, field));
  }
  if (object.kind === "custom" && (fields.get("Name") ?? null) === null) fields.set("Name", work.id!.slice(0, 15));
  stamp(object, fields, operation);
  engine.store.put(object.apiName, rowOf(nextRecord(work)));
}

function stamp(object: ObjectDescription, fields: Map<string, unknown>, operation: SaveOperation): void {
  const { now, userId } = context();
  for (const [name, value] of auditValues(object, now(), userId)) {
    if (operation === "insert" || !name.startsWith("Created")) fields.set(name, value);
  }
  if (operation === "insert" && object.field("IsDeleted")) fields.set("IsDeleted", false);
}

/** `H-{000000}` → `H-000001` */
function autoNumber(engine: Engine, object: ObjectDescription, field: FieldDescription): string {
  const serial = engine.store.nextSerial(`${object.apiName}.${field.apiName}`);
  return (field.displayFormat ?? "{0}").replace(/\{(0+)\}/, (_, zeros: string) =>
    String(serial).padStart(zeros.length, "0"),
  );
}
