import { ApexRecord } from "../../runtime/record.ts";

export interface RecordCopyOptions {
  readonly preserveId?: boolean;
  readonly preserveReadonlyTimestamps?: boolean;
  readonly preserveAutonumber?: boolean;
}

const TIMESTAMPS = new Set(["CreatedDate", "CreatedById", "LastModifiedDate", "LastModifiedById"]);

/** A record of the same fields, but that Id, system timestamps and auto numbers are cleared unless they are asked for. */
export function copyRecord(record: ApexRecord, options: RecordCopyOptions = {}): ApexRecord {
  const copy = new ApexRecord(record.object);
  for (const [name, value] of record.fields) {
    if (isKept(record, name, options)) copy.fields.set(name, value);
    // Absent, it would be a field that was not queried.
    else if (record.isQueried) copy.fields.set(name, null);
  }
  for (const [name, parent] of record.parents) copy.parents.set(name, parent);
  for (const [name, children] of record.children) copy.children.set(name, children);
  copy.isQueried = record.isQueried;
  return copy;
}

function isKept(record: ApexRecord, name: string, options: RecordCopyOptions): boolean | undefined {
  if (name === "Id") return options.preserveId;
  if (TIMESTAMPS.has(name)) return options.preserveReadonlyTimestamps;
  return !record.object.field(name)?.autoNumber || options.preserveAutonumber;
}
