/** Fires the triggers of an object for the rows of one chunk. */
import { ApexList, ApexMap } from "../../apex/runtime/collections.ts";
import { context } from "../../apex/runtime/context.ts";
import { ApexException } from "../../apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import { uncaughtText } from "../../apex/runtime/text.ts";
import { apexStackTrace } from "../../apex/runtime/traces.ts";
import { triggerFrames, type TriggerFrame } from "../../apex/library/org/trigger-context.ts";
import type { TriggerEvent } from "../../apex/program.ts";
import type { ObjectDescription } from "../../schema/model.ts";
import { refuseAutomation } from "./automation.ts";
import { fail, type Work } from "./work.ts";

const MAX_DEPTH = 16;

interface TriggerRows {
  readonly newRecords?: readonly ApexRecord[];
  readonly oldRecords?: readonly ApexRecord[];
}

export function hasTriggers(object: ObjectDescription, event: TriggerEvent): boolean {
  return context().program.triggers(object.apiName, event).length > 0;
}

/** Errors that triggers add stand in the works afterwards; `rows` are in the order of the works. */
export function fireTriggers(
  object: ObjectDescription,
  event: TriggerEvent,
  works: readonly Work[],
  rows: TriggerRows,
): void {
  if (works.length > 0) refuseAutomation(object, event);
  const triggers = works.length > 0 ? context().program.triggers(object.apiName, event) : [];
  if (triggers.length === 0) return;
  const frames = triggerFrames();
  const records = rows.newRecords ?? rows.oldRecords ?? [];
  if (frames.length >= MAX_DEPTH) return tooDeep(object, event, triggers[0]?.name ?? "", works);
  const frame: TriggerFrame = {
    event,
    newRecords: list(object, rows.newRecords),
    oldRecords: list(object, rows.oldRecords),
    newMap: event === "before insert" ? null : map(object, rows.newRecords),
    oldMap: map(object, rows.oldRecords),
    size: works.length,
    triggerName: "",
  };
  frames.push(frame);
  try {
    for (const trigger of triggers) {
      frame.triggerName = trigger.name;
      if (!runTrigger(trigger, event, works)) return;
    }
  } finally {
    frames.pop();
  }
  collectErrors(works, records);
}

/** Whether it ended well. An exception that it lets out is an error of every row. */
function runTrigger(
  trigger: { readonly name: string; run(): void },
  event: TriggerEvent,
  works: readonly Work[],
): boolean {
  try {
    trigger.run();
    return true;
  } catch (exception) {
    if (!(exception instanceof ApexException) || exception.uncatchable) throw exception;
    const message = `${trigger.name}: execution of ${eventName(event)}\n\ncaused by: ${uncaughtText(exception)}\n\n${traceWithin(exception)}`;
    for (const work of works) fail(work, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message);
    return false;
  }
}

/** The stack down to the trigger; who ran the statement is not in it. */
function traceWithin(exception: ApexException): string {
  return /^[^]*?^Trigger\..*$/m.exec(apexStackTrace(exception))?.[0] ?? "";
}

function tooDeep(object: ObjectDescription, event: TriggerEvent, name: string, works: readonly Work[]): void {
  const ids = works.map((work) => work.id).join(", ");
  const message = `${name}: maximum trigger depth exceeded\n${object.apiName} trigger event ${eventName(event)} for [${ids}]`;
  for (const work of works) fail(work, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message);
}

function collectErrors(works: readonly Work[], records: readonly ApexRecord[]): void {
  for (const [index, record] of records.entries()) {
    const work = works[index] as Work;
    for (const { field, message } of record.errors) {
      fail(work, "FIELD_CUSTOM_VALIDATION_EXCEPTION", message, field === "" ? [] : [field]);
    }
    record.errors = [];
  }
}

/** `before insert` → `BeforeInsert` */
function eventName(event: TriggerEvent): string {
  return event.replace(/(?:^| )(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function list(object: ObjectDescription, records: readonly ApexRecord[] | undefined): ApexList | null {
  if (!records) return null;
  const made = new ApexList(object.typeName, [...records]);
  made.guard.isReadOnly = true;
  return made;
}

function map(object: ObjectDescription, records: readonly ApexRecord[] | undefined): ApexMap | null {
  if (!records) return null;
  const made = new ApexMap(
    "Id",
    object.typeName,
    records.map((record) => [record.fields.get("Id"), record] as const),
  );
  made.guard.isReadOnly = true;
  return made;
}
