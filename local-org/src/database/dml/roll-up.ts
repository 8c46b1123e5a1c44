/** Roll-up summary fields: computed again when children are saved, deleted or brought back. A parent whose value changes
 *  is saved with all that belongs to it, its update triggers among it, and so are its own parents (Apex Developer Guide,
 *  "Triggers and Order of Execution"). */
import { decimalOf } from "../../apex/runtime/comparing.ts";
import { ApexDate } from "../../apex/runtime/date.ts";
import { ApexDatetime } from "../../apex/runtime/datetime.ts";
import { ApexDecimal } from "../../apex/runtime/decimal.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import type { FieldDescription, ObjectDescription, Schema, Summary } from "../../schema/model.ts";
import { grouped } from "../collections.ts";
import { readField, type Engine } from "../engine.ts";
import type { Row } from "../store.ts";
import { isNumberType } from "../../schema/field-types.ts";
import { compareValues, sameValue } from "../values.ts";
import { saveChunk } from "./save.ts";
import { fail, type Work } from "./work.ts";
import { remembered } from "../../apex/runtime/remembered.ts";

interface RollUp {
  readonly parent: ObjectDescription;
  readonly field: FieldDescription;
  readonly summary: Summary;
}

const rollUpsBySchema = new WeakMap<Schema, ReadonlyMap<string, readonly RollUp[]>>();

/** Those over an object, by its name. */
function rollUpsOver(schema: Schema, objectName: string): readonly RollUp[] {
  const rollUps = remembered(rollUpsBySchema, schema, () => {
    const all = schema.objects.flatMap((parent) =>
      parent.fields.flatMap((field): RollUp[] => (field.summary ? [{ parent, field, summary: field.summary }] : [])),
    );
    return grouped([...all, ...sumsOfOpportunity(schema)], ({ summary }) => summary.childObject);
  });
  return rollUps.get(objectName) ?? [];
}

/** What line items sum up to in their opportunity. */
function sumsOfOpportunity(schema: Schema): RollUp[] {
  const parent = schema.object("Opportunity");
  const sums = { Amount: "TotalPrice", TotalOpportunityQuantity: "Quantity" };
  return Object.entries(sums).flatMap(([name, of]): RollUp[] => {
    const field = parent?.field(name);
    const child = { childObject: "OpportunityLineItem", foreignKey: "OpportunityId", field: of };
    return parent && field ? [{ parent, field, summary: { ...child, operation: "sum", filters: [] } }] : [];
  });
}

/** `rows`: the children as they were and as they are, with the work that fails where a parent cannot be saved. */
export function rollUp(engine: Engine, child: ObjectDescription, rows: readonly (readonly [Row, Work])[]): void {
  const byParent = grouped(rollUpsOver(engine.schema, child.apiName), ({ parent }) => parent);
  for (const [parent, rollUps] of byParent) {
    const causes = new Map<string, Set<Work>>();
    for (const [row, work] of rows) {
      for (const { summary } of rollUps) {
        const id = row.get(child.field(summary.foreignKey)?.apiName ?? "");
        if (typeof id === "string") remembered(causes, id, () => new Set<Work>()).add(work);
      }
    }
    const works = [...causes.keys()].flatMap((id, index) => parentWork(engine, parent, rollUps, id, index));
    if (works.length === 0) continue;
    saveChunk(engine, "update", works);
    for (const work of works) {
      for (const { statusCode, message, fields } of work.errors) {
        for (const cause of causes.get(work.id as string) ?? []) fail(cause, statusCode, message, fields);
      }
    }
  }
}

/** Empty where nothing changes, and where the parent is gone. */
function parentWork(
  engine: Engine,
  parent: ObjectDescription,
  rollUps: readonly RollUp[],
  id: string,
  index: number,
): Work[] {
  const row = engine.store.row(parent.apiName, id);
  if (!row || row.get("IsDeleted") === true) return [];
  const values = new Map<string, unknown>();
  for (const { field, summary } of rollUps) {
    if (!field.summary && engine.store.rowsWith(summary.childObject, summary.foreignKey, id).length === 0)
      throw new NotModelled(`${parent.apiName}.${field.apiName} after its last line item`);
    const value = summarize(engine, field, summary, id);
    const former = readField(engine, parent, field, row);
    if (!sameValue(field.type, former, value)) values.set(field.apiName, value);
  }
  if (values.size === 0) return [];
  const record = new ApexRecord(parent);
  record.fields.set("Id", id);
  return [{ index, record, object: parent, id, platformValues: values, errors: [] }];
}

function summarize(engine: Engine, field: FieldDescription, summary: Summary, parentId: string): unknown {
  const child = engine.schema.object(summary.childObject) as ObjectDescription;
  const rows = engine.store
    .rowsWith(child.apiName, child.field(summary.foreignKey)?.apiName ?? "", parentId)
    .filter((row) => summary.filters.every((filter) => passes(engine, child, filter, row)));
  if (summary.operation === "count") return ApexDecimal.fromInteger(rows.length);
  const source = child.field(summary.field ?? "") as FieldDescription;
  const values = rows.map((row) => readField(engine, child, source, row)).filter((value) => value !== null);
  if (summary.operation === "sum") {
    return values.reduce<ApexDecimal>((total, value) => total.add(decimalOf(value)!), ApexDecimal.fromInteger(0));
  }
  const sign = summary.operation === "min" ? 1 : -1;
  return values.reduce<unknown>(
    (best, value) => (best === null || compareValues(field.type, value, best) * sign < 0 ? value : best),
    null,
  );
}

type Filter = Summary["filters"][number];

function passes(
  engine: Engine,
  child: ObjectDescription,
  { field: name, operation, value }: Filter,
  row: Row,
): boolean {
  const field = child.field(name) as FieldDescription;
  const own = readField(engine, child, field, row);
  const texts = value.split(",").map((text) => text.trim());
  const isOne = () => texts.some((text) => sameValue(field.type, own, literal(field, text)));
  const order = () =>
    own === null || value === "" ? Number.NaN : compareValues(field.type, own, literal(field, value));
  const text = String(own ?? "").toLowerCase();
  const contains = () => texts.some((part) => text.includes(part.toLowerCase()));
  const includes = () => texts.some((part) => text.split(";").includes(part.toLowerCase()));
  const tests: Readonly<Record<string, () => boolean>> = {
    equals: isOne,
    notEqual: () => !isOne(),
    lessThan: () => order() < 0,
    lessOrEqual: () => order() <= 0,
    greaterThan: () => order() > 0,
    greaterOrEqual: () => order() >= 0,
    contains,
    notContain: () => !contains(),
    startsWith: () => texts.some((part) => text.startsWith(part.toLowerCase())),
    includes,
    excludes: () => !includes(),
  };
  const test = tests[operation];
  if (!test || field.type === "reference") throw new NotModelled(`filter "${name} ${operation}" of a roll-up summary`);
  return test();
}

/** A filter's text as a value of the field. */
function literal(field: FieldDescription, text: string): unknown {
  if (field.type === "boolean") return /^(true|1)$/i.test(text);
  if (text === "") return null;
  if (field.type === "int") return Number(text);
  if (isNumberType(field.type)) return ApexDecimal.parse(text.replaceAll(",", ""));
  if (field.type !== "date" && field.type !== "datetime") return text;
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  if (day === undefined) throw new NotModelled(`"${text}" as a date in the filter of a roll-up summary`);
  if (field.type === "date") return new ApexDate(Number(year), Number(month), Number(day));
  return new ApexDatetime(Date.parse(text));
}
