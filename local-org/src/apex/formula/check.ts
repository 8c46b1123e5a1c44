/** Every formula of a project, compiled once to see what is wrong with it. */
import type { MetadataFile, Problem, Project, XmlElement } from "../../project/model.ts";
import { child, textOf } from "../../project/xml.ts";
import type { FieldDescription, ObjectDescription, Schema, ValidationRule } from "../../schema/model.ts";
import { compileFormula, type CompileRoom } from "./compile.ts";
import type { Compiled } from "./model.ts";
import { resultType } from "./names.ts";
import { FormulaError } from "./tree.ts";

export type FormulaRoom = Pick<CompileRoom, "schema" | "project" | "onField">;

/** A formula field. Throws a FormulaError, as the others do. */
export function compileField(room: FormulaRoom, object: ObjectDescription, field: FieldDescription): Compiled {
  const options: CompileRoom = { ...room, object, blanksAsZero: field.blanksAsZero ?? true, hasPriorValues: false };
  return compileFormula(options, field.formula ?? "", [resultType(field)]);
}

export function compileDefault(room: FormulaRoom, field: FieldDescription): Compiled {
  const options: CompileRoom = { ...room, blanksAsZero: false, hasPriorValues: false };
  const formula = field.defaultValueFormula ?? "";
  const isBareValue = field.type === "picklist" && field.picklistValues.some(({ value }) => value === formula.trim());
  if (isBareValue) return { type: "text", evaluate: () => formula.trim() };
  return compileFormula(options, formula, [resultType(field)]);
}

/** Empty numbers are blank in rules: a comparison with one is never true. */
export function compileRule(
  room: FormulaRoom,
  object: ObjectDescription,
  rule: Pick<ValidationRule, "formula">,
): Compiled {
  const options: CompileRoom = {
    ...room,
    object,
    blanksAsZero: false,
    hasPriorValues: object.kind !== "customMetadata",
  };
  return compileFormula(options, rule.formula, ["boolean"]);
}

export function formulaProblems(project: Project, schema: Schema): Problem[] {
  const problems: Problem[] = [];
  const uses = new Map<FieldDescription, Set<FieldDescription>>();
  const places = new Map<FieldDescription, MetadataFile>();
  for (const source of project.objects) {
    const object = schema.object(source.apiName);
    if (!object) continue;
    for (const file of source.fields) {
      const field = object.field(file.fullName);
      if (field?.formula !== undefined) {
        const used = new Set<FieldDescription>();
        const room = { schema, project, onField: (each: FieldDescription) => void used.add(each) };
        attempt(problems, file, child(file.root, "formula"), () => compileField(room, object, field));
        const refused = [...used].find(isRefused);
        if (refused) {
          const message = `Field ${refused.apiName} may not be used in this type of formula`;
          problems.push({ file: file.file, ...placeIn(child(file.root, "formula") ?? file.root, 0), message });
        }
        uses.set(field, used);
        places.set(field, file);
      } else if (field?.defaultValueFormula !== undefined) {
        attempt(problems, file, child(file.root, "defaultValue"), () => compileDefault({ schema, project }, field));
      }
    }
    for (const file of source.validationRules) {
      const rule = object.validationRules.find(({ name }) => name === file.fullName);
      const place = child(file.root, "errorConditionFormula");
      if (rule) attempt(problems, file, place, () => compileRule({ schema, project }, object, rule));
    }
  }
  for (const [field, file] of places) {
    if (reaches(uses, field, field)) {
      const place = placeIn(child(file.root, "formula") ?? file.root, 0);
      problems.push({ file: file.file, ...place, message: `the formula refers to itself` });
    }
  }
  return [...problems, ...automationProblems(project, schema)];
}

/** Nobody runs workflow rules and the like here: what is not modelled does no harm. */
function automationProblems(project: Project, schema: Schema): Problem[] {
  const problems: Problem[] = [];
  for (const file of project.other) {
    const object = /Workflow|Rules$|^ApprovalProcess$/.test(file.type) && schema.object(file.fullName.split(".")[0]!);
    if (!object) continue;
    for (const [owner, place] of formulasIn(file.root)) {
      const formula = place.text.trim();
      if (/^(rules|ruleEntry|entryCriteria)$/.test(owner.name)) {
        attempt(problems, file, place, () => compileRule({ schema, project }, object, { formula }));
      } else if (owner.name === "fieldUpdates" && !child(owner, "targetObject")) {
        const field = object.field(textOf(owner, "field") ?? "");
        if (field)
          attempt(problems, file, place, () => compileField({ schema, project }, object, { ...field, formula }));
      }
    }
  }
  return problems.filter(({ message }) => !message.startsWith("not modelled"));
}

function formulasIn(element: XmlElement): [owner: XmlElement, formula: XmlElement][] {
  return element.children.flatMap((part): [XmlElement, XmlElement][] =>
    part.name === "formula" ? [[element, part]] : formulasIn(part),
  );
}

/** Validation rules may look at long text; fields may not. */
const isRefused = ({ type, length }: FieldDescription): boolean =>
  type === "encryptedstring" || (type === "textarea" && length > 255);

function attempt(problems: Problem[], file: MetadataFile, place: XmlElement | undefined, compile: () => unknown): void {
  try {
    compile();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    problems.push({ file: file.file, ...placeIn(place ?? file.root, error.offset), message: error.message });
  }
}

function reaches(
  uses: ReadonlyMap<FieldDescription, ReadonlySet<FieldDescription>>,
  from: FieldDescription,
  wanted: FieldDescription,
  seen = new Set<FieldDescription>(),
): boolean {
  for (const next of uses.get(from) ?? []) {
    if (next === wanted) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (reaches(uses, next, wanted, seen)) return true;
  }
  return false;
}

/** Where a character of an element's text stands in the file; `<`, `>` and `&` are written as entities there. */
function placeIn(element: XmlElement, offset: number): { line: number; column: number } {
  const leading = element.text.length - element.text.trimStart().length;
  const before = element.text.slice(0, leading + offset);
  const last = before.slice(before.lastIndexOf("\n") + 1);
  const written = last.replaceAll("&", "&amp;").replace(/[<>]/g, "&lt;").length;
  const lines = before.split("\n").length - 1;
  const start = lines > 0 ? 1 : element.column + element.name.length + 2;
  return { line: element.line + lines, column: start + written };
}
