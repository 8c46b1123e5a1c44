/** What the commands have in common. */
import type { parseArgs, ParseArgsConfig } from "node:util";
import path from "node:path";
import { compileProject, type CompileOptions } from "../apex/compile.ts";
import type { CompiledProgram } from "../apex/program.ts";
import { isRefusal } from "../apex/types/leave-out.ts";
import { ProjectError, type Problem, type Project } from "../project/model.ts";
import { readProject, scanProject } from "../project/read.ts";
import { loadSchema, scanSchema } from "../schema/load.ts";
import type { Schema } from "../schema/model.ts";
import { keptTrees } from "../server/kept-trees.ts";

export type Values = ReturnType<typeof parseArgs>["values"];

export interface Command {
  /** After the command's name: `FILE [--project DIR]`. */
  readonly usage: string;
  readonly summary: string;
  /** Explanations of its options, one line each. */
  readonly details: readonly string[];
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** How many arguments without dashes it takes. */
  readonly argumentCount: number;
  /** Answers the exit code. */
  run(values: Values, positionals: readonly string[]): Promise<number> | number;
}

/** What a user did wrong, in one line. */
export class UsageError extends Error {}

export const PROJECT_OPTION = { project: { type: "string" } } as const;
export const PROJECT_DETAIL = "--project DIR   the project; the current folder by default";

export interface Workspace {
  readonly project: Project;
  readonly schema: Schema;
}

export function openWorkspace(values: Values): Workspace {
  const project = readProject(directoryOf(values));
  return { project, schema: loadSchema(project) };
}

/** With what keeps the project from being run: not what of its schema is not modelled, which is refused where it is used. */
export function scanWorkspace(directory: string): Workspace & { readonly problems: readonly Problem[] } {
  const { project, problems } = scanProject(directory);
  if (!project) throw new ProjectError(problems);
  const { schema, problems: ofSchema } = scanSchema(project);
  return { project, schema, problems: [...problems, ...ofSchema.filter((problem) => !isRefusal(problem))] };
}

export function directoryOf(values: Values): string {
  return path.resolve(typeof values.project === "string" ? values.project : ".");
}

/** Throws a ProjectError where the Apex does not compile. */
export function compileAll({ project, schema }: Workspace, options: CompileOptions = {}): CompiledProgram {
  const { program, problems } = compileProject(project, schema, { parsed: keptTrees(), ...options });
  if (!program || problems.length > 0) throw new ProjectError(problems);
  return program;
}
