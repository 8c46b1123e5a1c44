/** What the static class Trigger shows: one frame for each trigger event that is being handled. */
import { perTransaction } from "../../runtime/context.ts";
import type { ApexList, ApexMap } from "../../runtime/collections.ts";
import type { ApexRecord } from "../../runtime/record.ts";
import type { TriggerEvent } from "../../program.ts";
import { platformEnumValue } from "../../runtime/enums.ts";
import { platformClass } from "../registry.ts";

export interface TriggerFrame {
  readonly event: TriggerEvent;
  readonly newRecords: ApexList | null;
  readonly oldRecords: ApexList | null;
  readonly newMap: ApexMap | null;
  readonly oldMap: ApexMap | null;
  readonly size: number;
  /** Name of the one that runs. */
  triggerName: string;
}

/** The innermost comes last. */
export const triggerFrames = perTransaction((): TriggerFrame[] => []);

export function triggerFrame(): TriggerFrame | undefined {
  return triggerFrames().at(-1);
}

/** Is it a record of Trigger.new or Trigger.old, in whatever list? No DML takes those. */
export function isOfTrigger(record: ApexRecord): boolean {
  return triggerFrames().some(({ newRecords, oldRecords }) =>
    [newRecords, oldRecords].some((list) => list?.items.includes(record)),
  );
}

const is = (part: string) => () => triggerFrame()?.event.includes(part) ?? false;

platformClass("System.Trigger", {
  "static Boolean isExecuting": { get: () => triggerFrame() !== undefined },
  "static Boolean isBefore": { get: is("before") },
  "static Boolean isAfter": { get: is("after") },
  "static Boolean isInsert": { get: is(" insert") },
  "static Boolean isUpdate": { get: is(" update") },
  "static Boolean isDelete": { get: is(" delete") },
  "static Boolean isUndelete": { get: is(" undelete") },
  "static List<SObject> new": { get: () => triggerFrame()?.newRecords ?? null },
  "static List<SObject> old": { get: () => triggerFrame()?.oldRecords ?? null },
  "static Map<Id,SObject> newMap": { get: () => triggerFrame()?.newMap ?? null },
  "static Map<Id,SObject> oldMap": { get: () => triggerFrame()?.oldMap ?? null },
  "static Integer size": { get: () => triggerFrame()?.size ?? null },
  "static System.TriggerOperation operationType": {
    get: () => {
      const event = triggerFrame()?.event;
      return event ? platformEnumValue("System.TriggerOperation", event.toUpperCase().replace(" ", "_")) : null;
    },
  },
});
