import type { QueueRow } from "c/slaQueue";
import { byUrgency, placesOf, type Place, type Standing } from "c/slaQueueOrder";
import { nextChange } from "c/slaReading";
import { wordChanges } from "./changes";

/** All clocks of an answer by urgency, as they stand until one of them may stand otherwise. */
export class Board {
  readonly places: readonly Place[];
  readonly changesOn: number;
  private readonly rows: readonly QueueRow[];

  constructor(rows: readonly QueueRow[], now: number) {
    this.rows = rows;
    this.places = byUrgency(placesOf(rows, now));
    this.changesOn = Math.min(...rows.map(({ facts }) => nextChange(facts, now)));
  }

  at(now: number): Board {
    return new Board(this.rows, now);
  }

  /** What a screen reader is told; empty: nothing. */
  changesSince(former: Board, now: number): string {
    return wordChanges(former.standings(), this.places, now);
  }

  private standings(): ReadonlyMap<string, Standing> {
    return new Map(this.places.map(({ row, standing }) => [row.leadId, standing]));
  }
}
