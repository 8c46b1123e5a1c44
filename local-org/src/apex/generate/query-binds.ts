import type { Expression } from "../syntax/tree.ts";
import type { Query, SearchQuery } from "../syntax/query-tree.ts";

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
