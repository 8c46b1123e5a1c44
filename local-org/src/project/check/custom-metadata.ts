/** Custom metadata records: their type, their fields, and that each value is one of its field. */
import type { MetadataFile, XmlElement } from "../model.ts";
import { child, children, textOf } from "../xml.ts";
import { named, type CheckContext, type KnownField, type KnownObject } from "./context.ts";

const XSI = {
  double: ["double", "int", "integer"],
  percent: ["double"],
  boolean: ["boolean"],
  date: ["date"],
  datetime: ["dateTime"],
};
const VALUES: Readonly<Record<string, RegExp>> = {
  double: /^-?\d+(\.\d+)?$/,
  percent: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/,
};

export function checkCustomMetadata(context: CheckContext): void {
  for (const file of context.project.customMetadata) {
    const [typeName = "", record = ""] = file.fullName.split(".");
    const type = context.objects.object(`${typeName}__mdt`);
    if (!type) {
      const missing = `there is no custom metadata type "${typeName}__mdt"`;
      context.report(file, file.root, context.wrongObject(`${typeName}__mdt`, missing)!);
      continue;
    }
    if (!/^[A-Za-z](?!.*__)\w{0,39}$/.test(record) || record.endsWith("_")) {
      context.report(
        file,
        file.root,
        `"${record}" is no name of a record: a letter, then up to 39 letters, digits and single _`,
      );
    }
    const label = textOf(file.root, "label") ?? "";
    if (!label || label.length > 40)
      context.report(file, child(file.root, "label") ?? file.root, "a label has 1 to 40 characters");
    checkValues(context, file, type);
  }
}

function checkValues(context: CheckContext, file: MetadataFile, type: KnownObject): void {
  const given = new Set<string>();
  for (const item of children(file.root, "values")) {
    const name = textOf(item, "field") ?? "";
    const field = type.field(name);
    const value = child(item, "value");
    if (!field?.custom)
      context.report(file, child(item, "field") ?? item, `${type.apiName} has no custom field "${name}"`);
    else if (given.has(name)) context.report(file, item, `${name} has a value already`);
    else if (value && value.attributes["xsi:nil"] !== "true") {
      given.add(field.apiName);
      const wrong = whatIsWrong(context, field, value);
      if (wrong) context.report(file, value, wrong.startsWith("not modelled: ") ? wrong : `${name} ${wrong}`);
    }
  }
  for (const field of type.fields) {
    if (field.custom && !field.nillable && field.type !== "boolean" && !given.has(field.apiName)) {
      context.report(file, file.root, `${field.apiName} is required and has no value`);
    }
  }
}

function whatIsWrong(context: CheckContext, field: KnownField, value: XmlElement): string | undefined {
  const expected: readonly string[] = XSI[field.type as keyof typeof XSI] ?? ["string"];
  const written = value.attributes["xsi:type"] ?? "";
  if (!expected.includes(written.replace(/^\w+:/, ""))) {
    return `needs xsi:type="xsd:${expected[0]}", but has ${written ? `"${written}"` : "none"}`;
  }
  const text = value.text.trim();
  if (VALUES[field.type]?.test(text) === false) return `cannot be "${text}"`;
  if (field.type !== "reference" && field.length > 0 && value.text.length > field.length)
    return `is longer than ${field.length} characters`;
  if (field.restrictedPicklist && !field.picklistValues.some((allowed) => allowed.value === text)) {
    return `has no picklist value "${text}"`;
  }
  return field.type === "reference" ? wrongTarget(context, field.referenceTo[0]!, text) : undefined;
}

function wrongTarget(context: CheckContext, target: string, name: string): string | undefined {
  const missing = `points to "${name}", which does not exist`;
  const { project, objects } = context;
  if (target.endsWith("__mdt")) {
    const record = name.includes(".") ? name : `${target.slice(0, -"__mdt".length)}.${name}`;
    return named(project.customMetadata, record) ? undefined : missing;
  }
  const [objectName = "", field] = name.split(".");
  if (target !== "EntityDefinition" && field === undefined) return undefined;
  const object = objects.object(objectName);
  if (!object || field === undefined) return context.wrongObject(objectName, missing);
  return context.wrongField(object, field, missing);
}
