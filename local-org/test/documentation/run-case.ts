/** Runs one case of the documentation: statements of a test method, or a test class, in an org of its own. */
import { compileProject } from "../../src/apex/compile.ts";
import type { CompiledProgram } from "../../src/apex/program.ts";
import { ApexException, NotModelled } from "../../src/apex/runtime/exceptions.ts";
import type { MethodSymbol } from "../../src/apex/types/model.ts";
import { Org } from "../../src/database/org.ts";
import type { Project } from "../../src/project/model.ts";
import { project, schema } from "../apex/generate/program.ts";

interface Source {
  readonly name: string;
  readonly body: string;
}

export interface DocumentationCase {
  readonly id: string;
  readonly area: string;
  readonly apex: string;
  readonly classes?: readonly Source[];
  readonly triggers?: readonly Source[];
  /** A test class to run instead of the statements. */
  readonly runs?: string;
  readonly expect: "pass" | "throws" | "compile-error";
  readonly exception?: string;
}

/** Refused: the case needs what is not modelled, and says so. */
export interface Outcome {
  readonly result: "passed" | "failed" | "refused";
  readonly reason: string;
}

const passed: Outcome = { result: "passed", reason: "" };
const failed = (reason: string): Outcome => ({ result: "failed", reason });
const refused = (reason: string): Outcome => ({ result: "refused", reason });

/** The API version of the release that the cases were taken from. */
const API_VERSION = "68.0";
const TEST_CLASS = "DocumentationCase";

export function runCase(given: DocumentationCase): Outcome {
  const sources = projectOf(given);
  const { program, problems } = compileProject(sources, schema());
  const notModelled = problems.find(({ message }) => message.startsWith("not modelled"));
  if (notModelled) return refused(notModelled.message);
  const isCompileError = given.expect === "compile-error";
  if (!program) return isCompileError ? passed : failed(problems[0]!.message);
  if (isCompileError) return failed("it compiles");
  return outcomeOf(given, () => runTests(sources, program, given.runs ?? TEST_CLASS));
}

function projectOf({ apex, classes = [], triggers = [], runs }: DocumentationCase): Project {
  const own = `@IsTest private class ${TEST_CLASS} { @IsTest static void run() { ${apex}\n} }`;
  const bodies = classes.map(({ body }) => body);
  return project({
    classes: runs === undefined ? [...bodies, own] : bodies,
    triggers: triggers.map(({ body }) => body),
    apiVersion: API_VERSION,
  });
}

function outcomeOf(given: DocumentationCase, run: () => void): Outcome {
  try {
    run();
  } catch (error) {
    if (error instanceof NotModelled) return refused(error.message);
    if (!(error instanceof ApexException)) return failed(String(error));
    const isExpected = given.expect === "throws" && error.typeName === given.exception;
    return isExpected ? passed : failed(`${error.typeName}: ${error.apexMessage}`);
  }
  return given.expect === "throws" ? failed(`no ${given.exception}`) : passed;
}

/** Every test method of the class on the rows that its setup method left. */
function runTests(sources: Project, program: CompiledProgram, className: string): void {
  const org = new Org({ project: sources, schema: schema(), program });
  const methods = [...program.classes.get(className.toLowerCase())!.methods.values()].flat();
  const annotated = (name: string): MethodSymbol[] => methods.filter((method) => hasAnnotation(method, name));
  const [setup] = annotated("testsetup");
  const rows = setup && org.runTest((instance) => void instance.callStatic(setup, []));
  for (const method of annotated("istest")) {
    org.runTest((instance) => void instance.callStatic(method, []), rows ? { from: rows } : {});
  }
}

const hasAnnotation = (method: MethodSymbol, name: string): boolean =>
  method.declaration?.modifiers.annotations.some((each) => each.name.toLowerCase() === name) ?? false;
