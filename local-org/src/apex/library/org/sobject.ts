import { ApexList, ApexMap } from "../../runtime/collections.ts";
import { type ApexException, NotModelled, platformException } from "../../runtime/exceptions.ts";
import { provideHooks } from "../../runtime/hooks.ts";
import { findObjectOfId } from "../../runtime/named.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { field as readField, writable } from "../../runtime/records.ts";
import { platformClass } from "../registry.ts";
import { copyRecord } from "../language/record-copy.ts";
import { errorList } from "./database-results.ts";
import { type FieldToken, tokenOf } from "./describe-tokens.ts";
import { type DmlOptions, optionsOf } from "./dml-options.ts";
import { addError, fieldNamed, getField, getParent, putField } from "./record-fields.ts";

function clone(
  self: ApexRecord,
  preserveId = false,
  isDeep = false,
  keepTimestamps = false,
  keepAutonumber = false,
): ApexRecord {
  const copy = copyRecord(self, {
    preserveId,
    preserveReadonlyTimestamps: keepTimestamps,
    preserveAutonumber: keepAutonumber,
  });
  if (isDeep) {
    for (const [name, parent] of copy.parents)
      if (parent) copy.parents.set(name, clone(parent, true, true, true, true));
  }
  copy.cloneSource = self.fields.get("Id") ?? self.cloneSource ?? null;
  return copy;
}

/** The reference does not say whose field it is (github.com/berehovskyi/apex-stream has it). */
function refuseToken(): never {
  throw new NotModelled("SObject.getSObjects(Schema.SObjectField)");
}

function childrenOf(self: ApexRecord, name: string): unknown {
  const relationship = self.object.child(name);
  if (!relationship)
    throw platformException("System.SObjectException", `Invalid relationship ${name} for ${self.object.apiName}`);
  const found = self.children.get(relationship.name) as ApexList | undefined;
  if (!found && self.isQueried) return readField(self, relationship.name);
  return found && found.items.length > 0 ? found : null;
}

/** Fields that a query found empty are not populated. */
function populated(self: ApexRecord): ApexMap {
  const map = new ApexMap("String", "Object");
  for (const [name, value] of self.fields) if (value !== null || !self.isQueried) map.set(name, value);
  for (const [name, parent] of self.parents) if (parent) map.set(name, parent);
  for (const [name, children] of self.children) map.set(name, children);
  return map;
}

function errorsOf(self: ApexRecord): ApexList {
  const statusCode = "FIELD_CUSTOM_VALIDATION_EXCEPTION";
  return errorList(self.errors.map(({ field, message }) => ({ statusCode, message, fields: field ? [field] : [] })));
}

function putParent(self: ApexRecord, name: string, value: ApexRecord | null): ApexRecord | null {
  const relationship = self.object.parent(name)?.relationshipName;
  if (!relationship)
    throw platformException("System.SObjectException", `Invalid relationship ${name} for ${self.object.apiName}`);
  const former = self.parents.get(relationship) ?? null;
  writable(self).parents.set(relationship, value);
  return former;
}

/** Of a token that must be one of the record's object. */
function ownField({ object }: ApexRecord, token: FieldToken): string {
  const [name, field] = [object.apiName, token.field.apiName];
  if (token.object.apiName === name) return field;
  const message = `${token.object.apiName}.${field} does not belong to SObject type ${name}`;
  throw platformException("System.SObjectException", message);
}

const relationshipOf = (token: FieldToken): string => token.field.relationshipName ?? token.field.apiName;
const messageOf = (exception: ApexException): string | null => exception.apexMessage;

platformClass("System.SObject", {
  "Object get(String fieldName)": (self: ApexRecord, name: string) => getField(self, name),
  "Object get(Schema.SObjectField field)": (self: ApexRecord, token: FieldToken) =>
    getField(self, ownField(self, token)),
  "Object put(String fieldName, Object value)": putField,
  "Object put(Schema.SObjectField field, Object value)": (self: ApexRecord, token: FieldToken, value: unknown) =>
    putField(self, ownField(self, token), value),
  "Boolean isSet(String fieldName)": (self: ApexRecord, name: string) =>
    self.fields.has(fieldNamed(self, name).apiName),
  "Boolean isSet(Schema.SObjectField field)": (self: ApexRecord, token: FieldToken) =>
    self.fields.has(ownField(self, token)),
  "SObject getSObject(String fieldName)": getParent,
  "SObject getSObject(Schema.SObjectField field)": (self: ApexRecord, token: FieldToken) =>
    getParent(self, relationshipOf(token)),
  "SObject putSObject(String fieldName, SObject value)": putParent,
  "SObject putSObject(Schema.SObjectField field, SObject value)": (
    self: ApexRecord,
    token: FieldToken,
    value: ApexRecord | null,
  ) => putParent(self, relationshipOf(token), value),
  "List<SObject> getSObjects(String fieldName)": childrenOf,
  "List<SObject> getSObjects(Schema.SObjectField field)": refuseToken,
  "Schema.SObjectType getSObjectType()": (self: ApexRecord) => tokenOf(self.object),
  "Map<String,Object> getPopulatedFieldsAsMap()": populated,
  "SObject clone([Boolean preserveId[, Boolean isDeepClone[, Boolean preserveReadonlyTimestamps[, Boolean preserveAutonumber]]]])":
    clone,
  "Boolean isClone()": (self: ApexRecord) => self.cloneSource !== undefined,
  "Id getCloneSourceId()": (self: ApexRecord) => self.cloneSource ?? null,
  "void clear()": (self: ApexRecord) => {
    const { fields, parents, children } = writable(self);
    for (const map of [fields, parents, children]) map.clear();
  },
  "Boolean hasErrors()": (self: ApexRecord) => self.errors.length > 0,
  "List<Database.Error> getErrors()": errorsOf,
  "void addError(String errorMsg[, Boolean escape])": (self: ApexRecord, message: string) =>
    addError(self, "", message),
  "void addError(Exception exceptionError[, Boolean escape])": (self: ApexRecord, exception: ApexException) =>
    addError(self, "", messageOf(exception)),
  // Without a field the error is the record's.
  "void addError(String fieldName, String errorMsg[, Boolean escape])": (
    self: ApexRecord,
    name: string | null,
    message: string,
  ) => addError(self, name ? fieldNamed(self, name).apiName : "", message),
  "void addError(Schema.SObjectField fieldToken, String errorMsg[, Boolean escape])": (
    self: ApexRecord,
    token: FieldToken | null,
    message: string,
  ) => addError(self, token ? ownField(self, token) : "", message),
  "void setOptions(Database.DMLOptions options)": (self: ApexRecord, options: DmlOptions) =>
    void optionsOf.set(self, options),
  "Database.DMLOptions getOptions()": (self: ApexRecord) => optionsOf.get(self) ?? null,
  // Only what a person does by a quick action has its name.
  "String getQuickActionName()": () => null,
});

platformClass("System.AggregateResult", {}, { extends: "System.SObject" });

provideHooks({
  addFieldError: (record, field, message) => {
    const isException = typeof message === "object" && message !== null;
    addError(record, field, isException ? messageOf(message as ApexException) : (message as string | null));
  },
});

/** A record of the object with this Id. */
export function recordWithId(id: string): ApexRecord {
  const object = findObjectOfId(id);
  if (!object) throw platformException("System.SObjectException", `Cannot locate Apex Type for ID: ${id}`);
  const record = new ApexRecord(object);
  record.fields.set("Id", id);
  return record;
}
