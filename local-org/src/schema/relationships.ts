/** Relationships between objects, made once all objects are known. */
import type { ObjectSource, Problem } from "../project/model.ts";
import type { DescribedObject } from "./describe.ts";
import type { ChildRelationship, FieldDescription, Schema } from "./model.ts";
import { MetadataReader } from "./source.ts";
import { textOf } from "../project/xml.ts";
import { isOfPackage } from "../project/foreign-names.ts";
import { isNearly } from "../project/near.ts";
import { standardObjectNames } from "../project/standard-object-names.ts";

/** What metadata relationships may point to besides other metadata types. */
const DEFINITIONS = new Set(["EntityDefinition", "FieldDefinition", "EntityParticle"]);

export function addStandardChildren(
  objects: ReadonlyMap<string, DescribedObject>,
  relationships: ReadonlyMap<string, readonly ChildRelationship[]>,
): void {
  for (const [name, children] of relationships) {
    for (const child of children) {
      const childObject = objects.get(child.childObject);
      if (!childObject) objects.get(name)?.nameChild(child);
      else if (childObject.field(child.field)) objects.get(name)?.addChild(child);
    }
  }
}

/** What the platform keeps of a custom object's records, and with which setting; none of it is modelled. */
const UNMODELLED_CHILDREN: readonly (readonly [name: string, childObject: string, setting?: string])[] = [
  ["ActivityHistories", "ActivityHistory", "enableActivities"],
  ["OpenActivities", "OpenActivity", "enableActivities"],
  ["Histories", "History", "enableHistory"],
  ["Feeds", "Feed", "enableFeeds"],
  ["AttachedContentDocuments", "AttachedContentDocument"],
  ["Attachments", "Attachment"],
  ["Notes", "Note"],
  ["NotesAndAttachments", "NoteAndAttachment"],
  ["ProcessInstances", "ProcessInstance"],
  ["ProcessSteps", "ProcessInstanceHistory"],
  ["TopicAssignments", "TopicAssignment"],
];

/** Children of a custom object that are standard objects, such as activities and files. */
export function addPlatformChildren(object: DescribedObject, has: (setting: string) => boolean): void {
  const rest = { cascadeDelete: true, restrictedDelete: false };
  if (has("enableActivities")) {
    object.addChild({ ...rest, name: "Tasks", childObject: "Task", field: "WhatId" });
    object.addChild({ ...rest, name: "Events", childObject: "Event", field: "WhatId" });
  }
  object.addChild({
    ...rest,
    name: "ContentDocumentLinks",
    childObject: "ContentDocumentLink",
    field: "LinkedEntityId",
  });
  for (const [name, what, setting] of UNMODELLED_CHILDREN) {
    const childObject = /^(History|Feed)$/.test(what) ? object.apiName.replace(/c$/, what) : what;
    if (!setting || has(setting)) object.nameChild({ ...rest, name, childObject, field: "ParentId" });
  }
}

/** Children by a field of activities, which are tasks and events at once, are known by their name only. */
export function nameActivityChildren({ fields }: ObjectSource, objects: ReadonlyMap<string, DescribedObject>): void {
  const rest = { childObject: "Activity", cascadeDelete: false, restrictedDelete: false };
  for (const { fullName: field, root } of fields) {
    const [target, name] = ["referenceTo", "relationshipName"].map((part) => textOf(root, part));
    if (target && name) objects.get(target)?.nameChild({ ...rest, name: `${name}__r`, field });
  }
}

/** Adds the child relationships of an object's custom references; what they point to must exist. */
export function addCustomChildren(
  source: ObjectSource,
  object: DescribedObject,
  schema: Schema,
  problems: Problem[],
): void {
  for (const file of source.fields) {
    const field = object.field(file.fullName);
    const target = field?.custom ? field.referenceTo[0] : undefined;
    if (!field || !target) continue;
    const place = new MetadataReader(file, file.root, problems);
    const parent = schema.object(target) as DescribedObject | undefined;
    if (!parent) {
      if (object.kind !== "customMetadata" || !DEFINITIONS.has(target)) reportTarget(place, target);
      continue;
    }
    if (object.kind === "customMetadata" && parent.kind !== "customMetadata" && !DEFINITIONS.has(target)) {
      place.report(`a metadata relationship cannot point to ${target}`, "referenceTo");
    }
    const name = place.text("relationshipName");
    if (!name) continue;
    if (!parent.addChild(childRelationship(`${name}__r`, object, field))) {
      place.report(`${target} already has a child relationship "${name}"`, "relationshipName");
    }
  }
}

function reportTarget(place: MetadataReader, target: string): void {
  const isOwn = /__\w+$/.test(target) && !isOfPackage(target);
  const standard = standardObjectNames();
  const isMisspelt = !standard.has(target.toLowerCase()) && isNearly(target, standard);
  const message = isOwn || isMisspelt ? `there is no object "${target}"` : `not modelled: references to ${target}`;
  place.report(message, "referenceTo");
}

function childRelationship(name: string, child: DescribedObject, field: FieldDescription): ChildRelationship {
  return {
    name,
    childObject: child.apiName,
    field: field.apiName,
    cascadeDelete: field.onParentDelete === "cascade",
    restrictedDelete: field.onParentDelete === "restrict",
  };
}
