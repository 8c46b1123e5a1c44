/** `local-org test`: the project's Apex tests. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRefusal } from "../apex/types/leave-out.ts";
import { ProjectError } from "../project/model.ts";
import { directoryOf, PROJECT_DETAIL, PROJECT_OPTION, scanWorkspace, UsageError, type Command } from "./command.ts";
import { withCoverage } from "./coverage.ts";
import { jsonReport, printCoverage, printReport } from "./test-report.ts";
import { refuseTests, runTests } from "./test-run.ts";

/** What is wrong with these keeps no Apex from running. */
const OF_PAGES = /(^|\/)(lwc|aura|staticresources)\//;

export const command: Command = {
  usage: "[--project DIR] [--tests Class[.method],…] [--json FILE] [--coverage]",
  summary: "Runs Apex tests.",
  details: [
    PROJECT_DETAIL,
    "--tests LIST    classes or methods, with commas between; all by default",
    "--json FILE     writes the outcome as sf apex run test does; Outcome is Pass, Fail or Refused (not modelled)",
    "--coverage      tells which lines of each class and trigger ran",
  ],
  options: { ...PROJECT_OPTION, tests: { type: "string" }, json: { type: "string" }, coverage: { type: "boolean" } },
  argumentCount: 0,
  run(values) {
    const start = new Date();
    if (typeof values.json === "string") mkdirSync(path.dirname(values.json), { recursive: true });
    const { problems: found, ...workspace } = scanWorkspace(directoryOf(values));
    const problems = found.filter(({ file }) => !OF_PAGES.test(file));
    if (problems.length > 0 && !problems.some(isRefusal)) throw new ProjectError(problems);
    const wanted = typeof values.tests === "string" ? values.tests.split(",").map((name) => name.trim()) : [];
    const runAll = () => (problems.length > 0 ? refuseTests(workspace, wanted, problems) : runTests(workspace, wanted));
    const [run, coverage] = values.coverage ? withCoverage(runAll, ({ program }) => program) : [runAll(), undefined];
    const end = new Date();
    if (typeof values.json === "string") {
      writeFileSync(values.json, `${JSON.stringify(jsonReport(run, start, end, coverage), null, 2)}\n`);
    }
    if (coverage) console.log(`${printCoverage(coverage)}\n`);
    console.log(printReport(run, (end.getTime() - start.getTime()) / 1000));
    if (run.results.length === 0) throw new UsageError("The project has no Apex tests.");
    return run.results.every(({ outcome }) => outcome === "Pass") ? 0 : 1;
  },
};
