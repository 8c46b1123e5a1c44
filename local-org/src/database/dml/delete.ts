/** Deletes and brings back rows, and what depends on them. Dependent rows fire no triggers. */
import { context } from "../../apex/runtime/context.ts";
import { ApexDatetime } from "../../apex/runtime/datetime.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import type { FieldDescription, ObjectDescription, Schema } from "../../schema/model.ts";
import { grouped } from "../collections.ts";
import type { Engine } from "../engine.ts";
import type { Row } from "../store.ts";
import { checkUse } from "./prices.ts";
import { rollUp } from "./roll-up.ts";
import { loadOld, refersToItself } from "./save.ts";
import { fireTriggers } from "./triggers.ts";
import { isSound, fail, readOnlyRecord, type Work } from "./work.ts";
import { remembered } from "../../apex/runtime/remembered.ts";

interface Reference {
  readonly object: ObjectDescription;
  readonly field: FieldDescription;
}

/** Kept in a row beside its fields: the row with which it was deleted, and references that were emptied. */
const DELETED_WITH = "$deletedWith";
const CLEARED = "$cleared:";
/** In the place of that row: nothing brings it back any more. */
const PURGED = "$purged";

export const isPurged = (row: Row): boolean => row.get(DELETED_WITH) === PURGED;

const referencesBySchema = new WeakMap<Schema, Map<string, Reference[]>>();

/** The fields of all objects that may point to rows of this one. */
export function referencesTo(schema: Schema, objectName: string): readonly Reference[] {
  return remembered(referencesBySchema, schema, () => referencesByTarget(schema)).get(objectName) ?? [];
}

function referencesByTarget({ objects }: Schema): Map<string, Reference[]> {
  const references = new Map<string, Reference[]>();
  for (const object of objects) {
    for (const field of object.fields) {
      for (const target of field.referenceTo)
        remembered(references, target, (): Reference[] => []).push({ object, field });
    }
  }
  return references;
}

/** What a merge does with each of the losers between the triggers, and who has won. */
interface Merging {
  readonly masterId: string | null;
  readonly reparent: (loser: Work) => void;
}

export function deleteChunk(engine: Engine, works: readonly Work[], merging?: Merging): void {
  for (const work of works) loadOld(engine, work, "Id not specified in a delete call", "delete");
  const found = works.filter(isSound);
  const [first] = found;
  if (!first) return;
  fireTriggers(first.object, "before delete", found, { oldRecords: oldRecords(engine, found) });
  for (const work of found) if (work.errors.length === 0 && !merging) checkRestrictions(engine, work);
  if (!works.every(isSound)) return;
  const gone: [ObjectDescription, Row, Work][] = [];
  for (const work of found) {
    merging?.reparent(work);
    const deleting: Deleting = {
      rootId: work.id as string,
      note: (object, row) => void gone.push([object, row, work]),
    };
    const rowNow = () => engine.store.row(work.object.apiName, work.id as string) ?? (work.old as Row);
    deleteRow(engine, work.object, rowNow(), deleting, merging?.masterId);
    work.old = rowNow();
  }
  fireTriggers(first.object, "after delete", found, { oldRecords: oldRecords(engine, found) });
  if (works.every(isSound)) rollUpAll(engine, gone);
}

function rollUpAll(engine: Engine, rows: readonly (readonly [ObjectDescription, Row, Work])[]): void {
  for (const [object, group] of grouped(rows, ([each]) => each)) {
    rollUp(
      engine,
      object,
      group.map(([, row, work]) => [row, work] as const),
    );
  }
}

function oldRecords(engine: Engine, works: readonly Work[]) {
  return works.map(({ object, old }) => readOnlyRecord(engine, object, new Map([...old!, ["IsDeleted", false]])));
}

function checkRestrictions(engine: Engine, work: Work): void {
  if (work.object.apiName === "CampaignMemberStatus") checkMemberStatus(engine, work);
  checkUse(engine, work);
  for (const { object, field } of referencesTo(engine.schema, work.object.apiName)) {
    if (field.onParentDelete !== "restrict") continue;
    const rows = engine.store.rowsWith(object.apiName, field.apiName, work.id);
    if (rows.length === 0) continue;
    const nameOf = (of: ObjectDescription, row: Row | undefined) =>
      (row?.get(of.nameField?.apiName ?? "Id") ?? work.id) as string;
    const names = rows.map((row) => nameOf(object, row)).join(", ");
    const message = `Your attempt to delete ${nameOf(work.object, work.old)} could not be completed because it is associated with the following ${object.labelPlural.toLowerCase()}.: ${names}\n`;
    return fail(work, "DELETE_FAILED", message);
  }
}

