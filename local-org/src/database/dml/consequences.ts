/** Rows that the platform writes when another row is saved. They fire no triggers. */
import { ApexDatetime } from "../../apex/runtime/datetime.ts";
import { addRow } from "../../apex/runtime/new-rows.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import type { Engine } from "../engine.ts";
import { endManualShares } from "../sharing.ts";
import { today } from "../../apex/library/language/date.ts";
import { setPriceBook, spreadPrice } from "./prices.ts";
import { saveChunk } from "./save.ts";
import { hasChanged } from "./validate.ts";
import type { Work } from "./work.ts";

export function writeConsequences(engine: Engine, works: readonly Work[]): void {
  for (const work of works) {
    CONSEQUENCES[work.object.apiName]?.(engine, work);
    const hasNewOwner = work.old && work.old.get("OwnerId") !== work.next?.fields.get("OwnerId");
    if (hasNewOwner) endManualShares(engine, work.object.apiName, work.id as string);
  }
}

function newMemberStatuses(engine: Engine, work: Work): void {
  if (work.old) return;
  for (const values of engine.schema.object("CampaignMemberStatus")?.defaultRecords ?? []) {
    addRow("CampaignMemberStatus", { ...values, CampaignId: work.id });
  }
}

/** Every role has a group of its own, and one with the roles below it (Object Reference: Group, Type). */
function roleGroups(_engine: Engine, work: Work): void {
  if (work.old) return;
  const name = work.next?.fields.get("DeveloperName") ?? null;
  for (const type of ["Role", "RoleAndSubordinates"]) {
    addRow("Group", { DeveloperName: name, Name: name, RelatedId: work.id, Type: type });
  }
}

/** A new case of a contact is of the contact's account; what is in Comments becomes a comment. */
function caseRows(engine: Engine, work: Work): void {
  const row = new Map(engine.store.row("Case", work.id as string));
  const contact = engine.store.row("Contact", row.get("ContactId") as string);
  if (!work.old && contact?.has("AccountId") && !row.has("AccountId")) row.set("AccountId", contact.get("AccountId"));
  if (row.has("Comments")) addRow("CaseComment", { ParentId: work.id, CommentBody: row.get("Comments") });
  row.delete("Comments");
  engine.store.put("Case", row);
}

const DRAFT = "5";

/** An email that is about a record other than a case gets a completed task of its own. */
function emailTask(engine: Engine, work: Work): void {
  const fields = work.next?.fields ?? new Map<string, unknown>();
  const [relatedToId, subject] = [fields.get("RelatedToId") ?? null, fields.get("Subject") ?? ""];
  const isAlone = (fields.get("ActivityId") ?? null) === null && (fields.get("ParentId") ?? null) === null;
  if (work.old || !isAlone || relatedToId === null || fields.get("Status") === DRAFT) return;
  const object = engine.schema.object("Task");
  const closed = [...engine.store.rows("TaskStatus")].find((row) => row.get("IsClosed") === true);
  if (!object) return;
  const task = new ApexRecord(object);
  const moment = fields.get("MessageDate");
  task.fields
    .set("WhatId", relatedToId)
    .set("Subject", `Email: ${subject as string}`.slice(0, 255))
    .set("Description", fields.get("TextBody") ?? null)
    .set("Status", closed?.get("MasterLabel") ?? "Completed")
    .set("TaskSubtype", "Email")
    .set("ActivityDate", moment instanceof ApexDatetime ? moment.date() : today());
  const saved: Work = { index: 0, record: task, object, id: null, errors: [] };
  saveChunk(engine, "insert", [saved]);
  if (saved.errors.length > 0) return void work.errors.push(...saved.errors);
  const row = engine.store.row("EmailMessage", work.id as string);
  if (row) engine.store.put("EmailMessage", new Map([...row, ["ActivityId", saved.id]]));
}

const HISTORY_FIELDS = ["StageName", "Amount", "Probability", "CloseDate"];

function opportunityRows(_engine: Engine, work: Work): void {
  const fields = work.next?.fields ?? new Map<string, unknown>();
  const contactId = fields.get("ContactId") ?? null;
  if (!work.old && contactId !== null) {
    addRow("OpportunityContactRole", { OpportunityId: work.id, ContactId: contactId, IsPrimary: true });
  }
  const isChanged = HISTORY_FIELDS.some((name) => {
    const field = work.object.field(name);
    return field !== undefined && work.old !== undefined && hasChanged(work, field, fields.get(name) ?? null);
  });
  if (!isChanged) return;
  const names = [...HISTORY_FIELDS, "ForecastCategory"];
  addRow("OpportunityHistory", {
    OpportunityId: work.id,
    ...Object.fromEntries(names.map((name) => [name, fields.get(name) ?? null])),
  });
}

/** Setting the flag on one row takes it from the others of the same parent. */
const onlyOne =
  (parentName: string, flagName: string) =>
  ({ store }: Engine, work: Work): void => {
    if (work.next?.fields.get(flagName) !== true) return;
    for (const row of store.rowsWith(work.object.apiName, parentName, work.next.fields.get(parentName))) {
      if (row.get("Id") !== work.id && row.get(flagName) === true) {
        store.put(work.object.apiName, new Map<string, unknown>([...row, [flagName, false]]));
      }
    }
  };

const CONSEQUENCES: Readonly<Record<string, (engine: Engine, work: Work) => void>> = {
  UserRole: roleGroups,
  Campaign: newMemberStatuses,
  Case: caseRows,
  EmailMessage: emailTask,
  CampaignMemberStatus: onlyOne("CampaignId", "IsDefault"),
  Opportunity: opportunityRows,
  OpportunityLineItem: setPriceBook,
  PricebookEntry: spreadPrice,
  OpportunityContactRole: onlyOne("OpportunityId", "IsPrimary"),
};
