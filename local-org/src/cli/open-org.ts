/** An org over a project, with what an Apex file puts into it. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { messageOf } from "../apex/runtime/text.ts";
import { apexStackTrace } from "../apex/runtime/traces.ts";
import { ApexException, NotModelled } from "../apex/runtime/exceptions.ts";
import { Org } from "../database/org.ts";
import { compileAll, UsageError, type Workspace } from "./command.ts";

/** The org after `apexFile` was run, if there is one, as anonymous Apex of the administrator. `debug` gets its lines. */
export function openOrg(workspace: Workspace, apexFile: string | undefined, debug: (line: string) => void): Org {
  const anonymous = apexFile === undefined ? undefined : readApex(apexFile);
  const program = compileAll(workspace, anonymous && { anonymous });
  const org = new Org({ ...workspace, program, debug: (level, text) => debug(`${level}|${text}`) });
  if (anonymous) {
    asUser(() => org.run(org.administratorId, (instance) => instance.runAnonymous()));
    drain(org);
  }
  return org;
}

/** Runs the jobs that were enqueued, and those that they enqueue; tells of all that fail. */
function drain(org: Org): void {
  const failures = org.drain().map(({ job, error }) => {
    const told = describeFailure(error);
    if (!told) throw error;
    return `${job.kind} ${job.what}: ${told.message}\n${told.stackTrace}`;
  });
  if (failures.length > 0) throw new UsageError(failures.join("\n"));
}

function readApex(file: string): { file: string; source: string } {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  return {
    file: path.relative(process.cwd(), path.resolve(file)).replaceAll("\\", "/"),
    source: readFileSync(file, "utf8"),
  };
}

/** Runs Apex; what it throws becomes its message and its Apex stack trace. */
export function asUser<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    const told = describeFailure(error);
    if (!told) throw error;
    throw new UsageError([told.message, told.stackTrace].filter(Boolean).join("\n"));
  }
}

/** Undefined for an error of the workbench itself. */
export function describeFailure(error: unknown): { message: string; stackTrace: string } | undefined {
  if (error instanceof ApexException) {
    return { message: `${error.typeName}: ${messageOf(error)}`, stackTrace: apexStackTrace(error) };
  }
  return error instanceof NotModelled ? { message: error.message, stackTrace: apexStackTrace(error) } : undefined;
}
