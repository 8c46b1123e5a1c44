/** Formulas at work: fields that are computed whenever they are read, default values and validation rules. */
import { FormulaFailure, type Compiled, type FormulaOrg, type FormulaSubject } from "../apex/formula/model.ts";
import { compileDefault, compileField, compileRule, type FormulaRoom } from "../apex/formula/check.ts";
import { asFieldValue } from "../apex/formula/names.ts";
import { FormulaError } from "../apex/formula/tree.ts";
import { context } from "../apex/runtime/context.ts";
import { NotModelled } from "../apex/runtime/exceptions.ts";
import type { FieldDescription, ObjectDescription, ValidationRule } from "../schema/model.ts";
import { findTarget, readField, type Engine } from "./engine.ts";
import type { Row } from "./store.ts";
import { remembered } from "../apex/runtime/remembered.ts";

const compiledFormulas = new WeakMap<object, Compiled>();

/** Compiled once for a schema. */
function compiled(of: object, name: string, { schema }: Engine, compile: (room: FormulaRoom) => Compiled): Compiled {
  try {
    return remembered(compiledFormulas, of, () => compile({ schema, project: context().services.project }));
  } catch (error) {
    throw error instanceof FormulaError ? new NotModelled(`${name}: ${error.message}`) : error;
  }
}

function evaluate(formula: Compiled, name: string, subject: FormulaSubject): unknown {
  try {
    return formula.evaluate(subject);
  } catch (error) {
    throw error instanceof FormulaFailure ? new NotModelled(`${name}: ${error.message}`) : error;
  }
}

function orgOf(engine: Engine): FormulaOrg {
  const { userId, now } = context();
  return {
    userId,
    now,
    value: ({ object, row }, field) => readField(engine, object, field, row),
    target: ({ row }, field) => findTarget(engine, field, row.get(field.apiName)),
    row: (objectName, id) => engine.store.row(objectName, id),
    rows: (objectName) => engine.store.rows(objectName),
    hasPermission: (name) => engine.access.hasName(userId, name),
  };
}

/** The value of a formula field. */
export function formulaValue(engine: Engine, object: ObjectDescription, field: FieldDescription, row: Row): unknown {
  const name = `formula field ${object.apiName}.${field.apiName}`;
  const formula = compiled(field, name, engine, (room) => compileField(room, object, field));
  return asFieldValue(field, evaluate(formula, name, { org: orgOf(engine), object, row }));
}

/** The value that a new record gets where nobody set the field. */
export function defaultFormulaValue(engine: Engine, object: ObjectDescription, field: FieldDescription): unknown {
  const name = `default value of ${object.apiName}.${field.apiName}`;
  const formula = compiled(field, name, engine, (room) => compileDefault(room, field));
  return asFieldValue(field, evaluate(formula, name, { org: orgOf(engine), object, row: new Map() }));
}

/** The active rules whose condition is true of the row. */
export function brokenRules(
  engine: Engine,
  object: ObjectDescription,
  row: Row,
  old: Row | undefined,
): readonly ValidationRule[] {
  const active = object.validationRules.filter((rule) => rule.active);
  if (active.length === 0) return [];
  const subject = { org: orgOf(engine), object, row, old };
  return active.filter((rule) => {
    const name = `validation rule ${object.apiName}.${rule.name}`;
    const formula = compiled(rule, name, engine, (room) => compileRule(room, object, rule));
    return evaluate(formula, name, subject) === true;
  });
}
