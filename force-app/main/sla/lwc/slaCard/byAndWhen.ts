import BY_AND_WHEN from "@salesforce/label/c.Sla_Proof_Note";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import { inWords } from "c/moments";
import { fill } from "c/text";

/** `Jordan Lee, today at 2:00 PM`; empty without a moment. */
export function byAndWhen(byName: string | null | undefined, moment: string | null | undefined, now: number): string {
  return moment ? fill(BY_AND_WHEN, byName ?? NO_VALUE, inWords(Date.parse(moment), now)) : "";
}
