/** What a permission set gives that a program has made (Object Reference: ObjectPermissions, FieldPermissions, SetupEntityAccess). */
import type { ObjectRight } from "../apex/runtime/context.ts";
import type { Grants } from "./access.ts";
import type { Row, Store } from "./store.ts";

const RIGHTS: Readonly<Record<string, ObjectRight>> = {
  PermissionsRead: "read",
  PermissionsCreate: "create",
  PermissionsEdit: "edit",
  PermissionsDelete: "delete",
  PermissionsViewAllRecords: "viewAll",
  PermissionsModifyAllRecords: "modifyAll",
};

export function grantsOfRows(store: Store, permissionSet: Row): Grants {
  const rows = (objectName: string) => store.rowsWith(objectName, "ParentId", permissionSet.get("Id"));
  const fields = rows("FieldPermissions");
  const namesOf = (granted: readonly Row[]) => new Set(granted.map((row) => String(row.get("Field")).toLowerCase()));
  return {
    objects: new Map(
      rows("ObjectPermissions").map((row) => [String(row.get("SobjectType")).toLowerCase(), rightsOf(row)]),
    ),
    readableFields: namesOf(fields.filter((row) => row.get("PermissionsRead") === true)),
    editableFields: namesOf(fields.filter((row) => row.get("PermissionsEdit") === true)),
    names: new Set(rows("SetupEntityAccess").flatMap((row) => nameOf(store, String(row.get("SetupEntityId"))))),
  };
}

function rightsOf(row: Row): ReadonlySet<ObjectRight> {
  return new Set(Object.entries(RIGHTS).flatMap(([name, right]) => (row.get(name) === true ? [right] : [])));
}

function nameOf(store: Store, id: string): string[] {
  const name = store.row("CustomPermission", id)?.get("DeveloperName") ?? store.row("ApexClass", id)?.get("Name");
  return name ? [String(name).toLowerCase()] : [];
}
