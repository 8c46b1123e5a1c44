/** `npm start`: local-org over Tandem with the sample data, the agreed steps being taken. PORT chooses another port. */
import { spawn } from "node:child_process";
import path from "node:path";
import { removeStaleScripts } from "./bundles.ts";
import { ROOT } from "./run-command.ts";
import { SAMPLE_ARGUMENTS } from "./sample-files.ts";

const SCRIPTS = [...SAMPLE_ARGUMENTS, "--apex", "scripts/apex/install-sweep.apex"];
const COMMAND = [path.join(ROOT, "local-org/bin/local-org.js"), "serve", ...SCRIPTS, "--user", "Jordan Lee"];

removeStaleScripts();
const child = spawn(process.execPath, [...COMMAND, ...process.argv.slice(2)], { cwd: ROOT, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("close", (code) => (process.exitCode = code ?? 1));
