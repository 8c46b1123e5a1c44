/** Runs Apex against an org of its own. */
import { compileProject } from "../../../src/apex/compile.ts";
import { Org, type OrgOptions } from "../../../src/database/org.ts";
import type { Project } from "../../../src/project/model.ts";
import { loadSchema } from "../../../src/schema/load.ts";
import { project } from "../../database/org-fixture.ts";

export interface ApexRun {
  readonly classes?: Readonly<Record<string, string>>;
  readonly triggers?: Readonly<Record<string, string>>;
  readonly parts?: Partial<Project>;
  readonly options?: Partial<OrgOptions>;
  readonly keepGoing?: boolean;
  readonly apiVersion?: string;
}

interface Compiled {
  readonly org: Org;
  readonly lines: string[];
  /** Runs the statements as one transaction, or as a test. */
  run(): void;
  test(): void;
}

export function compileApex(
  statements: string,
  { classes = {}, triggers = {}, parts = {}, options = {}, keepGoing = false, apiVersion = "65.0" }: ApexRun = {},
): Compiled {
  const source =
    (kind: string) =>
    ([name, text]: [string, string]) => ({
      file: `${name}.${kind}`,
      name,
      source: text,
      apiVersion,
    });
  const test = `@IsTest private class Snippet { @IsTest static void run() { ${statements}\n } }`;
  const own = project({
    ...parts,
    classes: [...Object.entries(classes), ["Snippet", test] as [string, string]].map(source("cls")),
    triggers: Object.entries(triggers).map(source("trigger")),
  });
  const schema = loadSchema(own);
  const { program, problems } = compileProject(own, schema, {
    anonymous: { file: "anonymous.apex", source: statements },
    keepGoing,
  });
  if (!program) throw new Error(problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join("\n"));
  const lines: string[] = [];
  const org = new Org({ project: own, schema, program, debug: (_level, text) => lines.push(text), ...options });
  const method = program.classes.get("snippet")?.methods.get("run")?.[0];
  if (!method) throw new Error("no method");
  return {
    org,
    lines,
    run: () => org.run(org.administratorId, (instance) => instance.runAnonymous()),
    test: () => void org.runTest((instance) => void instance.callStatic(method, [])),
  };
}

/** Lines of System.debug of statements run as a test. */
export function debugLines(statements: string, setting: ApexRun = {}): string[] {
  const { test, lines } = compileApex(statements, setting);
  test();
  return lines;
}
