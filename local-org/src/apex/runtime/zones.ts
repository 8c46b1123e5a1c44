/** Time zones that remember: what a zone's offset from GMT is at a moment costs luxon a formatted date. */
import { DateTime, IANAZone, type Zone } from "luxon";

const QUARTER = 900_000;
const MOST_KEPT = 10_000;

class RememberingZone extends IANAZone {
  /** By quarter of an hour; null where the clock changes within it. */
  readonly #offsets = new Map<number, number | null>();

  override offset(milliseconds: number): number {
    const quarter = Math.floor(milliseconds / QUARTER);
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) {
      const [first, last] = [super.offset(quarter * QUARTER), super.offset((quarter + 1) * QUARTER - 1)];
      offset = first === last ? first : null;
      if (this.#offsets.size >= MOST_KEPT) this.#offsets.clear();
      this.#offsets.set(quarter, offset);
    }
    return offset ?? super.offset(milliseconds);
  }
}

const zones = new Map<string, Zone>();

/** By IANA name, or by another that luxon knows: `UTC`, `UTC+3`. */
export function zoneNamed(name: string): Zone {
  const zone = zones.get(name) ?? remembering(DateTime.fromMillis(0, { zone: name }).zone);
  zones.set(name, zone);
  return zone;
}

function remembering(zone: Zone): Zone {
  return zone instanceof IANAZone ? new RememberingZone(zone.name) : zone;
}
