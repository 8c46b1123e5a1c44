/** Runs bin/local-org.js as a user would. */
import { spawnSync } from "node:child_process";
import path from "node:path";

const BIN = path.join(import.meta.dirname, "../../bin/local-org.js");

export function localOrg(parameters: readonly string[], cwd = import.meta.dirname) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...parameters], {
    cwd,
    encoding: "utf8",
    timeout: 100_000,
  });
  return { status, stdout, stderr };
}
