/** Finds the Apex tests of a project and runs them, each in a fresh instance of the program over fresh rows. */
import { compileProject } from "../apex/compile.ts";
import type { CompiledProgram } from "../apex/program.ts";
import { parseClass } from "../apex/syntax/parse.ts";
import type { MethodDeclaration, Modifiers, TypeDeclaration } from "../apex/syntax/tree.ts";
import { isRefusal } from "../apex/types/leave-out.ts";
import { annotation, isDependent } from "../apex/types/program.ts";
import { Org } from "../database/org.ts";
import type { StoreSnapshot } from "../database/store.ts";
import { formatProblem, type Problem } from "../project/model.ts";
import { keptTrees } from "../server/kept-trees.ts";
import { UsageError, type Workspace } from "./command.ts";
import { describeFailure } from "./open-org.ts";

/** Refused: it needs something that is not modelled. */
export type Outcome = "Pass" | "Fail" | "Refused";

export interface TestResult {
  readonly className: string;
  readonly methodName: string;
  readonly outcome: Outcome;
  readonly message: string | null;
  readonly stackTrace: string | null;
  readonly milliseconds: number;
  /** What the workbench itself threw, where that is why it failed. */
  readonly internalError?: unknown;
}

export interface TestRun {
  readonly results: readonly TestResult[];
  /** What does not compile, wherever it is. */
  readonly problems: readonly Problem[];
  readonly org?: Org;
  readonly program?: CompiledProgram;
}

export interface TestClass {
  readonly name: string;
  readonly setups: readonly string[];
  readonly tests: readonly { readonly name: string; readonly seeAllData: boolean }[];
  /** Why it cannot run. */
  readonly leftOut?: readonly Problem[];
}

/** `wanted`: `Class` or `Class.method`, case-insensitive; empty for all. */
export function runTests(workspace: Workspace, wanted: readonly string[]): TestRun {
  const { program, leftOut } = compileProject(workspace.project, workspace.schema, {
    keepGoing: true,
    parsed: keptTrees(),
  });
  const classes = select(findTests(workspace, program, leftOut), wanted);
  const problems = [...leftOut.values()].flat().filter((problem) => !isRefusal(problem) && !isDependent(problem));
  if (!program) return { results: classes.flatMap((testClass) => refuse(testClass)), problems };
  const org = new Org({ ...workspace, program });
  const results = classes.flatMap((testClass) => runTestClass(org, program, testClass));
  return { results, problems, org, program };
}

/** Of a project that cannot be run. */
export function refuseTests(workspace: Workspace, wanted: readonly string[], problems: readonly Problem[]): TestRun {
  const classes = select(findTests(workspace, undefined, new Map()), wanted);
  return { results: classes.flatMap((each) => refuse({ ...each, leftOut: problems.filter(isRefusal) })), problems };
}

/** The classes with tests; those that were left out of the program too. */
export function findTests(
  { project }: Workspace,
  program: CompiledProgram | undefined,
  leftOut: ReadonlyMap<string, readonly Problem[]>,
): TestClass[] {
  return project.classes.flatMap(({ name, file, source }) => {
    const symbol = program?.classes.get(name.toLowerCase());
    const problems = leftOut.get(name);
    if (!symbol && !/@istest|testmethod/i.test(source)) return [];
    const unit = symbol?.declaration ?? parseClass(file, source).unit;
    const methods = unit ? testMethods(unit) : { setups: [], tests: [] };
    if (methods.tests.length === 0 && !(problems && !unit)) return [];
    return { name, ...methods, ...(problems && { leftOut: problems }) };
  });
}

function testMethods(unit: TypeDeclaration): Pick<TestClass, "setups" | "tests"> {
  if (unit.kind !== "class") return { setups: [], tests: [] };
  const methods = unit.members.filter((member): member is MethodDeclaration => member.kind === "method");
  const seesAll = (modifiers: Modifiers) => annotation(modifiers, "istest")?.get("seealldata") === true;
  return {
    setups: methods.filter(({ modifiers }) => annotation(modifiers, "testsetup")).map(({ name }) => name),
    tests: methods
      .filter(({ modifiers }) => annotation(modifiers, "istest") ?? modifiers.keywords.has("testmethod"))
      .map(({ name, modifiers }) => ({ name, seeAllData: seesAll(modifiers) || seesAll(unit.modifiers) })),
  };
}

