/** The platform's own checks of a row before it is saved. */
import { decimalOf } from "../../apex/runtime/comparing.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import { derivedField } from "../derived.ts";
import { findTarget, targetObjects, type Engine } from "../engine.ts";
import { brokenRules } from "../formulas.ts";
import { normalizeId } from "../ids.ts";
import { defaultLevel, levelOfShare } from "../sharing.ts";
import type { Row } from "../store.ts";
import { isNumberType } from "../../schema/field-types.ts";
import { sameValue } from "../values.ts";
import { checkPrices } from "./prices.ts";
import { fail, valueIn, type Work } from "./work.ts";
import { remembered } from "../../apex/runtime/remembered.ts";

export function validate(engine: Engine, works: readonly Work[]): void {
  for (const work of works) {
    checkRequired(work);
    for (const field of work.object.fields) {
      if (field.calculated) continue;
      const value = valueIn(work, field.apiName);
      const derived = work.old && value !== null ? derivedField(work.object, field)?.(engine, work.old) : undefined;
      if (value !== null && value !== derived && hasChanged(work, field, value)) checkValue(engine, work, field, value);
    }
    checkShare(engine, work);
    checkActivity(work);
    checkPrices(engine, work, works);
    checkRules(engine, work);
  }
  checkUnique(engine, works);
}

/** A share gives more than everybody has. Apex Developer Guide, "Sharing a Record Using Apex". */
function checkShare({ schema }: Engine, work: Work): void {
  const { shares } = work.object;
  const shared = shares && schema.object(shares.object);
  if (!shared) return;
  const value = valueIn(work, shares.levelField);
  if (value === "All") throw new NotModelled(`${work.object.apiName} with the access level All, which nobody can give`);
  if (value === null || levelOfShare(value) > defaultLevel(shared)) return;
  const message = `${shares.levelField} gives no more than the default access of ${shared.apiName}`;
  fail(work, "FIELD_FILTER_VALIDATION_EXCEPTION", message, [shares.levelField]);
}

/** An org does not save it; with which words is not known (rioeducation.com/salesforce-activity-whatid-whoid). */
function checkActivity(work: Work): void {
  const isOfLead = /^(Task|Event)$/.test(work.object.apiName) && String(valueIn(work, "WhoId")).startsWith("00Q");
  if (isOfLead && valueIn(work, "WhatId") !== null)
    throw new NotModelled("an activity of a lead with a WhatId, which Salesforce does not allow");
}

export function hasChanged(work: Work, field: FieldDescription, value: unknown): boolean {
  return !work.old || !sameValue(field.type, work.old.get(field.apiName) ?? null, value);
}

export function isChanged(work: Work, fieldName: string): boolean {
  const field = work.object.field(fieldName);
  return field !== undefined && hasChanged(work, field, valueIn(work, fieldName));
}

function isRequired(field: FieldDescription): boolean {
  return !field.nillable && field.createable && field.type !== "boolean" && !field.calculated && !field.autoNumber;
}

const requiredFieldsOf = new WeakMap<ObjectDescription, readonly FieldDescription[]>();

const requiredFields = (object: ObjectDescription): readonly FieldDescription[] =>
  remembered(requiredFieldsOf, object, () => object.fields.filter(isRequired));

/** What the platform fills in may be empty here from the beginning. */
function checkRequired(work: Work): void {
  const hadValue = (name: string): boolean => (work.old?.get(name) ?? null) !== null;
  const missing = requiredFields(work.object)
    .filter(
      ({ apiName, defaultedOnCreate }) => valueIn(work, apiName) === null && (!defaultedOnCreate || hadValue(apiName)),
    )
    .map((field) => field.apiName);
  if (missing.length === 0) return;
  fail(work, "REQUIRED_FIELD_MISSING", `Required fields are missing: [${missing.join(", ")}]`, missing);
}

function checkValue(engine: Engine, work: Work, field: FieldDescription, value: unknown): void {
  if (work.old && !field.updateable && field.createable && !work.platformValues?.has(field.apiName)) {
    const message = `Unable to create/update fields: ${field.apiName}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`;
    return fail(work, "INVALID_FIELD_FOR_INSERT_UPDATE", message, [field.apiName]);
  }
  if (typeof value === "string") checkText(engine, work, field, value);
  else if (isNumberType(field.type)) checkNumber(work, field, value);
}

function checkText(engine: Engine, work: Work, field: FieldDescription, value: string): void {
  const fields = [field.apiName];
  if (field.type === "reference") return checkReference(engine, work, field, value);
  if (field.restrictedPicklist && (field.type === "picklist" || field.type === "multipicklist")) {
    const wrong = value.split(";").find((part) => !isPicklistValue(field, part));
    if (wrong === undefined) return;
    const message = `${field.label}: bad value for restricted picklist field: ${wrong}`;
    return fail(work, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", message, fields);
  }
  if (field.length > 0 && value.length > field.length) {
    const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
    return fail(work, "STRING_TOO_LONG", message, fields);
  }
  if (field.type === "email" && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]+$/.test(value)) {
    fail(work, "INVALID_EMAIL_ADDRESS", `${field.label}: invalid email address: ${value}`, fields);
  }
}

function isPicklistValue(field: FieldDescription, value: string): boolean {
  return field.picklistValues.some((known) => known.active && known.value.toLowerCase() === value.toLowerCase());
}

