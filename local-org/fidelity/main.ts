/**
 * How far the workbench can be trusted: `npm run fidelity -- [--json FILE] [PROJECT …]`. Measures the documentation cases,
 * the tests of the project in the current folder and those of the projects given.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { assertionsFail, FAULTS } from "./faults/index.ts";
import { inChildProcess, LANES } from "./lanes.ts";
import { printed, projectReport, type ProjectReport, type Report } from "./report.ts";

async function measureProject(directory: string): Promise<ProjectReport> {
  const parts = Array.from({ length: LANES }, (_, part) =>
    inChildProcess({ kind: "project", directory, part, of: LANES }),
  );
  return projectReport(path.basename(directory), await Promise.all(parts));
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { json: { type: "string" } }, allowPositionals: true });
  const file = path.resolve(values.json ?? ".local-org/fidelity.json");
  const directories = [".", ...positionals].map((directory) => path.resolve(directory));
  const [broken, documentation, projects] = await Promise.all([
    inChildProcess({ kind: "probe" }),
    inChildProcess({ kind: "documentation" }),
    Promise.all([...new Set(directories)].map(measureProject)),
  ]);
  const faults = [...FAULTS, assertionsFail].map(({ name, says }) => ({ name, says }));
  const report: Report = { date: new Date().toISOString(), documentation, faults, projects };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(printed(report));
  for (const problem of broken) console.error(`FAULT NOT IN FORCE: ${problem}`);
  return broken.length > 0 ? 1 : 0;
}

process.exitCode = await main();
