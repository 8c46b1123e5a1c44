/** Platform events: a published one is a row until it is delivered, so that a rollback takes it back. */
import { randomUUID } from "node:crypto";
import type { RowResult } from "../../apex/runtime/context.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import { textOf } from "../../project/xml.ts";
import type { Project } from "../../project/model.ts";
import type { ObjectDescription } from "../../schema/model.ts";
import type { Row } from "../store.ts";
import { refuseAutomation } from "./automation.ts";
import { executeDml } from "./statement.ts";
import { fireTriggers } from "./triggers.ts";
import { makeWork, readOnlyRecord, type DmlRoom, type Work } from "./work.ts";

/** Published at once: what is rolled back later does not take them back. */
export type LastingEvents = [ObjectDescription, Row][];

/** Never throws for an event that is wrong. One DML statement, but for events that are published at once. */
export function publishEvents(
  room: DmlRoom,
  project: Project,
  records: readonly ApexRecord[],
  lasting: LastingEvents,
): RowResult[] {
  const { store } = room.engine;
  const uncount = room.limits.mark();
  const results = executeDml(room, "insert", records, { allOrNone: false, access: "system" });
  uncount();
  if (records.some(({ object }) => !isImmediate(project, object))) room.limits.count("dmlStatements");
  return results.map((result, index) => {
    const record = records[index]!;
    const { object, fields } = record;
    if (!result.success) return result;
    const operationId = String(fields.get("EventUuid") ?? randomUUID());
    const known = store.row(object.apiName, result.id!)!;
    const row = new Map([...known, ["EventUuid", operationId], ["ReplayId", String(store.nextSerial("ReplayId"))]]);
    store.put(object.apiName, row);
    if (isImmediate(project, object)) lasting.push([object, row]);
    fields.delete("Id");
    return { ...result, operationId };
  });
}

function isImmediate(project: Project, { apiName }: ObjectDescription): boolean {
  const source = project.objects.find((object) => object.apiName === apiName);
  return source?.definition !== undefined && textOf(source.definition.root, "publishBehavior") === "PublishImmediately";
}

/** To the triggers of the project. */
export function deliverEvents({ engine }: DmlRoom, lasting: LastingEvents): void {
  const { schema, store } = engine;
  for (const [object, row] of lasting.splice(0)) store.put(object.apiName, row);
  for (const object of schema.objects.filter(({ kind }) => kind === "platformEvent")) {
    const newRecords = [...store.rows(object.apiName)].map((row) => {
      store.remove(object.apiName, String(row.get("Id")));
      return readOnlyRecord(engine, object, row);
    });
    if (newRecords.length > 0) refuseAutomation(object, "deliver");
    const works = newRecords.map((record, index): Work => ({ ...makeWork(record, index), id: null }));
    fireTriggers(object, "after insert", works, { newRecords });
    const [error] = works.flatMap(({ errors }) => errors);
    if (error) throw new NotModelled(`a trigger of ${object.apiName} that fails: ${error.message}`);
  }
}
