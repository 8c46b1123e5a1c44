/** What is done in child processes: each takes one task, answers once and ends. */
import { measureDocumentation, type DocumentationMeasure } from "./documentation.ts";
import { assertionsFail, FAULTS } from "./faults/index.ts";
import { measure, type Measure } from "./measure.ts";
import { probeFaults } from "./probe.ts";

export type Task =
  | { readonly kind: "probe" }
  | { readonly kind: "documentation" }
  /** With every `of`-th fault. */
  | { readonly kind: "project"; readonly directory: string; readonly part: number; readonly of: number };

export interface Answers {
  readonly probe: readonly string[];
  readonly documentation: DocumentationMeasure;
  readonly project: Measure;
}

export function perform(task: Task): Answers[Task["kind"]] {
  const faults = [...FAULTS, assertionsFail];
  if (task.kind === "probe") return probeFaults(faults);
  if (task.kind === "documentation") return measureDocumentation();
  return measure(
    task.directory,
    faults.filter((_, index) => index % task.of === task.part),
  );
}
