/** What parts of a query are, and what sort of a query it is. */
import type { FieldPath, Query, QueryFunction, QueryValue } from "./query-tree.ts";

const AGGREGATES = new Set("COUNT COUNT_DISTINCT SUM AVG MIN MAX GROUPING".split(" "));

export const isAggregate = (node: QueryFunction): boolean => AGGREGATES.has(node.name.toUpperCase());

export const isPath = (node: FieldPath | QueryFunction | QueryValue): node is FieldPath => "names" in node;

/** Its rows are records of AggregateResult. */
export function isGrouped(query: Query): boolean {
  return (
    query.groupBy !== undefined || query.select.some((item) => item.kind === "function" && isAggregate(item.function))
  );
}
