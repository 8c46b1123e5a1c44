/** What the platform fills in before a new row meets its triggers. */
import { context } from "../../apex/runtime/context.ts";
import { ApexDecimal } from "../../apex/runtime/decimal.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import type { Engine } from "../engine.ts";
import { defaultFormulaValue } from "../formulas.ts";
import { storedValue } from "../values.ts";
import { remembered } from "../../apex/runtime/remembered.ts";

/** Sets every field of a new record that nobody set. */
export function applyDefaults(engine: Engine, object: ObjectDescription, record: ApexRecord): void {
  for (const field of object.fields) {
    if (field.calculated || record.fields.has(field.apiName)) continue;
    const isFormula = field.defaultValueFormula !== undefined;
    const value = isFormula ? storedValue(field, defaultFormulaValue(engine, object, field)) : literalDefault(field);
    record.fields.set(field.apiName, value);
  }
  const owner = object.field("OwnerId");
  if (owner && record.fields.get("OwnerId") === null) record.fields.set("OwnerId", context().userId);
  if (object.settingType !== undefined && record.fields.get("SetupOwnerId") === null) {
    const [organization] = engine.store.rows("Organization");
    record.fields.set("SetupOwnerId", organization?.get("Id") ?? null);
  }
}

const literalDefaults = new WeakMap<FieldDescription, { readonly value: unknown }>();

const literalDefault = (field: FieldDescription): unknown =>
  remembered(literalDefaults, field, () => ({ value: storedValue(field, defaultOf(field)) })).value;

function defaultOf(field: FieldDescription): unknown {
  if (field.type === "picklist" || field.type === "multipicklist") {
    const chosen = field.picklistValues.find((value) => value.default && value.active);
    if (chosen && field.createable) return chosen.value;
  }
  const literal = field.defaultValue ?? null;
  return typeof literal === "number" && field.type !== "int" ? ApexDecimal.parse(String(literal)) : literal;
}
