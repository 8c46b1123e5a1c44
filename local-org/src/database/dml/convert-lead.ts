/** Lead conversion: an account, a contact and an opportunity from a lead, by the standard field mapping and that of the
 *  project's LeadConvertSettings. */
import { context, type LeadConversion, type LeadConversionResult, type RowError } from "../../apex/runtime/context.ts";
import { ApexDate } from "../../apex/runtime/date.ts";
import { ApexDatetime } from "../../apex/runtime/datetime.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import { addRow } from "../../apex/runtime/new-rows.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import type { Project } from "../../project/model.ts";
import { children, textOf } from "../../project/xml.ts";
import type { Engine } from "../engine.ts";
import type { Row } from "../store.ts";
import { today } from "../../apex/library/language/date.ts";
import { saveChunk } from "./save.ts";
import { failedDml, firstError } from "./statement.ts";
import { fail, type DmlRoom, type Work } from "./work.ts";

type Mapping = Readonly<Record<string, readonly string[]>>;

const ADDRESS = ["Street", "City", "State", "PostalCode", "Country", "Latitude", "Longitude"];
const address = (prefix: string): Mapping => Object.fromEntries(ADDRESS.map((part) => [part, [prefix + part]]));
const same = (names: string): Mapping => Object.fromEntries(names.split(" ").map((name) => [name, [name]]));

/** Salesforce Help, "Lead Conversion Field Mapping". */
const ACCOUNT: Mapping = {
  ...same("Phone Fax Website Industry AnnualRevenue NumberOfEmployees Rating OwnerId"),
  ...address("Billing"),
  Company: ["Name"],
  LeadSource: ["AccountSource"],
};
const CONTACT: Mapping = {
  ...same("FirstName LastName Salutation Title Phone MobilePhone Fax Email Description LeadSource OwnerId"),
  ...same("DoNotCall HasOptedOutOfEmail HasOptedOutOfFax"),
  ...address("Mailing"),
};
const OPPORTUNITY: Mapping = same("LeadSource OwnerId");

