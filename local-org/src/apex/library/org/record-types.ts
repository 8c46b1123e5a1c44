import { context } from "../../runtime/context.ts";
import type { ObjectDescription } from "../../../schema/model.ts";

export class RecordTypeInfo {
  static readonly apexName = "Schema.RecordTypeInfo";
  readonly id: string;
  readonly name: string;
  readonly developerName: string;
  readonly isActive: boolean;
  readonly isMaster: boolean;
  constructor(id: string, name: string, developerName: string, isActive: boolean, isMaster: boolean) {
    this.id = id;
    this.name = name;
    this.developerName = developerName;
    this.isActive = isActive;
    this.isMaster = isMaster;
  }
}

/** The object's record types; every object has the master record type besides. */
export function recordTypesOf(object: ObjectDescription): readonly RecordTypeInfo[] {
  const infos: RecordTypeInfo[] = [];
  for (const row of context().services.store.rows("RecordType")) {
    if (row.get("SobjectType") !== object.apiName) continue;
    const [id, name, developerName] = ["Id", "Name", "DeveloperName"].map((field) => row.get(field) as string);
    infos.push(new RecordTypeInfo(id!, name!, developerName!, row.get("IsActive") === true, false));
  }
  return [...infos, new RecordTypeInfo("012000000000000AAA", "Master", "Master", true, true)];
}
