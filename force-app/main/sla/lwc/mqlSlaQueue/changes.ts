import CHANGED from "@salesforce/label/c.Sla_Queue_Changed";
import CHANGED_ONE from "@salesforce/label/c.Sla_Queue_Changed_One";
import NEW from "@salesforce/label/c.Sla_Queue_New";
import type { Place, Standing } from "c/slaQueueOrder";
import { wordTime } from "c/slaTimeWords";
import { fill } from "c/text";

/** More changes at once are summed up. */
const MOST_SPOKEN = 2;

/** What a screen reader is told: whose clock stands otherwise than before, and which are new. Empty: nothing. */
export function wordChanges(before: ReadonlyMap<string, Standing>, places: readonly Place[], now: number): string {
  const changed = places.filter(({ row, standing }) => before.get(row.leadId) !== standing);
  if (changed.length > MOST_SPOKEN) return fill(CHANGED, changed.length, changed[0]?.row.leadName ?? "");
  const wordOne = ({ row, reading }: Place) => {
    const state = wordTime(row.facts, reading, now).state;
    return before.has(row.leadId) ? fill(CHANGED_ONE, row.leadName, state) : fill(NEW, row.leadName);
  };
  return changed.map(wordOne).join(" ");
}
