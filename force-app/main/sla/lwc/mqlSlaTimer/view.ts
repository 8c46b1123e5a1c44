import { keepParts } from "c/keptParts";
import { actionsOf, menuOf, type Action, type MenuItem } from "c/slaActions";
import type { Panel } from "c/slaAnswers";
import { cardOf, type Card } from "c/slaCard";
import type { ClockFacts } from "c/slaFacts";
import { readClock, type Reading } from "c/slaReading";

/** A clock as it stands on the page at a moment. */
export interface View {
  readonly reading: Reading;
  readonly card: Card;
  readonly actions: readonly Action[];
  readonly menuItems: readonly MenuItem[];
}

/** @param former of the same answer, a tick ago; what is as it was then is handed on; null: this is the first */
export function viewOf(panel: Panel, facts: ClockFacts, now: number, former: View | null): View {
  const reading = readClock(facts, now);
  const card = keepParts(former?.card ?? null, cardOf(panel, facts, reading, now));
  if (former?.reading.state === reading.state && former.reading.asleepUntil === reading.asleepUntil)
    return { ...former, reading, card };
  const actions = actionsOf(panel.can, facts, reading, panel.ownerIsMe === true);
  const hasHistory = (panel.spans?.length ?? 0) > 0 || (panel.episodes?.length ?? 0) > 0;
  return { reading, card, actions, menuItems: menuOf(panel.can, reading, hasHistory) };
}
