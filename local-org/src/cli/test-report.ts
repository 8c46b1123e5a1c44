/** The outcome of a test run: for people, failures first; and in the shape of `sf apex run test --result-format json`. */
import { formatProblem } from "../project/model.ts";
import type { Coverage } from "./coverage.ts";
import type { TestResult, TestRun } from "./test-run.ts";

const count = (results: readonly TestResult[], outcome: string) =>
  results.filter((each) => each.outcome === outcome).length;

export function printReport({ results, problems }: TestRun, seconds: number): string {
  const notPassed = results.filter(({ outcome }) => outcome !== "Pass");
  const sections = ["Fail", "Refused"].flatMap((outcome) =>
    notPassed.filter((result) => result.outcome === outcome).map(failureText),
  );
  const classes = new Map<string, TestResult[]>();
  for (const result of results) classes.set(result.className, [...(classes.get(result.className) ?? []), result]);
  const lines = [...classes].map(([name, own]) => {
    const passed = count(own, "Pass");
    const milliseconds = own.reduce((sum, result) => sum + result.milliseconds, 0);
    return `${passed === own.length ? "✓" : "✗"} ${name}  ${passed} of ${own.length}  ${milliseconds} ms`;
  });
  const refused = count(results, "Refused");
  const parts = [
    `${count(results, "Pass")} passed`,
    `${count(results, "Fail")} failed`,
    ...(refused ? [`${refused} refused`] : []),
  ];
  const notCompiled = problems.length > 0 ? [...problems.map(formatProblem), ""] : [];
  return [...notCompiled, ...sections, ...lines, "", `${parts.join(", ")} in ${seconds.toFixed(1)} s`].join("\n");
}

function failureText({ className, methodName, outcome, message, stackTrace }: TestResult): string {
  const lines = [message, stackTrace].filter(Boolean).flatMap((text) => text!.split("\n"));
  return `${outcome === "Fail" ? "FAILED" : "REFUSED"} ${className}.${methodName}\n${lines.map((line) => `    ${line}\n`).join("")}`;
}

/** Salesforce knows no refused tests; their number is one field more. */
export function jsonReport(
  { results, org }: TestRun,
  start: Date,
  end: Date,
  coverage: readonly Coverage[] | undefined,
) {
  const passing = count(results, "Pass");
  const total = results.length;
  const percent = (number: number) => `${total === 0 ? 0 : Math.round((100 * number) / total)}%`;
  const executionTime = results.reduce((sum, result) => sum + result.milliseconds, 0);
  const rows = (objectName: string) => [...(org?.store.rows(objectName) ?? [])];
  const classIds = new Map(rows("ApexClass").map((row) => [row.get("Name"), row.get("Id")]));
  return {
    summary: {
      outcome: passing === total ? "Passed" : "Failed",
      testsRan: total,
      passing,
      failing: count(results, "Fail"),
      refused: count(results, "Refused"),
      skipped: 0,
      passRate: percent(passing),
      failRate: percent(total - passing),
      testStartTime: start.toISOString(),
      testExecutionTime: `${executionTime} ms`,
      testTotalTime: `${executionTime} ms`,
      commandTime: `${end.getTime() - start.getTime()} ms`,
      username: "local-org",
      orgId: rows("Organization")[0]?.get("Id") ?? "",
      testRunId: id("707", 1),
      ...(coverage && { testRunCoverage: totalCoverage(coverage), orgWideCoverage: totalCoverage(coverage) }),
    },
    tests: results.map((result, index) => ({
      Id: id("07M", index + 1),
      QueueItemId: id("709", index + 1),
      StackTrace: result.stackTrace,
      Message: result.message,
      AsyncApexJobId: id("707", 1),
      MethodName: result.methodName,
      Outcome: result.outcome,
      ApexClass: { Id: classIds.get(result.className) ?? null, Name: result.className, NamespacePrefix: null },
      RunTime: result.milliseconds,
      FullName: `${result.className}.${result.methodName}`,
    })),
    ...(coverage && { coverage: { coverage: coverage.map(coverageEntry) } }),
  };
}

function id(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(12, "0")}AAA`;
}

function coverageEntry({ name, lines }: Coverage) {
  const covered = [...lines.values()].filter(Boolean).length;
  return {
    name,
    totalLines: lines.size,
    lines: Object.fromEntries([...lines].map(([line, isCovered]) => [line, isCovered ? 1 : 0])),
    totalCovered: covered,
    coveredPercent: lines.size === 0 ? 100 : Math.round((100 * covered) / lines.size),
  };
}

function totalCoverage(coverage: readonly Coverage[]): string {
  const lines = coverage.flatMap((each) => [...each.lines.values()]);
  return `${lines.length === 0 ? 100 : Math.round((100 * lines.filter(Boolean).length) / lines.length)}%`;
}

export function printCoverage(coverage: readonly Coverage[]): string {
  const width = Math.max(0, ...coverage.map(({ name }) => name.length));
  const rows = coverage.map((each) => {
    const missed = [...each.lines].filter(([, isCovered]) => !isCovered).map(([line]) => line);
    return `${each.name.padEnd(width)}  ${String(coverageEntry(each).coveredPercent).padStart(3)}%  ${ranges(missed)}`.trimEnd();
  });
  return [
    "Coverage, and the lines that no test ran:",
    ...rows,
    `All classes and triggers: ${totalCoverage(coverage)}`,
  ].join("\n");
}

/** 3, 5-7 */
function ranges(lines: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const line of lines) {
    const last = spans.at(-1);
    if (last && last[1] === line - 1) last[1] = line;
    else spans.push([line, line]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}
