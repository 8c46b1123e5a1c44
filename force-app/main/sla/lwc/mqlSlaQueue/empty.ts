import EMPTY_FILTER from "@salesforce/label/c.Sla_Queue_Empty_Filter";
import EMPTY_MINE from "@salesforce/label/c.Sla_Queue_Empty_Mine";
import EMPTY_TEAM from "@salesforce/label/c.Sla_Queue_Empty_Team";
import EMPTY_TEXT from "@salesforce/label/c.Sla_Queue_Empty_Text";
import SEE_TEAM from "@salesforce/label/c.Sla_Queue_See_Team";
import TEAM from "@salesforce/label/c.Sla_Queue_Team";
import { fill } from "c/text";

export interface EmptyWords {
  readonly icon: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export const NOTHING_WANTED: EmptyWords = { icon: "utility:filterList", title: EMPTY_FILTER, lines: [] };

/** A manager's own queue is mostly empty, which says nothing of the team's. */
export function wordEmpty(isTeam: boolean, canSeeTeam: boolean): EmptyWords {
  const seeTeam = canSeeTeam && !isTeam ? [fill(SEE_TEAM, TEAM)] : [];
  return { icon: "utility:success", title: isTeam ? EMPTY_TEAM : EMPTY_MINE, lines: [EMPTY_TEXT, ...seeTeam] };
}