function checkReference(engine: Engine, work: Work, field: FieldDescription, id: string): void {
  const fields = [field.apiName];
  if (!normalizeId(id) || !mayBeOf(engine, field, id)) {
    return fail(work, "FIELD_INTEGRITY_EXCEPTION", `${field.label}: id value of incorrect type: ${id}`, fields);
  }
  const found = findTarget(engine, field, id);
  if (!found) return fail(work, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id");
  if (found.row.get("IsDeleted") === true) return fail(work, "ENTITY_IS_DELETED", "entity is deleted");
  if (field.hasLookupFilter) throw new NotModelled(`the lookup filter of ${work.object.apiName}.${field.apiName}`);
  if (field.apiName === "OwnerId") checkOwner(engine, work, found.row);
  if (field.apiName === "ParentId" && isAbove(engine, work, found.row))
    throw new NotModelled(`${work.object.label.toLowerCase()}s above each other, which Salesforce does not allow`);
}

/** Is it the parent of this row, or a parent of that? (sfdcdevelopers.com, "Account Parent-Child Circular Relationship") */
function isAbove({ store }: Engine, work: Work, from: Row): boolean {
  const seen = new Set<Row>();
  for (let row: Row | undefined = from; row && !seen.has(row);) {
    if (row.get("Id") === work.id) return true;
    seen.add(row);
    row = store.row(work.object.apiName, row.get("ParentId") as string);
  }
  return false;
}

/** New owners are active users, or queues for this object. */
function checkOwner({ store }: Engine, work: Work, owner: Row): void {
  const id = owner.get("Id") as string;
  if (owner.get("IsActive") === false) {
    const object = work.object.label.toLowerCase();
    fail(work, "INACTIVE_OWNER_OR_USER", `operation performed with inactive user [${id}] as owner of ${object}`);
  } else if (owner.get("Type") === "Queue") {
    const objects = store.rowsWith("QueueSobject", "QueueId", id).map((row) => String(row.get("SobjectType")));
    if (!objects.some((name) => name.toLowerCase() === work.object.apiName.toLowerCase()))
      fail(work, "INVALID_OPERATION", "Queue not associated with this SObject type");
  }
}

function mayBeOf(engine: Engine, field: FieldDescription, id: string): boolean {
  if (targetObjects(engine, field, id).length > 0) return true;
  const unknown = field.referenceTo.filter((name) => !engine.schema.object(name));
  if (unknown.length > 0 && !engine.schema.objectByKeyPrefix(id.slice(0, 3))) {
    throw new NotModelled(`a row of ${unknown.join(" or ")} (id ${id} in ${field.apiName})`);
  }
  return false;
}

function checkNumber(work: Work, field: FieldDescription, value: unknown): void {
  const number = decimalOf(value);
  const places = field.type === "int" ? field.digits : field.precision - field.scale;
  if (!number || places <= 0 || number.abs().setScale(0, "DOWN").toPlainString().length <= places) return;
  const message = `${field.label}: value outside of valid range on numeric field: ${number.toDouble()}`;
  fail(work, "NUMBER_OUTSIDE_VALID_RANGE", message, [field.apiName]);
}

function checkRules(engine: Engine, work: Work): void {
  for (const rule of brokenRules(engine, work.object, work.next?.fields ?? new Map(), work.old)) {
    fail(work, "FIELD_CUSTOM_VALIDATION_EXCEPTION", rule.errorMessage, rule.errorField ? [rule.errorField] : []);
  }
}

/** Combinations that may occur once, beside the fields that are unique by themselves. */
const UNIQUE_TOGETHER: Readonly<Record<string, readonly (readonly string[])[]>> = {
  CampaignMember: [
    ["CampaignId", "LeadId"],
    ["CampaignId", "ContactId"],
  ],
  CampaignMemberStatus: [["CampaignId", "SortOrder"]],
  PermissionSetAssignment: [["AssigneeId", "PermissionSetId"]],
  User: [["Username"]],
};

function checkUnique(engine: Engine, works: readonly Work[]): void {
  const [first] = works;
  if (!first) return;
  const singles = first.object.fields.filter((field) => field.unique).map((field) => [field.apiName]);
  for (const names of [...singles, ...(UNIQUE_TOGETHER[first.object.apiName] ?? [])]) {
    const owners = new Map<string, string | null>();
    const isOurs = new Set(works.map((work) => work.id));
    for (const row of engine.store.rows(first.object.apiName)) {
      const key =
        row.get("IsDeleted") === true || isOurs.has(row.get("Id") as string)
          ? undefined
          : uniqueKey(first.object, names, row);
      if (key !== undefined) owners.set(key, row.get("Id") as string);
    }
    for (const work of works) refuseDuplicate(work, names, owners);
  }
}

function refuseDuplicate(work: Work, names: readonly string[], owners: Map<string, string | null>): void {
  const key = work.next && uniqueKey(work.object, names, work.next.fields);
  if (key === undefined) return;
  const owner = owners.get(key);
  if (owner === undefined) return void owners.set(key, work.id);
  if (names[0] === "Username") {
    return fail(work, "DUPLICATE_USERNAME", "Duplicate Username.<br>Another user has already selected this username.", [
      ...names,
    ]);
  }
  const message =
    work.object.apiName === "CampaignMember"
      ? "Already a campaign member."
      : `duplicate value found: ${names[0]} duplicates value on record with id: ${owner?.slice(0, 15) ?? "<unknown>"}`;
  fail(work, "DUPLICATE_VALUE", message, names.length > 1 ? [] : names);
}

/** Undefined where one of the values is null: such rows may repeat. */
function uniqueKey(object: ObjectDescription, names: readonly string[], values: Row): string | undefined {
  const parts: string[] = [];
  for (const name of names) {
    const value = values.get(name) ?? null;
    if (value === null) return undefined;
    parts.push(object.field(name)?.caseSensitive ? String(value) : String(value).toLowerCase());
  }
  return parts.join("\0");
}
