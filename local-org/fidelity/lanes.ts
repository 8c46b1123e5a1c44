/** Tasks in child processes, as many at a time as there are processors. */
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Answers, Task } from "./tasks.ts";

const WORKER = path.join(import.meta.dirname, "worker.ts");
const MINUTES_FOR_A_TASK = 15;

export const LANES = availableParallelism();

const waiting: (() => void)[] = [];
let running = 0;

/** Rejects where the process ends without an answer. */
export async function inChildProcess<T extends Task>(task: T): Promise<Answers[T["kind"]]> {
  if (running >= LANES) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    return (await answerOf(task)) as Answers[T["kind"]];
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function answerOf(task: Task): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = fork(WORKER, { execArgv: ["--import", "tsx"], timeout: MINUTES_FOR_A_TASK * 60_000 });
    child.once("message", resolve);
    child.once("error", reject);
    child.once("exit", (code, signal) => reject(new Error(`${JSON.stringify(task)} ended with ${code ?? signal}`)));
    child.send(task);
  });
}
