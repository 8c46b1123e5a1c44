/** What a user does about a clock: asks for what is needed, has the server do it, and says what came of it. */
import { ShowToastEvent } from "lightning/platformShowToastEvent";
import acceptLead from "@salesforce/apex/MqlSlaController.accept";
import resumeClock from "@salesforce/apex/MqlSlaController.resume";
import ACCEPTED from "@salesforce/label/c.Sla_Accepted";
import ACCEPTED_NOTE from "@salesforce/label/c.Sla_Accepted_Note";
import ACTION_FAILED from "@salesforce/label/c.Sla_Action_Failed";
import LOGGED from "@salesforce/label/c.Sla_Logged";
import LOGGED_STOPPED from "@salesforce/label/c.Sla_Logged_Stopped";
import LOGGED_UNCOUNTED from "@salesforce/label/c.Sla_Logged_Uncounted";
import PAUSED from "@salesforce/label/c.Sla_Paused";
import PAUSED_NOTE from "@salesforce/label/c.Sla_Paused_Note";
import RESUMED from "@salesforce/label/c.Sla_Resumed";
import RESUMED_NOTE from "@salesforce/label/c.Sla_Resumed_Note";
import { askForCall } from "c/mqlLogCall";
import { askForPause } from "c/mqlPauseClock";
import { readServerError } from "c/serverErrors";
import { timed, type Answer, type Panel } from "c/slaAnswers";

export interface Command {
  /** Undefined: cancelled. */
  readonly run: (leadId: string, leadName: string) => Promise<Answer | undefined>;
  readonly title: string;
  readonly note: (panel: Panel) => string;
}

export const ACCEPT: Command = {
  run: (leadId) => timed(() => acceptLead({ leadId })),
  title: ACCEPTED,
  note: () => ACCEPTED_NOTE,
};
/** Not every call counts as an answer: that is for the org's rules to say. */
export const LOG_CALL: Command = {
  run: askForCall,
  title: LOGGED,
  note: ({ firstResponseOn }) => (firstResponseOn ? LOGGED_STOPPED : LOGGED_UNCOUNTED),
};
export const PAUSE: Command = { run: askForPause, title: PAUSED, note: () => PAUSED_NOTE };
export const RESUME: Command = {
  run: (leadId) => timed(() => resumeClock({ leadId })),
  title: RESUMED,
  note: () => RESUMED_NOTE,
};

/** @returns the clock as it is afterwards; undefined: cancelled, or failed and the user was told why */
export async function perform(
  { run, title, note }: Command,
  leadId: string,
  leadName: string,
  page: EventTarget,
): Promise<Answer | undefined> {
  try {
    const answer = await run(leadId, leadName);
    if (answer) toast(page, "success", title, note(answer.panel));
    return answer;
  } catch (error) {
    toast(page, "error", ACTION_FAILED, readServerError(error).message);
    return undefined;
  }
}

function toast(page: EventTarget, variant: "success" | "error", title: string, message: string): void {
  page.dispatchEvent(new ShowToastEvent({ title, message, variant }));
}
