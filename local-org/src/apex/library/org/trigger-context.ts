/** What the static class Trigger shows: one frame for each trigger event that is being handled. */
import { perTransaction } from "../../runtime/context.ts";
import type { ApexList, ApexMap } from "../../runtime/collections.ts";
import type { ApexRecord } from "../../runtime/record.ts";
import type { TriggerEvent } from "../../program.ts";

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
