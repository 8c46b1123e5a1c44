/** `local-org query`: the rows of a SOQL query. */
import { toJsonValue } from "../apex/library/language/json-values.ts";
import { parseQueryText, QuerySyntaxError } from "../apex/syntax/parse.ts";
import type { Query, SelectItem } from "../apex/syntax/query-tree.ts";
import { ApexList } from "../apex/runtime/collections.ts";
import { context } from "../apex/runtime/context.ts";
import type { ApexRecord } from "../apex/runtime/record.ts";
import { openWorkspace, PROJECT_DETAIL, PROJECT_OPTION, UsageError, type Command } from "./command.ts";
import { asUser, openOrg } from "./open-org.ts";

export const command: Command = {
  usage: '"SELECT …" [--project DIR] [--apex FILE] [--json]',
  summary: "Prints the rows of a query in a new org.",
  details: [PROJECT_DETAIL, "--apex FILE     run first, as anonymous Apex", "--json          rows as JSON"],
  options: { ...PROJECT_OPTION, apex: { type: "string" }, json: { type: "boolean" } },
  argumentCount: 1,
  run(values, [text]) {
    const query = parse(text!);
    const apexFile = typeof values.apex === "string" ? values.apex : undefined;
    const org = openOrg(openWorkspace(values), apexFile, (line) => console.error(line));
    const rows = asUser(() => org.run(org.administratorId, () => rowsOf(query)));
    console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
    return 0;
  },
};

type Row = Record<string, unknown>;

function parse(text: string): Query {
  try {
    return parseQueryText(text);
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    throw new UsageError(`query:${error.line}:${error.column}: ${error.message}`);
  }
}

function rowsOf(query: Query): Row[] {
  const { services } = context();
  const [first] = query.select;
  const isCount = first?.kind === "function" && first.function.arguments.length === 0;
  if (isCount) return [{ count: services.count(query, [], "system") }];
  return services.query(query, [], "system").map((record) => plainRow(record, query.select));
}

/** What was selected of a record; fields that are empty are null. */
function plainRow(record: ApexRecord, select: readonly SelectItem[]): Row {
  const row: Row = {};
  for (const item of select) {
    if (item.kind === "field") addPath(row, record, item.alias ? [item.alias] : item.path.names);
    else if (item.kind === "children") row[item.query.from] = childRows(record, item.query);
    else for (const [name, value] of record.fields) row[name] = toJsonValue(value);
  }
  return row;
}

function addPath(row: Row, record: ApexRecord, [first = "", ...rest]: readonly string[]): void {
  if (rest.length === 0) {
    const [name, value] = entry(record.fields, first) ?? [first, null];
    row[name] = toJsonValue(value);
    return;
  }
  const [name, parent] = entry(record.parents, first) ?? [first, null];
  row[name] = parent && { ...(row[name] as Row | undefined) };
  if (parent) addPath(row[name] as Row, parent, rest);
}

function childRows(record: ApexRecord, query: Query): Row[] | null {
  const list = entry(record.children, query.from)?.[1];
  return list instanceof ApexList ? list.items.map((child) => plainRow(child as ApexRecord, query.select)) : null;
}

/** Queries do not mind upper and lower case. */
function entry<T>(map: ReadonlyMap<string, T>, name: string): [string, T] | undefined {
  return [...map].find(([key]) => key.toLowerCase() === name.toLowerCase());
}

/** Columns under their names, parents' fields with dots, children as their number. */
function table(rows: readonly Row[]): string {
  const flat = rows.map((row) => new Map(cells(row, "")));
  const names = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  const widths = names.map((name) => Math.max(name.length, ...flat.map((row) => (row.get(name) ?? "").length)));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => text.padEnd(widths[index]!))
      .join("  ")
      .trimEnd();
  const body = flat.map((row) => line(names.map((name) => row.get(name) ?? "")));
  const total = `${rows.length} row${rows.length === 1 ? "" : "s"}`;
  return rows.length === 0
    ? total
    : [line(names), line(widths.map((width) => "-".repeat(width))), ...body, "", total].join("\n");
}

function cells(row: Row, prefix: string): [string, string][] {
  return Object.entries(row).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value)) return [[prefix + name, `${value.length} rows`]];
    if (value !== null && typeof value === "object") return cells(value as Row, `${prefix}${name}.`);
    return [[prefix + name, typeof value === "string" ? value : value === null ? "" : JSON.stringify(value)]];
  });
}
