/** What compiled formulas are, and what they need to know when they are evaluated. */
import type { FieldDescription, ObjectDescription } from "../../schema/model.ts";
import type { StoredRow } from "../runtime/context.ts";

/** A text that is empty is null. Of a picklist only a few functions take the value. */
export type FormulaType = (typeof FORMULA_TYPES)[number];
export const FORMULA_TYPES = [
  "number",
  "text",
  "boolean",
  "date",
  "datetime",
  "time",
  "picklist",
  "multipicklist",
  "null",
] as const;

/** Decimal, string, boolean, Date, Datetime, Time or null, by the type. */
export type FormulaValue = unknown;

export interface FormulaRow {
  readonly object: ObjectDescription;
  readonly row: StoredRow;
}

/** The org, as far as a formula looks at it. */
export interface FormulaOrg {
  readonly userId: string;
  now(): number;
  /** The value of a field, formulas and other derived fields included. */
  value(from: FormulaRow, field: FieldDescription): unknown;
  /** The row that a reference field points to; undefined where it is empty. */
  target(from: FormulaRow, field: FieldDescription): FormulaRow | undefined;
  row(objectName: string, id: string): StoredRow | undefined;
  rows(objectName: string): Iterable<StoredRow>;
  hasPermission(name: string): boolean;
}

/** The record that a formula is evaluated for. */
export interface FormulaSubject extends FormulaRow {
  readonly org: FormulaOrg;
  /** The record before it was changed; absent where it is new. */
  readonly old?: StoredRow | undefined;
}

export interface Compiled {
  readonly type: FormulaType;
  readonly evaluate: (subject: FormulaSubject) => FormulaValue;
}

/** What cannot be computed of the values that are there: a division by zero, a text that is no date. */
export class FormulaFailure extends Error {}
