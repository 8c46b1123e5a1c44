/**
 * Every suite of the project, with one count at the end: `N passed, N failed`. Exit code 1 when anything failed.
 * `npm test -- types apex` runs only the suites named.
 */
import { mkdtempSync, readFileSync, rmSync, existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { emitComponents } from "./emit-components.ts";
import { compileForPlatform } from "./platform-compiler.ts";
import { binary, ROOT, runNode, type CommandResult } from "./run-command.ts";

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
}

interface Suite {
  readonly name: string;
  readonly title: string;
  run(): Promise<Outcome>;
}

const reports = mkdtempSync(path.join(tmpdir(), "tandem-test-"));
const LOCAL_ORG = path.join(ROOT, "local-org/bin/local-org.js");
const TSC = binary("typescript", "tsc");

/** A tool that says yes or no counts as one test. */
const whole = ({ code, output }: CommandResult): Outcome => ({
  passed: code === 0 ? 1 : 0,
  failed: code === 0 ? 0 : 1,
  output,
});

const sum = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((total, outcome) => total + outcome.passed, 0),
  failed: outcomes.reduce((total, outcome) => total + outcome.failed, 0),
  output: outcomes
    .filter((outcome) => outcome.failed > 0)
    .map((outcome) => outcome.output)
    .join("\n"),
});

/** Reads the counts that a tool wrote; a tool that ended badly without a count has failed once. */
function counted(
  result: CommandResult,
  report: string,
  read: (json: never) => { passed: number; failed: number },
): Outcome {
  const file = path.join(reports, report);
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8")) as never) : { passed: 0, failed: 0 };
  const failed = result.code !== 0 || counts.passed === 0 ? Math.max(counts.failed, 1) : counts.failed;
  return { passed: counts.passed, failed, output: result.output };
}

async function jest(project: string): Promise<Outcome> {
  const report = `${project}.json`;
  const result = await runNode(binary("jest"), [
    "--selectProjects",
    project,
    "--json",
    `--outputFile=${path.join(reports, report)}`,
    ...(project === "browser" ? ["--runInBand"] : []),
  ]);
  return counted(
    result,
    report,
    (json: { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }) => ({
      passed: json.numPassedTests,
      failed: Math.max(json.numFailedTests, json.numFailedTestSuites),
    }),
  );
}

async function apex(): Promise<Outcome> {
  const result = await runNode(LOCAL_ORG, ["test", "--json", path.join(reports, "apex.json")]);
  return counted(result, "apex.json", (json: { tests: { Outcome: string }[] }) => ({
    passed: json.tests.filter((test) => test.Outcome === "Pass").length,
    failed: json.tests.filter((test) => test.Outcome !== "Pass").length,
  }));
}

async function types(): Promise<Outcome> {
  const outcomes = [whole(await emitComponents())];
  for (const project of ["tsconfig.test.json", "tsconfig.node.json", "local-org", "local-org/tsconfig.browser.json"])
    outcomes.push(whole(await runNode(TSC, ["--noEmit", "-p", project])));
  return sum(outcomes);
}

const suites: readonly Suite[] = [
  { name: "types", title: "Types", run: types },
  { name: "compile", title: "Platform compiler over the emitted JavaScript", run: compileForPlatform },
  { name: "apex", title: "Apex tests", run: apex },
  { name: "check", title: "local-org check", run: async () => whole(await runNode(LOCAL_ORG, ["check"])) },
  { name: "lint", title: "Lint", run: async () => whole(await runNode(binary("eslint"), [".", "--max-warnings=0"])) },
  {
    name: "format",
    title: "Formatting",
    run: async () => whole(await runNode(binary("prettier"), ["--check", "--log-level=warn", "."])),
  },
  { name: "components", title: "Components (Jest)", run: () => jest("components") },
  { name: "local-org", title: "local-org (Jest)", run: () => jest("local-org") },
  { name: "browser", title: "Browser", run: () => jest("browser") },
];

async function timed(suite: Suite): Promise<Outcome> {
  const start = performance.now();
  const outcome = await suite.run().catch((error: unknown) => ({ passed: 0, failed: 1, output: String(error) }));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (outcome.failed) console.log(outcome.output.trimEnd());
  console.log(
    `${outcome.failed ? "✗" : "✓"} ${suite.title}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`,
  );
  return outcome;
}

/** Types come first: the platform compiler reads what they emit. The browser comes last and alone: it watches a clock.
 *  The others run two at a time. */
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length) {
    console.error(`No suite ${unknown.join(", ")}. There are: ${suites.map((suite) => suite.name).join(", ")}.`);
    return 1;
  }
  const chosen = suites.filter((suite) => positionals.length === 0 || positionals.includes(suite.name));
  const outcomes: Outcome[] = [];
  const runAll = async (queue: Suite[], lanes: number) => {
    const lane = async () => {
      for (let suite = queue.shift(); suite; suite = queue.shift()) outcomes.push(await timed(suite));
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  };
  const isAlone = (suite: Suite) => suite.name === "types" || suite.name === "browser";
  await runAll(
    chosen.filter((suite) => suite.name === "types"),
    1,
  );
  await runAll(
    chosen.filter((suite) => !isAlone(suite)),
    2,
  );
  await runAll(
    chosen.filter((suite) => suite.name === "browser"),
    1,
  );
  const total = sum(outcomes);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed ? 1 : 0;
}

process.exitCode = await main().finally(() => rmSync(reports, { recursive: true, force: true }));
