/** Queries with aggregate functions: their rows are records of the object AggregateResult. */
import { decimalOf } from "../../apex/runtime/comparing.ts";
import { ApexRecord } from "../../apex/runtime/record.ts";
import { ApexDecimal } from "../../apex/runtime/decimal.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import { isAggregate, isPath } from "../../apex/syntax/query-parts.ts";
import type { FieldPath, Query, QueryFunction } from "../../apex/syntax/query-tree.ts";
import { AGGREGATE_RESULT } from "../../schema/aggregate-result.ts";
import type { Row } from "../store.ts";
import { isAggregated } from "../../schema/field-types.ts";
import { valueKey } from "../values.ts";
import { functionColumn, pathColumn, withoutAlias, type Column, type QueryRun, type Scope } from "./columns.ts";
import { conditionTest } from "./conditions.ts";
import { queryError } from "./errors.ts";
import { compareForOrder, sortBy } from "./ordering.ts";

interface Group {
  readonly rows: Row[];
  /** What a subtotal of GROUP BY ROLLUP or CUBE adds up over. */
  readonly over: ReadonlySet<string>;
}

export function aggregate(run: QueryRun, scope: Scope, query: Query, rows: readonly Row[]): ApexRecord[] {
  const keys = new Map<string, Column<Row>>();
  for (const item of query.groupBy?.items ?? []) keys.set(nodeKey(scope, item), groupColumn(run, scope, item));
  const groups = subtotals([...keys.keys()], query).flatMap((over) => groupRows(keys, over, rows));
  const hasSubtotals = query.groupBy !== undefined && query.groupBy.kind !== "plain";
  const column = (node: FieldPath | QueryFunction): Column<Group> =>
    !isPath(node) && node.name.toUpperCase() === "GROUPING"
      ? groupingColumn(scope, hasSubtotals ? keys : new Map(), node.arguments[0])
      : aggregateColumn(run, scope, keys, node);
  const columns = selectColumns(query, column);
  const having = query.having && conditionTest({ run, column, subquery: refuseSubquery }, query.having);
  const orderings = query.orderBy.map((item) => ({ column: column(item.by), item }));
  countRows(run, query, rows.length, groups.length);
  return sortBy(having ? groups.filter(having) : groups, orderings).map((group) => {
    const record = new ApexRecord(AGGREGATE_RESULT);
    for (const [name, { read }] of columns) record.fields.set(name, read(group));
    return record;
  });
}

function refuseSubquery(): never {
  throw queryError("Nested queries are not supported in HAVING");
}

/** COUNT reads a row for each group, the other functions every row that they look at. */
function countRows(run: QueryRun, query: Query, rows: number, groups: number): void {
  const functions = query.select.flatMap((item) =>
    item.kind === "function" ? [item.function.name.toUpperCase()] : [],
  );
  run.rows += functions.every((name) => name === "COUNT") ? groups : rows;
}

/** By alias, by field name, or expr0, expr1 … */
function selectColumns(
  query: Query,
  column: (node: FieldPath | QueryFunction) => Column<Group>,
): Map<string, Column<Group>> {
  const columns = new Map<string, Column<Group>>();
  let expressions = 0;
  for (const item of query.select) {
    if (item.kind !== "field" && item.kind !== "function")
      throw queryError("Grouped query cannot use child relationships in the SELECT list");
    const node = item.kind === "field" ? item.path : item.function;
    const found = column(node);
    const name = item.alias ?? (item.kind === "field" ? found.name : `expr${expressions++}`);
    if (columns.has(name)) throw queryError(`duplicate alias: ${name}`);
    columns.set(name, found);
  }
  return columns;
}

function nodeKey(scope: Scope, node: FieldPath | QueryFunction): string {
  if (isPath(node)) return withoutAlias(scope, node.names).join(".").toLowerCase();
  const inner = node.arguments.map((argument) =>
    "names" in argument || "arguments" in argument ? nodeKey(scope, argument) : "",
  );
  return `${node.name.toLowerCase()}(${inner.join()})`;
}

function groupColumn(run: QueryRun, scope: Scope, item: FieldPath | QueryFunction): Column<Row> {
  if (!isPath(item)) return functionColumn(run, scope, item);
  const column = pathColumn(run, scope, item);
  if (column.field && !column.field.groupable)
    throw queryError(`field '${column.name}' can not be grouped in a query call`);
  return column;
}

