/** `npm start`: local-org over Tandem with the sample data. PORT chooses another port. */
import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "./run-command.ts";

const SAMPLES = ["people", "queue", "data"].flatMap((name) => ["--apex", `scripts/apex/sample-${name}.apex`]);
const COMMAND = [path.join(ROOT, "local-org/bin/local-org.js"), "serve", ...SAMPLES, "--user", "Jordan Lee"];

const child = spawn(process.execPath, [...COMMAND, ...process.argv.slice(2)], { cwd: ROOT, stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("close", (code) => (process.exitCode = code ?? 1));
