import { cardOf, type CardAnswer } from "c/slaCard";
import { factsOf } from "c/slaFacts";
import { readClock } from "c/slaReading";
import { plain } from "../../../../../../test/jest/page";

export const NOW = Date.parse("2026-11-19T22:06:25Z");
/** Asked at 1:38 PM, owned at 1:42 PM, due at 2:38 PM; it is 2:06:25 PM, Pacific time. */
const RUNNING: CardAnswer = {
  leadName: "Maya Chen",
  serverNow: "2026-11-19T22:06:25.000Z",
  startedOn: "2026-11-19T21:38:00.000Z",
  assignedOn: "2026-11-19T21:42:00.000Z",
  dueOn: "2026-11-19T22:38:00.000Z",
  warningOn: "2026-11-19T22:23:00.000Z",
  request: "Web form",
  campaignName: "Pick Test",
  policyLabel: "Demo request: 1 hour",
  ownerName: "Jordan Lee",
  ownerIsMe: true,
  ownerIsQueue: false,
  targetMinutes: 60,
  secondsLeft: 31 * 60 + 35,
  secondsUsed: 28 * 60 + 25,
  systemDelaySeconds: 4 * 60,
  repResponseSeconds: 24 * 60 + 25,
  ownerSeconds: 24 * 60 + 25,
  openIntervals: [{ opensOn: "2026-11-19T22:06:25.000Z", closesOn: "2026-11-21T01:00:00.000Z" }],
  can: { email: true },
};
export const STEPS = [15, 45, 55, 60].map((minutes) => ({ name: `s${minutes}`, minutes, state: "LATER" }));
export const OTHERS = { ownerIsMe: false };
export const IN_QUEUE = { ...OTHERS, ownerIsQueue: true, ownerSeconds: null, repResponseSeconds: null };

export function card(changes: Partial<CardAnswer> = {}, now = NOW) {
  const answer = { ...RUNNING, ...changes };
  const facts = factsOf(answer);
  if (!facts) throw new Error("the answer has a clock");
  return cardOf(answer, facts, readClock(facts, now), now);
}
export const turn = (changes: Partial<CardAnswer> = {}, now = NOW) => {
  const { heading, note } = card(changes, now).turn ?? {};
  return [plain(heading), plain(note)];
};
export const face = (changes: Partial<CardAnswer> = {}, now = NOW) => {
  const { tone, icon, state, time, unit, headline, note } = card(changes, now).face;
  return [tone, icon, state, `${time} ${unit}`, headline, note].map(plain);
};
export const figures = (changes: Partial<CardAnswer> = {}) =>
  card(changes).figures.map(({ label, value }) => plain(`${label}: ${value}`));
