/** Compiles sources of a test and runs them without an org. */
import type { Problem, Project } from "../../../src/project/model.ts";
import { loadSchema } from "../../../src/schema/load.ts";
import type { Schema } from "../../../src/schema/model.ts";
import { compileProject } from "../../../src/apex/compile.ts";
import type { CompiledProgram } from "../../../src/apex/program.ts";
import { runInContext } from "../../../src/apex/runtime/context.ts";
import type { ApexContext, OrgServices } from "../../../src/apex/runtime/context.ts";
import { ApexException } from "../../../src/apex/runtime/exceptions.ts";
import { apexStackTrace } from "../../../src/apex/runtime/traces.ts";
import { emptyProject } from "../../empty-project.ts";

export interface Sources {
  readonly classes?: readonly string[];
  readonly triggers?: readonly string[];
  readonly anonymous?: string;
  readonly apiVersion?: string;
  /** Texts of custom labels by name. */
  readonly labels?: Readonly<Record<string, string>>;
}

const NAME = /\b(?:class|interface|enum|trigger)\s+(\w+)/i;

const LABELS = { file: "CustomLabels.labels-meta.xml", line: 1, column: 1 };

export function project({ classes = [], triggers = [], apiVersion = "66.0", labels = {} }: Sources): Project {
  const source = (text: string, ending: string) => {
    const name = NAME.exec(text)![1]!;
    return { file: `${name}.${ending}`, name, source: text, apiVersion };
  };
  return emptyProject({
    root: "/",
    name: "test",
    packageDirectories: ["force-app"],
    sourceApiVersion: apiVersion,
    labels: Object.entries(labels).map(([fullName, value]) => ({ fullName, value, language: "en_US", ...LABELS })),
    classes: classes.map((text) => source(text, "cls")),
    triggers: triggers.map((text) => source(text, "trigger")),
  });
}

let standard: Schema | undefined;

/** The standard objects. */
export const schema = (): Schema => (standard ??= loadSchema(project({})));

export function problemsOf(sources: Sources): readonly Problem[] {
  return compile(sources).problems;
}

function compile(sources: Sources) {
  const { anonymous } = sources;
  const options = anonymous === undefined ? {} : { anonymous: { file: "anonymous.apex", source: anonymous } };
  return compileProject(project(sources), schema(), options);
}

export function compiled(sources: Sources): CompiledProgram {
  const { program, problems } = compile(sources);
  if (!program) throw new Error(problems.map((each) => `${each.file}:${each.line}: ${each.message}`).join("\n"));
  return program;
}

export interface Run {
  readonly context: ApexContext;
  /** Calls a static method: `run.call("Foo.bar", 1, "x")`. */
  call(name: string, ...values: unknown[]): unknown;
  anonymous(): void;
  within<T>(action: () => T): T;
}

/** A fresh instance of the program, with what a test gives of the services. */
export function start(program: CompiledProgram, services: Partial<OrgServices> = {}): Run {
  const instance = program.instantiate();
  const context: ApexContext = {
    services: { schema: schema(), ...services } as OrgServices,
    program: instance,
    sharing: "without",
    userId: "005000000000001AAA",
    now: () => 0,
    debug: () => undefined,
    state: new Map(),
  };
  const within = <T>(action: () => T): T => runInContext(context, action);
  return {
    context,
    within,
    anonymous: () => within(() => instance.runAnonymous()),
    call: (name, ...values) => {
      const [className, methodName] = name.split(".") as [string, string];
      const symbol = program.classes.get(className.toLowerCase())!;
      const method = symbol.methods
        .get(methodName.toLowerCase())
        ?.find((each) => each.parameters.length === values.length);
      return within(() => instance.callStatic(method!, values));
    },
  };
}

/** What the static method `run` of the first class answers. */
export function answer(...classes: string[]): unknown {
  return start(compiled({ classes })).call(`${NAME.exec(classes[0]!)![1]}.run`);
}

/** What an expression is, by way of a method that returns it as this type. */
export function value(type: string, expression: string, before = ""): unknown {
  return answer(`public class Probe { public static ${type} run() { ${before} return ${expression}; } }`);
}

/** The exception that escapes: its type and message, and its trace. */
export function escaping(action: () => unknown): { type: string; message: string | null; trace: string } {
  try {
    action();
  } catch (error) {
    if (!(error instanceof ApexException)) throw error;
    return { type: error.typeName, message: error.apexMessage, trace: apexStackTrace(error) };
  }
  throw new Error("nothing was thrown");
}
