/** Starts source-checks.ts with the first check, and asks it for one after the other. */
import { fork, type ChildProcess } from "node:child_process";
import path from "node:path";
import { ROOT } from "./run-command.ts";

export type SourceCheck = "types" | "lint";

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
}

let child: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

export function checkSources(name: SourceCheck): Promise<Outcome> {
  const outcome = last.then(() => ask(name));
  last = outcome.catch(() => undefined);
  return outcome;
}

function ask(name: SourceCheck): Promise<Outcome> {
  const asked = (child ??= fork(path.join(import.meta.dirname, "source-checks.ts"), { cwd: ROOT }));
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`The process that checks ${name} ended too early.`));
    asked.once("exit", fail);
    asked.once("message", (outcome) => {
      asked.off("exit", fail);
      resolve(outcome as Outcome);
    });
    asked.send(name);
  });
}

export function endSourceChecks(): void {
  child?.disconnect();
}
