/** Roll-up summaries. What they sum up is another object's, so that its fields are looked at once all are read. */
import type { Problem } from "../project/model.ts";
import { child, children, textOf } from "../project/xml.ts";
import type { FieldDescription, ObjectDescription, Schema, Summary } from "./model.ts";
import type { MetadataReader } from "./source.ts";

/** Lookups of standard objects that can be summed up over as if they were master-detail. */
const STANDARD_MASTERS = new Set(["Opportunity.AccountId", "CampaignMember.CampaignId"]);
const NUMBERS = ["int", "double", "currency", "percent"];
const ORDERED = [...NUMBERS, "date", "datetime"];
/** What types of fields each operation is for. */
const SUMMED: Readonly<Record<string, readonly string[]>> = { sum: NUMBERS, min: ORDERED, max: ORDERED };
const OPERATIONS = new Set(["count", "sum", "min", "max"]);

export function readSummary(field: MetadataReader): { type: "double" } & Partial<FieldDescription> {
  const operation = field.required("summaryOperation");
  if (operation && !OPERATIONS.has(operation))
    field.report(`"${operation}" is no SummaryOperations`, "summaryOperation");
  const [childObject = "", foreignKey = ""] = field.required("summaryForeignKey").split(".");
  const summarized = SUMMED[operation] === undefined ? undefined : field.required("summarizedField").split(".")[1];
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
  if (!summary!.childObject) return;
  const listed = schema.object(summary!.childObject);
  const foreignKey = listed?.field(summary!.foreignKey);
  const isMaster = foreignKey?.masterDetail || STANDARD_MASTERS.has(`${listed?.apiName}.${foreignKey?.apiName}`);
  if (!foreignKey || !isMaster || !foreignKey.referenceTo.includes(object.apiName)) {
    return place.report(
      `${summary!.childObject}.${summary!.foreignKey} is no master-detail field to ${object.apiName}`,
      "summaryForeignKey",
    );
  }
  const missing = (name: string) => `${listed!.apiName} has no field "${name}"`;
  const summarized = summary!.field && listed!.field(summary!.field);
  if (summary!.field && !summarized) place.report(missing(summary!.field), "summarizedField");
  if (summarized && SUMMED[summary!.operation]?.includes(summarized.type) === false) {
    place.report(`a field of type ${summarized.type} has no ${summary!.operation}`, "summarizedField");
  }
  children(place.element, "summaryFilterItems").forEach((item, i) => {
    const { field } = summary!.filters[i]!;
    if (!listed!.field(field)) place.report(missing(field), child(item, "field"));
  });
}
