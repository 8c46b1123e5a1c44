/** What the server says of a clock, and when it said so: the page sets its own clock by it. */
import type getClock from "@salesforce/apex/MqlSlaController.getClock";

export type Panel = NonNullable<Awaited<ReturnType<typeof getClock>>>;

/** A clock; the moments in between which the server answered, by Date.now(). */
export interface Answer {
  readonly panel: Panel;
  readonly asked: number;
  readonly answered: number;
}

/** Undefined: the server had nothing to say. */
export async function timed(ask: () => Promise<Panel | null>): Promise<Answer | undefined> {
  const asked = Date.now();
  const panel = await ask();
  return panel ? { panel, asked, answered: Date.now() } : undefined;
}
