/** What a user may do about a clock now, as buttons and menu items. What is not allowed is absent, not greyed. */
import ACCEPT from "@salesforce/label/c.Sla_Accept";
import EMAIL from "@salesforce/label/c.Sla_Email";
import LOG_A_CALL from "@salesforce/label/c.Sla_Log_A_Call";
import HISTORY from "@salesforce/label/c.Sla_Menu_History";
import PAUSE from "@salesforce/label/c.Sla_Menu_Pause";
import RESUME from "@salesforce/label/c.Sla_Resume";
import { isStopped, type ClockFacts } from "c/slaFacts";
import type { Reading } from "c/slaReading";

/** What the Apex class SlaPanel allows. */
export interface CanAnswer {
  readonly logCall?: boolean | null;
  readonly email?: boolean | null;
  readonly accept?: boolean | null;
  readonly pause?: boolean | null;
  readonly resume?: boolean | null;
}

export type ActionName = "accept" | "email" | "logCall" | "resume";

export interface Action {
  readonly name: ActionName;
  readonly label: string;
  /** Of the first alone, so that all fit into a narrow column. */
  readonly icon: string | undefined;
  /** At most one is brand: what should happen next. */
  readonly variant: "brand" | "neutral";
}

export interface MenuItem {
  readonly name: "history" | "pause";
  readonly label: string;
}

const LOOKS: Readonly<Record<ActionName, readonly [label: string, icon: string]>> = {
  accept: [ACCEPT, "utility:adduser"],
  email: [EMAIL, "utility:email"],
  logCall: [LOG_A_CALL, "utility:log_a_call"],
  resume: [RESUME, "utility:play"],
};

/** In the order in which they should be thought of. Nobody is urged to do what is somebody else's turn. */
export function actionsOf(
  can: CanAnswer | null | undefined,
  facts: ClockFacts,
  reading: Reading,
  ownerIsMe: boolean,
): Action[] {
  if (!can || isStopped(facts)) return [];
  const order: ActionName[] =
    reading.state === "paused"
      ? ["resume", "logCall", "email"]
      : facts.isWithQueue
        ? ["accept", "logCall", "email"]
        : ["logCall", "email", "accept"];
  const isMyTurn = ownerIsMe || (facts.isWithQueue && can.accept === true);
  const isExpected = isMyTurn && reading.state !== "paused" && reading.asleepUntil === null;
  return order
    .filter((name) => can[name] === true)
    .map((name, index) => {
      const [label, icon] = LOOKS[name];
      const isFirst = index === 0;
      return { name, label, icon: isFirst ? icon : undefined, variant: isFirst && isExpected ? "brand" : "neutral" };
    });
}

/** @param hasHistory whether there is more to tell than the card does */
export function menuOf(can: CanAnswer | null | undefined, reading: Reading, hasHistory: boolean): MenuItem[] {
  const mayPause = can?.pause === true && reading.state !== "breached" && reading.state !== "paused";
  return [
    ...(mayPause ? [{ name: "pause" as const, label: PAUSE }] : []),
    ...(hasHistory ? [{ name: "history" as const, label: HISTORY }] : []),
  ];
}
