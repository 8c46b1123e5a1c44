/** Who may see and change which objects, fields and rows: profiles, permission sets, and the sharing of rows. */
import type { ObjectRight, OrgAccess } from "../apex/runtime/context.ts";
import { NotModelled } from "../apex/runtime/exceptions.ts";
import { NEW_ORG } from "../project/new-org.ts";
import type { MetadataFile, Project } from "../project/model.ts";
import { textOf } from "../project/xml.ts";
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
/** The name of the profile in a file. */
export const profileIn = ({ fullName }: MetadataFile): string => NEW_ORG.profileFiles[fullName] ?? fullName;

const EVERYTHING: readonly ObjectRight[] = ["read", "create", "edit", "delete"];

export class AccessControl implements OrgAccess {
  private readonly profiles: ReadonlyMap<string, Grants>;
  private readonly permissionSets: ReadonlyMap<string, Grants>;
  private readonly store: Store;
  private readonly sharing: RowSharing;

  constructor(project: Project, schema: Schema, store: Store) {
    this.store = store;
    this.sharing = new RowSharing(project, schema, store);
    this.permissionSets = new Map(project.permissionSets.map((file) => [file.fullName, readGrants(file)]));
    this.profiles = new Map(project.profiles.map((file) => [profileIn(file), readGrants(file)]));
  }

  canReadObject(userId: string, object: ObjectDescription): boolean {
    return this.has(userId, object, "read");
  }

  has(userId: string, object: ObjectDescription, right: ObjectRight): boolean {
    if (this.isAdministrator(userId)) return true;
    if (object.kind === "customMetadata" || object.kind === "customSetting") {
      return this.hasName(userId, object.apiName) && right === "read";
    }
    const leader = NEW_ORG.follows[object.apiName];
    if (leader) return this.hasGoverned(userId, leader, right === "read" ? "read" : "edit");
    if (object.kind === "standard" && !NEW_ORG.governed.includes(object.apiName)) {
      return right === "read" || NEW_ORG.writable.includes(object.apiName);
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

  /** `all`: delete it, or share it with others. */
  mayRow(what: keyof typeof LEVELS, userId: string, object: ObjectDescription, row: Row): boolean {
    if (what === "read") this.sharing.refuseRestricted(object);
    return defaultLevel(object) >= LEVELS[what] || this.rowLevel(userId, object, row) >= LEVELS[what];
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
    if (NEW_ORG.otherProfiles.includes(profile) && !this.profiles.has(profile))
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
    ...NEW_ORG.ofStandardUsers.map((name) => [name, new Set(EVERYTHING)] as const),
    ...["campaign", "product2", "pricebook2"].map((name) => [name, new Set<ObjectRight>(["read"])] as const),
  ]),
  readableFields: new Set(),
  editableFields: new Set(),
  names: new Set(),
};

/** Required fields, names and what the platform keeps have no field-level security. */
function isGovernedField(object: ObjectDescription, field: FieldDescription): boolean {
  if (!field.nillable || field.nameField || field.masterDetail || field.compoundFieldName === "Name") return false;
  if (/^(Task|Event)$/.test(object.apiName)) return field.custom || NEW_ORG.activityFields.includes(field.apiName);
  if (object.kind === "standard" && !NEW_ORG.governed.includes(object.apiName)) return field.custom;
  return field.custom || field.createable || field.updateable;
}

function readGrants(file: MetadataFile): Grants {
  const objects = new Map<string, Set<ObjectRight>>();
  const readableFields = new Set<string>();
  const editableFields = new Set<string>();
  const names = new Set<string>();
  for (const element of file.root.children) {
    const value = (name: string) => textOf(element, name) ?? "";
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
