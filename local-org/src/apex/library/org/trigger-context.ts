/** What the static class Trigger shows: one frame for each trigger event that is being handled. */
import { perTransaction } from "../../runtime/context.ts";
import type { ApexList, ApexMap } from "../../runtime/collections.ts";
import type { TriggerEvent } from "../../program.ts";

export interface TriggerFrame {
  readonly event: TriggerEvent;
  readonly newRecords: ApexList | null;
  readonly oldRecords: ApexList | null;
  readonly newMap: ApexMap | null;
  readonly oldMap: ApexMap | null;
  readonly size: number;
}

/** The innermost comes last. */
export const triggerFrames = perTransaction((): TriggerFrame[] => []);

export function triggerFrame(): TriggerFrame | undefined {
  return triggerFrames().at(-1);
}
