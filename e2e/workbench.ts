/** Tandem served by local-org, as `npm start` does it, on a free port. */
import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import type { Page } from "playwright-core";
import { SAMPLE_ARGUMENTS } from "../scripts/sample-files.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const START_TIMEOUT = 60_000;

export interface Workbench {
  readonly url: string;
  /** What the terminal shows so far. */
  output(): string;
  close(): Promise<void>;
}

/** `data`: as local-org's arguments say. */
export async function startWorkbench(data: readonly string[] = SAMPLE_ARGUMENTS): Promise<Workbench> {
  const options = ["--port", "0", ...data, "--user", "Jordan Lee"];
  const command = ["local-org/bin/local-org.js", "serve", ...options];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const url = await until(
    () => /http:\/\/localhost:\d+/.exec(output)?.[0],
    child,
    () => output,
  );
  return { url, output: () => output, close: () => end(child) };
}

async function until(find: () => string | undefined, child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT;
  for (;;) {
    const found = find();
    if (found) return found;
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      throw new Error(`local-org did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function end(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGTERM");
  await closed;
}

/** Everything that a page must not do in silence: errors of scripts, of the console, of requests. */
export function watchForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) errors.push(`${response.status()}: ${response.url()}`);
  });
  return errors;
}