function select(classes: readonly TestClass[], wanted: readonly string[]): readonly TestClass[] {
  if (wanted.length === 0) return classes;
  const lower = wanted.map((name) => name.toLowerCase());
  const matches = (name: string) => lower.includes(name.toLowerCase());
  const chosen = classes.flatMap((testClass) => {
    if (matches(testClass.name)) return testClass;
    const tests = testClass.tests.filter(({ name }) => matches(`${testClass.name}.${name}`));
    return tests.length > 0 ? { ...testClass, tests } : [];
  });
  const found = chosen.flatMap(({ name, tests }) => [name, ...tests.map((test) => `${name}.${test.name}`)]);
  const missing = wanted.filter((name) => !found.some((each) => each.toLowerCase() === name.toLowerCase()));
  if (missing.length > 0) throw new UsageError(`There is no test ${missing.join(", ")}.`);
  return chosen;
}

/**
 * A class that does not compile has failed. Where something is not modelled nobody knows: other problems may follow from it,
 * and they are told all the same.
 */
export function refuse({ name, tests, leftOut = [] }: TestClass): TestResult[] {
  const message = leftOut.map(formatProblem).join("\n");
  const outcome = leftOut.length === 0 || leftOut.some(isRefusal) ? "Refused" : "Fail";
  const names = tests.length > 0 ? tests.map((test) => test.name) : ["<compile>"];
  return names.map((methodName) => {
    return { className: name, methodName, outcome, message, stackTrace: null, milliseconds: 0 };
  });
}

/** `around` is given every method that runs. */
export function runTestClass(
  org: Org,
  program: CompiledProgram,
  testClass: TestClass,
  around = (method: () => void): void => method(),
): TestResult[] {
  if (testClass.leftOut) return refuse(testClass);
  let from: StoreSnapshot | undefined;
  let setupFailure: Omit<TestResult, "methodName"> | undefined;
  for (const setup of testClass.setups) {
    const setUp = () => void (from = runMethod(org, program, testClass.name, setup, { from }));
    const attempt = timed(testClass.name, () => around(setUp));
    if (attempt.outcome !== "Pass") setupFailure ??= attempt;
  }
  return testClass.tests.map(({ name, seeAllData }): TestResult => {
    if (setupFailure) return { ...setupFailure, methodName: name };
    const test = () => void runMethod(org, program, testClass.name, name, { from, seeAllData });
    return { ...timed(testClass.name, () => around(test)), methodName: name };
  });
}

function runMethod(
  org: Org,
  program: CompiledProgram,
  className: string,
  methodName: string,
  { from, seeAllData = false }: { from: StoreSnapshot | undefined; seeAllData?: boolean },
): StoreSnapshot {
  const methods = program.classes.get(className.toLowerCase())!.methods.get(methodName.toLowerCase()) ?? [];
  const method = methods.find(({ parameters }) => parameters.length === 0);
  if (!method?.isStatic)
    throw new UsageError(`${className}.${methodName} must be static and without parameters to be a test.`);
  return org.runTest((instance) => instance.callStatic(method, []), { ...(from && { from }), seeAllData });
}

function timed(className: string, action: () => unknown): Omit<TestResult, "methodName"> {
  const start = performance.now();
  const passed = { className, outcome: "Pass" as Outcome, message: null, stackTrace: null };
  const since = () => Math.round(performance.now() - start);
  try {
    action();
    return { ...passed, milliseconds: since() };
  } catch (error) {
    if (error instanceof UsageError)
      return { ...passed, outcome: "Fail", message: error.message, milliseconds: since() };
    const told = describeFailure(error);
    const outcome = error instanceof Error && error.name === "NotModelled" ? "Refused" : "Fail";
    const { message, stackTrace } = told ?? internal(error);
    const own = told ? {} : { internalError: error };
    return { className, outcome, message, stackTrace, milliseconds: since(), ...own };
  }
}

/** A mistake of the workbench itself; its own stack is what helps. */
function internal(error: unknown): { message: string; stackTrace: string } {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: "" };
  return { message: `internal error of local-org: ${message}`, stackTrace: String(stack) };
}
