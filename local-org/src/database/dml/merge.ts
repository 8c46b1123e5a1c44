/** Merges up to two records into a master. */
import { context, type DmlOptions, type RowResult } from "../../apex/runtime/context.ts";
import { platformException } from "../../apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import { isMergeable } from "../../apex/types/dml.ts";
import type { ObjectDescription } from "../../schema/model.ts";
import type { Engine } from "../engine.ts";
import type { Row } from "../store.ts";
import { deleteChunk, referencesTo } from "./delete.ts";
import { rollUp } from "./roll-up.ts";
import { saveChunk } from "./save.ts";
import { dmlException } from "./statement.ts";
import { checkAccess } from "./check-access.ts";
import { isSound, makeWork, type DmlRoom, type Work } from "./work.ts";

const MAX_DUPLICATES = 2;
const SELF_MERGE = "A record cannot be merged with itself";

export function mergeRecords(
  room: DmlRoom,
  master: ApexRecord,
  duplicates: readonly ApexRecord[],
  options: DmlOptions,
): RowResult[] {
  const { engine } = room;
  if (!isMergeable(master.object)) {
    throw platformException("System.TypeException", `DML operation MERGE not allowed on ${master.object.apiName}`);
  }
  if (duplicates.length > MAX_DUPLICATES) {
    throw platformException("System.ListException", `Merge is limited to ${MAX_DUPLICATES} duplicates`);
  }
  room.limits.count("dmlStatements");
  room.limits.count("dmlRows", duplicates.length + 1);
  const savepoint = engine.store.savepoint();
  const winner = makeWork(master, 0);
  const losers = duplicates.map(makeWork);
  checkAccess(engine, context(), options, losers, "delete");
  checkAccess(engine, context(), options, [winner], "update");
  if (losers.some((loser) => loser.id === winner.id && loser.id !== null)) {
    throw platformException("System.DmlException", `Merge failed. ${SELF_MERGE}`);
  }
  const moved = new Map<Work, readonly [ObjectDescription, Row][]>();
  deleteChunk(engine, losers, {
    masterId: winner.id,
    reparent: (loser) => moved.set(loser, moveReferences(engine, loser, winner.id)),
  });
  if (losers.every(isSound)) saveChunk(engine, "update", [winner]);
  if ([winner, ...losers].every(isSound)) {
    for (const [object, row] of [...moved.values()].flat()) rollUp(engine, object, [[row, winner]]);
  }
  const failed = [winner, ...losers].filter((work) => work.errors.length > 0);
  if (failed.length > 0) engine.store.rollback(savepoint);
  if (failed.length > 0 && options.allOrNone) throw dmlException("merge", failed);
  return losers.map((loser) => {
    const errors = [...loser.errors, ...winner.errors];
    const related = (moved.get(loser) ?? []).map(([, row]) => row.get("Id") as string);
    const success = failed.length === 0;
    return { id: winner.id, success, created: false, errors, ...(success && { merged: { id: loser.id!, related } }) };
  });
}

/** Children fire no triggers. What pointed to the loser points to the master; a campaign keeps one member for both. */
function moveReferences(engine: Engine, loser: Work, masterId: string | null): [ObjectDescription, Row][] {
  const all: [ObjectDescription, Row][] = [];
  for (const { object, field } of referencesTo(engine.schema, loser.object.apiName)) {
    if (field.apiName === "MasterRecordId") continue;
    for (const row of [...engine.store.rowsWith(object.apiName, field.apiName, loser.id)]) {
      const moved: Row = new Map([...row, [field.apiName, masterId]]);
      if (object.apiName === "CampaignMember" && isMember(engine, field.apiName, moved)) {
        engine.store.put(object.apiName, new Map([...row, ["IsDeleted", true]]));
      } else {
        engine.store.put(object.apiName, moved);
        all.push([object, moved]);
      }
    }
  }
  return all;
}

function isMember(engine: Engine, fieldName: string, moved: Row): boolean {
  const members = engine.store.rowsWith("CampaignMember", fieldName, moved.get(fieldName));
  return members.some((member) => member.get("CampaignId") === moved.get("CampaignId"));
}
