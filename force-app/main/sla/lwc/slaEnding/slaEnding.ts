/** Why a response clock was stopped without a response, in words. */
import ENDED_CONVERTED from "@salesforce/label/c.Sla_Ended_Converted";
import ENDED_DELETED from "@salesforce/label/c.Sla_Ended_Deleted";
import ENDED_DISQUALIFIED from "@salesforce/label/c.Sla_Ended_Disqualified";
import ENDED_MERGED from "@salesforce/label/c.Sla_Ended_Merged";
import ENDED_RECYCLED from "@salesforce/label/c.Sla_Ended_Recycled";

/** By value of End_Reason__c. */
const ENDINGS: Readonly<Record<string, string>> = {
  Recycled: ENDED_RECYCLED,
  Disqualified: ENDED_DISQUALIFIED,
  Converted: ENDED_CONVERTED,
  Merged: ENDED_MERGED,
  "Lead deleted": ENDED_DELETED,
};

/** @param reason a value of End_Reason__c */
export function wordEnding(reason: string): string {
  return ENDINGS[reason] ?? reason;
}
