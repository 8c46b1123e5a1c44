/** Who may see and change which objects, fields and rows: profiles, permission sets, and the sharing of rows. */
import type { ObjectRight, OrgAccess } from "../apex/runtime/context.ts";
import { NotModelled } from "../apex/runtime/exceptions.ts";
import type { MetadataFile, Project, XmlElement } from "../project/model.ts";
import type { FieldDescription, ObjectDescription, Schema } from "../schema/model.ts";
import { grantsOfRows } from "./granted-rows.ts";
import { defaultLevel, LEVELS, RowSharing, type Level } from "./sharing.ts";
import type { Row, Store } from "./store.ts";

/** What one profile or permission set gives; names in lower case. */
export interface Grants {
  readonly objects: ReadonlyMap<string, ReadonlySet<ObjectRight>>;
  readonly readableFields: ReadonlySet<string>;
  readonly editableFields: ReadonlySet<string>;
  /** customPermissions, classAccesses, userPermissions, customMetadataTypeAccesses, customSettingAccesses */
  readonly names: ReadonlySet<string>;
}

const RIGHTS: Readonly<Record<string, ObjectRight>> = {
  allowRead: "read",
  allowCreate: "create",
  allowEdit: "edit",
  allowDelete: "delete",
  viewAllRecords: "viewAll",
  modifyAllRecords: "modifyAll",
};

export const ADMINISTRATOR = "System Administrator";
export const STANDARD_USER = "Standard User";
export const MINIMUM_ACCESS = "Minimum Access - Salesforce";
/** Salesforce Help, "Standard Profiles": every org has them. What they give is refused where the project does not say it. */
export const OTHER_PROFILES: readonly string[] = [
  "Contract Manager",
  "Marketing User",
  "Read Only",
  "Solution Manager",
];

/** Names of the profiles' files where they are not the profiles' own. */
export const PROFILE_FILES: Readonly<Record<string, string>> = {
  Admin: ADMINISTRATOR,
  Standard: STANDARD_USER,
  ContractManager: "Contract Manager",
  MarketingProfile: "Marketing User",
  ReadOnly: "Read Only",
  SolutionManager: "Solution Manager",
};

/** Salesforce Help, "Standard Profiles": a Standard User creates and edits most kinds of records, and views campaigns. */
const STANDARD_USER_OBJECTS: readonly string[] = ["account", "case", "contact", "lead", "opportunity"];
const EVERYTHING: readonly ObjectRight[] = ["read", "create", "edit", "delete"];

/** Objects whose rights are those of another. */
const FOLLOWS: Readonly<Record<string, string>> = {
  OpportunityContactRole: "Opportunity",
  OpportunityHistory: "Opportunity",
  OpportunityFieldHistory: "Opportunity",
  LeadHistory: "Lead",
  CaseComment: "Case",
  OpportunityLineItem: "Opportunity",
  PricebookEntry: "Pricebook2",
  CampaignMember: "Campaign",
  CampaignMemberStatus: "Campaign",
  CampaignInfluence: "Campaign",
};

/** Standard objects that have rights of their own; every user reads the others. */
const GOVERNED: ReadonlySet<string> = new Set([
  "Account",
  "Case",
  "Contact",
  "Lead",
  "Opportunity",
  "Campaign",
  "Product2",
  "Pricebook2",
]);
/** Of the others, those that every user also writes. */
const WRITABLE: ReadonlySet<string> = new Set(["Task", "Event", "EmailMessage", "FeedItem"]);

/** Of activities: those that profiles of public projects have permissions for. */
const ACTIVITY_FIELDS: ReadonlySet<string> = new Set([
  "ActivityDate",
  "Description",
  "Location",
  "Type",
  "WhatId",
  "WhoId",
]);

export class AccessControl implements OrgAccess {
  private readonly profiles: ReadonlyMap<string, Grants>;
  private readonly permissionSets: ReadonlyMap<string, Grants>;
  private readonly store: Store;
  private readonly sharing: RowSharing;

  constructor(project: Project, schema: Schema, store: Store) {
    this.store = store;
    this.sharing = new RowSharing(project, schema, store);
    this.permissionSets = new Map(project.permissionSets.map((file) => [file.fullName, readGrants(file)]));
    this.profiles = new Map(
      project.profiles.map((file) => [PROFILE_FILES[file.fullName] ?? file.fullName, readGrants(file)]),
    );
  }

  canReadObject(userId: string, object: ObjectDescription): boolean {
    return this.has(userId, object, "read");
  }

  has(userId: string, object: ObjectDescription, right: ObjectRight): boolean {
    if (this.isAdministrator(userId)) return true;
    if (object.kind === "customMetadata" || object.kind === "customSetting") {
      return this.hasName(userId, object.apiName) && right === "read";
    }
    const leader = FOLLOWS[object.apiName];
    if (leader) return this.hasGoverned(userId, leader, right === "read" ? "read" : "edit");
    if (object.kind === "standard" && !GOVERNED.has(object.apiName)) {
      return right === "read" || WRITABLE.has(object.apiName);
    }
    return this.hasGoverned(userId, object.apiName, right);
  }

  private hasGoverned(userId: string, objectName: string, right: ObjectRight): boolean {
    const lower = objectName.toLowerCase();
    const rights = this.grants(userId).flatMap((grants) => [...(grants.objects.get(lower) ?? [])]);
    return rights.includes(right) || rights.includes("modifyAll") || (right === "read" && rights.includes("viewAll"));
  }

