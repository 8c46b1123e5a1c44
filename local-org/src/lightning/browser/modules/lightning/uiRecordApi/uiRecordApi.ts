/** Records through the server's UI API, with one cache for the page. */
import {
  createOnServer,
  deleteOnServer,
  isRecord,
  refreshRecords,
  updateOnServer,
  watchRecord,
  type RecordRepresentation,
} from "local/records";
import { notModelled, refusingAdapter, wireAdapter } from "local/wire";

type FieldReference = string | { readonly objectApiName: string; readonly fieldApiName: string };

interface GetRecordConfig {
  readonly recordId?: string | null;
  readonly fields?: FieldReference | readonly FieldReference[];
  readonly optionalFields?: FieldReference | readonly FieldReference[];
  readonly layoutTypes?: unknown;
}

export const getRecord = wireAdapter<GetRecordConfig>(
  ({ recordId, fields, optionalFields, layoutTypes }) =>
    Boolean(recordId) && Boolean(fields ?? optionalFields ?? layoutTypes),
  (config, emit) => {
    if (config.layoutTypes !== undefined) {
      emit({ data: undefined, error: notModelled("getRecord with layoutTypes; name the fields") });
      return undefined;
    }
    const wanted = {
      recordId: config.recordId ?? "",
      fields: paths(config.fields),
      optionalFields: paths(config.optionalFields),
    };
    return watchRecord(wanted, emit);
  },
);

export const getRecords = refusingAdapter("lightning/uiRecordApi.getRecords");
export const getRecordUi = refusingAdapter("lightning/uiRecordApi.getRecordUi");
export const getRecordCreateDefaults = refusingAdapter("lightning/uiRecordApi.getRecordCreateDefaults");

function paths(fields: GetRecordConfig["fields"]): string[] {
  const list =
    fields === undefined
      ? []
      : Array.isArray(fields)
        ? (fields as readonly FieldReference[])
        : [fields as FieldReference];
  return list.map(pathOf);
}

function pathOf(field: FieldReference): string {
  return typeof field === "string" ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function fieldOf(record: unknown, field: FieldReference): { value: unknown; displayValue: string | null } | undefined {
  const names = pathOf(field).split(".").slice(1);
  let current: unknown = record;
  for (const [index, name] of names.entries()) {
    if (!isRecord(current)) return undefined;
    const found: { value: unknown; displayValue: string | null } | undefined = current.fields[name];
    if (index === names.length - 1 || found === undefined) return found;
    if (found.value === null) return found;
    current = found.value;
  }
  return undefined;
}

export function getFieldValue(record: unknown, field: FieldReference): unknown {
  return fieldOf(record, field)?.value;
}

export function getFieldDisplayValue(record: unknown, field: FieldReference): string | null | undefined {
  return fieldOf(record, field)?.displayValue;
}

interface RecordInput {
  readonly apiName?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export function createRecord(input: RecordInput): Promise<RecordRepresentation> {
  return createOnServer(input);
}

export function updateRecord({ fields }: RecordInput): Promise<RecordRepresentation> {
  const { Id: recordId, ...values } = fields;
  if (typeof recordId !== "string") throw new TypeError("updateRecord needs the record's Id among its fields");
  return updateOnServer(recordId, values);
}

export function deleteRecord(recordId: string): Promise<void> {
  return deleteOnServer(recordId);
}

export function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void> {
  return refreshRecords(records.map(({ recordId }) => recordId));
}

/** The older name. */
export function getRecordNotifyChange(records: readonly { readonly recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}

interface FieldInfo {
  readonly createable: boolean;
  readonly updateable: boolean;
}

interface ObjectInfo {
  readonly apiName: string;
  readonly fields: Readonly<Record<string, FieldInfo>>;
}

export function generateRecordInputForCreate(record: RecordRepresentation, objectInfo?: ObjectInfo): RecordInput {
  return { apiName: record.apiName, fields: fieldsFor(record, objectInfo, "createable") };
}

export function generateRecordInputForUpdate(record: RecordRepresentation, objectInfo?: ObjectInfo): RecordInput {
  return { fields: { ...fieldsFor(record, objectInfo, "updateable"), Id: record.id } };
}

function fieldsFor(
  record: RecordRepresentation,
  objectInfo: ObjectInfo | undefined,
  right: keyof FieldInfo,
): Record<string, unknown> {
  const plain = Object.entries(record.fields).filter(
    ([name, { value }]) => !isRecord(value) && objectInfo?.fields[name]?.[right] !== false,
  );
  return Object.fromEntries(plain.map(([name, { value }]) => [name, value]));
}

/** A record input with the fields only that differ. */
export function createRecordInputFilteredByEditedFields(
  input: RecordInput,
  original: RecordRepresentation,
): RecordInput {
  const edited = Object.entries(input.fields).filter(
    ([name, value]) => name === "Id" || original.fields[name]?.value !== value,
  );
  return { ...input, fields: Object.fromEntries(edited) };
}
