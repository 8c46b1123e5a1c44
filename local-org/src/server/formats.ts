/** Values of fields as a person reads them, in the user's locale and time zone. */
import { languageTag } from "../apex/runtime/locale.ts";
import type { FieldDescription } from "../schema/model.ts";
import type { JsonScalar } from "./page-org.ts";

export interface Reader {
  /** As Salesforce writes it: `en_US`. */
  readonly locale: string;
  readonly timeZone: string;
  readonly currency: string;
}

/** `displayValue` of the UI API: where a value is localised, a date or a currency; otherwise null. */
export function displayValue(field: FieldDescription, value: JsonScalar, reader: Reader): string | null {
  if (value === null) return null;
  switch (field.type) {
    case "date":
      return formatDate(String(value), reader);
    case "datetime":
      return formatMoment(String(value), reader);
    case "currency":
      return formatNumber(value, reader, { style: "currency", currency: reader.currency, ...digits(field) });
    case "picklist":
      return labelOf(field, String(value));
    case "multipicklist":
      return String(value)
        .split(";")
        .map((part) => labelOf(field, part))
        .join(";");
    default:
      return null;
  }
}

/** What stands on the page. */
export function shownText(field: FieldDescription, value: JsonScalar, reader: Reader): string {
  if (value === null) return "";
  const display = displayValue(field, value, reader);
  if (display !== null) return display;
  switch (field.type) {
    case "percent":
      return `${formatNumber(value, reader, digits(field))}%`;
    case "int":
    case "long":
    case "double":
      return formatNumber(value, reader, digits(field));
    case "textarea":
      return field.length > 255 ? withoutTags(String(value)) : String(value);
    default:
      return String(value);
  }
}

export function formatDate(value: string, reader: Reader): string {
  return dateFormat(reader, "UTC").format(new Date(`${value}T00:00:00Z`));
}

export function formatMoment(value: string, reader: Reader): string {
  const moment = new Date(value);
  const time = new Intl.DateTimeFormat(languageTag(reader.locale), { timeZone: reader.timeZone, timeStyle: "short" });
  return `${dateFormat(reader, reader.timeZone).format(moment)} ${time.format(moment).replaceAll("\u202f", " ")}`;
}

/** `November 2026`, of a date or a moment. */
export function formatMonth(value: string, reader: Reader): string {
  // A day belongs to the same month in every time zone.
  const timeZone = value.includes("T") ? reader.timeZone : "UTC";
  const format = new Intl.DateTimeFormat(languageTag(reader.locale), { timeZone, month: "long", year: "numeric" });
  return format.format(new Date(value));
}

function dateFormat(reader: Reader, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(languageTag(reader.locale), {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
}

function formatNumber(value: JsonScalar, reader: Reader, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(languageTag(reader.locale), options).format(Number(value));
}

function digits(field: FieldDescription): Intl.NumberFormatOptions {
  return { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
}

function labelOf(field: FieldDescription, value: string): string {
  return field.picklistValues.find((candidate) => candidate.value === value)?.label ?? value;
}

function withoutTags(text: string): string {
  return text.replaceAll(/<br\s*\/?>|<\/p>/gi, "\n").replaceAll(/<[^>]+>/g, "");
}
