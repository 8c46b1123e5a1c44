/** The rows that a new org has, and those that the project's metadata stands for. */
import { DateTime } from "luxon";
import { ApexDate } from "../apex/runtime/date.ts";
import { ApexDatetime } from "../apex/runtime/datetime.ts";
import { ApexDecimal } from "../apex/runtime/decimal.ts";
import { auditValues } from "../apex/runtime/new-rows.ts";
import { NEW_ORG } from "../project/new-org.ts";
import type { Project } from "../project/model.ts";
import { textOf } from "../project/xml.ts";
import { isDecimalType } from "../schema/field-types.ts";
import type { ObjectDescription, Schema } from "../schema/model.ts";
import { ADMINISTRATOR, MINIMUM_ACCESS, profileIn, STANDARD_USER } from "./access.ts";
import { addBusinessHours } from "./business-hours-settings.ts";
import { addGroups } from "./groups.ts";
import { addEmailTemplates } from "./email-templates.ts";
import { addStaticResources } from "./static-resources.ts";
import { addCustomMetadata } from "./custom-metadata.ts";
import type { Store } from "./store.ts";

export interface SetupRoom {
  readonly project: Project;
  readonly schema: Schema;
  readonly store: Store;
  readonly timeZone: string;
  /** Adds a row; undefined where the schema has no such object. */
  readonly add: (objectName: string, values: Readonly<Record<string, unknown>>) => string | undefined;
}

interface SetupIds {
  readonly administratorId: string;
}

export function isSetupObject(objectName: string): boolean {
  return NEW_ORG.setupObjects.includes(objectName) || objectName.endsWith("__mdt");
}

export function fillNewOrg(project: Project, schema: Schema, store: Store, now: number, timeZone: string): SetupIds {
  let administratorId: string | undefined;
  const add: SetupRoom["add"] = (objectName, values) => {
    const object = schema.object(objectName);
    if (!object) return undefined;
    const id = store.newId(object);
    administratorId ??= id;
    const audit = auditValues(object, now, administratorId);
    store.put(objectName, new Map<string, unknown>([...audit, ...valuesOf(object, values), ["Id", id]]));
    return id;
  };
  const room: SetupRoom = { project, schema, store, timeZone, add };
  addAdministrator(room);
  addUsersAndRights(room);
  addDefaultRecords(room);
  addRecordTypes(room);
  addGroups(room);
  addEmailTemplates(room);
  addStaticResources(room);
  addBusinessHours(room);
  addCustomMetadata(room);
  store.commit();
  return { administratorId: administratorId as string };
}

/** Plain JSON values as the fields keep them. */
function valuesOf(object: ObjectDescription, values: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(values).flatMap(([name, value]): [string, unknown][] => {
    const field = object.field(name);
    if (!field || value === null || value === undefined) return [];
    const isDecimal = isDecimalType(field.type) && typeof value === "number";
    return [[field.apiName, isDecimal ? ApexDecimal.parse(String(value)) : value]];
  });
}

function addAdministrator({ add, store, timeZone }: SetupRoom): void {
  const { users, ofEachUser, organization } = NEW_ORG;
  const [id] = users.map((user) => add("User", { ...user, ...ofEachUser, TimeZoneSidKey: timeZone }));
  const profileId = add("Profile", { Name: ADMINISTRATOR, UserType: "Standard" });
  const row = store.row("User", id as string);
  if (row) store.put("User", new Map([...row, ["ProfileId", profileId]]));
  add("Organization", { ...organization, TimeZoneSidKey: timeZone });
}

function addUsersAndRights({ add, project }: SetupRoom): void {
  const own = project.profiles.map(profileIn);
  for (const name of new Set([STANDARD_USER, MINIMUM_ACCESS, ...NEW_ORG.otherProfiles, ...own])) {
    if (name !== ADMINISTRATOR) add("Profile", { Name: name, UserType: "Standard" });
  }
  for (const file of project.permissionSets) {
    const label = textOf(file.root, "label") ?? file.fullName;
    add("PermissionSet", {
      Name: file.fullName,
      Label: label,
      IsCustom: true,
      IsOwnedByProfile: false,
      Type: "Regular",
    });
  }
  for (const file of project.customPermissions) {
    add("CustomPermission", { DeveloperName: file.fullName, MasterLabel: textOf(file.root, "label") ?? file.fullName });
  }
  for (const file of project.notificationTypes) {
    const label = textOf(file.root, "masterLabel") ?? file.fullName;
    const [desktop, mobile] = ["desktop", "mobile"].map((name) => textOf(file.root, name) === "true");
    const names = { DeveloperName: file.fullName, MasterLabel: label, CustomNotifTypeName: label };
    const description = textOf(file.root, "description") ?? null;
    add("CustomNotificationType", { ...names, Description: description, Desktop: desktop, Mobile: mobile });
  }
  for (const { name, source, apiVersion } of project.classes) {
    const LengthWithoutComments = source.replace(/\/\*[^]*?\*\/|\/\/.*/g, "").length;
    const values = { Name: name, Body: source, ApiVersion: Number(apiVersion), LengthWithoutComments };
    add("ApexClass", { ...values, Status: "Active", IsValid: true });
  }
}

/** OpportunityStage and the like: one row for each value of the picklist; the standard price book. */
function addDefaultRecords({ add, schema }: SetupRoom): void {
  for (const name of ["OpportunityStage", "LeadStatus", "TaskStatus", "CaseStatus", "Pricebook2"]) {
    for (const values of schema.object(name)?.defaultRecords ?? []) add(name, values);
  }
}

function addRecordTypes({ add, project }: SetupRoom): void {
  for (const object of project.objects) {
    for (const file of object.recordTypes) {
      const developerName = file.fullName.split(".").at(-1);
      const isActive = textOf(file.root, "active") !== "false";
      const description = textOf(file.root, "description") ?? null;
      const name = textOf(file.root, "label") ?? developerName;
      add("RecordType", {
        DeveloperName: developerName,
        Name: name,
        SobjectType: object.apiName,
        IsActive: isActive,
        Description: description,
      });
    }
  }
}

/** A literal of metadata XML, by the type of the field. */
export function metadataValue(type: string, text: string): unknown {
  switch (type) {
    case "boolean":
      return text.trim().toLowerCase() === "true";
    case "int":
      return Number(text);
    case "double":
    case "currency":
    case "percent":
      return ApexDecimal.parse(text.trim());
    case "date": {
      const { year, month, day } = DateTime.fromISO(text.trim(), { zone: "UTC" });
      return new ApexDate(year, month, day);
    }
    case "datetime":
      return new ApexDatetime(DateTime.fromISO(text.trim(), { zone: "UTC" }).toMillis());
    default:
      return text;
  }
}