/** What is added up over: nothing first, everything last (SOQL and SOSL Reference, "GROUP BY ROLLUP", "GROUP BY CUBE"). */
function subtotals(keys: readonly string[], { groupBy }: Query): ReadonlySet<string>[] {
  if (!groupBy || groupBy.kind === "plain") return [new Set()];
  if (groupBy.kind === "rollup") return [...keys, ""].map((_, count) => new Set(keys.slice(keys.length - count)));
  const chosen = Array.from({ length: 2 ** keys.length }, (_, bits) => keys.filter((__, i) => bits & (1 << i)));
  return chosen.sort((a, b) => a.length - b.length).map((each) => new Set(each));
}

/** In the order in which the groups first appear. Without GROUP BY there is one group, of no rows if need be. */
function groupRows(all: ReadonlyMap<string, Column<Row>>, over: ReadonlySet<string>, rows: readonly Row[]): Group[] {
  if (all.size === 0) return [{ rows: [...rows], over }];
  const keys = [...all].flatMap(([key, column]) => (over.has(key) ? [] : [column]));
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = keys.map((column) => valueKey(column.type, column.read(row))).join("\0");
    const group = groups.get(key);
    if (!group) groups.set(key, { rows: [row], over });
    else {
      refuseMixedCase(keys, group.rows[0] as Row, row);
      group.rows.push(row);
    }
  }
  return [...groups.values()];
}

/** The documentation does not say whether such values make one group or two. */
function refuseMixedCase(keys: readonly Column<Row>[], first: Row, row: Row): void {
  for (const column of keys) {
    const [left, right] = [column.read(first), column.read(row)];
    if (typeof left === "string" && left !== right) throw new NotModelled(`GROUP BY of ${left} and ${String(right)}`);
  }
}

function aggregateColumn(
  run: QueryRun,
  scope: Scope,
  keys: ReadonlyMap<string, Column<Row>>,
  node: FieldPath | QueryFunction,
): Column<Group> {
  const text = nodeKey(scope, node);
  const key = keys.get(text);
  if (key) return { ...key, read: ({ rows, over }) => (over.has(text) ? null : key.read(rows[0] as Row)) };
  if (isPath(node)) throw queryError(`Field must be grouped or aggregated: ${node.names.at(-1)}`);
  if (!isAggregate(node)) throw new NotModelled(`SOQL function ${node.name} in a grouped query`);
  const name = node.name.toUpperCase();
  const argument = node.arguments[0];
  if (!argument) return { name, type: "int", read: (group) => group.rows.length };
  if (!isPath(argument)) throw new NotModelled(`${name} of a function`);
  return functionOf(name, pathColumn(run, scope, argument));
}

/** 1 in the rows of a subtotal over the field. */
function groupingColumn(
  scope: Scope,
  keys: ReadonlyMap<string, Column<Row>>,
  argument: QueryFunction["arguments"][number] | undefined,
): Column<Group> {
  const key = argument && "names" in argument ? nodeKey(scope, argument) : "";
  if (!keys.has(key)) throw queryError("GROUPING needs a field of GROUP BY ROLLUP or GROUP BY CUBE");
  return { name: "GROUPING", type: "int", read: ({ over }) => Number(over.has(key)) };
}

function functionOf(name: string, column: Column<Row>): Column<Group> {
  if (!isAggregated(name, column.name, column.type))
    throw queryError(`field ${column.name} does not support aggregate operator ${name}`);
  const present = (group: Group) => group.rows.map(column.read).filter((value) => value !== null);
  switch (name) {
    case "COUNT":
      return { name, type: "int", read: (group) => present(group).length };
    case "COUNT_DISTINCT":
      return {
        name,
        type: "int",
        read: (group) => new Set(present(group).map((value) => valueKey(column.type, value))).size,
      };
    case "MIN":
    case "MAX": {
      const sign = name === "MIN" ? 1 : -1;
      const better = (best: unknown, value: unknown) =>
        compareForOrder(column, value, best) * sign < 0 ? value : best;
      return { ...column, read: (group) => present(group).reduce(better, present(group)[0] ?? null) };
    }
    default:
      return {
        name,
        type: column.type === "int" && name === "SUM" ? "int" : "double",
        read: (group) => total(name, column, present(group)),
      };
  }
}

function total(name: string, column: Column<Row>, values: readonly unknown[]): unknown {
  if (values.length === 0) return null;
  const sum = values.map((value) => decimalOf(value) as ApexDecimal).reduce((left, right) => left.add(right));
  if (name === "AVG") return sum.divide(ApexDecimal.fromInteger(values.length));
  return column.type === "int" ? sum.toDouble() : sum;
}
