/** Custom metadata records: their type, their fields, and that each value is one of its field. */
import type { XmlElement } from "../model.ts";
import { child, children, textOf } from "../xml.ts";
import type { CheckContext, FileCheck, KnownField, KnownObject } from "./context.ts";

const XSI = {
  double: ["double", "int", "integer"],
  percent: ["double"],
  boolean: ["boolean"],
  date: ["date"],
  datetime: ["dateTime"],
};
const NUMBER = /^-?\d+(\.\d+)?(E-?\d+)?$/;
const VALUES: Readonly<Record<string, RegExp>> = {
  double: NUMBER,
  percent: NUMBER,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/,
};

export function checkCustomMetadata(context: CheckContext): void {
  for (const check of context.checks(context.project.customMetadata)) {
    const [typeName = "", record = ""] = check.file.fullName.split(".");
    const type = context.objects.object(`${typeName}__mdt`);
    if (!type) {
      const missing = `there is no custom metadata type "${typeName}__mdt"`;
      check.report(check.root, context.wrongObject(`${typeName}__mdt`, missing)!);
      continue;
    }
    if (!/^[A-Za-z](?!.*__)\w{0,39}$/.test(record) || record.endsWith("_")) {
      check.report(
        check.root,
        `"${record}" is no name of a record: a letter, then up to 39 letters, digits and single _`,
      );
    }
    const label = textOf(check.root, "label") ?? "";
    if (!label || label.length > 40)
      check.report(child(check.root, "label") ?? check.root, "a label has 1 to 40 characters");
    checkValues(check, type);
  }
}

function checkValues(check: FileCheck, type: KnownObject): void {
  const given = new Set<string>();
  for (const item of children(check.root, "values")) {
    const name = textOf(item, "field") ?? "";
    const field = type.field(name);
    const value = child(item, "value");
    if (!field?.custom) check.report(child(item, "field") ?? item, `${type.apiName} has no custom field "${name}"`);
    else if (given.has(name)) check.report(child(item, "field")!, `${name} has a value already`);
    else if (value && value.attributes["xsi:nil"] !== "true") {
      given.add(field.apiName);
      const wrong = whatIsWrong(check, field, value);
      if (wrong) check.report(value, wrong.startsWith("not modelled: ") ? wrong : `${name} ${wrong}`);
    }
  }
  for (const field of type.fields) {
    if (field.custom && !field.nillable && field.type !== "boolean" && !given.has(field.apiName)) {
      check.report(check.root, `${field.apiName} is required and has no value`);
    }
  }
}

function whatIsWrong(check: FileCheck, field: KnownField, value: XmlElement): string | undefined {
  const expected: readonly string[] = XSI[field.type as keyof typeof XSI] ?? ["string"];
  const written = value.attributes["xsi:type"] ?? "";
  if (!expected.includes(written.replace(/^\w+:/, ""))) {
    return `needs xsi:type="xsd:${expected[0]}", but has ${written ? `"${written}"` : "none"}`;
  }
  const text = value.text.trim();
  if (VALUES[field.type]?.test(text) === false || isNoDay(field, text)) return `cannot be "${text}"`;
  const digits = field.precision - field.scale;
  if (expected.includes("double") && Math.abs(Number(text)) >= 10 ** digits)
    return `has at most ${digits} digits before the decimal point, and cannot be ${text}`;
  if (field.type !== "reference" && field.length > 0 && value.text.length > field.length)
    return `is longer than ${field.length} characters`;
  if (field.restrictedPicklist && !field.picklistValues.some((allowed) => allowed.value === text)) {
    return `has no picklist value "${text}"`;
  }
  if (field.type !== "reference") return undefined;
  const { context } = check;
  const [target = ""] = field.referenceTo;
  const owner = target === "FieldDefinition" && !text.includes(".") ? controllingValue(check, field) : undefined;
  return wrongTarget(context, target, owner && context.objects.object(owner) ? `${owner}.${text}` : text);
}

/** 2026-02-30 */
function isNoDay({ type }: KnownField, text: string): boolean {
  const [day = ""] = text.split("T");
  if (type !== "date" && type !== "datetime") return false;
  const moment = new Date(day);
  return Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(day);
}

/** The object that the record names in the field which controls this one. */
function controllingValue({ context, file, root: record }: FileCheck, field: KnownField): string | undefined {
  const type = context.source(`${file.fullName.split(".")[0]}__mdt`);
  const { root } = type?.fields.find(({ fullName }) => fullName === field.apiName) ?? {};
  const controlling = root && textOf(root, "metadataRelationshipControllingField")?.split(".").at(-1);
  const item = children(record, "values").find((one) => textOf(one, "field") === controlling);
  return item && textOf(item, "value");
}

function wrongTarget(context: CheckContext, target: string, name: string): string | undefined {
  const missing = `points to "${name}", which does not exist`;
  const { objects } = context;
  if (target.endsWith("__mdt")) {
    const record = name.includes(".") ? name : `${target.slice(0, -"__mdt".length)}.${name}`;
    return context.has("CustomMetadata", record) ? undefined : missing;
  }
  const [objectName = "", field] = name.split(".");
  if (target !== "EntityDefinition" && field === undefined) return undefined;
  const object = objects.object(objectName);
  if (!object || field === undefined) return context.wrongObject(objectName, missing);
  return context.wrongField(object, field, missing);
}
