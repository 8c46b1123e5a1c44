/** What the SLA costs on the server: queries, rows and statements, as Limits counts them inside the workbench. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ROOT, runNode } from "../run-command.ts";

interface Step {
  readonly action: "insert" | "complete" | "sweep";
  readonly label?: string;
  readonly count?: number;
  readonly minute: number;
}

interface Measures {
  readonly label: string;
  readonly queries: number;
  readonly queryRows: number;
  readonly statements: number;
  readonly rows: number;
}

/** A lead, its handoff and its span are three rows of the 10,000 that a transaction may save. */
const MOST_AT_ONCE = 2000;
const MANY = 10_000;

/** As many steps as it takes to do it so often, each a transaction. */
function repeated(step: Step & { readonly count: number }): Step[] {
  const whole = Math.floor(step.count / MOST_AT_ONCE);
  const counts = [...Array.from({ length: whole }, () => MOST_AT_ONCE), step.count % MOST_AT_ONCE];
  return counts.filter((count) => count > 0).map((count) => ({ ...step, count }));
}

const AMOUNTS = [1, 200, MANY];
const figure = (value: number) => value.toLocaleString("en", { maximumFractionDigits: 1 });
const named = (count: number, thing: string) => `${figure(count)} ${thing}${count === 1 ? "" : "s"}`;
const insertion = (count: number) => `Insert ${named(count, "hand-raised lead")}`;
const completion = (count: number) => `Complete ${named(count, "task")}`;
const ALL_DUE = `Sweep over ${figure(MANY)} open clocks, all due`;
const FEW_DUE = `Sweep over ${figure(MANY)} open clocks, 1% due`;

/** How many records each line is about. */
const RECORDS: ReadonlyMap<string, number> = new Map([
  ...AMOUNTS.map((count): [string, number] => [insertion(count), count]),
  ...AMOUNTS.map((count): [string, number] => [completion(count), count]),
  [ALL_DUE, MANY],
  [FEW_DUE, MANY / 100],
]);

/** Every plan begins in an org of its own. */
const PLANS: readonly (readonly Step[])[] = [
  [
    ...AMOUNTS.flatMap((count) => repeated({ action: "insert", label: insertion(count), count, minute: 0 })),
    ...AMOUNTS.flatMap((count) => repeated({ action: "complete", label: completion(count), count, minute: 5 })),
  ],
  [...repeated({ action: "insert", count: MANY, minute: 0 }), { action: "sweep", label: ALL_DUE, minute: 15 }],
  [
    ...repeated({ action: "insert", count: MANY / 100, minute: 0 }),
    ...repeated({ action: "insert", count: MANY - MANY / 100, minute: 10 }),
    { action: "sweep", label: FEW_DUE, minute: 15 },
  ],
];

/** Prints the measures of every plan; throws when one could not be carried out. */
export async function measureServer(): Promise<void> {
  const project = mkdtempSync(path.join(tmpdir(), "tandem-bench-"));
  try {
    prepare(project);
    const measures: Measures[] = [];
    for (const plan of PLANS) measures.push(...(await carryOut(plan, project)));
    print(measures);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

/** Tandem with the measuring class beside it, which is no part of the product. */
function prepare(project: string): void {
  for (const name of ["force-app", "sfdx-project.json"])
    cpSync(path.join(ROOT, name), path.join(project, name), { recursive: true });
  const classes = path.join(project, "force-app/main/core/classes");
  cpSync(path.join(ROOT, "scripts/bench/apex/Bench.cls"), path.join(classes, "Bench.cls"));
  cpSync(path.join(classes, "Clock.cls-meta.xml"), path.join(classes, "Bench.cls-meta.xml"));
}

async function carryOut(plan: readonly Step[], project: string): Promise<Measures[]> {
  const file = path.join(project, "bench.apex");
  const json = JSON.stringify(plan).replaceAll("'", "\\'");
  const steps = `(List<Bench.Step>) System.JSON.deserialize('${json}', List<Bench.Step>.class)`;
  writeFileSync(file, `System.enqueueJob(new Bench(${steps}));\n`);
  const run = [path.join(ROOT, "local-org/bin/local-org.js"), ["run", file, "--project", project]] as const;
  const { code, output } = await runNode(...run);
  if (code !== 0) throw new Error(output);
  return [...output.matchAll(/^INFO\|BENCH (.*)$/gm)].map(([, text]) => JSON.parse(text as string) as Measures);
}

const COLUMNS = ["Transactions", "Queries", "Query rows", "DML statements", "DML rows"] as const;
const COUNTED = ["queries", "queryRows", "statements", "rows"] as const;

/** One line each; of many records also the most of one transaction, and what 200 of them cost. */
function print(measures: readonly Measures[]): void {
  const width = Math.max(...[...RECORDS.keys()].map((label) => label.length));
  const line = (first: string, cells: readonly string[]) =>
    console.log([first.padEnd(width), ...cells.map((cell, i) => cell.padStart(COLUMNS[i]!.length))].join("  "));
  console.log("On the server: all that Tandem and its caller use, as Limits counts it in the workbench.");
  line("", COLUMNS);
  for (const [label, records] of RECORDS) {
    const own = measures.filter((measure) => measure.label === label);
    if (own.length === 0) throw new Error(`nothing was measured: ${label}`);
    const columns = COUNTED.map((name) => own.map((measure) => measure[name]));
    const totals = columns.map((values) => values.reduce((total, value) => total + value, 0));
    line(label, [figure(own.length), ...totals.map(figure)]);
    if (own.length === 1) continue;
    line("  most of one transaction", ["", ...columns.map((values) => figure(Math.max(...values)))]);
    if (records >= 200) line("  for each 200", ["", ...totals.map((total) => figure((total * 200) / records))]);
  }
}
