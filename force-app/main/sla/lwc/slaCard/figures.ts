/** Where the time went. */
import ACKNOWLEDGED from "@salesforce/label/c.Sla_Acknowledged";
import NO_VALUE from "@salesforce/label/c.Sla_No_Value";
import OTHERS_TIME from "@salesforce/label/c.Sla_Others_Time";
import OWNER_TIME from "@salesforce/label/c.Sla_Owner_Time";
import REP_NONE from "@salesforce/label/c.Sla_Rep_None";
import REP_NOT_YET from "@salesforce/label/c.Sla_Rep_Not_Yet";
import REP_RESPONSE from "@salesforce/label/c.Sla_Rep_Response";
import SO_FAR from "@salesforce/label/c.Sla_So_Far";
import SYSTEM_DELAY from "@salesforce/label/c.Sla_System_Delay";
import YOUR_TIME from "@salesforce/label/c.Sla_Your_Time";
import { isStopped, type ClockFacts } from "c/slaFacts";
import type { Reading } from "c/slaReading";
import { span } from "c/spans";
import { fill } from "c/text";
import { byAndWhen } from "./byAndWhen";

export interface FiguresAnswer {
  readonly ownerName?: string | null;
  readonly ownerIsMe?: boolean | null;
  readonly acknowledgement?: { readonly byName?: string | null; readonly acknowledgedOn?: string | null } | null;
}

/** A value with its label. */
export interface Figure {
  readonly label: string;
  readonly value: string;
}

const MINUTE_SECONDS = 60;

/** System delay and rep response are never added up: nobody is blamed for routing. */
export function figuresOf(answer: FiguresAnswer, facts: ClockFacts, reading: Reading, now: number): Figure[] {
  const isOpen = !isStopped(facts);
  const delay = span(reading.systemDelaySeconds);
  const acknowledged = byAndWhen(answer.acknowledgement?.byName, answer.acknowledgement?.acknowledgedOn, now);
  return [
    { label: SYSTEM_DELAY, value: isOpen && facts.isWithQueue ? fill(SO_FAR, delay) : delay },
    ...(isOpen ? openRepFigures(answer, reading) : [repFigure(reading.repResponseSeconds, REP_NONE)]),
    ...(acknowledged ? [{ label: ACKNOWLEDGED, value: acknowledged }] : []),
  ];
}

/** While it is open, the present owner's time stands apart from that of the owners before. */
function openRepFigures(answer: FiguresAnswer, reading: Reading): Figure[] {
  const { ownerSeconds, repResponseSeconds } = reading;
  if (ownerSeconds === null) return [repFigure(repResponseSeconds, REP_NOT_YET)];
  const label = answer.ownerIsMe ? YOUR_TIME : fill(OWNER_TIME, answer.ownerName ?? NO_VALUE);
  const others = (repResponseSeconds ?? 0) - ownerSeconds;
  return [
    { label, value: span(ownerSeconds) },
    ...(others >= MINUTE_SECONDS ? [{ label: OTHERS_TIME, value: span(others) }] : []),
  ];
}

function repFigure(seconds: number | null, none: string): Figure {
  return { label: REP_RESPONSE, value: seconds === null ? none : span(seconds) };
}
