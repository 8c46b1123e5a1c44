/** The tests of one project: compiled once, run as often as there are faults, each run over an org of its own. */
import { createContext, Script } from "node:vm";
import { compileProject } from "../src/apex/compile.ts";
import { Program } from "../src/apex/instance.ts";
import { findTests, refuse, runTestClass, type TestClass, type TestResult } from "../src/cli/test-run.ts";
import { findPlatformMember } from "../src/apex/library/registry.ts";
import { machine } from "../src/apex/runtime/machine.ts";
import { Org } from "../src/database/org.ts";
import type { Project } from "../src/project/model.ts";
import { scanSchema } from "../src/schema/load.ts";
import type { Schema } from "../src/schema/model.ts";
import { Changes } from "./changes.ts";
import type { Fault } from "./fault.ts";

export class TimedOut extends Error {}

interface World {
  readonly schema: Schema;
  readonly program: Program;
}

export class Suite {
  readonly classes: readonly TestClass[];
  readonly #project: Project;
  readonly #world: World | undefined;

  constructor(project: Project) {
    bindMembersLate();
    const schema = scanSchema(project).schema;
    const { program, leftOut } = compileProject(project, schema, { keepGoing: true });
    this.#project = project;
    this.#world = program && { schema, program: program as Program };
    this.classes = findTests({ project, schema }, program, leftOut);
  }

  /**
   * Runs test classes, under a fault or without. A method that takes longer than `seconds` is ended; classes that would begin
   * after `secondsInAll` are left out, as a fault may slow down every test.
   */
  run(classes: readonly TestClass[], seconds: number, secondsInAll = Infinity, fault?: Fault): TestResult[] {
    const world = fault?.changesProject ? this.#anotherWorld() : this.#world;
    if (!world) return classes.flatMap((testClass) => refuse(testClass));
    const changes = new Changes(world.schema, world.program);
    const org = new Org({ project: this.#project, ...world });
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
      const end = performance.now() + secondsInAll * 1000;
      return classes.flatMap((testClass) =>
        performance.now() > end ? [] : runTestClass(org, world.program, testClass, around),
      );
    } finally {
      changes.undo();
    }
  }

  #anotherWorld(): World | undefined {
    if (!this.#world) return undefined;
    const { units, classes, leftOut } = this.#world.program;
    const schema = scanSchema(this.#project).schema;
    return { schema, program: new Program(units, classes, schema, leftOut) };
  }
}

/** Generated code asks once for the function behind a member of the platform; it must see it replaced. */
function bindMembersLate(): void {
  machine.member = (key) => {
    const member = findPlatformMember(key);
    return (...values) => (member.invoke as (...values: unknown[]) => unknown)(...values);
  };
}

const room: { call?: () => void } = createContext({});
const script = new Script("call()");

/** V8 ends what runs too long, whatever it is in the middle of; no `finally` of it is run. */
function endAfter(seconds: number, action: () => void): void {
  room.call = action;
  try {
    script.runInContext(room, { timeout: seconds * 1000 });
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    throw new TimedOut(`it took longer than ${seconds} seconds`);
  }
}
