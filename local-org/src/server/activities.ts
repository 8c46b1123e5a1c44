/** A record's tasks and events for its activity panel. */
import { DateTime } from "luxon";
import type { ActivityEntry } from "../lightning/pages/model.ts";
import { formatDate, formatMoment, formatMonth } from "./formats.ts";
import type { JsonRow } from "./page-org.ts";
import type { RecordReader } from "./record-reader.ts";
import { recordHref } from "./shown-fields.ts";

interface Activity {
  readonly moment: string;
  readonly isOpen: boolean;
  readonly shown: ActivityEntry;
}

const FIELDS = "Subject ActivityDate StartDateTime WhoId WhatId OwnerId TaskSubtype IsClosed CreatedDate".split(" ");
/** People; whatever else an activity is about is its What. */
const PEOPLE = /^(003|00Q)/;

/** What is open or to come first, then the past, the latest first. */
export function activitiesOf(recordId: string, reader: RecordReader): ActivityEntry[] {
  const field = PEOPLE.test(recordId) ? "WhoId" : "WhatId";
  const all = [...read("Task", field, recordId, reader), ...read("Event", field, recordId, reader)];
  const upcoming = all.filter(({ isOpen }) => isOpen).sort((left, right) => left.moment.localeCompare(right.moment));
  const past = all.filter(({ isOpen }) => !isOpen).sort((left, right) => right.moment.localeCompare(left.moment));
  return [...upcoming, ...past].map(({ shown }) => shown);
}

/** A user's own for the home page: open tasks due today or before, or today's events; by time. */
export function todayOf(name: "Task" | "Event", userId: string, reader: RecordReader): ActivityEntry[] {
  const day = (moment: JsonRow[string] | undefined) =>
    moment ? DateTime.fromISO(String(moment), { zone: reader.reader.timeZone }).toISODate() : null;
  const today = DateTime.now().setZone(reader.reader.timeZone).toISODate() ?? "";
  const isToday = (row: JsonRow): boolean =>
    name === "Task"
      ? row["IsClosed"] !== true && Boolean(row["ActivityDate"]) && String(row["ActivityDate"]) <= today
      : day(row["StartDateTime"]) === today;
  const told = read(name, "OwnerId", userId, reader, isToday);
  return told.sort((left, right) => left.moment.localeCompare(right.moment)).map(({ shown }) => shown);
}

function read(
  name: "Task" | "Event",
  field: string,
  id: string,
  reader: RecordReader,
  isWanted: (row: JsonRow) => boolean = () => true,
): Activity[] {
  const object = reader.schema.object(name);
  if (!object) return [];
  const rows = reader.rows(object, reader.readable(object, FIELDS), [{ field, equals: id }]).filter(isWanted);
  const timing = name === "Task" ? ofTask : ofEvent;
  return rows.map((row) => activity(name, row, id, timing(row, reader), reader));
}

function ofTask(row: JsonRow, { reader }: RecordReader): Timing {
  const due = row["ActivityDate"];
  const moment = String(due ?? row["CreatedDate"] ?? "");
  const when = due ? formatDate(String(due), reader) : formatMoment(moment, reader);
  const icons: Readonly<Record<string, string>> = { Call: "standard:log_a_call", Email: "standard:email" };
  const icon = icons[String(row["TaskSubtype"])] ?? "standard:task";
  return { icon, when, moment, isOpen: row["IsClosed"] !== true };
}

function ofEvent(row: JsonRow, { reader }: RecordReader): Timing {
  const moment = String(row["StartDateTime"] ?? row["CreatedDate"] ?? "");
  const isOpen = Date.parse(moment) > Date.now();
  return { icon: "standard:event", when: formatMoment(moment, reader), moment, isOpen };
}

interface Timing {
  readonly icon: string;
  readonly when: string;
  readonly moment: string;
  readonly isOpen: boolean;
}

function activity(
  name: "Task" | "Event",
  row: JsonRow,
  aboutId: string,
  { icon, when, moment, isOpen }: Timing,
  { reader }: RecordReader,
): Activity {
  const id = String(row["Id"]);
  // The record itself goes without saying.
  const others = [
    ["WhoId", "Who.Name"],
    ["WhatId", "What.Name"],
  ]
    .filter(([field = ""]) => row[field] !== aboutId)
    .map(([, name = ""]) => row[name]);
  const who = [row["Owner.Name"], ...others].filter(Boolean).join(" · ");
  const group = isOpen ? "Upcoming & Overdue" : formatMonth(moment, reader);
  const href = recordHref(name, id);
  const kind = name === "Task" ? "task" : "event";
  return {
    moment,
    isOpen,
    shown: { id, kind, icon, title: String(row["Subject"] ?? "(no subject)"), href, who, when, group },
  };
}
