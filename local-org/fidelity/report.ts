/** The figures of a project, put together from its parts, and the tables that are printed. */
import type { DocumentationMeasure } from "./documentation.ts";
import { assertionsFail, FAULTS } from "./faults/index.ts";
import type { EndedTest, Ending, Measure } from "./measure.ts";
import type { Refusal } from "./refusals.ts";

export interface ProjectReport {
  readonly name: string;
  readonly tests: number;
  readonly passed: number;
  readonly failed: number;
  readonly crashed: number;
  readonly refused: number;
  /** Passes that at least one fault turns red. */
  readonly killing: number;
  /** Passes that turn red when assertions always fail. */
  readonly asserting: number;
  /** Processor time to read, compile and run for the first time. */
  readonly coldSeconds: number;
  /** Tests that ran, to the second of the second run. */
  readonly testsPerSecond: number;
  /** How many passes each fault turns red. */
  readonly killedBy: Readonly<Record<string, number>>;
  readonly wrong: readonly EndedTest[];
  readonly refusals: readonly Refusal[];
  /** Passes that no fault turns red. */
  readonly unkilled: readonly string[];
  readonly notAsserting: readonly string[];
}

export interface Report {
  readonly date: string;
  readonly documentation: DocumentationMeasure;
  readonly faults: readonly { readonly name: string; readonly says: string }[];
  readonly projects: readonly ProjectReport[];
}

export function projectReport(name: string, parts: readonly Measure[]): ProjectReport {
  const [{ tests, refusals, compiling, coldRun, warmRun }] = parts as [Measure];
  const count = (ending: Ending) => tests.filter((test) => test.ending === ending).length;
  const killed = new Map(parts.flatMap((part) => Object.entries(part.killed)));
  const killers = FAULTS.map((fault) => killed.get(fault.name) ?? []);
  const killing = new Set(killers.flat());
  const asserting = new Set(killed.get(assertionsFail.name));
  const passes = tests.filter(({ ending }) => ending === "passed").map((test) => test.name);
  return {
    name,
    tests: tests.length,
    passed: passes.length,
    failed: count("failed"),
    crashed: count("crashed"),
    refused: count("refused"),
    killing: killing.size,
    asserting: asserting.size,
    coldSeconds: compiling + coldRun,
    testsPerSecond: warmRun > 0 ? (tests.length - count("refused")) / warmRun : 0,
    killedBy: Object.fromEntries(FAULTS.map((fault, index) => [fault.name, killers[index]!.length])),
    wrong: tests.filter(({ ending }) => ending === "failed" || ending === "crashed"),
    refusals,
    unkilled: passes.filter((test) => !killing.has(test)),
    notAsserting: passes.filter((test) => !asserting.has(test)),
  };
}

type Row = readonly (string | number)[];

/** The first column to the left, the others to the right. */
function table(rows: readonly Row[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (value: string | number, column: number): string =>
    column === 0 ? String(value).padEnd(widths[column]!) : String(value).padStart(widths[column]!);
  return rows.map((row) => row.map(cell).join("  ").trimEnd()).join("\n");
}

const MOST_WANTED = 15;

export function printed({ documentation, projects }: Report): string {
  const { passed, failed, refused } = documentation;
  const endings = [
    ["", "tests", "passed", "failed", "crashed", "refused", "killing", "asserting", "cold s", "warm/s"],
    ["documentation cases", passed + failed + refused, passed, failed, "", refused, "", "", "", ""],
    ...projects.map((each) => [
      each.name,
      each.tests,
      each.passed,
      each.failed,
      each.crashed,
      each.refused,
      each.killing,
      each.asserting,
      each.coldSeconds.toFixed(1),
      each.testsPerSecond.toFixed(0),
    ]),
  ];
  const kills = [
    ["passes that turn red under", ...projects.map(({ name }) => name)],
    ...FAULTS.map(({ name }) => [name, ...projects.map(({ killedBy }) => killedBy[name]!)]),
  ];
  return [table(endings), table(kills), ...projects.flatMap(notes)].join("\n\n");
}

function notes({ name, wrong, refusals }: ProjectReport): string[] {
  const wrongs = wrong.map((test) => `  ${test.ending} ${test.name}: ${test.message.split("\n")[0]}`);
  const rows = refusals.slice(0, MOST_WANTED).map(({ member, tests, alone }) => [`  ${member}`, tests, alone]);
  const wanted = table([["  what is missing", "tests stopped", "by this alone"], ...rows]);
  return [
    ...(wrongs.length > 0 ? [`${name}: wrong answers\n${wrongs.join("\n")}`] : []),
    ...(rows.length > 0 ? [`${name}: refused for want of\n${wanted}`] : []),
  ];
}
