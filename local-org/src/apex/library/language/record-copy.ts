import { ApexRecord } from "../../runtime/record.ts";

export interface RecordCopyOptions {
  readonly preserveId?: boolean;
  readonly preserveReadonlyTimestamps?: boolean;
  readonly preserveAutonumber?: boolean;
}

const TIMESTAMPS = new Set(["CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById"]);

/** A record of the same fields, without Id, system timestamps and auto numbers unless they are asked for. */
export function copyRecord(record: ApexRecord, options: RecordCopyOptions = {}): ApexRecord {
  const copy = new ApexRecord(record.object);
  for (const [name, value] of record.fields) {
    if (name === "Id" && !options.preserveId) continue;
    if (TIMESTAMPS.has(name) && !options.preserveReadonlyTimestamps) continue;
    if (record.object.field(name)?.autoNumber && !options.preserveAutonumber) continue;
    copy.fields.set(name, value);
  }
  for (const [name, parent] of record.parents) copy.parents.set(name, parent);
  for (const [name, children] of record.children) copy.children.set(name, children);
  copy.isQueried = record.isQueried;
  return copy;
}
