/** `npm start`: local-org over Tandem with the sample data, the agreed steps being taken. PORT chooses another port. */
import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "./run-command.ts";

const SCRIPTS = ["sample-people", "sample-queue", "sample-data", "install-sweep"];
const SAMPLES = SCRIPTS.flatMap((name) => ["--apex", `scripts/apex/${name}.apex`]);
const COMMAND = [path.join(ROOT, "local-org/bin/local-org.js"), "serve", ...SAMPLES, "--user", "Jordan Lee"];

const child = spawn(process.execPath, [...COMMAND, ...process.argv.slice(2)], { cwd: ROOT, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("close", (code) => (process.exitCode = code ?? 1));
