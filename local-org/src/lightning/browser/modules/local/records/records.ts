/** The records that this page has read, one for all wires, so that all of them see the same values. */
import { deepFreeze, request } from "local/http";
import { recordsChanged } from "local/changes";
import type { Emit } from "local/wire";

export interface RecordRepresentation {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly [property: string]: unknown;
}

export interface FieldValue {
  readonly value: unknown;
  readonly displayValue: string | null;
}

/** What one wire wants of a record: fields by path, `Lead.Owner.Name`. */
export interface RecordRequest {
  readonly recordId: string;
  readonly fields: readonly string[];
  readonly optionalFields: readonly string[];
}

interface Entry {
  record: RecordRepresentation | undefined;
  /** Everything that was read of it. */
  readonly known: Set<string>;
  readonly wires: Set<Wire>;
}

interface Wire {
  readonly wanted: RecordRequest;
  readonly emit: Emit;
  last: string | undefined;
}

const ADDRESS = "/services/data/v66.0/ui-api/records";
const entries = new Map<string, Entry>();

function entryOf(recordId: string): Entry {
  const entry = entries.get(recordId) ?? { record: undefined, known: new Set<string>(), wires: new Set<Wire>() };
  entries.set(recordId, entry);
  return entry;
}

/** Emits the record now and whenever it changes. */
export function watchRecord(wanted: RecordRequest, emit: Emit): () => void {
  const entry = entryOf(wanted.recordId);
  const wire: Wire = { wanted, emit, last: undefined };
  entry.wires.add(wire);
  const paths = [...wanted.fields, ...wanted.optionalFields];
  if (entry.record && paths.every((path) => entry.known.has(path))) {
    queueMicrotask(() => provide(entry, wire));
  } else {
    void load(entry, wire);
  }
  return () => void entry.wires.delete(wire);
}

async function load(entry: Entry, wire: Wire): Promise<void> {
  try {
    keep(entry, await read(wire.wanted), wire.wanted);
  } catch (error) {
    wire.emit({ data: undefined, error });
  }
}

async function read({ recordId, fields, optionalFields }: RecordRequest): Promise<RecordRepresentation> {
  const query = new URLSearchParams({ fields: fields.join(","), optionalFields: optionalFields.join(",") });
  return (await request("GET", `${ADDRESS}/${encodeURIComponent(recordId)}?${query}`)) as RecordRepresentation;
}

/** Merges what was read, and tells every wire for whom something is different. */
function keep(
  entry: Entry,
  record: RecordRepresentation,
  wanted: Pick<RecordRequest, "fields" | "optionalFields">,
): void {
  entry.record = merge(entry.record, record);
  for (const path of [...wanted.fields, ...wanted.optionalFields]) entry.known.add(path);
  for (const wire of entry.wires) provide(entry, wire);
}

/** Fields of a relationship are merged as long as it is the same parent. */
function merge(former: RecordRepresentation | undefined, next: RecordRepresentation): RecordRepresentation {
  if (!former || former.id !== next.id) return next;
  const fields: Record<string, FieldValue> = { ...former.fields };
  for (const [name, field] of Object.entries(next.fields)) {
    const old = fields[name]?.value;
    fields[name] = isRecord(field.value) && isRecord(old) ? { ...field, value: merge(old, field.value) } : field;
  }
  return { ...former, ...next, fields };
}

export function isRecord(value: unknown): value is RecordRepresentation {
  return typeof value === "object" && value !== null && "fields" in value;
}

function provide(entry: Entry, wire: Wire): void {
  const paths = [...wire.wanted.fields, ...wire.wanted.optionalFields].map((path) => path.split(".").slice(1));
  if (
    !entry.record ||
    !paths.every(([first = ""], index) => first in (entry.record?.fields ?? {}) || index >= wire.wanted.fields.length)
  )
    return;
  const data = pick(entry.record, paths);
  const text = JSON.stringify(data);
  if (text === wire.last) return;
  wire.last = text;
  wire.emit({ data: deepFreeze(data), error: undefined });
}

/** The record with the fields that were asked for. */
function pick(record: RecordRepresentation, paths: readonly (readonly string[])[]): RecordRepresentation {
  const fields: Record<string, FieldValue> = {};
  for (const name of new Set(paths.map(([first = ""]) => first))) {
    const field = record.fields[name];
    const below = paths.filter((path) => path[0] === name && path.length > 1).map((path) => path.slice(1));
    if (field)
      fields[name] =
        isRecord(field.value) && below.length > 0 ? { ...field, value: pick(field.value, below) } : { ...field };
  }
  return { ...record, fields };
}

/** Reads records again that this page shows. Without ids: all of them. */
export async function refreshRecords(recordIds?: readonly string[]): Promise<void> {
  const ids = recordIds ?? [...entries.keys()];
  await Promise.all(
    ids.map(async (recordId) => {
      const entry = entries.get(recordId);
      if (!entry || entry.known.size === 0) return;
      const wanted = { fields: [], optionalFields: [...entry.known] };
      try {
        keep(entry, await read({ recordId, ...wanted }), wanted);
      } catch (error) {
        for (const wire of entry.wires) wire.emit({ data: undefined, error });
      }
    }),
  );
  recordsChanged(ids);
}

export async function createOnServer(input: unknown): Promise<RecordRepresentation> {
  const record = (await request("POST", ADDRESS, input)) as RecordRepresentation;
  recordsChanged([record.id]);
  return deepFreeze(record);
}

export async function updateOnServer(recordId: string, fields: unknown): Promise<RecordRepresentation> {
  const record = (await request("PATCH", `${ADDRESS}/${encodeURIComponent(recordId)}`, {
    fields,
  })) as RecordRepresentation;
  // Triggers may have changed more than was sent.
  await refreshRecords([recordId]);
  return deepFreeze(record);
}

export async function deleteOnServer(recordId: string): Promise<void> {
  await request("DELETE", `${ADDRESS}/${encodeURIComponent(recordId)}`);
  entries.delete(recordId);
  recordsChanged([recordId]);
}
