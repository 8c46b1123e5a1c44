/** What a clock is about, beside its times. */
import CAMPAIGN from "@salesforce/label/c.Sla_Request_Campaign";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import { fill } from "c/text";

export interface StoryAnswer {
  readonly leadName?: string | null;
  readonly ownerName?: string | null;
  readonly ownerIsMe?: boolean | null;
  readonly request?: string | null;
  readonly campaignName?: string | null;
  readonly pause?: {
    readonly reason?: string | null;
    readonly reasonLabel?: string | null;
    readonly note?: string | null;
    readonly byName?: string | null;
  } | null;
  readonly ending?: { readonly reason?: string | null } | null;
  readonly can?: { readonly email?: boolean | null } | null;
}

export interface Story {
  readonly leadName: string;
  readonly ownerName: string | null;
  readonly ownerIsMe: boolean;
  /** By what the person asked; may be empty. */
  readonly request: string;
  readonly canEmail: boolean;
  /** A value of Reason__c, and its label; empty unless it is paused. */
  readonly pauseReason: string;
  readonly pauseReasonLabel: string;
  readonly pauseNote: string;
  readonly pausedBy: string;
  /** A value of End_Reason__c; empty while nothing ended it. */
  readonly endReason: string;
}

export function storyOf(answer: StoryAnswer): Story {
  const { campaignName, pause, request } = answer;
  return {
    leadName: answer.leadName ?? NO_VALUE,
    ownerName: answer.ownerName ?? null,
    ownerIsMe: answer.ownerIsMe === true,
    request: request && campaignName ? fill(CAMPAIGN, request, campaignName) : (request ?? campaignName ?? ""),
    canEmail: answer.can?.email === true,
    pauseReason: pause?.reason ?? "",
    pauseReasonLabel: pause?.reasonLabel ?? "",
    pauseNote: pause?.note ?? "",
    pausedBy: pause?.byName ?? NO_VALUE,
    endReason: answer.ending?.reason ?? "",
  };
}
