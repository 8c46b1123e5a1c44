/** `npm start`: local-org over Tandem with the sample data. PORT chooses another port. */
import { spawn } from "node:child_process";
import path from "node:path";
import { ROOT } from "./run-command.ts";

const child = spawn(
  process.execPath,
  [
    path.join(ROOT, "local-org/bin/local-org.js"),
    "serve",
    "--apex",
    "scripts/apex/sample-people.apex",
    "--apex",
    "scripts/apex/sample-queue.apex",
    "--apex",
    "scripts/apex/sample-data.apex",
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: "inherit" },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
child.on("close", (code) => (process.exitCode = code ?? 1));
