/** Setup objects and others cannot be written in one transaction (Apex Developer Guide, "sObjects That Cannot Be Used
 *  Together in DML Operations"); a System.runAs block of
 *  a test may mix them ("Mixed DML Operations in Test Methods"). */
import { context } from "../../runtime/context.ts";
import type { ApexRecord } from "../../runtime/record.ts";

const SETUP: ReadonlySet<string> = new Set(
  "FieldPermissions GroupMember ObjectPermissions PermissionSet PermissionSetAssignment QueueSobject SetupEntityAccess UserRole".split(
    " ",
  ),
);
const USER_FIELDS = ["UserRoleId", "IsActive", "ForecastEnabled", "IsPortalEnabled", "Username", "ProfileId"];

interface Written {
  readonly objectName: string;
  readonly isSetup: boolean;
}

const WRITTEN = Symbol("first object written");
const MAY_MIX = Symbol("may mix");

/** Undefined where the record may be written with any other. */
function kindOf(record: ApexRecord, isInsert: boolean): boolean | undefined {
  const { apiName } = record.object;
  if (apiName === "Group") return undefined;
  if (apiName !== "User") return SETUP.has(apiName);
  const names = isInsert ? ["UserRoleId"] : USER_FIELDS;
  return names.some((name) => (record.fields.get(name) ?? null) !== null) ? true : undefined;
}

/** The error of a statement that writes the other kind; undefined where all is well. */
export function mixedDmlError(record: ApexRecord, isInsert: boolean): string | undefined {
  const isSetup = kindOf(record, isInsert);
  const { state } = context();
  if (isSetup === undefined || state.get(MAY_MIX)) return undefined;
  const first = state.get(WRITTEN) as Written | undefined;
  const { apiName } = record.object;
  if (!first) state.set(WRITTEN, { objectName: apiName, isSetup });
  if (!first || first.isSetup === isSetup) return undefined;
  return `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${apiName}, original object: ${first.objectName}`;
}

/** Lets all be written together until the answer is called. */
export function beginMixing(): () => void {
  const { state } = context();
  const former = state.get(MAY_MIX);
  state.set(MAY_MIX, true);
  return () => void state.set(MAY_MIX, former);
}
