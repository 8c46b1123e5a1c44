/** Who may see and change which objects, fields and rows: profiles and permission sets. Role hierarchy, sharing rules
 *  and shares are not modelled; rows of private objects belong to their owner. */
import type { ObjectRight, OrgAccess } from "../apex/runtime/context.ts";
import { NotModelled } from "../apex/runtime/exceptions.ts";
import type { MetadataFile, Project, XmlElement } from "../project/model.ts";
import type { FieldDescription, ObjectDescription, Schema } from "../schema/model.ts";
import type { Row, Store } from "./store.ts";

/** What one profile or permission set gives; names in lower case. */
interface Grants {
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

/** Names of the profiles' files where they are not the profiles' own. */
export const PROFILE_FILES: Readonly<Record<string, string>> = { Admin: ADMINISTRATOR, Standard: STANDARD_USER };

/** Salesforce Help, "Standard Profiles": a Standard User creates and edits most kinds of records, and views campaigns. */
const STANDARD_USER_OBJECTS: readonly string[] = ["account", "contact", "lead", "opportunity"];
const EVERYTHING: readonly ObjectRight[] = ["read", "create", "edit", "delete"];

/** Objects whose rights are those of another. */
const FOLLOWS: Readonly<Record<string, string>> = {
  OpportunityContactRole: "Opportunity",
  OpportunityHistory: "Opportunity",
  OpportunityFieldHistory: "Opportunity",
  LeadHistory: "Lead",
  CampaignMember: "Campaign",
  CampaignMemberStatus: "Campaign",
  CampaignInfluence: "Campaign",
};

/** Standard objects that have rights of their own; every user reads the others. */
const GOVERNED: ReadonlySet<string> = new Set(["Account", "Contact", "Lead", "Opportunity", "Campaign"]);
/** Of the others, those that every user also writes. */
const WRITABLE: ReadonlySet<string> = new Set(["Task", "Event", "EmailMessage", "FeedItem"]);

export class AccessControl implements OrgAccess {
  private readonly profiles: ReadonlyMap<string, Grants>;
  private readonly permissionSets: ReadonlyMap<string, Grants>;
  private readonly store: Store;
  private readonly schema: Schema;
  private readonly objectsWithRules: ReadonlySet<string>;

  constructor(project: Project, schema: Schema, store: Store) {
    this.store = store;
    this.schema = schema;
    this.permissionSets = new Map(project.permissionSets.map((file) => [file.fullName, readGrants(file)]));
    this.profiles = new Map(
      project.profiles.map((file) => [PROFILE_FILES[file.fullName] ?? file.fullName, readGrants(file)]),
    );
    const rules = project.other.filter((file) => file.type === "SharingRules");
    this.objectsWithRules = new Set(rules.map((file) => file.fullName));
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
    return object.sharingModel !== "Private" && object.sharingModel !== "ControlledByParent"
      ? true
      : this.hasRow(userId, object, row, "viewAll");
  }

  canEditRow(userId: string, object: ObjectDescription, row: Row): boolean {
    const isOpen = object.sharingModel !== "Private" && object.sharingModel !== "Read";
    return isOpen && object.sharingModel !== "ControlledByParent"
      ? true
      : this.hasRow(userId, object, row, "modifyAll");
  }

  private hasRow(userId: string, object: ObjectDescription, row: Row, right: "viewAll" | "modifyAll"): boolean {
    if (this.isAdministrator(userId) || this.hasGoverned(userId, object.apiName, right)) return true;
    if (object.sharingModel === "ControlledByParent") return this.hasParentRow(userId, object, row, right);
    if (this.objectsWithRules.has(object.apiName)) throw new NotModelled(`sharing rules of ${object.apiName}`);
    const ownerId = row.get("OwnerId");
    if (ownerId === userId || this.isMember(userId, ownerId)) return true;
    if (this.user(userId)?.get("UserRoleId")) throw new NotModelled(`role hierarchy over ${object.apiName}`);
    return false;
  }

  private hasParentRow(userId: string, object: ObjectDescription, row: Row, right: "viewAll" | "modifyAll"): boolean {
    const field = object.fields.find((candidate) => candidate.masterDetail);
    const parent = field && this.schema.object(field.referenceTo[0] ?? "");
    const parentRow = parent && this.store.row(parent.apiName, String(row.get(field.apiName)));
    if (!parentRow) return true;
    return right === "viewAll" ? this.canSeeRow(userId, parent, parentRow) : this.canEditRow(userId, parent, parentRow);
  }

  /** Of a group or queue: by name, by role, or through another group. */
  private isMember(userId: string, groupId: unknown): boolean {
    return this.store.rowsWith("GroupMember", "GroupId", groupId).some((row) => {
      const memberId = row.get("UserOrGroupId");
      if (memberId === userId) return true;
      const group = this.store.row("Group", String(memberId));
      if (!group) return false;
      const roleId = this.user(userId)?.get("UserRoleId");
      if (group.get("Type") === "Role") return roleId === group.get("RelatedId");
      if (group.get("Type") === "RoleAndSubordinates") return this.isBelow(roleId, group.get("RelatedId"));
      return this.isMember(userId, memberId);
    });
  }

  private isBelow(roleId: unknown, aboveId: unknown): boolean {
    const role = this.store.row("UserRole", String(roleId));
    return role !== undefined && (roleId === aboveId || this.isBelow(role.get("ParentRoleId"), aboveId));
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
    const own = [this.profiles.get(profile), profile === STANDARD_USER ? STANDARD_USER_GRANTS : undefined];
    return [...own, ...this.assigned(userId)].filter((grants) => grants !== undefined);
  }

  private *assigned(userId: string): Iterable<Grants | undefined> {
    for (const row of this.store.rows("PermissionSetAssignment")) {
      if (row.get("AssigneeId") !== userId || row.get("IsDeleted") === true) continue;
      const set = this.store.row("PermissionSet", String(row.get("PermissionSetId")));
      yield this.permissionSets.get(String(set?.get("Name")));
    }
  }
}

const STANDARD_USER_GRANTS: Grants = {
  objects: new Map<string, ReadonlySet<ObjectRight>>([
    ...STANDARD_USER_OBJECTS.map((name) => [name, new Set(EVERYTHING)] as const),
    ["campaign", new Set<ObjectRight>(["read"])],
  ]),
  readableFields: new Set(),
  editableFields: new Set(),
  names: new Set(),
};

/** Required fields, names and what the platform keeps have no field-level security. */
function isGovernedField(object: ObjectDescription, field: FieldDescription): boolean {
  if (!field.nillable || field.nameField || field.masterDetail || field.compoundFieldName === "Name") return false;
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
