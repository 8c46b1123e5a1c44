/** Fields that the platform derives from other rows whenever they are read. The rules are those of the Object Reference
 *  that the standard-object data lists as behaviours. */
import { ApexDate } from "../apex/runtime/date.ts";
import { ApexDecimal } from "../apex/runtime/decimal.ts";
import { NotModelled } from "../apex/runtime/exceptions.ts";
import type { FieldDescription, ObjectDescription } from "../schema/model.ts";
import { today } from "../apex/library/language/date.ts";
import { lineItems } from "./dml/prices.ts";
import type { Engine } from "./engine.ts";
import { momentSeen } from "./seen.ts";
import { bodyOf } from "./static-resources.ts";
import type { Row } from "./store.ts";

type Derivation = (engine: Engine, row: Row) => unknown;

export function derivedField(object: ObjectDescription, field: FieldDescription): Derivation | undefined {
  if (field.apiName === "LastActivityDate") return lastActivityDate;
  const moment = momentSeen(field.apiName);
  if (moment) return moment;
  const own = DERIVED[object.apiName];
  if (!own) return undefined;
  if (object.apiName === "Campaign" && field.apiName.startsWith("Hierarchy")) return hierarchyTotal(object, field);
  return own[field.apiName];
}

const id = (row: Row) => row.get("Id") as string;
const isTrue = (row: Row, name: string) => row.get(name) === true;

/** The later of the last event's day and the day on which the last closed task was due. */
function lastActivityDate({ store }: Engine, row: Row): unknown {
  const of = (objectName: string) =>
    ["WhoId", "WhatId"].flatMap((fieldName) => store.rowsWith(objectName, fieldName, id(row)));
  const days = [...of("Task").filter((task) => isTrue(task, "IsClosed")), ...of("Event")]
    .map((activity) => activity.get("ActivityDate"))
    .filter((day) => day instanceof ApexDate);
  return days.reduce<ApexDate | null>((last, day) => (last && last.compare(day) >= 0 ? last : day), null);
}

const members = ({ store }: Engine, row: Row) => store.rowsWith("CampaignMember", "CampaignId", id(row));
const opportunities = ({ store }: Engine, row: Row) => store.rowsWith("Opportunity", "CampaignId", id(row));

function leadOf({ store }: Engine, member: Row): Row | undefined {
  return store.row("Lead", member.get("LeadId") as string);
}

function who(engine: Engine, member: Row): Row | undefined {
  return engine.store.row("Contact", member.get("ContactId") as string) ?? leadOf(engine, member);
}

function hasResponded({ store }: Engine, member: Row): boolean {
  const statuses = store.rowsWith("CampaignMemberStatus", "CampaignId", member.get("CampaignId"));
  const status = String(member.get("Status")).toLowerCase();
  return statuses.some((row) => String(row.get("Label")).toLowerCase() === status && isTrue(row, "HasResponded"));
}

const isConverted = (engine: Engine, member: Row) => {
  const lead = leadOf(engine, member);
  return lead !== undefined && isTrue(lead, "IsConverted");
};

function sum(rows: readonly Row[], name: string): ApexDecimal {
  const amounts = rows.map((row) => row.get(name)).filter((amount) => amount instanceof ApexDecimal);
  return amounts.reduce((total, amount) => total.add(amount), new ApexDecimal(0n, 0));
}

const won = (rows: readonly Row[]) => rows.filter((row) => isTrue(row, "IsWon"));

const CAMPAIGN: Readonly<Record<string, Derivation>> = {
  NumberOfLeads: (engine, row) => members(engine, row).filter((member) => member.get("LeadId")).length,
  NumberOfContacts: (engine, row) => members(engine, row).filter((member) => member.get("ContactId")).length,
  NumberOfConvertedLeads: (engine, row) => members(engine, row).filter((member) => isConverted(engine, member)).length,
  NumberOfResponses: (engine, row) => members(engine, row).filter((member) => hasResponded(engine, member)).length,
  NumberOfOpportunities: (engine, row) => opportunities(engine, row).length,
  NumberOfWonOpportunities: (engine, row) => won(opportunities(engine, row)).length,
  AmountAllOpportunities: (engine, row) => sum(opportunities(engine, row), "Amount"),
  AmountWonOpportunities: (engine, row) => sum(won(opportunities(engine, row)), "Amount"),
};

/** The campaign's own value and those of all campaigns below it. */
function hierarchyTotal(object: ObjectDescription, field: FieldDescription): Derivation | undefined {
  const base = object.field(field.apiName.slice("Hierarchy".length));
  if (!base) return undefined;
  const valueOf: Derivation = CAMPAIGN[base.apiName] ?? ((_engine, row) => row.get(base.apiName) ?? null);
  const total: Derivation = (engine, row) => {
    const children = engine.store.rowsWith("Campaign", "ParentId", id(row));
    const values = [valueOf(engine, row), ...children.map((child) => total(engine, child))];
    return values.filter((value) => value !== null).reduce(plus, null);
  };
  return total;
}

function plus(left: unknown, right: unknown): unknown {
  if (left === null) return right;
  return left instanceof ApexDecimal ? left.add(right as ApexDecimal) : (left as number) + (right as number);
}

const copied =
  (name: string): Derivation =>
  (engine, row) =>
    who(engine, row)?.get(name) ?? null;
const copiedFlag =
  (name: string): Derivation =>
  (engine, row) =>
    who(engine, row)?.get(name) ?? false;
