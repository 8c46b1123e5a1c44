/** Fields that a row's own other fields imply, filled in when it is saved. The rules are those of the Object Reference
 *  that the standard-object data lists as behaviours. */
import { context } from "../../apex/runtime/context.ts";
import { ApexDate } from "../../apex/runtime/date.ts";
import { ApexDatetime } from "../../apex/runtime/datetime.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import type { Engine } from "../engine.ts";
import { today } from "../../apex/library/language/date.ts";
import { sameValue } from "../values.ts";
import { deriveLineItem, derivePrice, keepSums } from "./prices.ts";
import { isChanged } from "./validate.ts";
import { fail, valueIn, type Work } from "./work.ts";

type Derive = (engine: Engine, work: Work, record: ApexRecord) => void;

/** Runs before the before triggers, and again after them for what they changed. */
export function derive(engine: Engine, work: Work): void {
  const record = work.next as ApexRecord;
  if (work.object.field("LastName")?.compoundFieldName === "Name") deriveName(record);
  DERIVATIONS[work.object.apiName]?.(engine, work, record);
}

function deriveName(record: ApexRecord): void {
  const parts = ["FirstName", "MiddleName", "LastName", "Suffix"].map((name) => record.fields.get(name));
  record.fields.set("Name", parts.filter(Boolean).join(" ") || null);
}

function flag(work: Work, fieldName: string, value: unknown, name: string): unknown {
  const field = work.object.field(fieldName);
  const lower = String(value).toLowerCase();
  return field?.picklistValues.find((known) => known.value.toLowerCase() === lower)?.flags[name];
}

const deriveTask: Derive = (_engine, work, { fields }) => {
  const isClosed = flag(work, "Status", fields.get("Status"), "isClosed") === true;
  fields.set("IsClosed", isClosed);
  fields.set("IsHighPriority", flag(work, "Priority", fields.get("Priority"), "isHighPriority") === true);
  if (!isClosed) fields.set("CompletedDateTime", null);
  else if (isChanged(work, "Status")) fields.set("CompletedDateTime", ApexDatetime.toTheSecond(context().now()));
  if (fields.get("IsRecurrence") === true) throw new NotModelled("recurring tasks");
};

const MINUTE = 60_000;

/** Was it given by hand: is it other than before, and than what was derived? */
function isGiven(work: Work, name: string): boolean {
  const field = work.object.field(name);
  const value = valueIn(work, name);
  const before = work.implied?.get(name) ?? work.old?.get(name) ?? null;
  return field !== undefined && value !== null && !sameValue(field.type, before, value);
}

const EVENT_TIMES = ["StartDateTime", "ActivityDateTime", "EndDateTime", "DurationInMinutes"];

/** Whatever was given last decides: the start under either of its names, and the end or the duration. */
const deriveEvent: Derive = (_engine, work, { fields }) => {
  if (fields.get("IsRecurrence") === true) throw new NotModelled("recurring events");
  if (fields.get("IsAllDayEvent") === true) return deriveAllDay(fields);
  const [given, end, minutes] = [
    isGiven(work, "ActivityDateTime"),
    fields.get("EndDateTime"),
    fields.get("DurationInMinutes"),
  ];
  const start = fields.get(given && !isGiven(work, "StartDateTime") ? "ActivityDateTime" : "StartDateTime");
  const missing = start instanceof ApexDatetime ? [] : ["ActivityDateTime"];
  if ((minutes ?? null) === null && !(end instanceof ApexDatetime)) missing.unshift("DurationInMinutes");
  if (!(start instanceof ApexDatetime) || missing.length > 0) {
    return fail(work, "REQUIRED_FIELD_MISSING", `Required fields are missing: [${missing.join(", ")}]`, missing);
  }
  const endOf = (length: unknown) => start.addMilliseconds(Number(length) * MINUTE);
  const isByEnd = end instanceof ApexDatetime && isGiven(work, "EndDateTime");
  const isByLength = isGiven(work, "DurationInMinutes");
  const startsTwice = given && isGiven(work, "StartDateTime") && fields.get("ActivityDateTime") !== start;
  const disagrees = startsTwice && start.compare(fields.get("ActivityDateTime") as ApexDatetime) !== 0;
  if (disagrees || (isByEnd && isByLength && endOf(minutes).compare(end) !== 0)) {
    return fail(work, "FIELD_INTEGRITY_EXCEPTION", "the start, the end and the duration of the event do not agree");
  }
  const length = (isByEnd && !isByLength) || typeof minutes !== "number" ? minutesBetween(start, end) : minutes;
  if (length < 0)
    return fail(work, "FIELD_INTEGRITY_EXCEPTION", "the event ends before it starts", [
      EVENT_TIMES[isByLength ? 3 : 2]!,
    ]);
  fields.set("StartDateTime", start).set("ActivityDateTime", start).set("ActivityDate", start.date());
  fields.set("DurationInMinutes", length).set("EndDateTime", endOf(length)).set("EndDate", endOf(length).date());
  work.implied = new Map(EVENT_TIMES.map((name) => [name, fields.get(name)]));
};

function minutesBetween(start: ApexDatetime, end: unknown): number {
  return ((end as ApexDatetime).milliseconds - start.milliseconds) / MINUTE;
}