  canReadField(userId: string, object: ObjectDescription, field: FieldDescription): boolean {
    return this.hasField(userId, object, field, "readableFields");
  }

  canEditField(userId: string, object: ObjectDescription, field: FieldDescription): boolean {
    return this.hasField(userId, object, field, "editableFields");
  }

  private hasField(
    userId: string,
    object: ObjectDescription,
    field: FieldDescription,
    which: "readableFields" | "editableFields",
  ): boolean {
    if (!isGovernedField(object, field) || this.isAdministrator(userId)) return true;
    if (!field.custom && this.profileName(userId) === STANDARD_USER) return true;
    const key = `${object.apiName}.${field.compoundFieldName ?? field.apiName}`.toLowerCase();
    return this.grants(userId).some((grants) => grants[which].has(key));
  }

  /** A custom permission, an Apex class, a user permission; case-insensitive. */
  hasName(userId: string, name: string): boolean {
    return this.grants(userId).some((grants) => grants.names.has(name.toLowerCase()));
  }

  canSeeRow(userId: string, object: ObjectDescription, row: Row): boolean {
    return defaultLevel(object) >= LEVELS.read || this.rowLevel(userId, object, row) >= LEVELS.read;
  }

  canEditRow(userId: string, object: ObjectDescription, row: Row): boolean {
    return defaultLevel(object) >= LEVELS.edit || this.rowLevel(userId, object, row) >= LEVELS.edit;
  }

  /** Delete it, or share it with others. */
  ownsRow(userId: string, object: ObjectDescription, row: Row): boolean {
    return defaultLevel(object) >= LEVELS.all || this.rowLevel(userId, object, row) >= LEVELS.all;
  }

  private rowLevel(userId: string, object: ObjectDescription, row: Row): Level {
    if (this.isAdministrator(userId) || this.hasGoverned(userId, object.apiName, "modifyAll")) return LEVELS.all;
    const byDefault = this.hasGoverned(userId, object.apiName, "viewAll") ? LEVELS.read : LEVELS.none;
    const level = this.sharing.level(userId, object, row, (...of) => {
      const [, parent] = of;
      const own = this.rowLevel(of[0], parent, of[2]);
      return own > defaultLevel(parent) ? own : defaultLevel(parent);
    });
    return level > byDefault ? level : byDefault;
  }

  isAdministrator(userId: string): boolean {
    return this.profileName(userId) === ADMINISTRATOR;
  }

  profileName(userId: string): string | undefined {
    const profile = this.store.row("Profile", String(this.user(userId)?.get("ProfileId")));
    return profile?.get("Name") as string | undefined;
  }

  private user(userId: string): Row | undefined {
    return this.store.row("User", userId);
  }

  private grants(userId: string): Grants[] {
    const profile = this.profileName(userId) ?? "";
    if (OTHER_PROFILES.includes(profile) && !this.profiles.has(profile))
      throw new NotModelled(`the rights of the profile ${profile}`);
    const own = [this.profiles.get(profile), profile === STANDARD_USER ? STANDARD_USER_GRANTS : undefined];
    return [...own, ...this.assigned(userId)].filter((grants) => grants !== undefined);
  }

  private *assigned(userId: string): Iterable<Grants | undefined> {
    for (const row of this.store.rows("PermissionSetAssignment")) {
      if (row.get("AssigneeId") !== userId || row.get("IsDeleted") === true) continue;
      const set = this.store.row("PermissionSet", String(row.get("PermissionSetId")));
      yield this.permissionSets.get(String(set?.get("Name"))) ?? (set && grantsOfRows(this.store, set));
    }
  }
}

const STANDARD_USER_GRANTS: Grants = {
  objects: new Map<string, ReadonlySet<ObjectRight>>([
    ...STANDARD_USER_OBJECTS.map((name) => [name, new Set(EVERYTHING)] as const),
    ...["campaign", "product2", "pricebook2"].map((name) => [name, new Set<ObjectRight>(["read"])] as const),
  ]),
  readableFields: new Set(),
  editableFields: new Set(),
  names: new Set(),
};

/** Required fields, names and what the platform keeps have no field-level security. */
function isGovernedField(object: ObjectDescription, field: FieldDescription): boolean {
  if (!field.nillable || field.nameField || field.masterDetail || field.compoundFieldName === "Name") return false;
  if (/^(Task|Event)$/.test(object.apiName)) return field.custom || ACTIVITY_FIELDS.has(field.apiName);
  if (object.kind === "standard" && !GOVERNED.has(object.apiName)) return field.custom;
  return field.custom || field.createable || field.updateable;
}

function readGrants(file: MetadataFile): Grants {
  const objects = new Map<string, Set<ObjectRight>>();
  const readableFields = new Set<string>();
  const editableFields = new Set<string>();
  const names = new Set<string>();
  for (const element of file.root.children) {
    const value = (name: string) => textOf(element, name);
    if (element.name === "objectPermissions") {
      const rights = Object.entries(RIGHTS).filter(([name]) => value(name) === "true");
      objects.set(value("object").toLowerCase(), new Set(rights.map(([, right]) => right)));
    } else if (element.name === "fieldPermissions") {
      if (value("readable") === "true") readableFields.add(value("field").toLowerCase());
      if (value("editable") === "true") editableFields.add(value("field").toLowerCase());
    } else if (value("enabled") === "true") {
      names.add((value("name") || value("apexClass")).toLowerCase());
    }
  }
  return { objects, readableFields, editableFields, names };
}

function textOf(element: XmlElement, name: string): string {
  return element.children.find((child) => child.name === name)?.text.trim() ?? "";
}
