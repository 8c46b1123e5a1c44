/** What the platform fills in before a new row meets its triggers. */
import { context } from "../../apex/runtime/context.ts";
import { ApexDate } from "../../apex/runtime/date.ts";
import { ApexDatetime } from "../../apex/runtime/datetime.ts";
import { ApexDecimal } from "../../apex/runtime/decimal.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import { storedValue } from "../values.ts";
import { nowInSeconds } from "./work.ts";

/** Sets every field of a new record that nobody set. */
export function applyDefaults(object: ObjectDescription, record: ApexRecord): void {
  for (const field of object.fields) {
    if (field.calculated || record.fields.has(field.apiName)) continue;
    record.fields.set(field.apiName, storedValue(field, defaultOf(object, field)));
  }
  const owner = object.field("OwnerId");
  if (owner && record.fields.get("OwnerId") === null) record.fields.set("OwnerId", context().userId);
}

function defaultOf(object: ObjectDescription, field: FieldDescription): unknown {
  if (field.defaultValueFormula !== undefined) return formulaValue(object, field, field.defaultValueFormula.trim());
  if (field.type === "picklist" || field.type === "multipicklist") {
    const chosen = field.picklistValues.find((value) => value.default && value.active);
    if (chosen && field.createable) return chosen.value;
  }
  const literal = field.defaultValue ?? null;
  return typeof literal === "number" && field.type !== "int" ? ApexDecimal.parse(String(literal)) : literal;
}

/** Formulas that are a literal or the present. */
function formulaValue(object: ObjectDescription, field: FieldDescription, formula: string): unknown {
  const text = /^(["'])(.*)\1$/s.exec(formula);
  if (text && !/["'\\]/.test(text[2] ?? "")) return text[2];
  if (/^-?\d+(\.\d+)?$/.test(formula)) return ApexDecimal.parse(formula);
  switch (formula.toUpperCase().replaceAll(" ", "")) {
    case "TRUE":
    case "FALSE":
      return formula.toUpperCase() === "TRUE";
    case "NULL":
      return null;
    case "TODAY()":
      return today();
    case "NOW()":
      return new ApexDatetime(nowInSeconds());
    default:
      if (field.type === "picklist" && !/[("]/.test(formula)) return formula;
      throw new NotModelled(`default value ${formula} of ${object.apiName}.${field.apiName}`);
  }
}

export function today(): ApexDate {
  return new ApexDatetime(context().now()).date();
}
