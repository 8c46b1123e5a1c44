import EMPTY_TEXT from "@salesforce/label/c.Sla_Empty_Text";
import EMPTY_TITLE from "@salesforce/label/c.Sla_Empty_Title";
import NO_CLOCK_TITLE from "@salesforce/label/c.Sla_No_Clock_Title";
import type { Panel } from "c/slaAnswers";
import { fill } from "c/text";

/** What stands on the card without a clock: either nobody asked, or no policy applies and the server says why. */
export function wordEmpty(panel: Panel | null): { readonly title: string; readonly text: string } {
  const reason = panel?.handRaisedOn ? panel.configurationNote : null;
  return {
    title: panel?.handRaisedOn ? NO_CLOCK_TITLE : EMPTY_TITLE,
    text: reason ?? fill(EMPTY_TEXT, panel?.leadName ?? ""),
  };
}
