/** The fields that the platform gives to objects of each kind. */
import { describeField } from "./describe.ts";
import type { FieldDescription } from "./model.ts";

const READ_ONLY = { createable: false, updateable: false };
const KEPT = { ...READ_ONLY, nillable: false, defaultedOnCreate: true };

const ID = describeField("Id", "Record ID", "id", { ...KEPT, length: 18 });
const IS_DELETED = describeField("IsDeleted", "Deleted", "boolean", { ...KEPT, defaultValue: false });

function user(apiName: string, label: string, relationshipName: string): FieldDescription {
  return describeField(apiName, label, "reference", { ...KEPT, length: 18, referenceTo: ["User"], relationshipName });
}

const AUDIT: readonly FieldDescription[] = [
  describeField("CreatedDate", "Created Date", "datetime", KEPT),
  user("CreatedById", "Created By ID", "CreatedBy"),
  describeField("LastModifiedDate", "Last Modified Date", "datetime", KEPT),
  user("LastModifiedById", "Last Modified By ID", "LastModifiedBy"),
  describeField("SystemModstamp", "System Modstamp", "datetime", KEPT),
];

function text(apiName: string, label: string, length: number, more: Partial<FieldDescription>): FieldDescription {
  return describeField(apiName, label, "string", { length, ...more });
}

interface CustomObjectOptions {
  readonly nameField: FieldDescription;
  readonly isDetail: boolean;
  readonly hasActivities: boolean;
  readonly hasTab: boolean;
  readonly hasRecordTypes: boolean;
}

export function customObjectFields(options: CustomObjectOptions): FieldDescription[] {
  const viewed = ["LastViewedDate", "LastReferencedDate"].map((name) =>
    describeField(name, name === "LastViewedDate" ? "Last Viewed Date" : "Last Referenced Date", "datetime", READ_ONLY),
  );
  return [
    ID,
    ...(options.isDetail ? [] : [OWNER]),
    IS_DELETED,
    options.nameField,
    ...(options.hasRecordTypes ? [RECORD_TYPE] : []),
    ...AUDIT,
    ...(options.hasActivities ? [describeField("LastActivityDate", "Last Activity Date", "date", READ_ONLY)] : []),
    ...(options.hasTab ? viewed : []),
  ];
}

const OWNER = describeField("OwnerId", "Owner ID", "reference", {
  length: 18,
  nillable: false,
  defaultedOnCreate: true,
  referenceTo: ["Group", "User"],
  polymorphic: true,
  relationshipName: "Owner",
});

const RECORD_TYPE = describeField("RecordTypeId", "Record Type ID", "reference", {
  length: 18,
  referenceTo: ["RecordType"],
  relationshipName: "RecordType",
});

const MASTER_LABEL = { nillable: true, createable: false, updateable: false };

export const METADATA_TYPE_FIELDS: readonly FieldDescription[] = [
  ID,
  text("DeveloperName", "Custom Metadata Record Name", 40, KEPT),
  text("MasterLabel", "Label", 40, { ...MASTER_LABEL, nillable: false, nameField: true }),
  describeField("Language", "Master Language", "picklist", { ...KEPT, length: 40, restrictedPicklist: true }),
  text("NamespacePrefix", "Namespace Prefix", 15, READ_ONLY),
  text("Label", "Label", 40, MASTER_LABEL),
  text("QualifiedApiName", "Qualified API Name", 70, KEPT),
];

export function customSettingFields(isHierarchy: boolean): FieldDescription[] {
  const setupOwner = describeField("SetupOwnerId", "Location", "reference", {
    length: 18,
    nillable: false,
    defaultedOnCreate: true,
    updateable: false,
    unique: isHierarchy,
    referenceTo: ["Organization", "Profile", "User"],
    polymorphic: true,
    relationshipName: "SetupOwner",
  });
  const name = text("Name", "Name", 38, {
    nillable: isHierarchy,
    nameField: true,
    idLookup: true,
    defaultedOnCreate: isHierarchy,
  });
  return [ID, IS_DELETED, name, setupOwner, ...AUDIT];
}

export const PLATFORM_EVENT_FIELDS: readonly FieldDescription[] = [
  text("ReplayId", "Replay ID", 1000, READ_ONLY),
  text("EventUuid", "Event UUID", 36, READ_ONLY),
  describeField("CreatedDate", "Created Date", "datetime", KEPT),
  user("CreatedById", "Created By ID", "CreatedBy"),
];
