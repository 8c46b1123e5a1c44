/** What the names in a formula mean: fields of the record and of records that it points to, and global variables. */
import type { Project } from "../../project/model.ts";
import { apexTypeOf, isIdType } from "../../schema/field-types.ts";
import type { FieldDescription, ObjectDescription, Schema } from "../../schema/model.ts";
import { mayHaveMember } from "../../schema/unmodelled.ts";
import { decimalOf } from "../runtime/comparing.ts";
import { ApexDatetime } from "../runtime/datetime.ts";
import { ApexDecimal } from "../runtime/decimal.ts";
import { rounded } from "./numbers.ts";
import type { Compiled, FormulaRow, FormulaSubject, FormulaType, FormulaValue } from "./model.ts";
import { FormulaError, type At } from "./tree.ts";

export interface NameRoom {
  readonly schema: Schema;
  readonly project: Project;
  /** The record's own object; absent where only global variables make sense, as in default values. */
  readonly object?: ObjectDescription;
  /** Empty numbers of records count as 0. */
  readonly blanksAsZero: boolean;
  /** Told of every field that the formula looks at. */
  readonly onField?: (field: FieldDescription) => void;
}

interface FieldName extends Compiled {
  /** The field, where the name is one of the record itself. */
  readonly own?: FieldDescription;
  readonly field?: FieldDescription;
}

/** By the type of a field's values in Apex. */
const TYPES: Readonly<Record<string, FormulaType>> = {
  Id: "text",
  String: "text",
  Boolean: "boolean",
  Integer: "number",
  Long: "number",
  Decimal: "number",
  Date: "date",
  Datetime: "datetime",
  Time: "time",
};

/** What a formula for the field may come to. */
export const resultType = (field: FieldDescription): FormulaType => TYPES[apexTypeOf(field)] ?? "text";

function formulaType(field: FieldDescription): FormulaType | undefined {
  if (field.type === "picklist" || field.type === "combobox") return "picklist";
  if (field.type === "multipicklist") return "multipicklist";
  const isSecret = field.type === "encryptedstring" || field.type === "complexvalue";
  return isSecret ? undefined : TYPES[apexTypeOf(field)];
}

const unknownField = (name: string, at: At): FormulaError =>
  new FormulaError(`Field ${name} does not exist. Check spelling.`, at);

/** Throws a FormulaError where the name means nothing. */
export function compileName(room: NameRoom, name: string, at: At): FieldName {
  if (name.startsWith("$")) return compileGlobal(room, name, at);
  if (!room.object) throw new FormulaError(`Field ${name} may not be used in this type of formula`, at);
  return compilePath(room, room.object, name.split("."), name, at, (subject) => subject);
}

function compilePath(
  room: NameRoom,
  object: ObjectDescription,
  path: readonly string[],
  whole: string,
  at: At,
  start: (subject: FormulaSubject) => FormulaRow | undefined,
): FieldName {
  const [first = "", ...rest] = path;
  const unknown = () => {
    const isRefused = mayHaveMember(object, first);
    return isRefused ? new FormulaError(`not modelled: ${object.apiName}.${first}`, at) : unknownField(whole, at);
  };
  if (rest.length === 0) {
    const field = object.field(first);
    if (!field) throw unknown();
    room.onField?.(field);
    const own = whole.includes(".") ? {} : { own: field };
    return { ...fieldValue(room, object, field, at, start), ...own, field };
  }
  const [relationship = "", typeName] = first.split(":");
  const reference = object.parent(relationship);
  if (!reference) throw unknown();
  const target = targetOf(room, reference, typeName);
  if (!target) {
    if (reference.polymorphic && !typeName)
      throw new FormulaError(
        `Field ${whole} does not exist: write ${relationship}:${reference.referenceTo.join(" or :")}`,
        at,
      );
    throw new FormulaError(`not modelled: formulas over ${object.apiName}.${first}`, at);
  }
  return compilePath(room, target, rest, whole, at, (subject) => {
    const from = start(subject);
    const found = from && subject.org.target(from, reference);
    return found?.object === target ? found : undefined;
  });
}

/** `Owner:User`, `Owner:Queue`; a queue is a Group. */
function targetOf({ schema }: NameRoom, reference: FieldDescription, typeName: string | undefined) {
  if (typeName === undefined) return reference.polymorphic ? undefined : schema.object(reference.referenceTo[0] ?? "");
  const wanted = typeName.toLowerCase() === "queue" ? "group" : typeName.toLowerCase();
  return schema.object(reference.referenceTo.find((name) => name.toLowerCase() === wanted) ?? "");
}

function fieldValue(
  { blanksAsZero }: NameRoom,
  object: ObjectDescription,
  field: FieldDescription,
  at: At,
  start: (subject: FormulaSubject) => FormulaRow | undefined,
): Compiled {
  const type = formulaType(field);
  if (!type) throw new FormulaError(`not modelled: the field ${object.apiName}.${field.apiName} in a formula`, at);
  const blank = blanksAsZero && type === "number" ? ApexDecimal.fromInteger(0) : type === "boolean" ? false : null;
  return {
    type,
    evaluate: (subject) => {
      const from = start(subject);
      return (from ? asFormulaValue(field, subject.org.value(from, field)) : null) ?? blank;
    },
  };
}

const HUNDRED = ApexDecimal.fromInteger(100);

