/** Records and object descriptions over HTTP, in the shapes of Salesforce's User Interface API. */
import type { FieldDescription, ObjectDescription } from "../schema/model.ts";
import { displayValue, type Reader } from "./formats.ts";
import type { JsonRow, OrgUser, PageOrg, SaveOutcome } from "./page-org.ts";

export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
}

interface FieldValue {
  displayValue: string | null;
  value: unknown;
}

interface RecordRepresentation {
  readonly apiName: string;
  readonly id: string | null;
  readonly fields: Record<string, FieldValue>;
}

const MASTER_RECORD_TYPE = "012000000000000AAA";
const NOT_FOUND = failure(404, "NOT_FOUND", "The requested resource does not exist");

/** One user's view. */
export class UiApi {
  readonly #org: PageOrg;
  readonly #user: OrgUser;
  readonly #reader: Reader;

  constructor(org: PageOrg, user: OrgUser) {
    this.#org = org;
    this.#user = user;
    this.#reader = { locale: user.locale, timeZone: user.timeZone, currency: org.currency };
  }

  /** `fields` and `optionalFields` as in the API: `Lead.Name`, `Lead.Owner.Name`. */
  getRecord(id: string, fields: readonly string[], optionalFields: readonly string[]): ApiAnswer {
    const object = this.#org.schema.objectByKeyPrefix(id.slice(0, 3));
    if (!object || !this.#org.mayRead(this.#user.id, object.apiName)) return NOT_FOUND;
    const paths = new Set<string>();
    for (const field of fields) {
      const path = this.#path(object, field);
      if (!path) return failure(400, "INVALID_FIELD", `No such column '${field}' on entity '${object.apiName}'.`);
      paths.add(path);
    }
    for (const field of optionalFields) {
      const path = this.#path(object, field);
      if (path) paths.add(path);
    }
    const record = this.#read(object, id, [...paths]);
    return record ? { status: 200, body: record } : NOT_FOUND;
  }

  createRecord(input: { readonly apiName?: unknown; readonly fields?: unknown }): ApiAnswer {
    const object = typeof input.apiName === "string" ? this.#org.schema.object(input.apiName) : undefined;
    if (!object) return failure(400, "INVALID_TYPE", `Object ${String(input.apiName)} is not supported in UI API`);
    const values = fieldValues(input.fields);
    const outcome = this.#org.save(this.#user.id, "insert", object.apiName, values);
    return this.#saved(object, outcome, values, "create", 201);
  }

  updateRecord(id: string, input: { readonly fields?: unknown }): ApiAnswer {
    const object = this.#org.schema.objectByKeyPrefix(id.slice(0, 3));
    if (!object) return NOT_FOUND;
    const values = fieldValues(input.fields);
    const outcome = this.#org.save(this.#user.id, "update", object.apiName, { ...values, Id: id });
    return this.#saved(object, outcome, values, "update", 200);
  }

  deleteRecord(id: string): ApiAnswer {
    const object = this.#org.schema.objectByKeyPrefix(id.slice(0, 3));
    if (!object) return NOT_FOUND;
    const outcome = this.#org.save(this.#user.id, "delete", object.apiName, { Id: id });
    return outcome.errors.length > 0 ? this.#refused(object, outcome, "delete") : { status: 204 };
  }

  objectInfo(name: string): ApiAnswer {
    const object = this.#org.schema.object(name);
    if (!object || !this.#org.mayRead(this.#user.id, object.apiName)) return NOT_FOUND;
    const readable = object.fields.filter((field) => this.#org.mayRead(this.#user.id, object.apiName, field.apiName));
    return { status: 200, body: objectInfo(object, readable) };
  }

  /** Of one field, or without `fieldName` of every picklist of the object. */
  picklistValues(objectName: string, fieldName?: string): ApiAnswer {
    const object = this.#org.schema.object(objectName);
    if (!object) return NOT_FOUND;
    if (fieldName === undefined) {
      const picklists = object.fields.filter((field) => /picklist$/.test(field.type));
      const picklistFieldValues = Object.fromEntries(picklists.map((field) => [field.apiName, picklist(field)]));
      return { status: 200, body: { picklistFieldValues } };
    }
    const field = object.field(fieldName);
    return field && /picklist$/.test(field.type) ? { status: 200, body: picklist(field) } : NOT_FOUND;
  }

  /** `Lead.Owner.Name` → `Owner.Name` in the schema's spelling, if the user may read it. */
  #path(object: ObjectDescription, field: string): string | undefined {
    const [first, ...names] = field.split(".");
    if (first?.toLowerCase() !== object.apiName.toLowerCase()) return undefined;
    return this.#canonical(object, names);
  }

  #canonical(object: ObjectDescription, [name = "", ...rest]: readonly string[]): string | undefined {
    if (rest.length === 0) {
      const field = object.field(name);
      return field && this.#org.mayRead(this.#user.id, object.apiName, field.apiName) ? field.apiName : undefined;
    }
    const reference = object.parent(name);
    const parents = (reference?.referenceTo ?? []).flatMap((parent) => this.#org.schema.object(parent) ?? []);
    const below = parents.map((parent) => this.#canonical(parent, rest)).find((path) => path !== undefined);
    return reference && below ? `${reference.relationshipName}.${below}` : undefined;
  }

  #read(object: ObjectDescription, id: string, paths: readonly string[]): unknown {
    const audit = ["LastModifiedById", "LastModifiedDate", "SystemModstamp"].filter((name) => object.field(name));
    const fields = new Set(["Id", ...audit, ...paths]);
    for (const path of paths) for (const own of parentPaths(path)) fields.add(own);
    const where = [{ field: "Id", equals: id }];
    const [row] = this.#org.select(this.#user.id, { object: object.apiName, fields: [...fields], where });
    if (!row) return undefined;
    return {
      ...this.#represent(object, row, paths),
      childRelationships: {},
      lastModifiedById: row["LastModifiedById"] ?? null,
      lastModifiedDate: row["LastModifiedDate"] ?? null,
      recordTypeId: MASTER_RECORD_TYPE,
      recordTypeInfo: null,
      systemModstamp: row["SystemModstamp"] ?? null,
    };
  }

  #represent(object: ObjectDescription, row: JsonRow, paths: readonly string[]): RecordRepresentation {
    const record: RecordRepresentation = { apiName: object.apiName, id: String(row["Id"]), fields: {} };
    for (const path of paths) this.#place(record, object, row, "", path.split("."));
    return record;
  }

  #place(
    record: RecordRepresentation,
    object: ObjectDescription,
    row: JsonRow,
    prefix: string,
    [name = "", ...rest]: readonly string[],
  ): void {
    const value = row[prefix + name] ?? null;
    if (rest.length === 0) {
      const field = object.field(name);
      record.fields[name] = { value, displayValue: field ? displayValue(field, value, this.#reader) : null };
      return;
    }
    const parent = this.#parent(object, name, row, prefix);
    if (!parent) {
      record.fields[name] = { value: null, displayValue: null };
      return;
    }
    const nested = (record.fields[name]?.value as RecordRepresentation | null) ?? {
      apiName: parent.object.apiName,
      id: parent.id,
      fields: {},
    };
    const parentName = row[`${prefix}${name}.Name`];
    record.fields[name] = { value: nested, displayValue: typeof parentName === "string" ? parentName : null };
    this.#place(nested, parent.object, row, `${prefix}${name}.`, rest);
  }

  #parent(
    object: ObjectDescription,
    relationship: string,
    row: JsonRow,
    prefix: string,
  ): { object: ObjectDescription; id: string } | undefined {
    const reference = object.parent(relationship);
    const id = reference && row[prefix + reference.apiName];
    if (!reference || typeof id !== "string") return undefined;
    const parent =
      this.#org.schema.objectByKeyPrefix(id.slice(0, 3)) ?? this.#org.schema.object(reference.referenceTo[0] ?? "");
    return parent && { object: parent, id };
  }

  #saved(
    object: ObjectDescription,
    outcome: SaveOutcome,
    values: Readonly<Record<string, unknown>>,
    verb: string,
    status: number,
  ): ApiAnswer {
    if (outcome.errors.length > 0 || !outcome.id) return this.#refused(object, outcome, verb);
    const names = [...Object.keys(values), object.nameField?.apiName ?? "Id"];
    const paths = names.flatMap((name) => this.#canonical(object, [name]) ?? []);
    return { status, body: this.#read(object, outcome.id, [...new Set(paths)]) };
  }

  #refused(object: ObjectDescription, outcome: SaveOutcome, verb: string): ApiAnswer {
    const errors: object[] = [];
    const fieldErrors: Record<string, object[]> = {};
    for (const error of outcome.errors) {
      const field = object.field(error.fields[0] ?? "");
      const { statusCode: errorCode, message } = error;
      const detail = { constituentField: null, duplicateRecordError: null, errorCode, message };
      if (field) (fieldErrors[field.apiName] ??= []).push({ ...detail, field: field.apiName, fieldLabel: field.label });
      else errors.push({ ...detail, field: null, fieldLabel: null });
    }
    const message = `An error occurred while trying to ${verb} the record. Please try again.`;
    const body = { message, statusCode: 400, enhancedErrorType: "RecordError", output: { errors, fieldErrors } };
    return { status: 400, body };
  }
}

/** The fields of relationships on the way: `Owner.Profile.Name` needs `OwnerId`'s and `Owner.ProfileId`'s values. */
function parentPaths(path: string): string[] {
  const names = path.split(".");
  return names.slice(0, -1).flatMap((name, index) => {
    const prefix = names
      .slice(0, index)
      .map((parent) => `${parent}.`)
      .join("");
    const reference = name.endsWith("__r") ? name.replace(/__r$/, "__c") : `${name}Id`;
    return [prefix + reference, `${prefix}${name}.Name`];
  });
}

function fieldValues(fields: unknown): Record<string, unknown> {
  return typeof fields === "object" && fields !== null
    ? Object.fromEntries(Object.entries(fields).filter(([name]) => name !== "Id"))
    : {};
}

function failure(status: number, errorCode: string, message: string): ApiAnswer {
  return { status, body: [{ errorCode, message }] };
}

function picklist(field: FieldDescription): object {
  const values = field.picklistValues.filter((value) => value.active);
  const shown = values.map(({ label, value }) => ({ attributes: null, label, validFor: [], value }));
  const standard = values.find((value) => value.default);
  return {
    controllerValues: {},
    defaultValue: shown.find((value) => value.value === standard?.value) ?? null,
    values: shown,
  };
}

const DATA_TYPES: Readonly<Record<string, string>> = {
  id: "Id",
  textarea: "TextArea",
  datetime: "DateTime",
  multipicklist: "MultiPicklist",
  combobox: "ComboBox",
  encryptedstring: "EncryptedString",
  anyType: "AnyType",
  complexvalue: "ComplexValue",
};

function pick<From>(from: From, names: readonly (keyof From)[]): object {
  return Object.fromEntries(names.map((name) => [name, from[name]]));
}

function objectInfo(object: ObjectDescription, fields: readonly FieldDescription[]): object {
  const ofMaster = { available: true, defaultRecordTypeMapping: true, master: true, name: "Master" };
  return {
    ...pick(object, ["apiName", "label", "labelPlural", "keyPrefix", "custom"]),
    ...pick(object, ["createable", "updateable", "deletable", "queryable"]),
    nameFields: object.nameField ? [object.nameField.apiName] : [],
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    recordTypeInfos: { [MASTER_RECORD_TYPE]: { ...ofMaster, recordTypeId: MASTER_RECORD_TYPE } },
    childRelationships: object.childRelationships.map((child) => ({
      childObjectApiName: child.childObject,
      fieldName: child.field,
      relationshipName: child.name,
    })),
    fields: Object.fromEntries(fields.map((field) => [field.apiName, fieldInfo(field)])),
  };
}

function fieldInfo(field: FieldDescription): object {
  return {
    ...pick(field, ["apiName", "label", "length", "precision", "scale", "custom", "nameField", "unique"]),
    ...pick(field, ["calculated", "createable", "updateable", "filterable", "sortable"]),
    dataType: DATA_TYPES[field.type] ?? field.type.charAt(0).toUpperCase() + field.type.slice(1),
    compoundFieldName: field.compoundFieldName ?? null,
    inlineHelpText: field.helpText ?? null,
    reference: field.type === "reference",
    referenceToInfos: field.referenceTo.map((apiName) => ({ apiName })),
    relationshipName: field.relationshipName ?? null,
    required: !field.nillable && !field.defaultedOnCreate && field.createable,
  };
}
