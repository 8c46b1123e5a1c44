/** Roles, public groups and queues from the project's metadata, and which of them are members of which. */
import type { MetadataFile, XmlElement } from "../project/model.ts";
import { child, children, textOf } from "../project/xml.ts";
import type { SetupRoom } from "./setup.ts";

export function addGroups({ add, store, project }: SetupRoom): void {
  const ofType = (type: string): readonly MetadataFile[] => project.other.filter((file) => file.type === type);
  const ids = new Map<string, string>();
  const remember = (kind: string, { fullName }: MetadataFile, id: string | undefined) => {
    if (id !== undefined) ids.set(`${kind} ${fullName}`, id);
  };
  for (const file of ofType("Role")) {
    const access = levels(file.root);
    const id = add("UserRole", { DeveloperName: file.fullName, Name: textOf(file.root, "name"), ...access });
    remember("role", file, id);
    const common = { DeveloperName: file.fullName, Name: file.fullName, RelatedId: id };
    remember("roleGroup", file, add("Group", { ...common, Type: "Role" }));
    remember("roleAndSubordinatesGroup", file, add("Group", { ...common, Type: "RoleAndSubordinates" }));
  }
  for (const file of ofType("Role")) {
    const row = store.row("UserRole", ids.get(`role ${file.fullName}`) ?? "");
    const parentId = ids.get(`role ${textOf(file.root, "parentRole") ?? ""}`);
    if (row && parentId !== undefined) store.put("UserRole", new Map([...row, ["ParentRoleId", parentId]]));
  }
  for (const file of ofType("Group")) {
    const bosses = textOf(file.root, "doesIncludeBosses") !== "false";
    const names = { DeveloperName: file.fullName, Name: textOf(file.root, "name") ?? file.fullName };
    remember("group", file, add("Group", { ...names, Type: "Regular", DoesIncludeBosses: bosses }));
  }
  for (const file of ofType("Queue")) {
    const queueId = add("Group", {
      DeveloperName: file.fullName,
      Name: textOf(file.root, "name") ?? file.fullName,
      Type: "Queue",
      Email: textOf(file.root, "email") ?? null,
      DoesSendEmailToMembers: textOf(file.root, "doesSendEmailToMembers") === "true",
    });
    for (const element of children(file.root, "queueSobject")) {
      add("QueueSobject", { QueueId: queueId, SobjectType: textOf(element, "sobjectType") });
    }
    for (const memberId of members(file.root, ids)) add("GroupMember", { GroupId: queueId, UserOrGroupId: memberId });
  }
}

function levels(role: XmlElement): Readonly<Record<string, string | undefined>> {
  const of = (object: string) => textOf(role, `${object}AccessLevel`);
  return {
    OpportunityAccessForAccountOwner: of("opportunity") ?? "None",
    CaseAccessForAccountOwner: of("case"),
    ContactAccessForAccountOwner: of("contact"),
  };
}

/** Users are no metadata: those that a queue names are nobody here. */
function members(queue: XmlElement, ids: ReadonlyMap<string, string>): string[] {
  const all = child(queue, "queueMembers");
  const listed = (list: string, item: string, kind: string) => {
    const element = all && child(all, list);
    return element ? children(element, item).flatMap(({ text }) => ids.get(`${kind} ${text.trim()}`) ?? []) : [];
  };
  return [
    ...listed("publicGroups", "publicGroup", "group"),
    ...listed("roles", "role", "roleGroup"),
    ...listed("rolesAndSubordinates", "roleAndSubordinates", "roleAndSubordinatesGroup"),
  ];
}
