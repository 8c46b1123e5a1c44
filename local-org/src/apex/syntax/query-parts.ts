/** What parts of a query are, and what sort of a query it is. */
import type { FieldPath, Query, QueryFunction, QueryValue, SearchQuery } from "./query-tree.ts";
import type { Expression } from "./tree.ts";

const AGGREGATES = new Set("COUNT COUNT_DISTINCT SUM AVG MIN MAX GROUPING".split(" "));

export const isAggregate = (node: QueryFunction): boolean => AGGREGATES.has(node.name.toUpperCase());

export const isPath = (node: FieldPath | QueryFunction | QueryValue): node is FieldPath => "names" in node;

/** Its rows are records of AggregateResult. */
export function isGrouped(query: Query): boolean {
  return (
    query.groupBy !== undefined || query.select.some((item) => item.kind === "function" && isAggregate(item.function))
  );
}

/** The expressions of a query's binds by their index, those of its child queries and semi-joins included. */
export function queryBinds(query: Query | SearchQuery): Expression[] {
  const found: Expression[] = [];
  collect(query, found);
  return found;
}

function collect(node: unknown, found: Expression[]): void {
  if (typeof node !== "object" || node === null) return;
  const { kind, index, expression } = node as { kind?: unknown; index?: unknown; expression?: unknown };
  if (kind === "bind") found[index as number] = expression as Expression;
  else for (const part of Object.values(node)) collect(part, found);
}