function deriveAllDay(fields: Map<string, unknown>): void {
  const start = fields.get("ActivityDate");
  if (!(start instanceof ApexDate)) throw new NotModelled("an all-day event without ActivityDate");
  const minutes = (fields.get("DurationInMinutes") as number | null) ?? 1440;
  fields.set("DurationInMinutes", minutes).set("EndDate", start.addDays(Math.ceil(minutes / 1440) - 1));
}

/** ForecastCategoryName → ForecastCategory. */
const FORECAST: Readonly<Record<string, string>> = {
  Omitted: "Omitted",
  Pipeline: "Pipeline",
  "Best Case": "BestCase",
  "Most Likely": "MostLikely",
  Commit: "Forecast",
  Closed: "Closed",
};

const deriveOpportunity: Derive = (engine, work, { fields }) => {
  keepSums(engine, work, fields);
  const name = String(fields.get("StageName")).toLowerCase();
  const stage = [...engine.store.rows("OpportunityStage")].find(
    (row) => String(row.get("MasterLabel")).toLowerCase() === name,
  );
  if (isChanged(work, "StageName") && stage !== work.stage) {
    const imply = (name: string, value: unknown) => {
      const current = fields.get(name) ?? null;
      const isGiven = current !== null && isChanged(work, name) && current !== work.implied?.get(name);
      if (!isGiven) fields.set(name, value ?? current);
    };
    const implied = new Map([
      ["Probability", stage?.get("DefaultProbability")],
      ["ForecastCategoryName", stage?.get("ForecastCategoryName")],
    ]);
    for (const [name, value] of implied) imply(name, value);
    work.implied = implied;
    work.stage = stage;
    fields.set("IsClosed", stage?.get("IsClosed") ?? false).set("IsWon", stage?.get("IsWon") ?? false);
    if (work.old) fields.set("LastStageChangeDate", ApexDatetime.toTheSecond(context().now()));
  }
  fields.set("ForecastCategory", FORECAST[String(fields.get("ForecastCategoryName"))] ?? null);
  countPush(work, fields);
};

/** How often the close date was moved out into a later month. */
function countPush(work: Work, fields: Map<string, unknown>): void {
  const [before, after] = [work.old?.get("CloseDate"), fields.get("CloseDate")];
  if (!(before instanceof ApexDate) || !(after instanceof ApexDate)) return;
  const isPushed = after.year * 12 + after.month > before.year * 12 + before.month;
  fields.set("PushCount", Number(work.old?.get("PushCount") ?? 0) + (isPushed ? 1 : 0));
}

const deriveCampaignMember: Derive = ({ store }, work, { fields }) => {
  if (!work.old && fields.get("ContactId") !== null) fields.set("LeadId", null);
  if (fields.get("ContactId") === null && fields.get("LeadId") === null) {
    return fail(work, "REQUIRED_FIELD_MISSING", "Required fields are missing: [LeadId or ContactId]", [
      "LeadId",
      "ContactId",
    ]);
  }
  const statuses = store.rowsWith("CampaignMemberStatus", "CampaignId", fields.get("CampaignId"));
  const given = ((fields.get("Status") ?? "") as string).toLowerCase();
  const status =
    statuses.find((row) => String(row.get("Label")).toLowerCase() === given) ??
    statuses.find((row) => row.get("IsDefault") === true);
  if (status) fields.set("Status", status.get("Label"));
  const responded = status?.get("HasResponded") === true;
  const first = work.old?.get("FirstRespondedDate") ?? null;
  fields.set("HasResponded", responded).set("FirstRespondedDate", first ?? (responded ? today() : null));
};

const deriveCase: Derive = ({ store }, work, { fields }) => {
  const isClosed = flag(work, "Status", fields.get("Status"), "isClosed") === true;
  fields.set("IsClosed", isClosed);
  const closed = work.old?.get("ClosedDate") ?? ApexDatetime.toTheSecond(context().now());
  fields.set("ClosedDate", isClosed ? closed : null);
  if (!work.old || !isChanged(work, "ContactId") || isChanged(work, "AccountId")) return;
  const account = store.row("Contact", fields.get("ContactId") as string)?.get("AccountId") ?? null;
  if (account !== (fields.get("AccountId") ?? null))
    throw new NotModelled("another contact of a case, of another account");
};

const deriveLead: Derive = (_engine, work) => {
  if (work.old?.get("IsConverted") !== true) return;
  fail(work, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
};

/** A new user is active and has a nickname of its own, unless it is said otherwise; user names are in lower case. */
const deriveUser: Derive = (_engine, work, { fields }) => {
  const username = fields.get("Username");
  if (typeof username === "string") fields.set("Username", username.toLowerCase());
  if (work.old) return;
  if (!work.record.fields.has("IsActive")) fields.set("IsActive", true);
  if (fields.get("CommunityNickname") === null)
    fields.set("CommunityNickname", String(fields.get("Username")).slice(0, 40));
  fields.set("UserType", "Standard");
};

const DERIVATIONS: Readonly<Record<string, Derive>> = {
  Case: deriveCase,
  Task: deriveTask,
  Event: deriveEvent,
  Opportunity: deriveOpportunity,
  OpportunityLineItem: deriveLineItem,
  PricebookEntry: derivePrice,
  CampaignMember: deriveCampaignMember,
  Lead: deriveLead,
  User: deriveUser,
};
