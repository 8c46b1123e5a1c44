/** `local-org check`: metadata, Apex and components, as a deployment would judge them. */
import { compileProject } from "../apex/compile.ts";
import { Org, type OrgOptions } from "../database/org.ts";
import { isPlatformModule } from "../lightning/build/base-components.ts";
import { templateRegions } from "../lightning/pages/templates.ts";
import { compileProblems } from "../lightning/build/check.ts";
import { checkMetadata } from "../project/check/all.ts";
import { formatProblem, ProjectError, type Problem, type Project } from "../project/model.ts";
import { scanProject } from "../project/read.ts";
import { scanSchema } from "../schema/load.ts";
import { keptTrees } from "../server/kept-trees.ts";
import { auraMethodNames, parseClasses } from "./aura-methods.ts";
import { directoryOf, PROJECT_DETAIL, PROJECT_OPTION, type Command } from "./command.ts";
import { actionVariables } from "./invocable-actions.ts";

export const command: Command = {
  usage: "[--project DIR]",
  summary: "Checks metadata, Apex and components as a deployment would: file:line:column: message, one a line.",
  details: [PROJECT_DETAIL],
  options: PROJECT_OPTION,
  argumentCount: 0,
  run(values) {
    const problems = checkProject(directoryOf(values));
    for (const problem of problems) console.log(formatProblem(problem));
    console.log(
      problems.length === 0 ? "No problems." : `${problems.length} problem${problems.length > 1 ? "s" : ""}.`,
    );
    return problems.length === 0 ? 0 : 1;
  },
};

/** What keeps an org from being made of the project: records that their own rules forbid. */
function orgProblems(options: OrgOptions): readonly Problem[] {
  try {
    void new Org(options);
    return [];
  } catch (error) {
    if (error instanceof ProjectError) return error.problems;
    throw error;
  }
}

/** Every problem of a project, in the order of files and lines. */
export function checkProject(directory: string): Problem[] {
  const { project, problems } = scanProject(directory);
  if (!project) throw new ProjectError(problems);
  return checkScanned(project, problems);
}

/** As checkProject, of a project that has been read. */
function checkScanned(project: Project, found: readonly Problem[] = []): Problem[] {
  const { schema, problems } = scanSchema(project);
  const compiled = compileProject(project, schema, { parsed: keptTrees() });
  const declared = [...(compiled.program?.classes.values() ?? [])].map((symbol) => symbol.declaration);
  const types = compiled.program ? declared : parseClasses(project).types;
  const all = [
    ...found,
    ...problems,
    ...compiled.problems,
    ...compileProblems(project),
    ...checkMetadata(project, schema, {
      apexMethods: auraMethodNames(types),
      actions: actionVariables(types),
      isPlatformModule,
      regionsOf: templateRegions,
    }),
  ];
  if (all.length === 0 && compiled.program) all.push(...orgProblems({ project, schema, program: compiled.program }));
  const unique = new Map(all.map((problem) => [formatProblem(problem), problem]));
  return [...unique.values()].sort(
    (a, b) =>
      a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column || a.message.localeCompare(b.message),
  );
}
