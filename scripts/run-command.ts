import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..");
const require = createRequire(import.meta.url);

/** The script behind a command of an installed package: `binary("eslint")`, `binary("typescript", "tsc")`. */
export function binary(packageName: string, command = packageName): string {
  const manifestFile = require.resolve(`${packageName}/package.json`);
  const { bin } = require(manifestFile) as { bin: string | Record<string, string> };
  const relative = typeof bin === "string" ? bin : bin[command];
  if (!relative) throw new Error(`${packageName} has no command ${command}`);
  return path.join(path.dirname(manifestFile), relative);
}

/** The compiler that checks and emits. ESLint's plugins cannot use it yet, so that they have version 6 beside it. */
export const typeScript = (): string => binary("typescript-7", "tsc");

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** In MB. Compilers make much that is soon forgotten; with Node's own 16 they spend a sixth of their time collecting it. */
const ROOM_FOR_YOUNG_OBJECTS = "--max-semi-space-size=64";

/** V8 of Node 20 spends a fifth of a suite's time on optimizing code that is soon over; newer ones know better. */
const PATIENT_OPTIMIZER =
  Number.parseInt(process.versions.v8) < 12 ? ["--interrupt-budget=600000", "--always-sparkplug"] : [];

/** Runs a Node script to its end in the project's root and collects what it prints. */
export function runNode(script: string, parameters: readonly string[] = []): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ROOM_FOR_YOUNG_OBJECTS, ...PATIENT_OPTIMIZER, script, ...parameters], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: "0", NO_COLOR: "1" },
    });
    let output = "";
    const collect = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
