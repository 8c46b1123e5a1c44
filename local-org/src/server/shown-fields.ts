/** Fields of a record for the standard panels: which paths must be read, and what is shown of them. */
import type { ShownField } from "../lightning/pages/model.ts";
import type { FieldDescription, ObjectDescription, Schema } from "../schema/model.ts";
import { shownText, type Reader } from "./formats.ts";
import type { JsonRow } from "./page-org.ts";

/** Paths to select for a field: the field, the name of the record that it points to, the parts of an address. */
export function pathsFor(object: ObjectDescription, field: FieldDescription, schema: Schema): string[] {
  const parts = partsOf(object, field);
  if (parts.length > 0) return parts.map((part) => part.apiName);
  const name = parentNamePath(field, schema);
  return name ? [field.apiName, name] : [field.apiName];
}

export function shownField(
  object: ObjectDescription,
  field: FieldDescription,
  row: JsonRow,
  schema: Schema,
  reader: Reader,
): ShownField {
  const value = row[field.apiName] ?? null;
  const shown = { apiName: field.apiName, label: labelOf(field), type: field.type, value };
  if (field.type === "address") return { ...shown, text: addressText(partsOf(object, field), row) };
  if (field.type === "reference") {
    const text = row[parentNamePath(field, schema) ?? ""] ?? value ?? "";
    return { ...shown, text: String(text), ...(value ? { href: recordAddress(String(value), field, schema) } : {}) };
  }
  const text = shownText(field, value, reader);
  return { ...shown, text, ...hrefOf(field, value) };
}

/** Is there anything to show? */
export function isPopulated(object: ObjectDescription, field: FieldDescription, row: JsonRow): boolean {
  const parts = partsOf(object, field).map((part) => part.apiName);
  const names = parts.length > 0 ? parts : [field.apiName];
  return names.some((name) => row[name] || row[name] === 0);
}

export function recordHref(object: string, id: string): string {
  return `/lightning/r/${object}/${id}/view`;
}

function recordAddress(id: string, field: FieldDescription, schema: Schema): string {
  const object = schema.objectByKeyPrefix(id.slice(0, 3))?.apiName ?? field.referenceTo[0] ?? "";
  return recordHref(object, id);
}

/** `Owner.Name`, `Case__r.CaseNumber` */
function parentNamePath(field: FieldDescription, schema: Schema): string | undefined {
  if (field.type !== "reference" || !field.relationshipName) return undefined;
  const parents = field.referenceTo.map((name) => schema.object(name)?.nameField?.apiName);
  const name = field.referenceTo.length > 1 ? "Name" : parents[0];
  return name && `${field.relationshipName}.${name}`;
}

/** The fields that an address consists of. */
function partsOf(object: ObjectDescription, field: FieldDescription): FieldDescription[] {
  if (field.type !== "address") return [];
  return object.fields.filter(
    (candidate) =>
      candidate.compoundFieldName === field.apiName &&
      /(Street|City|State|PostalCode|Country)$/.test(candidate.apiName),
  );
}

/** Street, then city, state and postal code on one line, then the country. */
function addressText(parts: readonly FieldDescription[], row: JsonRow): string {
  const part = (ending: string) =>
    String(row[parts.find((field) => field.apiName.endsWith(ending))?.apiName ?? ""] ?? "");
  const place = [part("City"), [part("State"), part("PostalCode")].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
  return [part("Street"), place, part("Country")].filter(Boolean).join("\n");
}

function hrefOf(field: FieldDescription, value: unknown): { href?: string } {
  if (typeof value !== "string" || value === "") return {};
  if (field.type === "email") return { href: `mailto:${value}` };
  if (field.type === "phone") return { href: `tel:${value.replaceAll(/[^\d+]/g, "")}` };
  if (field.type === "url") return { href: /^https?:\/\//i.test(value) ? value : `http://${value}` };
  return {};
}

/** As pages label it: "Owner ID" is "Owner", and "Full Name" is "Name". */
export function labelOf(field: FieldDescription): string {
  if (field.nameField) return field.label.replace(/^Full /, "");
  return field.type === "reference" ? field.label.replace(/ ID$/, "") : field.label;
}