const contactOr = (contactName: string, leadName: string): Derivation => {
  return ({ store }, row) => {
    const contact = store.row("Contact", row.get("ContactId") as string);
    return (contact ? contact.get(contactName) : store.row("Lead", row.get("LeadId") as string)?.get(leadName)) ?? null;
  };
};

const CAMPAIGN_MEMBER: Readonly<Record<string, Derivation>> = {
  HasResponded: hasResponded,
  LeadOrContactId: (_engine, row) => row.get("ContactId") ?? row.get("LeadId") ?? null,
  LeadOrContactOwnerId: copied("OwnerId"),
  Type: (_engine, row) => (row.get("ContactId") ? "Contact" : "Lead"),
  CompanyOrAccount: (engine, row) => {
    const contact = engine.store.row("Contact", row.get("ContactId") as string);
    if (!contact) return leadOf(engine, row)?.get("Company") ?? null;
    return engine.store.row("Account", contact.get("AccountId") as string)?.get("Name") ?? null;
  },
  ...Object.fromEntries(
    ["Street", "City", "State", "PostalCode", "Country"].map((name) => [name, contactOr(`Mailing${name}`, name)]),
  ),
  ...Object.fromEntries(
    "Name FirstName LastName Salutation Title Phone MobilePhone Fax Email Description LeadSource"
      .split(" ")
      .map((name) => [name, copied(name)]),
  ),
  ...Object.fromEntries(
    ["DoNotCall", "HasOptedOutOfEmail", "HasOptedOutOfFax"].map((name) => [name, copiedFlag(name)]),
  ),
};

const openTasks = ({ store }: Engine, row: Row) =>
  store.rowsWith("Task", "WhatId", id(row)).filter((task) => !isTrue(task, "IsClosed"));

function isPast(activity: Row): boolean {
  const day = activity.get("ActivityDate");
  return day instanceof ApexDate && day.compare(today()) < 0;
}

const OPPORTUNITY: Readonly<Record<string, Derivation>> = {
  ExpectedRevenue: (_engine, row) => {
    const [amount, probability] = [row.get("Amount"), row.get("Probability")];
    if (!(amount instanceof ApexDecimal) || !(probability instanceof ApexDecimal)) return null;
    return amount.multiply(probability).divide(ApexDecimal.fromInteger(100));
  },
  HasOpportunityLineItem: (engine, row) => lineItems(engine, id(row)).length > 0,
  HasOpenActivity: (engine, row) =>
    openTasks(engine, row).length > 0 ||
    engine.store.rowsWith("Event", "WhatId", id(row)).some((event) => !isPast(event)),
  HasOverdueTask: (engine, row) => openTasks(engine, row).some(isPast),
  ContactId: ({ store }, row) =>
    store
      .rowsWith("OpportunityContactRole", "OpportunityId", id(row))
      .find((role) => isTrue(role, "IsPrimary"))
      ?.get("ContactId") ?? null,
  Fiscal: (_engine, row) => fiscal(row, (day) => `${day.year} ${Math.ceil(day.month / 3)}`),
  FiscalYear: (_engine, row) => fiscal(row, (day) => day.year),
  FiscalQuarter: (_engine, row) => fiscal(row, (day) => Math.ceil(day.month / 3)),
};

/** The fiscal year of a new org is the calendar year. */
function fiscal(row: Row, part: (day: ApexDate) => unknown): unknown {
  const day = row.get("CloseDate");
  return day instanceof ApexDate ? part(day) : null;
}

/** A field of the row that a reference points to. */
const through =
  (objectName: string, name: string): Derivation =>
  ({ store }, row) =>
    store.row(objectName, row.get(`${objectName}Id`) as string)?.get(name) ?? null;

const CASE: Readonly<Record<string, Derivation>> = {
  ContactPhone: through("Contact", "Phone"),
  ContactMobile: through("Contact", "MobilePhone"),
  ContactFax: through("Contact", "Fax"),
  ContactEmail: through("Contact", "Email"),
};

const PRICEBOOK_ENTRY: Readonly<Record<string, Derivation>> = {
  Name: through("Product2", "Name"),
  ProductCode: through("Product2", "ProductCode"),
};

const LINE_ITEM: Readonly<Record<string, Derivation>> = {
  Name() {
    throw new NotModelled("the field OpportunityLineItem.Name");
  },
  ProductCode: through("Product2", "ProductCode"),
  ListPrice: through("PricebookEntry", "UnitPrice"),
};

const STATIC_RESOURCE: Readonly<Record<string, Derivation>> = {
  Body: (_engine, row) => bodyOf(row),
  BodyLength: (_engine, row) => bodyOf(row).size,
};

/** The account that an activity is about, by its WhatId or else by the contact in its WhoId. */
function activityAccount({ store }: Engine, row: Row): unknown {
  const whatId = row.get("WhatId") as string;
  if (store.row("Account", whatId)) return whatId;
  const opportunity = store.row("Opportunity", whatId);
  if (opportunity) return opportunity.get("AccountId") ?? null;
  return store.row("Contact", row.get("WhoId") as string)?.get("AccountId") ?? null;
}

const DERIVED: Readonly<Record<string, Readonly<Record<string, Derivation>>>> = {
  Campaign: CAMPAIGN,
  CampaignMember: CAMPAIGN_MEMBER,
  Case: CASE,
  Opportunity: OPPORTUNITY,
  OpportunityLineItem: LINE_ITEM,
  PricebookEntry: PRICEBOOK_ENTRY,
  StaticResource: STATIC_RESOURCE,
  Task: { AccountId: activityAccount },
  Event: { AccountId: activityAccount },
};
