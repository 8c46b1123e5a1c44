/** Security.stripInaccessible, FeatureManagement and what else asks for the user's rights. */
import { ApexList, ApexMap, ApexSet } from "../../runtime/collections.ts";
import { context, type ObjectRight } from "../../runtime/context.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { ApexRecord } from "../../runtime/record.ts";
import type { ApexEnumValue } from "../../runtime/values.ts";
import type { FieldDescription, ObjectDescription } from "../../../schema/model.ts";
import { platformClass } from "../registry.ts";
import { remembered } from "../../runtime/remembered.ts";

const RIGHTS: Readonly<Record<string, readonly ObjectRight[]>> = {
  CREATABLE: ["create"],
  READABLE: ["read"],
  UPDATABLE: ["edit"],
  UPSERTABLE: ["create", "edit"],
};

class Decision {
  static readonly apexName = "System.SObjectAccessDecision";
  readonly records: ApexList;
  readonly removed = new Map<string, Set<string>>();
  readonly modified = new Set<number>();
  constructor(records: ApexList) {
    this.records = records;
  }
}

class Stripper {
  readonly decision: Decision;
  private readonly accessType: string;
  private readonly rootOnly: boolean;

  constructor(accessType: string, source: ApexList, enforceRoot: boolean) {
    this.accessType = accessType;
    this.rootOnly = enforceRoot;
    this.decision = new Decision(new ApexList(source.elementType));
    for (const [index, record] of (source.items as ApexRecord[]).entries()) {
      if (this.rootOnly) this.requireObject(record.object);
      this.decision.records.items.push(this.strip(record, index));
    }
  }

  private requireObject(object: ObjectDescription): void {
    const { services, userId } = context();
    const isAllowed = RIGHTS[this.accessType]!.every((right) => services.access.has(userId, object, right));
    if (!isAllowed) throw platformException("System.NoAccessException", `No access to entity: ${object.apiName}`);
  }

  private strip(record: ApexRecord, index: number): ApexRecord {
    const copy = new ApexRecord(record.object);
    copy.isQueried = record.isQueried;
    for (const [name, value] of record.fields) {
      const field = record.object.field(name);
      if (!field || this.mayKeep(record.object, field)) copy.fields.set(name, value);
      else this.remove(record.object, name, index);
    }
    for (const [name, parent] of record.parents) {
      const reference = record.object.parent(name);
      if (!reference || this.mayKeep(record.object, reference))
        copy.parents.set(name, parent && this.strip(parent, index));
      else this.remove(record.object, name, index);
    }
    for (const [name, children] of record.children)
      this.stripChildren(record.object, copy, name, children as ApexList, index);
    return copy;
  }

  private stripChildren(
    object: ObjectDescription,
    copy: ApexRecord,
    name: string,
    children: ApexList,
    index: number,
  ): void {
    const { services, userId } = context();
    const child = services.schema.object(children.elementType);
    if (child && !RIGHTS[this.accessType]!.every((right) => services.access.has(userId, child, right))) {
      return this.remove(object, name, index);
    }
    const kept = (children.items as ApexRecord[]).map((each) => this.strip(each, index));
    copy.children.set(name, new ApexList(children.elementType, kept));
  }

  private mayKeep(object: ObjectDescription, field: FieldDescription): boolean {
    const { services, userId } = context();
    const { access } = services;
    if (field.type === "id") return true;
    if (!RIGHTS[this.accessType]!.every((right) => access.has(userId, object, right))) return false;
    if (this.accessType === "READABLE") return access.canReadField(userId, object, field);
    const isWritable = this.accessType === "UPDATABLE" ? field.updateable : field.createable || field.updateable;
    return isWritable && access.canEditField(userId, object, field);
  }

  private remove(object: ObjectDescription, name: string, index: number): void {
    remembered(this.decision.removed, object.apiName, () => new Set<string>()).add(name);
    this.decision.modified.add(index);
  }
}

function strip(accessType: ApexEnumValue, source: ApexList, enforceRoot = true): Decision {
  // It throws on them, as the Apex Reference Guide says; which exception, it does not say.
  if (source.elementType === "AggregateResult") throw new NotModelled("Security.stripInaccessible of AggregateResult");
  return new Stripper(accessType.name, source, enforceRoot).decision;
}

platformClass("System.Security", {
  "static SObjectAccessDecision stripInaccessible(AccessType accessCheckType, List<SObject> sourceRecords[, Boolean enforceRootObjectCRUD])":
    strip,
});

platformClass("System.SObjectAccessDecision", {
  "List<SObject> getRecords()": (self: Decision) => self.records,
  "Map<String,Set<String>> getRemovedFields()": (self: Decision) =>
    new ApexMap(
      "String",
      "Set<String>",
      [...self.removed].map(([name, fields]) => [name, new ApexSet("String", fields)] as const),
    ),
  "Set<Integer> getModifiedIndexes()": (self: Decision) => new ApexSet("Integer", self.modified),
});

platformClass("System.FeatureManagement", {
  "static Boolean checkPermission(String apiName)": (name: string) => {
    const { services, userId } = context();
    return services.access.hasName(userId, name);
  },
});
