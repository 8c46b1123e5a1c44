/** What a countdown shows, and when. */
import type { Locator } from "playwright-core";

/** `31:35` or `1:18:05` in seconds. */
export function inSeconds(time: string): number {
  return time.split(":").reduce((total, part) => total * 60 + Number(part), 0);
}

export interface Tick {
  readonly time: string;
  /** Milliseconds on the browser's own clock. */
  readonly at: number;
}

/** The next changes of the reading, each with the moment at which it was drawn. */
export function nextTicks(timer: Locator, count: number): Promise<Tick[]> {
  return timer.evaluate((element, wanted) => {
    return new Promise<Tick[]>((resolve) => {
      const ticks: Tick[] = [];
      let shown = element.textContent ?? "";
      const look = () => {
        const time = element.textContent ?? "";
        if (time !== shown) ticks.push({ time, at: performance.now() });
        shown = time;
        if (ticks.length === wanted) resolve(ticks);
        else requestAnimationFrame(look);
      };
      look();
    });
  }, count);
}
