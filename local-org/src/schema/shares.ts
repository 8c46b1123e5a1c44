/** Organisation-wide defaults, and the objects that keep what is shared beyond them. */
import { NEW_ORG } from "../project/new-org.ts";
import type { Project } from "../project/model.ts";
import { describeField, type DescribedObject, type ObjectParts } from "./describe.ts";
import type { FieldDescription, ObjectDescription } from "./model.ts";
import { systemFields } from "./system-fields.ts";

const CUSTOM_PREFIX = "02c";

/** AccountShare says besides what its opportunities, contacts and cases are open to. */
const RELATED_LEVELS = ["Opportunity", "Contact", "Case"];

export function shareName(objectName: string): string {
  return objectName.endsWith("__c") ? objectName.replace(/c$/, "Share") : `${objectName}Share`;
}

/** The share object of each object that has one. Apex Developer Guide, "Sharing a Record Using Apex". */
export function shareObjects(objects: readonly ObjectParts[], project: Project): ObjectParts[] {
  return objects.flatMap((object) => {
    const isShared = object.kind === "custom" && /^(Private|Read)$/.test(object.sharingModel ?? "");
    const keyPrefix = isShared ? CUSTOM_PREFIX : NEW_ORG.sharePrefixes[object.apiName];
    return keyPrefix ? [shareObject(object, keyPrefix, project)] : [];
  });
}

function shareObject(object: ObjectParts, keyPrefix: string, project: Project): ObjectParts {
  const isCustom = object.kind === "custom";
  const parentField = isCustom ? "ParentId" : `${object.apiName}Id`;
  const levelField = isCustom ? "AccessLevel" : `${object.apiName}AccessLevel`;
  const related = object.apiName === "Account" ? RELATED_LEVELS : [];
  const [id, userOrGroup, rowCause, ...changes] = systemFields("share");
  const reasons = project.other
    .filter(({ type, file }) => type === "SharingReason" && file.includes(`/${object.apiName}/`))
    .map(({ fullName }) => `${fullName.split(".").at(-1)}__c`);
  return {
    apiName: shareName(object.apiName),
    label: `Share: ${object.label}`,
    labelPlural: `Share: ${object.label}`,
    keyPrefix,
    kind: "standard",
    queryable: true,
    createable: true,
    updateable: true,
    deletable: true,
    undeletable: false,
    triggerable: false,
    shares: { object: object.apiName, parentField, levelField },
    fields: [
      id!,
      describeField(parentField, `${object.label} ID`, "reference", {
        ...{ length: 18, nillable: false, updateable: false, onParentDelete: "cascade" },
        referenceTo: [object.apiName],
        relationshipName: isCustom ? "Parent" : object.apiName,
      }),
      userOrGroup!,
      ...[levelField, ...related.map((each) => `${each}AccessLevel`)].map(level),
      { ...rowCause!, picklistValues: ["Owner", "Manual", ...reasons].map(picklistValue) },
      ...changes,
    ],
    validationRules: [],
    defaultRecords: [],
  };
}

function level(apiName: string, index: number): FieldDescription {
  return describeField(apiName, apiName.replace(/([a-z])([A-Z])/g, "$1 $2"), "picklist", {
    length: 40,
    nillable: false,
    defaultedOnCreate: index > 0,
    restrictedPicklist: true,
    picklistValues: [...(index > 0 ? ["None"] : []), "Read", "Edit", "All"].map(picklistValue),
  });
}

const picklistValue = (value: string) => ({ value, label: value, default: false, active: true, flags: {} });

/** `job.Shares` */
export function addShareChildren(objects: ReadonlyMap<string, DescribedObject>): void {
  for (const { apiName, shares } of objects.values()) {
    if (!shares) continue;
    const more = { cascadeDelete: true, restrictedDelete: false };
    objects.get(shares.object)?.addChild({ name: "Shares", childObject: apiName, field: shares.parentField, ...more });
  }
}

/** Of a share object: the value of RowCause that `Schema.Job__Share.RowCause.Recruiter__c` names. */
export function shareReason(object: ObjectDescription | undefined, name: string): string | undefined {
  const values = object?.shares ? (object.field("RowCause")?.picklistValues ?? []) : [];
  return values.find(({ value }) => value.toLowerCase() === name.toLowerCase())?.value;
}
