/** What is measured of one project: how its tests end, and which passes each fault turns red. */
import { scanWorkspace } from "../src/cli/command.ts";
import { findTests, refuse, type TestClass, type TestResult } from "../src/cli/test-run.ts";
import { formatProblem, type Problem } from "../src/project/model.ts";
import { scanProject } from "../src/project/read.ts";
import type { Fault } from "./fault.ts";
import { refusalsByMember, type Refusal } from "./refusals.ts";
import { Suite, TimedOut } from "./suite.ts";

/** Crashed: neither Apex nor "not modelled" ended it, but the workbench, or the clock. */
export type Ending = "passed" | "failed" | "refused" | "crashed";

export interface EndedTest {
  readonly name: string;
  readonly ending: Ending;
  readonly message: string;
}

export interface Measure {
  readonly tests: readonly EndedTest[];
  /** Names of the passes that each fault turned red. */
  readonly killed: Readonly<Record<string, readonly string[]>>;
  readonly refusals: readonly Refusal[];
  /** In seconds of processor time: reading and compiling, the first run of the tests, and the same run again. */
  readonly compiling: number;
  readonly coldRun: number;
  readonly warmRun: number;
}

const SECONDS_FOR_A_TEST = 20;
const SECONDS_UNDER_A_FAULT = 5;
/** Tests that have not begun by then count as not turned red. */
const SECONDS_FOR_A_FAULT = 60;

/** Throws a ProjectError where there is no project. One that cannot be read whole is measured as refused. */
export function measure(directory: string, faults: readonly Fault[]): Measure {
  const { problems, ...workspace } = scanWorkspace(directory);
  if (problems.length > 0) return refused(findTests(workspace, undefined, new Map()), problems);
  const [suite, compiling] = timed(() => new Suite(scanProject(directory).project!));
  const [results, coldRun] = timed(() => suite.run(suite.classes, SECONDS_FOR_A_TEST));
  const [, warmRun] = timed(() => suite.run(suite.classes, SECONDS_FOR_A_TEST));
  const passed = new Set(results.filter(({ outcome }) => outcome === "Pass").map(nameOf));
  const passing = suite.classes.flatMap((each) => withTests(each, (name) => passed.has(`${each.name}.${name}`)));
  const killed = faults.map((fault) => {
    const red = suite.run(passing, SECONDS_UNDER_A_FAULT, SECONDS_FOR_A_FAULT, fault).filter(isRed);
    return [fault.name, red.map(nameOf)] as const;
  });
  return {
    tests: results.map((result) => ({ name: nameOf(result), ending: endingOf(result), message: result.message ?? "" })),
    killed: Object.fromEntries(killed),
    refusals: refusalsByMember(results),
    compiling,
    coldRun,
    warmRun,
  };
}

function refused(classes: readonly TestClass[], problems: readonly Problem[]): Measure {
  const tests = classes.flatMap((each) => refuse(each).map(nameOf));
  const reasons = [...new Set(problems.map(({ message }) => message))];
  return {
    tests: tests.map((name) => ({ name, ending: "refused", message: formatProblem(problems[0]!) })),
    killed: {},
    refusals: reasons.map((member) => ({ member, tests: tests.length, alone: reasons.length > 1 ? 0 : tests.length })),
    compiling: 0,
    coldRun: 0,
    warmRun: 0,
  };
}

function timed<T>(action: () => T): [T, number] {
  const start = process.cpuUsage();
  const result = action();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1_000_000];
}

const nameOf = ({ className, methodName }: TestResult): string => `${className}.${methodName}`;

function withTests(testClass: TestClass, keep: (name: string) => boolean): TestClass[] {
  const tests = testClass.tests.filter(({ name }) => keep(name));
  return tests.length > 0 ? [{ ...testClass, tests }] : [];
}

function endingOf({ outcome, internalError }: TestResult): Ending {
  if (internalError !== undefined) return "crashed";
  return outcome === "Pass" ? "passed" : outcome === "Fail" ? "failed" : "refused";
}

/** That the workbench itself stumbles over a fault is no merit of a test. */
function isRed({ outcome, internalError }: TestResult): boolean {
  return outcome === "Fail" && (internalError === undefined || internalError instanceof TimedOut);
}
