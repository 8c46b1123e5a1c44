import COUNT_ASLEEP from "@salesforce/label/c.Sla_Queue_Asleep";
import COUNT_BREACHED from "@salesforce/label/c.Sla_Queue_Breached";
import COUNT_PAUSED from "@salesforce/label/c.Sla_Queue_Paused";
import COUNT_RUNNING from "@salesforce/label/c.Sla_Queue_Running";
import COUNT_WAITING from "@salesforce/label/c.Sla_Queue_Waiting";
import COUNT_WARNING from "@salesforce/label/c.Sla_Queue_Warning";
import type { Place, Standing } from "c/slaQueueOrder";
import type { Tone } from "c/slaTimeWords";
import { fill } from "c/text";

/** How many clocks stand so; the word of a filter. */
export interface Count {
  readonly standing: Standing;
  readonly count: number;
  readonly label: string;
  readonly icon: string;
  readonly tone: Tone;
}

const STANDINGS: Readonly<Record<Standing, { label: string; icon: string; tone: Tone }>> = {
  breached: { label: COUNT_BREACHED, icon: "utility:error", tone: "bad" },
  warning: { label: COUNT_WARNING, icon: "utility:warning", tone: "warn" },
  running: { label: COUNT_RUNNING, icon: "utility:clock", tone: "run" },
  waiting: { label: COUNT_WAITING, icon: "utility:people", tone: "quiet" },
  asleep: { label: COUNT_ASLEEP, icon: "utility:notification_snoozed", tone: "quiet" },
  paused: { label: COUNT_PAUSED, icon: "utility:pause", tone: "quiet" },
};

/** In the order of urgency; only what there is, and what is asked for all the same. */
export function countsOf(places: readonly Place[], wanted: ReadonlySet<Standing>): Count[] {
  return (Object.keys(STANDINGS) as Standing[])
    .map((standing) => {
      const count = places.filter((place) => place.standing === standing).length;
      const { label, icon, tone } = STANDINGS[standing];
      return { standing, count, label: fill(label, count), icon, tone };
    })
    .filter(({ standing, count }) => count > 0 || wanted.has(standing));
}
