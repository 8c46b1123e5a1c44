/** Runs a command line, in this process or as a user would. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { main } from "../../src/cli/main.ts";

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export async function localOrg(...parameters: string[]): Promise<Outcome> {
  const written = { log: "", error: "" };
  const spies = (["log", "error"] as const).map((method) => {
    const write = (...texts: unknown[]) => {
      written[method] += `${texts.join(" ")}\n`;
    };
    return jest.spyOn(console, method).mockImplementation(write);
  });
  try {
    const status = await main(parameters);
    return { status, stdout: written.log, stderr: written.error };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** A process of its own. */
export function spawnLocalOrg(parameters: readonly string[], cwd: string): Outcome {
  const bin = path.join(import.meta.dirname, "../../bin/local-org.js");
  return spawnSync(process.execPath, [bin, ...parameters], { cwd, encoding: "utf8", timeout: 100_000 });
}
