/**
 * What rows are open to whom: organisation-wide defaults, owners, queues, the role hierarchy and shares. Sharing and
 * restriction rules, teams and territories are not modelled. Salesforce Help, "Organization-Wide Default Access Settings"
 * and "Role Hierarchy".
 */
import { UNSEEN } from "../apex/runtime/context.ts";
import { NotModelled } from "../apex/runtime/exceptions.ts";
import type { Project } from "../project/model.ts";
import { textOf } from "../project/xml.ts";
import type { ObjectDescription, Schema } from "../schema/model.ts";
import { shareName } from "../schema/shares.ts";
import { toId } from "../apex/runtime/ids.ts";
import type { Row, Store } from "./store.ts";

/** What may be done with a row, each more than the one before. */
export const LEVELS = { none: 0, read: 1, edit: 2, all: 3 } as const;
export type Level = (typeof LEVELS)[keyof typeof LEVELS];

/** By the name in metadata; where nothing is said everything is open. Only owners delete what is Public Read/Write. */
const DEFAULTS: Readonly<Record<string, Level>> = {
  Private: LEVELS.none,
  Read: LEVELS.read,
  ReadWrite: LEVELS.edit,
  ReadWriteTransfer: LEVELS.edit,
  FullAccess: LEVELS.all,
};

/** By the value of a share's access level. */
const SHARED: Readonly<Record<string, Level>> = { Read: LEVELS.read, Edit: LEVELS.edit, All: LEVELS.all };

export const levelOfShare = (value: unknown): Level => SHARED[String(value)] ?? LEVELS.none;

export function defaultLevel({ sharingModel = "FullAccess" }: ObjectDescription): Level {
  return DEFAULTS[sharingModel] ?? LEVELS.none;
}

const most = (levels: readonly Level[]): Level =>
  levels.reduce((left, right) => (right > left ? right : left), LEVELS.none);

const isActivity = ({ apiName }: ObjectDescription): boolean => /^(Task|Event)$/.test(apiName);

interface Org {
  readonly schema: Schema;
  readonly store: Store;
}

export class RowSharing {
  private readonly store: Store;
  private readonly schema: Schema;
  private readonly objectsWithRules: ReadonlySet<string>;
  private readonly restricted: ReadonlySet<string>;

  constructor(project: Project, schema: Schema, store: Store) {
    this.store = store;
    this.schema = schema;
    const rules = project.other.filter(({ type }) => type === "SharingRules");
    this.objectsWithRules = new Set(rules.map(({ fullName }) => fullName));
    const restrictions = project.other.filter(
      ({ type, root }) =>
        type === "RestrictionRule" &&
        textOf(root, "active") === "true" &&
        textOf(root, "enforcementType") === "Restrict",
    );
    this.restricted = new Set(restrictions.map(({ root }) => textOf(root, "targetEntity") ?? ""));
  }

  /** Restriction rules hide rows that are open to all (Metadata API Developer Guide, "RestrictionRule"). */
  refuseRestricted({ apiName }: ObjectDescription): void {
    if (this.restricted.has(apiName)) throw new NotModelled(`restriction rules of ${apiName}`);
  }

  /** What a user may do with a row beyond the organisation's default. `levelOf` answers for the row's parent. */
  level(userId: string, object: ObjectDescription, row: Row, levelOf: typeof this.level): Level {
    if (object.sharingModel === "ControlledByParent" && isActivity(object))
      throw new NotModelled(`${object.apiName} controlled by parent`);
    if (object.sharingModel === "ControlledByParent") return this.levelByParent(userId, object, row, levelOf);
    if (this.objectsWithRules.has(object.apiName)) throw new NotModelled(`sharing rules of ${object.apiName}`);
    if (this.isOrCovers(userId, row.get("OwnerId"))) return LEVELS.all;
    if (isActivity(object)) return this.levelByRelated(userId, row, levelOf);
    const shares = this.schema.object(shareName(object.apiName));
    if (!shares?.shares) return LEVELS.none;
    const { parentField, levelField } = shares.shares;
    const covering = this.store
      .rowsWith(shares.apiName, parentField, row.get("Id"))
      .filter((share) => this.isOrCovers(userId, share.get("UserOrGroupId")));
    return most(covering.map((share) => levelOfShare(share.get(levelField))));
  }

  /** Who may see what an activity is about sees the activity. Salesforce Help, "Organization-Wide Default Access Settings". */
  private levelByRelated(userId: string, row: Row, levelOf: typeof this.level): Level {
    const isSeen = ["WhatId", "WhoId"].some((field) => {
      const id = row.get(field);
      const object = typeof id === "string" ? this.schema.objectByKeyPrefix(id.slice(0, 3)) : undefined;
      const related = object && this.store.row(object.apiName, id as string);
      return related && levelOf(userId, object, related, levelOf) >= LEVELS.read;
    });
    return isSeen ? LEVELS.read : LEVELS.none;
  }