function checkMemberStatus({ store }: Engine, work: Work): void {
  const label = work.old?.get("Label");
  const members = store.rowsWith("CampaignMember", "CampaignId", work.old?.get("CampaignId"));
  const isUsed = members.some((member) => member.get("Status") === label);
  if (isUsed || work.old?.get("IsDefault") === true) {
    fail(work, "DELETE_FAILED", "The default member status, and a status that is in use, cannot be deleted");
  }
}

interface Deleting {
  /** The row that was deleted by hand. */
  readonly rootId: string;
  readonly note: (object: ObjectDescription, row: Row) => void;
}

function deleteRow(
  engine: Engine,
  object: ObjectDescription,
  row: Row,
  deleting: Deleting,
  masterId?: string | null,
): void {
  deleting.note(object, row);
  const id = row.get("Id") as string;
  for (const { object: child, field } of referencesTo(engine.schema, object.apiName)) {
    if (field.onParentDelete === "nothing") continue;
    for (const childRow of engine.store.rowsWith(child.apiName, field.apiName, id)) {
      if (field.onParentDelete === "cascade") deleteRow(engine, child, childRow, deleting);
      else engine.store.put(child.apiName, changed(childRow, { [field.apiName]: null, [CLEARED + field.apiName]: id }));
    }
  }
  if (!object.field("IsDeleted")) return engine.store.remove(object.apiName, id);
  const marks = {
    IsDeleted: true,
    [DELETED_WITH]: deleting.rootId,
    ...(object.field("SystemModstamp") && { SystemModstamp: ApexDatetime.toTheSecond(context().now()) }),
    ...(masterId && { MasterRecordId: masterId }),
  };
  engine.store.put(object.apiName, changed(row, marks));
}

function changed(row: Row, values: Readonly<Record<string, unknown>>): Row {
  return new Map([...new Map([...row, ...Object.entries(values)])].filter(([, value]) => value !== null));
}

export function undeleteChunk(engine: Engine, works: readonly Work[]): void {
  for (const work of works) {
    const row = work.id === null ? undefined : engine.store.row(work.object.apiName, work.id);
    if (work.id === null) fail(work, "MISSING_ARGUMENT", "Id not specified in an undelete call");
    else if (!refersToItself(work, "undelete") && (row?.get("IsDeleted") !== true || isPurged(row)))
      fail(work, "UNDELETE_FAILED", "entity is not in the recycle bin");
  }
  const [first] = works;
  if (!first || !works.every(isSound)) return;
  const back: [ObjectDescription, Row, Work][] = [];
  for (const work of works) {
    restore(engine, work.id as string, (object, row) => void back.push([object, row, work]));
  }
  const newRecords = works.map(({ object, id }) =>
    readOnlyRecord(engine, object, engine.store.row(object.apiName, id as string) as Row),
  );
  fireTriggers(first.object, "after undelete", works, { newRecords });
  if (works.every(isSound)) rollUpAll(engine, back);
}

/** Takes a row out of the recycle bin, with what was deleted with it. */
export function purge({ schema, store }: Engine, { object, fields }: ApexRecord): void {
  const id = fields.get("Id");
  if (store.row(object.apiName, String(id))?.get(DELETED_WITH) !== id) {
    throw new NotModelled("Database.emptyRecycleBin of a record that was not deleted by itself");
  }
  for (const { apiName } of schema.objects) {
    for (const row of [...store.rows(apiName)]) {
      if (row.get(DELETED_WITH) === id) store.put(apiName, changed(row, { [DELETED_WITH]: PURGED }));
    }
  }
}

/** The row, what was deleted with it, and the references to any of them that are still empty. */
function restore(engine: Engine, rootId: string, note: Deleting["note"]): void {
  const restored = new Set<unknown>();
  for (const object of engine.schema.objects) {
    for (const row of [...engine.store.rows(object.apiName)]) {
      if (row.get(DELETED_WITH) !== rootId) continue;
      restored.add(row.get("Id"));
      note(object, row);
      engine.store.put(object.apiName, changed(row, { IsDeleted: false, [DELETED_WITH]: null }));
    }
  }
  for (const object of engine.schema.objects) {
    for (const row of [...engine.store.rows(object.apiName)]) {
      const marks = [...row].filter(([name, value]) => name.startsWith(CLEARED) && restored.has(value));
      const values: Record<string, unknown> = {};
      for (const [mark, id] of marks) {
        const name = mark.slice(CLEARED.length);
        Object.assign(values, { [mark]: null, [name]: row.get(name) ?? id });
      }
      if (marks.length > 0) engine.store.put(object.apiName, changed(row, values));
    }
  }
}