export function convertLead(room: DmlRoom, project: Project, request: LeadConversion): LeadConversionResult {
  const { engine } = room;
  const savepoint = engine.store.savepoint();
  const lead = leadWork(engine, request.LeadId);
  const conversion = new Conversion(engine, project, request, lead);
  try {
    if (lead.errors.length === 0) return { ...conversion.run(), success: true, errors: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  engine.store.rollback(savepoint);
  const nothing = { leadId: request.LeadId, accountId: null, contactId: null, opportunityId: null };
  return { ...nothing, success: false, errors: lead.errors };
}

/** What is thrown where one conversion fails and all were wanted. */
export function conversionException(results: readonly LeadConversionResult[]): Error {
  const failures = results.flatMap(({ errors: [error], leadId }, index) =>
    error ? [{ index, objectName: "Lead", id: leadId, ...error }] : [],
  );
  return failedDml(
    failures,
    `ConvertLead failed. First exception on row ${failures[0]?.index}; ${firstError(failures)}`,
  );
}

class Refused extends Error {}

function leadWork(engine: Engine, leadId: string): Work {
  const object = engine.schema.object("Lead")!;
  const record = new ApexRecord(object);
  record.fields.set("Id", leadId);
  const work: Work = { index: 0, record, object, id: leadId, errors: [] };
  const row = engine.store.row("Lead", leadId);
  if (!row) fail(work, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
  else if (row.get("IsDeleted") === true) fail(work, "ENTITY_IS_DELETED", "entity is deleted");
  else if (row.get("IsConverted") === true)
    fail(work, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
  return work;
}

class Conversion {
  private readonly engine: Engine;
  private readonly project: Project;
  private readonly request: LeadConversion;
  private readonly lead: Work;

  constructor(engine: Engine, project: Project, request: LeadConversion, lead: Work) {
    this.engine = engine;
    this.project = project;
    this.request = request;
    this.lead = lead;
  }

  run(): Omit<LeadConversionResult, "success" | "errors"> {
    const { request } = this;
    this.checkStatus();
    const values = new Map([...this.row(), ["OwnerId", this.ownerId()]]);
    const accountId = this.save("Account", request.AccountId, values, ACCOUNT, {});
    const contactId = this.save("Contact", request.ContactId, values, CONTACT, { AccountId: accountId });
    const opportunityId = request.DoNotCreateOpportunity ? null : this.opportunity(values, accountId);
    if (opportunityId && !request.OpportunityId) {
      addRow("OpportunityContactRole", {
        OpportunityId: opportunityId,
        ContactId: contactId,
        IsPrimary: true,
      });
    }
    this.moveRelated(contactId, opportunityId);
    this.finishLead(accountId, contactId, opportunityId);
    return { leadId: request.LeadId, accountId, contactId, opportunityId };
  }

  private row(): Row {
    return this.engine.store.row("Lead", this.request.LeadId) as Row;
  }

  private checkStatus(): void {
    const [status] = this.engine.store.rowsWith("LeadStatus", "MasterLabel", this.request.ConvertedStatus);
    if (status?.get("IsConverted") !== true)
      this.refuse("INVALID_STATUS", `invalid convertedStatus: ${this.request.ConvertedStatus}`);
  }

  private ownerId(): unknown {
    const ownerId = this.request.OwnerId ?? this.row().get("OwnerId");
    if (this.engine.store.row("User", ownerId as string)) return ownerId;
    return this.refuse(
      "INVALID_CROSS_REFERENCE_KEY",
      "Converted objects can only be owned by users. If the lead is not owned by a user, you must specify a user for the Owner field.",
    );
  }

  /** A new record, or an existing one of which only what is empty is filled. */
  private save(
    objectName: string,
    id: string | null,
    values: Row,
    mapping: Mapping,
    more: Readonly<Record<string, unknown>>,
  ): string {
    const object = this.engine.schema.object(objectName)!;
    const record = new ApexRecord(object);
    const existing = id === null ? undefined : this.engine.store.row(objectName, id);
    const overwrites = (name: string) => name === "LeadSource" && this.request.OverwriteLeadSource;
    const set = (name: string, value: unknown) => {
      const field = object.field(name);
      if (!field || value === null || value === undefined) return;
      if (!existing || (existing.get(field.apiName) ?? null) === null || overwrites(field.apiName))
        record.fields.set(field.apiName, value);
    };
    for (const [name, targets] of [...Object.entries(mapping), ...this.customMapping(objectName)]) {
      for (const target of targets) set(target, values.get(name));
    }
    for (const [name, value] of Object.entries(more)) set(name, value);
    if (id !== null) record.fields.set("Id", id);
    const work: Work = { index: 0, record, object, id, errors: [] };
    if (id === null || record.fields.size > 1) saveChunk(this.engine, id === null ? "insert" : "update", [work]);
    return this.sound(work);
  }

  private customMapping(objectName: string): [string, string[]][] {
    const settings = this.project.other.filter((file) => file.type === "LeadConvertSettings");
    const mappings = settings.flatMap((file) => children(file.root, "objectMapping"));
    return mappings
      .filter((mapping) => textOf(mapping, "outputObject") === objectName)
      .flatMap((mapping) => children(mapping, "mappingFields"))
      .map((fields) => [textOf(fields, "inputField") ?? "", [textOf(fields, "outputField") ?? ""]]);
  }

  /** In the first stage, to be closed by the end of the quarter; of the campaign that the lead joined last. */
  private opportunity(values: Row, accountId: string): string {
    const { OpportunityId, OpportunityName } = this.request;
    const day = today();
    const [stage] = this.engine.store.rows("OpportunityStage");
    const campaignId = this.members().at(-1)?.get("CampaignId");
    return this.save("Opportunity", OpportunityId, values, OPPORTUNITY, {
      Name: OpportunityName ?? `${String(values.get("Company"))}-`,
      AccountId: accountId,
      StageName: stage?.get("MasterLabel"),
      CloseDate: new ApexDate(day.year, Math.ceil(day.month / 3) * 3 + 1, 0),
      CampaignId: campaignId,
    });
  }

  private members(): readonly Row[] {
    return this.engine.store.rowsWith("CampaignMember", "LeadId", this.request.LeadId);
  }

  /** Members keep their status. Activities are then the contact's, about the opportunity; those open ones that were
   *  the converting user's go to the new owner. */
  private moveRelated(contactId: string, opportunityId: string | null): void {
    const { store } = this.engine;
    for (const row of [...this.members()]) {
      const others = store.rowsWith("CampaignMember", "ContactId", contactId);
      if (others.some((other) => other.get("CampaignId") === row.get("CampaignId")))
        throw new NotModelled("the conversion of a lead to a contact who is a member of the same campaign");
      store.put("CampaignMember", new Map([...row, ["ContactId", contactId]]));
    }
    const { userId } = context();
    const now = ApexDatetime.toTheSecond(context().now());
    const ownerId = this.ownerId();
    for (const name of ["Task", "Event"]) {
      for (const row of [...store.rowsWith(name, "WhoId", this.request.LeadId)]) {
        const isHandedOver = row.get("OwnerId") === userId && (name === "Event" || row.get("IsClosed") !== true);
        const moved = new Map<string, unknown>([...row, ["WhoId", contactId], ["LastModifiedById", userId]]);
        moved.set("LastModifiedDate", now).set("SystemModstamp", now);
        if (opportunityId !== null) moved.set("WhatId", opportunityId);
        if (isHandedOver) moved.set("OwnerId", ownerId);
        store.put(name, moved);
      }
    }
  }

  private finishLead(accountId: string, contactId: string, opportunityId: string | null): void {
    this.lead.platformValues = new Map<string, unknown>([
      ["Status", this.request.ConvertedStatus],
      ["IsConverted", true],
      ["ConvertedDate", today()],
      ["ConvertedAccountId", accountId],
      ["ConvertedContactId", contactId],
      ["ConvertedOpportunityId", opportunityId],
    ]);
    saveChunk(this.engine, "update", [this.lead]);
    this.sound(this.lead);
  }

  private sound(work: Work): string {
    const errors: readonly RowError[] = work.errors;
    if (errors.length === 0) return work.id as string;
    if (work !== this.lead) this.lead.errors.push(...errors);
    throw new Refused();
  }

  private refuse(statusCode: string, message: string): never {
    fail(this.lead, statusCode, message);
    throw new Refused();
  }
}
