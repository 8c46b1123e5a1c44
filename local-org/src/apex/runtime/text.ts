/** The text of any value, as a concatenation and System.debug write it. */
import { ApexDate } from "./date.ts";
import { classOf, ownMethod } from "./dynamic.ts";
import { ApexException, NotModelled } from "./exceptions.ts";
import { ApexList } from "./collections.ts";
import { ApexRecord } from "./record.ts";
import { ApexEnumValue, ApexObject, type NamedClass, type RuntimeClass } from "./values.ts";

/** `Datetime` is in GMT and `Date` has midnight behind it; String.valueOf of the two differs from this. */
export function toText(value: unknown): string {
  return textOf(value, new Set());
}

/** What getMessage() gives where there is no message. */
export const NO_MESSAGE = "Script-thrown exception";
const withheld = new WeakSet<ApexException>();

/** From here on getMessage() does not give the message: an AuraHandledException keeps the one it is made with for the page. */
export function withholdMessage<T extends ApexException>(exception: T): T {
  withheld.add(exception);
  return exception;
}

export function setMessage(exception: ApexException, message: string | null): void {
  withheld.delete(exception);
  exception.apexMessage = message;
}

/** As getMessage() gives it. */
export function messageOf(exception: ApexException): string {
  return withheld.has(exception) ? NO_MESSAGE : (exception.apexMessage ?? NO_MESSAGE);
}

/** As the platform tells of one that nothing caught. */
export const uncaughtText = (exception: ApexException): string => `${exception.typeName}: ${messageOf(exception)}`;

/** `outer`: the values being written, so that a cycle ends. */
function textOf(value: unknown, outer: Set<object>): string {
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof ApexDate) return `${value.toString()} 00:00:00`;
  if (value instanceof ApexEnumValue) return value.name;
  const nested = nestedText(value);
  if (!nested) return platformText(value);
  if (outer.has(value)) return "(already output)";
  outer.add(value);
  const text = nested((inner) => textOf(inner, outer));
  outer.delete(value);
  return text;
}

type NestedText = (textOf: (value: unknown) => string) => string;

/** How a value that holds others is written; undefined where it holds none. */
function nestedText(value: object): NestedText | undefined {
  if (value instanceof ApexList) return (text) => `(${shown(value.items, text)})`;
  if (value instanceof ApexRecord) {
    return (text) => `${value.object.apiName}:{${pairs(value.fields, text)}}`;
  }
  if (value instanceof ApexObject) return objectText(value);
  if (value instanceof ApexException) return exceptionText(value);
  const { apexName } = value.constructor as Partial<NamedClass>;
  if (apexName === "Set") return (text) => `{${shown([...(value as Iterable<unknown>)], text)}}`;
  if (apexName === "Map")
    return (text) => `{${shown([...(value as Iterable<[unknown, unknown]>)], (entry) => pair(entry, text))}}`;
  return undefined;
}

function objectText(value: ApexObject): NestedText {
  const { apexType } = value;
  const fields = value as unknown as Record<string, unknown>;
  const [override] = apexType.methods.get("tostring$0") ?? [];
  if (override !== undefined) return () => String((fields[override] as () => unknown).call(value));
  const entries = entriesOf(apexType.fields, fields);
  return (text) => `${simpleName(apexType.name)}:[${pairs(entries, text)}]`;
}

/** In the order of the names, whatever that of the class (Apex Design Patterns, "The ignoring toString() method"). */
function entriesOf(fields: RuntimeClass["fields"], slots: Record<string, unknown>): [string, unknown][] {
  const ordered = [...fields].sort((a, b) => a.name.localeCompare(b.name, "en"));
  return ordered.map((field) => [field.name, slots[field.jsName]]);
}

const simpleName = (name: string): string => name.replace(/^.*\./, "");

/** What the program makes is written as its other objects are (github.com/salesforce/apex-mockery, MethodSpyTimesTest). */
function exceptionText(value: ApexException): NestedText {
  const override = ownMethod(value, "toString", 0);
  if (override) return () => String(override.call(value));
  const type = classOf(value);
  if (!type && !value.isMadeByProgram) return () => uncaughtText(value);
  const slots = value as unknown as Record<string, unknown>;
  const entries = entriesOf(type?.fields ?? [], slots);
  return (text) => `${simpleName(value.typeName)}:[${pairs(entries, text)}]: ${messageOf(value)}`;
}

/** Of a collection only so many elements are written. */
const SHOWN = 10;

function shown<T>(elements: readonly T[], text: (element: T) => string): string {
  const texts = elements.slice(0, SHOWN).map(text);
  return [...texts, ...(elements.length > SHOWN ? ["..."] : [])].join(", ");
}

function pairs(entries: Iterable<readonly [unknown, unknown]>, text: (value: unknown) => string): string {
  return Array.from(entries, (entry) => pair(entry, text)).join(", ");
}

function pair([key, value]: readonly [unknown, unknown], text: (value: unknown) => string): string {
  return `${text(key)}=${text(value)}`;
}

/** Other classes of the platform say it themselves. */
function platformText(value: object): string {
  const { apexName } = value.constructor as Partial<NamedClass>;
  const speaker = value as { readonly toString: (this: object) => string };
  if (speaker.toString === Object.prototype.toString) throw new NotModelled(`the text of ${apexName ?? "this object"}`);
  return speaker.toString();
}
