/**
 * `npm run check:deep`, for machines with Java 11 or later: what others have written to judge Apex, over the product. Salesforce's
 * own parser, apex-ls (types), PMD's rules and the Graph Engine (security along every path). Fails on what does not parse, on any
 * issue of apex-ls, on findings of severity 1 and 2, and on an engine that broke. The tools are fetched when they are wanted.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { binary, ROOT, runNode } from "./run-command.ts";

const PACKAGES = {
  core: "@salesforce/code-analyzer-core@0.52.0",
  pmd: "@salesforce/code-analyzer-pmd-engine@0.46.0",
  sfge: "@salesforce/code-analyzer-sfge-engine@0.25.0",
};
/** All of PMD's recommended and security rules, and every rule of the Graph Engine, none of which is "recommended". */
const RULES = ["pmd:Recommended", "pmd:Security", "sfge"];
const WORST_ALLOWED = 3;

interface Violation {
  getRule(): { getName(): string; getEngineName(): string; getSeverityLevel(): number };
  getPrimaryLocation(): { getFile(): string | undefined; getStartLine(): number | undefined };
  getMessage(): string;
}
interface Analyzer {
  addEnginePlugin(plugin: unknown): Promise<void>;
  createWorkspace(folders: readonly string[]): Promise<unknown>;
  selectRules(rules: readonly string[], options: { workspace: unknown }): Promise<{ getCount(): number }>;
  run(rules: unknown, options: { workspace: unknown }): Promise<{ getViolations(): readonly Violation[] }>;
}
interface CodeAnalyzerCore {
  readonly CodeAnalyzer: new (configuration: unknown) => Analyzer;
  readonly CodeAnalyzerConfig: { fromObject(options: { log_folder: string }): unknown };
}

/** The folder that npm keeps the tools in; they are no part of `npm ci`. */
function fetchTools(): string {
  const packages = Object.values(PACKAGES).map((name) => `--package=${name}`);
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const options = { encoding: "utf8", shell: npm !== "npm" } as const;
  const found = execFileSync(npm, ["exec", "--yes", ...packages, "--", "node", "-p", "process.env.PATH"], options);
  const folder = found
    .trim()
    .split(path.delimiter)
    .find((entry) => /_npx.*[\\/]\.bin$/.test(entry));
  if (!folder) throw new Error("npm did not tell where it has put the tools.");
  return path.dirname(folder);
}

/** apex-ls is strict about standard objects only where another package directory stands before the product's. */
function copyProduct(workspace: string): void {
  const project = JSON.parse(readFileSync(path.join(ROOT, "sfdx-project.json"), "utf8")) as {
    packageDirectories: { path: string; default?: boolean }[];
  };
  for (const { path: folder } of project.packageDirectories) {
    cpSync(path.join(ROOT, folder), path.join(workspace, folder), { recursive: true });
  }
  mkdirSync(path.join(workspace, "first"));
  const packageDirectories = [{ path: "first" }, ...project.packageDirectories];
  writeFileSync(path.join(workspace, "sfdx-project.json"), JSON.stringify({ ...project, packageDirectories }));
}

/** Prettier reads Apex with Salesforce's parser. What it cannot read, the other tools pass over in silence. */
async function syntaxProblems(): Promise<string[]> {
  const parameters = ["--check", "--log-level=warn", "force-app/**/*.{cls,trigger}"];
  const { output } = await runNode(binary("prettier"), parameters);
  return output.split("\n").filter((line) => /^\[error\](?! +at )/.test(line));
}

function typeProblems(tools: string, workspace: string): string[] {
  const classpath = path.join(tools, "@salesforce/code-analyzer-pmd-engine/dist/java-lib/*");
  const parameters = ["-cp", classpath, "io.github.apexdevtools.apexls.CheckForIssues", "-n", "-w", workspace];
  const { status, stdout, stderr } = spawnSync("java", parameters, { encoding: "utf8", timeout: 300_000 });
  if (status === 0) return [];
  if (status !== 4) return [`apex-ls broke: ${stderr || stdout}`];
  return stdout
    .trim()
    .split("\n")
    .map((line) => line.replace(workspace + path.sep, ""));
}

async function securityProblems(tools: string, workspace: string, logs: string): Promise<string[]> {
  const load = createRequire(path.join(tools, "check-deep.js"));
  const { CodeAnalyzer, CodeAnalyzerConfig } = load("@salesforce/code-analyzer-core") as CodeAnalyzerCore;
  const analyzer = new CodeAnalyzer(CodeAnalyzerConfig.fromObject({ log_folder: logs }));
  for (const engine of ["pmd", "sfge"]) {
    const module = load(`@salesforce/code-analyzer-${engine}-engine`) as { createEnginePlugin(): unknown };
    await analyzer.addEnginePlugin(module.createEnginePlugin());
  }
  const code = await analyzer.createWorkspace([workspace]);
  const rules = await analyzer.selectRules(RULES, { workspace: code });
  const { length: engines } = RULES;
  if (rules.getCount() < engines) return ["The analyzer chose no rules, so that its silence means nothing."];
  const violations = (await analyzer.run(rules, { workspace: code })).getViolations();
  const counts = new Map<number, number>();
  for (const violation of violations) {
    const severity = violation.getRule().getSeverityLevel();
    counts.set(severity, (counts.get(severity) ?? 0) + 1);
  }
  const summary = [...counts].sort(([a], [b]) => a - b).map(([severity, count]) => `${count} of severity ${severity}`);
  console.log(`  ${rules.getCount()} rules; findings: ${summary.join(", ") || "none"}`);
  return violations.filter(isGrave).map((violation) => describe(violation, workspace));
}

function isGrave(violation: Violation): boolean {
  const rule = violation.getRule();
  return rule.getSeverityLevel() < WORST_ALLOWED || rule.getName() === "UnexpectedEngineError";
}

function describe(violation: Violation, workspace: string): string {
  const rule = violation.getRule();
  const place = violation.getPrimaryLocation();
  const file = path.relative(workspace, place.getFile() ?? workspace);
  const name = `${rule.getEngineName()}/${rule.getName()} (severity ${rule.getSeverityLevel()})`;
  return `${file}:${place.getStartLine() ?? 1}: ${name}: ${violation.getMessage().replace(/\s+/g, " ")}`;
}

async function main(): Promise<number> {
  if (spawnSync("java", ["-version"]).status !== 0) {
    console.error("check:deep needs Java 11 or later on the PATH, and there is none.");
    return 1;
  }
  const temporary = mkdtempSync(path.join(tmpdir(), "check-deep-"));
  const [workspace, logs] = ["product", "logs"].map((name) => path.join(temporary, name)) as [string, string];
  for (const folder of [workspace, logs]) mkdirSync(folder);
  try {
    const tools = fetchTools();
    copyProduct(workspace);
    const suites: readonly (readonly [name: string, run: () => string[] | Promise<string[]>])[] = [
      ["Salesforce's parser", syntaxProblems],
      ["apex-ls", () => typeProblems(tools, workspace)],
      ["PMD and the Graph Engine", () => securityProblems(tools, workspace, logs)],
    ];
    let failed = 0;
    for (const [name, run] of suites) {
      const problems = await run();
      failed += problems.length;
      console.log([`${problems.length ? "✗" : "✓"} ${name}`, ...problems].join("\n  "));
      // The analyzers pass over a class that does not parse.
      if (name === "Salesforce's parser" && problems.length > 0) break;
    }
    return failed > 0 ? 1 : 0;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

process.exitCode = await main();
