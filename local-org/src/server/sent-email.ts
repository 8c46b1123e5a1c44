/**
 * What an org with Enhanced Email keeps of an email that was sent from a record: an EmailMessage, and as its activity a
 * completed task of the subtype Email. The system makes the task itself (Object Reference, "EmailMessage", ActivityId).
 */
import { DateTime } from "luxon";
import { context } from "../apex/runtime/context.ts";
import { ApexDate } from "../apex/runtime/date.ts";
import { ApexDatetime } from "../apex/runtime/datetime.ts";
import { ApexRecord } from "../apex/runtime/record.ts";
import type { Org } from "../database/org.ts";
import type { ComposedEmail, SaveOutcome } from "./page-org.ts";

/** Value of EmailMessage.Status. */
const SENT = "3";
/** Objects whose records are people: an activity names them as Who, everything else as What. */
const PEOPLE: ReadonlySet<string> = new Set(["Contact", "Lead"]);
const SUBJECT_LENGTH = 255;

/** To be called in a transaction of the user; triggers run. */
export function saveSentEmail(org: Org, userId: string, { recordId, to, subject, body }: ComposedEmail): SaveOutcome {
  const object = org.schema.objectByKeyPrefix(recordId.slice(0, 3));
  const isPerson = PEOPLE.has(object?.apiName ?? "");
  const user = org.store.row("User", userId);
  const activityId = insert("Task", {
    [isPerson ? "WhoId" : "WhatId"]: recordId,
    OwnerId: userId,
    Subject: `Email: ${subject}`.slice(0, SUBJECT_LENGTH),
    Description: `To: ${to}\n\nSubject: ${subject}\nBody:\n${body}`,
    Status: closedStatus(org),
    TaskSubtype: "Email",
    ActivityDate: today((user?.get("TimeZoneSidKey") as string | undefined) ?? "UTC"),
  });
  const id = insert("EmailMessage", {
    ActivityId: activityId,
    ...(isPerson ? {} : { RelatedToId: recordId }),
    Incoming: false,
    Status: SENT,
    MessageDate: new ApexDatetime(Date.now()),
    FromName: user?.get("Name"),
    FromAddress: user?.get("Email"),
    ToAddress: to,
    Subject: subject,
    TextBody: body,
  });
  return { id, errors: [] };
}

export function refusedEmail(message: string): SaveOutcome {
  return { id: null, errors: [{ statusCode: "REQUIRED_FIELD_MISSING", message, fields: [] }] };
}

function insert(objectName: string, values: Readonly<Record<string, unknown>>): string | null {
  const { services } = context();
  const object = services.schema.object(objectName);
  if (!object) throw new Error(`not modelled: ${objectName}`);
  const record = new ApexRecord(object);
  for (const [name, value] of Object.entries(values)) record.fields.set(name, value);
  const [result] = services.dml("insert", [record], { allOrNone: true, access: "system" });
  return result?.id ?? null;
}

function closedStatus(org: Org): unknown {
  const closed = [...org.store.rows("TaskStatus")].find((row) => row.get("IsClosed") === true);
  return closed?.get("ApiName");
}

function today(timeZone: string): ApexDate {
  const { year, month, day } = DateTime.now().setZone(timeZone);
  return new ApexDate(year, month, day);
}