/** Ids have 15 characters in formulas, and percents are fractions of one. */
export function asFormulaValue(field: FieldDescription, value: unknown): FormulaValue {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return isIdType(field.type) ? value.slice(0, 15) : value;
  const number = decimalOf(value);
  return field.type === "percent" ? number?.divide(HUNDRED) : (number ?? value);
}

function withoutZeros(number: ApexDecimal): ApexDecimal {
  const stripped = number.stripTrailingZeros();
  return stripped.scale < 0 ? stripped.setScale(0) : stripped;
}

/** The result of a formula as a row would keep it. */
export function asFieldValue(field: FieldDescription, value: FormulaValue): unknown {
  if (value === null) return field.type === "boolean" ? false : null;
  if (!(value instanceof ApexDecimal)) return value;
  const number = field.type === "percent" ? withoutZeros(rounded(value.multiply(HUNDRED))) : value;
  return number.scale > field.scale ? number.setScale(field.scale, "HALF_UP") : number;
}

type Row = FormulaRow["row"];

const userRow = ({ org }: FormulaSubject): Row | undefined => org.row("User", org.userId);
const byUserField =
  (objectName: string, fieldName: string) =>
  (subject: FormulaSubject): Row | undefined =>
    subject.org.row(objectName, String(userRow(subject)?.get(fieldName)));

/** Objects of which a global variable shows one row. */
const OBJECTS: Readonly<Record<string, readonly [object: string, row: (subject: FormulaSubject) => Row | undefined]>> =
  {
    $user: ["User", userRow],
    $profile: ["Profile", byUserField("Profile", "ProfileId")],
    $userrole: ["UserRole", byUserField("UserRole", "UserRoleId")],
    $organization: ["Organization", ({ org }) => [...org.rows("Organization")][0]],
  };

function compileGlobal(room: NameRoom, name: string, at: At): FieldName {
  const [variable = "", ...path] = name.split(".");
  const own = OBJECTS[variable.toLowerCase()];
  const object = own && path.length === 1 ? room.schema.object(own[0]) : undefined;
  if (own && object) {
    return compilePath(room, object, path, name, at, (subject) => {
      const row = own[1](subject);
      return row && { object, row };
    });
  }
  const found = GLOBALS[variable.toLowerCase()]?.(room, path, name, at);
  if (!found) throw new FormulaError(`not modelled: formula variable ${name}`, at);
  return found;
}

function rowWith(rows: Iterable<Row>, name: string, value: unknown): Row | undefined {
  for (const row of rows) if (row.get(name) === value && row.get("IsDeleted") !== true) return row;
  return undefined;
}

type Global = (room: NameRoom, path: readonly string[], name: string, at: At) => FieldName | undefined;

const constant = (type: FormulaType, value: FormulaValue): FieldName => ({ type, evaluate: () => value });

const ORIGIN = new ApexDatetime(Date.UTC(1900, 0, 1));

const GLOBALS: Readonly<Record<string, Global>> = {
  $recordtype: (room, [property = "", ...rest], name, at) => {
    if (!room.object?.parent("RecordType") || !/^(id|name|developername)$/i.test(property) || rest.length > 0)
      return undefined;
    return compilePath(room, room.object, ["RecordType", property], name, at, (subject) => subject);
  },
  $label: ({ project }, [label = ""], name, at) => {
    const found = project.labels.find(({ fullName }) => fullName.toLowerCase() === label.toLowerCase());
    if (!found) throw unknownField(name, at);
    return constant("text", found.value);
  },
  $permission: ({ project }, [permission = ""], name, at) => {
    if (!project.customPermissions.some(({ fullName }) => fullName.toLowerCase() === permission.toLowerCase()))
      throw unknownField(name, at);
    return { type: "boolean", evaluate: ({ org }) => org.hasPermission(permission) };
  },
  $system: (_room, [property = ""]) =>
    property.toLowerCase() === "origindatetime" ? constant("datetime", ORIGIN) : undefined,
  $setup: (room, [objectName = "", ...path], name, at) => {
    const object = room.schema.object(objectName);
    if (object?.settingType?.toLowerCase() !== "hierarchy" || path.length !== 1) throw unknownField(name, at);
    return compilePath(room, object, path, name, at, (subject) => ({ object, row: settingOf(subject, object) }));
  },
  $custommetadata: (room, [typeName = "", record = "", ...path], name, at) => {
    const object = room.schema.object(typeName);
    const full = `${typeName.replace(/__mdt$/i, "")}.${record}`.toLowerCase();
    const file = room.project.customMetadata.find(({ fullName }) => fullName.toLowerCase() === full);
    if (object?.kind !== "customMetadata" || !file || path.length !== 1) throw unknownField(name, at);
    const developerName = file.fullName.split(".").slice(1).join(".");
    return compilePath(room, object, path, name, at, ({ org }) => {
      const row = rowWith(org.rows(object.apiName), "DeveloperName", developerName);
      return row && { object, row };
    });
  },
};

/** A hierarchy setting's values for the user: the user's own, else the profile's, else the org's. */
function settingOf(subject: FormulaSubject, object: ObjectDescription): Row {
  const { org } = subject;
  const [organization] = org.rows("Organization");
  const owners = [organization?.get("Id"), userRow(subject)?.get("ProfileId"), org.userId];
  return new Map(owners.flatMap((owner) => [...(rowWith(org.rows(object.apiName), "SetupOwnerId", owner) ?? [])]));
}
