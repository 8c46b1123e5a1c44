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
  /** The suite that must have ended before. */
  readonly after?: string;
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
    project === "browser" ? "--runInBand" : "--maxWorkers=2",
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

const TYPE_CHECKED = ["tsconfig.test.json", "tsconfig.node.json", "local-org", "local-org/tsconfig.browser.json"];

async function types(): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const project of TYPE_CHECKED) outcomes.push(whole(await runNode(TSC, ["--noEmit", "-p", project])));
  return sum(outcomes);
}

/** The longest first, so that both lanes end at about the same time. */
const suites: readonly Suite[] = [
  {
    name: "emit",
    title: "Declarations and JavaScript of the components",
    run: async () => whole(await emitComponents()),
  },
  { name: "local-org", title: "local-org (Jest)", run: () => jest("local-org") },
  {
    name: "lint",
    title: "Lint",
    after: "emit",
    run: async () => whole(await runNode(binary("eslint"), [".", "--max-warnings=0"])),
  },
  { name: "types", title: "Types", after: "emit", run: types },
  {
    name: "format",
    title: "Formatting",
    run: async () => whole(await runNode(binary("prettier"), ["--check", "--log-level=warn", "."])),
  },
  { name: "components", title: "Components (Jest)", run: () => jest("components") },
  { name: "apex", title: "Apex tests", run: apex },
  { name: "check", title: "local-org check", run: async () => whole(await runNode(LOCAL_ORG, ["check"])) },
  { name: "compile", title: "Platform compiler over the emitted JavaScript", after: "emit", run: compileForPlatform },
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

/** Two at a time; the browser last and alone, since it watches a clock. */
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length) {
    console.error(`No suite ${unknown.join(", ")}. There are: ${suites.map((suite) => suite.name).join(", ")}.`);
    return 1;
  }
  const wanted = ({ name }: Suite) => positionals.length === 0 || positionals.includes(name);
  const needed = new Set(suites.filter(wanted).flatMap(({ name, after }) => [name, after]));
  const chosen = suites.filter(({ name }) => needed.has(name));
  const outcomes = new Map<string, Promise<Outcome>>();
  const runAll = async (queue: Suite[], lanes: number) => {
    const lane = async () => {
      for (let suite = queue.shift(); suite; suite = queue.shift()) {
        if (suite.after) await outcomes.get(suite.after);
        const outcome = timed(suite);
        outcomes.set(suite.name, outcome);
        await outcome;
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  };
  await runAll(
    chosen.filter((suite) => suite.name !== "browser"),
    2,
  );
  await runAll(
    chosen.filter((suite) => suite.name === "browser"),
    1,
  );
  const total = sum(await Promise.all(outcomes.values()));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed ? 1 : 0;
}

process.exitCode = await main().finally(() => rmSync(reports, { recursive: true, force: true }));
