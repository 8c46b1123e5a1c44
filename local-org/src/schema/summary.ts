/** Roll-up summaries. What they sum up is another object's, so that its fields are looked at once all are read. */
import type { Problem } from "../project/model.ts";
import { children, textOf } from "../project/xml.ts";
import type { FieldDescription, ObjectDescription, Schema, Summary } from "./model.ts";
import type { MetadataReader } from "./source.ts";

/** Lookups of standard objects that can be summed up over as if they were master-detail. */
const STANDARD_MASTERS = new Set(["Opportunity.AccountId", "CampaignMember.CampaignId"]);
const OPERATIONS = new Set(["count", "sum", "min", "max"]);

export function readSummary(field: MetadataReader): { type: "double" } & Partial<FieldDescription> {
  const operation = field.required("summaryOperation");
  if (operation && !OPERATIONS.has(operation))
    field.report(`<summaryOperation> "${operation}" is unknown`, "summaryOperation");
  const [childObject = "", foreignKey = ""] = field.required("summaryForeignKey").split(".");
  const summarized = operation === "count" ? undefined : field.required("summarizedField").split(".")[1];
  const summary: Summary = {
    operation: operation as Summary["operation"],
    childObject,
    foreignKey,
    ...(summarized && { field: summarized }),
    filters: children(field.element, "summaryFilterItems").map((item) => ({
      field: (textOf(item, "field") ?? "").split(".").at(-1)!,
      operation: textOf(item, "operation") ?? "",
      value: textOf(item, "value") ?? "",
    })),
  };
  const readOnly = { createable: false, updateable: false, calculated: true, groupable: false };
  return { type: "double", precision: 18, scale: 0, ...readOnly, summary };
}

/** The description with the type of what it sums up. */
export function resolveSummary(field: FieldDescription, schema: Schema): FieldDescription {
  const summarized = schema.object(field.summary!.childObject)?.field(field.summary!.field ?? "");
  if (!summarized) return field;
  const { type, precision, scale } = summarized;
  return { ...field, type, precision, scale };
}

export function checkSummary(
  place: MetadataReader,
  object: ObjectDescription,
  { summary }: FieldDescription,
  schema: Schema,
): Problem | undefined {
  const child = schema.object(summary!.childObject);
  const foreignKey = child?.field(summary!.foreignKey);
  const isMaster = foreignKey?.masterDetail || STANDARD_MASTERS.has(`${child?.apiName}.${foreignKey?.apiName}`);
  if (!foreignKey || !isMaster || !foreignKey.referenceTo.includes(object.apiName)) {
    return place.report(
      `${summary!.childObject}.${summary!.foreignKey} is no master-detail field to ${object.apiName}`,
      "summaryForeignKey",
    );
  }
  for (const name of [summary!.field, ...summary!.filters.map((filter) => filter.field)]) {
    if (name && !child!.field(name)) place.report(`${child!.apiName} has no field "${name}"`, "summarizedField");
  }
}