  /** A detail is as open as its master; a contact as its account, or private without one. */
  private levelByParent(userId: string, object: ObjectDescription, row: Row, levelOf: typeof this.level): Level {
    const field =
      object.apiName === "Contact" ? object.field("AccountId") : object.fields.find(({ masterDetail }) => masterDetail);
    const parent = this.schema.object(field?.referenceTo[0] ?? "");
    const parentRow = parent && this.store.row(parent.apiName, String(row.get(field?.apiName ?? "")));
    if (parent && parentRow) return levelOf(userId, parent, parentRow, levelOf);
    if (object.apiName !== "Contact") return LEVELS.all;
    return this.isOrCovers(userId, row.get("OwnerId")) ? LEVELS.all : LEVELS.none;
  }

  /** Is it the user, a group of which the user is a member, or somebody below the user in the role hierarchy? */
  private isOrCovers(userId: string, granteeId: unknown): boolean {
    if (granteeId === userId) return true;
    if (typeof granteeId !== "string") return false;
    const group = this.store.row("Group", granteeId);
    return group ? this.isInGroup(userId, group) : this.isAbove(userId, granteeId);
  }

  private isInGroup(userId: string, group: Row): boolean {
    const roleId = this.roleOf(userId);
    const groupRole = group.get("RelatedId");
    switch (group.get("Type")) {
      case "Organization":
        return true;
      case "Role":
        return this.isRoleAtOrAbove(roleId, groupRole);
      case "RoleAndSubordinates":
        return this.isRoleAtOrAbove(roleId, groupRole) || this.isRoleAtOrAbove(groupRole, roleId);
      default: {
        const members = this.store.rowsWith("GroupMember", "GroupId", group.get("Id"));
        const isMember = members.some((member) => member.get("UserOrGroupId") === userId);
        if (isMember) return true;
        const withoutBosses = group.get("Type") === "Regular" && group.get("DoesIncludeBosses") === false;
        return members.some((member) => {
          const memberId = member.get("UserOrGroupId") as string;
          const isPerson = !this.store.row("Group", memberId);
          return isPerson && withoutBosses ? false : this.isOrCovers(userId, memberId);
        });
      }
    }
  }

  private isAbove(userId: string, otherId: string): boolean {
    const otherRole = this.store.row("UserRole", String(this.roleOf(otherId)));
    return otherRole !== undefined && this.isRoleAtOrAbove(this.roleOf(userId), otherRole.get("ParentRoleId"));
  }

  private isRoleAtOrAbove(roleId: unknown, otherId: unknown): boolean {
    for (let at = otherId; typeof at === "string"; at = this.store.row("UserRole", at)?.get("ParentRoleId")) {
      if (at === roleId) return true;
    }
    return false;
  }

  private roleOf(userId: string): unknown {
    return this.store.row("User", userId)?.get("UserRoleId") ?? null;
  }
}

/**
 * The rows of an object as a query sees them. The platform keeps a share for each row's owner, which nobody can change; it is
 * made when it is asked for.
 */
export function* rowsToQuery({ schema, store }: Org, object: ObjectDescription): Iterable<Row> {
  for (const row of store.rows(object.apiName)) if (!row.has(UNSEEN)) yield row;
  const { shares } = object;
  if (!shares || !schema.object(shares.object)?.field("OwnerId")) return;
  for (const row of store.rows(shares.object)) {
    const parentId = row.get("Id") as string;
    yield new Map<string, unknown>([
      ["Id", toId(`${object.keyPrefix}O${parentId.slice(4, 15)}`)],
      [shares.parentField, parentId],
      ["UserOrGroupId", row.get("OwnerId")],
      [shares.levelField, "All"],
      ["RowCause", "Owner"],
      ["LastModifiedDate", row.get("CreatedDate")],
      ["LastModifiedById", row.get("CreatedById")],
      ["IsDeleted", row.get("IsDeleted")],
    ]);
  }
}

/** Shares by hand end when a row gets another owner. Apex Developer Guide, "Understanding Sharing". */
export function endManualShares({ schema, store }: Org, objectName: string, id: string): void {
  const shares = schema.object(shareName(objectName));
  if (!shares?.shares) return;
  for (const row of store.rowsWith(shares.apiName, shares.shares.parentField, id)) {
    if (row.get("RowCause") === "Manual") store.remove(shares.apiName, row.get("Id") as string);
  }
}
