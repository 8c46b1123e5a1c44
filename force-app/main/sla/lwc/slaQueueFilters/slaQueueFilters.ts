import { LightningElement, api } from "lwc";
import FILTER from "@salesforce/label/c.Sla_Queue_Filter";
import type { Place, Standing } from "c/slaQueueOrder";
import { countsOf } from "./counts";

/**
 * How many clocks stand how, each a filter.
 *
 * @fires togglefilter detail: the standing that shall be shown, or no longer
 */
export default class SlaQueueFilters extends LightningElement {
  @api places: readonly Place[] = [];
  /** Empty: all. */
  @api wanted: ReadonlySet<Standing> = new Set();

  labels = { FILTER };

  get filters() {
    return countsOf(this.places, this.wanted).map((count) => {
      const isPressed = this.wanted.has(count.standing);
      const chipClass = `chip tone_${count.tone}${isPressed ? " chip_pressed" : ""}`;
      return { ...count, chipClass, pressed: `${isPressed}`, icon: isPressed ? "utility:check" : count.icon };
    });
  }

  handleClick(event: Event): void {
    const { standing } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent("togglefilter", { detail: standing }));
  }
}
