import { IANAZone } from "luxon";
import { context } from "../../runtime/context.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { zoneName } from "./date-pattern.ts";

export class ApexTimeZone {
  static readonly apexName = "System.TimeZone";
  readonly id: string;

  constructor(id: string) {
    this.id = checkedZone(id);
  }

  get equalityKey(): string {
    return `TimeZone:${this.id}`;
  }

  toString(): string {
    return this.id;
  }

  offsetAt(moment: ApexDatetime): number {
    return moment.in(this.id).offset * 60_000;
  }

  /** `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)`, as it is now. */
  displayName(): string {
    const now = new ApexDatetime(context().now()).in(this.id);
    return `(GMT${now.toFormat("ZZ")}) ${zoneName(now, "long")} (${this.id})`;
  }
}

export function checkedZone(id: string): string {
  if (id === "GMT" || IANAZone.create(id).isValid) return id;
  throw new NotModelled(`the time zone ${id}`);
}

platformClass(
  "System.TimeZone",
  withoutNulls({
    "static TimeZone getTimeZone(String timeZoneIdString)": (id: string) => new ApexTimeZone(id),
    "String getDisplayName()": (self: ApexTimeZone) => self.displayName(),
    "String getID()": (self: ApexTimeZone) => self.id,
    "Integer getOffset(Datetime date)": (self: ApexTimeZone, moment: ApexDatetime) => self.offsetAt(moment),
    "String toString()": (self: ApexTimeZone) => self.id,
  }),
);
