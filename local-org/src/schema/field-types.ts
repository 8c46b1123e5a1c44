/** What the values of a field are. */
import type { FieldDescription, FieldType } from "./model.ts";

const APEX_TYPES: Readonly<Partial<Record<FieldType, string>>> = {
  id: "Id",
  reference: "Id",
  boolean: "Boolean",
  int: "Integer",
  long: "Long",
  double: "Decimal",
  currency: "Decimal",
  percent: "Decimal",
  date: "Date",
  datetime: "Datetime",
  time: "Time",
  base64: "Blob",
  anyType: "Object",
  address: "Address",
  location: "Location",
};

/** The type of the values in Apex: a class of the System namespace. References to definitions hold names. */
export function apexTypeOf({ type, referenceTo }: FieldDescription): string {
  const isName = type === "reference" && referenceTo.some((name) => /^(Entity|Field)Definition$/.test(name));
  return isName ? "String" : (APEX_TYPES[type] ?? "String");
}

export const isDecimalType = (type: FieldType): boolean => APEX_TYPES[type] === "Decimal";
export const isNumberType = (type: FieldType): boolean => isDecimalType(type) || type === "int" || type === "long";

const UNCOUNTED = new Set("boolean base64 time address anyType encryptedstring location multipicklist".split(" "));

/** Does an aggregate function take the field? Not the day of an activity: jamessimone/apex-rollup, RollupIntegrationTests. */
export function isAggregated(operator: string, fieldName: string, type: FieldType): boolean {
  if (/^(SUM|AVG)$/.test(operator)) return isNumberType(type);
  const isDay = /^(MIN|MAX)$/.test(operator) && fieldName === "ActivityDate";
  return !isDay && !UNCOUNTED.has(type);
}

export const isIdType = (type: FieldType): boolean => type === "id" || type === "reference";
