/**
 * Every suite of the project, with one count at the end: `N passed, N failed`. Exit code 1 when anything failed.
 * `npm test -- types apex` runs only the suites named.
 */
import { mkdtempSync, readFileSync, rmSync, existsSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { emitComponents } from "./emit-components.ts";
import { compileForPlatform } from "./platform-compiler.ts";
import { binary, ROOT, runNode, typeScript, type CommandResult } from "./run-command.ts";

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

const reports = mkdtempSync(path.join(os.tmpdir(), "tandem-test-"));
const LOCAL_ORG = path.join(ROOT, "local-org/bin/local-org.js");

const TYPE_CHECKED = ["tsconfig.test.json", "tsconfig.node.json", "local-org", "local-org/tsconfig.browser.json"];

/** Prettier skips what was well formed when it looked last and is the same text still. */
const KEPT = ["--cache", "--cache-strategy=content", "--cache-location=node_modules/.cache/prettier/sources"];

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
    "--runInBand",
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

/** One test a project. */
async function types(): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const project of TYPE_CHECKED) outcomes.push(whole(await runNode(typeScript(), ["--noEmit", "-p", project])));
  return sum(outcomes);
}

async function apex(): Promise<Outcome> {
  const result = await runNode(LOCAL_ORG, ["test", "--json", path.join(reports, "apex.json")]);
  return counted(result, "apex.json", (json: { tests: { Outcome: string }[] }) => ({
    passed: json.tests.filter((test) => test.Outcome === "Pass").length,
    failed: json.tests.filter((test) => test.Outcome !== "Pass").length,
  }));
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
    run: async () => whole(await runNode(binary("prettier"), ["--check", "--log-level=warn", ...KEPT, "."])),
  },
  { name: "components", title: "Components (Jest)", run: () => jest("components") },
  { name: "apex", title: "Apex tests", run: apex },
  {
    name: "agreement",
    title: "Agreement of the clock with an independent calculation",
    run: () => jest("agreement"),
  },
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

/** The suites named, all where none is, and those that they come after. */
function chosenSuites(names: readonly string[]): readonly Suite[] {
  const wanted = suites.filter(({ name }) => names.length === 0 || names.includes(name));
  const needed = new Set(wanted.flatMap(({ name, after }) => [name, after]));
  return suites.filter(({ name }) => needed.has(name));
}

/** Some at a time, in their order as far as one need not wait for another. */
async function runAll(chosen: readonly Suite[], atATime: number): Promise<Outcome[]> {
  const waiting = new Set(chosen);
  const running = new Map<Suite, Promise<void>>();
  const outcomes: Outcome[] = [];
  const mustWait = ({ after }: Suite): boolean => [...waiting, ...running.keys()].some(({ name }) => name === after);
  const run = async (suite: Suite): Promise<void> => {
    outcomes.push(await timed(suite));
    running.delete(suite);
  };
  while (waiting.size + running.size > 0) {
    const next = running.size < atATime ? [...waiting].find((suite) => !mustWait(suite)) : undefined;
    if (!next) await Promise.race(running.values());
    else {
      waiting.delete(next);
      running.set(next, run(next));
    }
  }
  return outcomes;
}

/** The browser watches a clock, so that it starts first and all else gives way to it. */
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length) {
    console.error(`No suite ${unknown.join(", ")}. There are: ${suites.map((suite) => suite.name).join(", ")}.`);
    return 1;
  }
  const chosen = chosenSuites(positionals);
  const isBrowser = ({ name }: Suite): boolean => name === "browser";
  const browser = runAll(chosen.filter(isBrowser), 1);
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  const others = await runAll(
    chosen.filter((suite) => !isBrowser(suite)),
    2,
  );
  const total = sum([...others, ...(await browser)]);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed ? 1 : 0;
}

process.exitCode = await main().finally(() => rmSync(reports, { recursive: true, force: true }));
