import { IANAZone } from "luxon";
import { context } from "../../runtime/context.ts";
import { ApexDatetime } from "../../runtime/datetime.ts";
import { NotModelled } from "../../runtime/exceptions.ts";
import { NamedValue } from "../../runtime/values.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { zoneName } from "./date-pattern.ts";

export class ApexTimeZone extends NamedValue {
  static readonly apexName = "System.TimeZone";

  constructor(name: string) {
    super(checkedZone(name));
  }
}

/** `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)`, as it is now. */
function displayName({ name }: ApexTimeZone): string {
  const now = new ApexDatetime(context().now()).in(name);
  return `(GMT${now.toFormat("ZZ")}) ${zoneName(now, "long")} (${name})`;
}

/** What is none, Java takes for GMT; it knows abbreviations and offsets too. */
export const isZoneName = (id: string): boolean => /^([A-Z]{3,4}|GMT[+-].*)$/.test(id) || IANAZone.create(id).isValid;

export function checkedZone(id: string): string {
  if (id === "GMT" || IANAZone.create(id).isValid) return id;
  throw new NotModelled(`the time zone ${id}`);
}

platformClass(
  "System.TimeZone",
  withoutNulls({
    "static TimeZone getTimeZone(String timeZoneIdString)": (id: string) => new ApexTimeZone(id),
    "String getDisplayName()": displayName,
    "String getID()": ({ name }: ApexTimeZone) => name,
    "Integer getOffset(Datetime date)": ({ name }: ApexTimeZone, moment: ApexDatetime) =>
      moment.in(name).offset * 60_000,
  }),
);
