/** The tests of one project: compiled once, run as often as there are faults, each run over an org of its own. */
import { Script } from "node:vm";
import { compileProject } from "../src/apex/compile.ts";
import { Program } from "../src/apex/instance.ts";
import { findTests, runTestClass, type TestClass, type TestResult } from "../src/cli/test-run.ts";
import { Org } from "../src/database/org.ts";
import type { Problem, Project } from "../src/project/model.ts";
import { loadSchema } from "../src/schema/load.ts";
import { Changes } from "./changes.ts";
import type { Fault } from "./fault.ts";

export class TimedOut extends Error {}

export class Suite {
  readonly leftOut: ReadonlyMap<string, readonly Problem[]>;
  readonly classes: readonly TestClass[];
  readonly #project: Project;
  readonly #program: Program | undefined;

  constructor(project: Project) {
    const schema = loadSchema(project);
    const { program, leftOut } = compileProject(project, schema, { keepGoing: true });
    this.#project = project;
    this.#program = program as Program | undefined;
    this.leftOut = leftOut;
    this.classes = findTests({ project, schema }, program, leftOut);
  }

  /** Runs test classes, under a fault or without. A method that takes longer than `seconds` is ended. */
  run(classes: readonly TestClass[], seconds: number, fault?: Fault): TestResult[] {
    if (!this.#program) return [];
    const schema = loadSchema(this.#project);
    // Linked anew: compiled scripts hold the functions that they found when they were linked.
    const program = new Program(this.#program.units, this.#program.classes, schema);
    const changes = new Changes(schema, program);
    const org = new Org({ project: this.#project, schema, program });
    const fresh = org.snapshot();
    const around = (method: () => void) => {
      try {
        endAfter(seconds, method);
      } catch (error) {
        if (error instanceof TimedOut) org.restore(fresh);
        throw error;
      }
    };
    try {
      fault?.apply(changes);
      return classes.flatMap((testClass) => runTestClass(org, program, testClass, around));
    } finally {
      changes.undo();
    }
  }
}

const CALL = "fidelityCall";
const script = new Script(`${CALL}()`);

/** V8 ends what runs too long, whatever it is in the middle of; no `finally` of it is run. */
function endAfter(seconds: number, action: () => void): void {
  Object.assign(globalThis, { [CALL]: action });
  try {
    script.runInThisContext({ timeout: seconds * 1000 });
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new TimedOut(`it took longer than ${seconds} seconds`);
  }
}
