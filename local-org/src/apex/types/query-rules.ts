/** What no query of Apex may be, inline or as a text (SOQL and SOSL Reference: "FOR UPDATE", "SELECT", "WHERE"). */
import type { FieldDescription, Schema } from "../../schema/model.ts";
import { isAggregate } from "../syntax/query-parts.ts";
import type { Condition, FieldPath, Query, QueryFunction, SelectItem } from "../syntax/query-tree.ts";
import type { Position } from "../syntax/tree.ts";

/** "no more than five levels can be specified in a child-to-parent relationship" (the same, "Relationship Query Limitations") */
export const MAX_PARENTS = 5;

export const tooManyParents = (names: readonly string[]): string =>
  `A query can follow ${MAX_PARENTS} relationships to a parent at most: ${names.join(".")}`;

interface BrokenRule {
  readonly start: Position;
  readonly message: string;
}

interface SemiJoin {
  /** Names of the left operand. */
  readonly left: readonly string[];
  readonly query: Query;
  readonly isInOr: boolean;
}

export const FORMATTING = /^(FORMAT|TOLABEL|CONVERTCURRENCY)$/i;

const NOT_IN_SEMI_JOINS = new Set(["activityhistory", "attachment", "event", "note", "openactivity", "task"]);

export function* brokenRules(query: Query, schema: Schema): Generator<BrokenRule> {
  if (query.forClauses.includes("update") && query.orderBy[0]) {
    yield { start: query.orderBy[0].start, message: "ORDER BY is not allowed in a query that locks its rows" };
  }
  const selected = new Set<string>();
  const isOfAllStandard = query.select.some((item) => item.kind === "fieldsFunction" && item.which === "STANDARD");
  for (const item of query.select) {
    const name = keptAs(item)?.names.join(".") ?? "";
    const isTwice = isOfAllStandard && schema.object(query.from)?.field(name)?.custom === false;
    if (isTwice || selected.has(name.toLowerCase()))
      yield { start: item.start, message: `duplicate field selected: ${name}` };
    if (name) selected.add(name.toLowerCase());
    const problem = item.kind === "function" ? aggregateProblem(item.function, query) : undefined;
    if (problem) yield { start: query.start, message: problem };
    if (item.kind === "children") yield* brokenRules(item.query, schema);
    if (item.kind === "typeof" && isOfOneObject(item.path, query, schema)) {
      yield {
        start: item.path.start,
        message: `TYPEOF needs a polymorphic relationship: ${item.path.names.join(".")}`,
      };
    }
    if (item.kind !== "fieldsFunction" || item.which === "STANDARD") continue;
    const message = "The SOQL FIELDS function is not supported with an unbounded set of fields in this API";
    yield { start: item.start, message };
  }
  const joins = [...semiJoins(query.where)];
  if (joins[2]) yield { start: joins[2].query.start, message: "At most two semi join sub-selects are allowed" };
  for (const join of [...joins, ...semiJoins(query.having)]) {
    const message = joins.includes(join)
      ? semiJoinProblem(join, query, schema)
      : "Semi joins are not allowed in HAVING";
    if (message) yield { start: join.query.start, message };
  }
}

function isOfOneObject({ names }: FieldPath, { from }: Query, schema: Schema): boolean {
  return schema.object(from)?.parent(names.at(-1) ?? "")?.polymorphic === false;
}

function aggregateProblem(node: QueryFunction, query: Query): string | undefined {
  const isOfRows = node.arguments.length === 0;
  if (query.groupBy) return isOfRows ? "a grouped query cannot use COUNT() without a field" : undefined;
  return query.limit && isAggregate(node) && !isOfRows
    ? "Non-grouped query that uses overall aggregate functions cannot also use LIMIT"
    : undefined;
}

/** The field under whose name a record keeps what is selected: without an alias, that of toLabel(Status) is Status. */
function keptAs(item: SelectItem): FieldPath | undefined {
  if ((item.kind !== "field" && item.kind !== "function") || item.alias) return undefined;
  if (item.kind === "field") return item.path;
  const [argument] = item.function.arguments;
  return FORMATTING.test(item.function.name) && argument && "names" in argument ? argument : undefined;
}

function* semiJoins(condition: Condition | undefined, isInOr = false): Generator<SemiJoin> {
  if (!condition) return;
  if (condition.kind === "not") yield* semiJoins(condition.condition, isInOr);
  else if (condition.kind !== "comparison") {
    for (const each of condition.conditions) yield* semiJoins(each, isInOr || condition.kind === "or");
  } else if (condition.right.kind === "query") {
    const { left } = condition;
    yield { left: "names" in left ? left.names : [left.name], query: condition.right.query, isInOr };
  }
}

function semiJoinProblem({ left, query, isInOr }: SemiJoin, outer: Query, schema: Schema): string | undefined {
  const inner = query.from.toLowerCase();
  const [first = ""] = left;
  const isOfObject = [outer.alias?.toLowerCase(), outer.from.toLowerCase()].includes(first.toLowerCase());
  if (isInOr) return "Semi join sub-selects are not allowed with the 'OR' operator";
  if (left.length > (isOfObject ? 2 : 1)) return `The left operand of a semi join cannot be ${left.join(".")}`;
  if (NOT_IN_SEMI_JOINS.has(inner)) return `Entity '${query.from}' is not supported for semi join inner selects`;
  if (inner === outer.from.toLowerCase()) return "The inner and outer selects should not be on the same object type";
  if (query.orderBy.length > 0 || query.limit || query.forClauses.includes("update")) {
    return "ORDER BY, LIMIT and FOR UPDATE are not allowed in semi join sub-selects";
  }
  if ([...semiJoins(query.where)].length > 0) return "Semi join sub-selects cannot be nested";
  const outerField = schema.object(outer.from)?.field(left.at(-1) ?? "");
  const [selected] = query.select;
  const name = selected?.kind === "field" ? (selected.path.names.at(-1) ?? "") : "";
  const innerField = schema.object(query.from)?.field(name);
  const wanted = outerField && target(outerField, outer.from);
  const given = innerField && target(innerField, query.from);
  if (!wanted || !given || wanted === given) return undefined;
  return `The selected field '${name}' in the subquery and the left operand field in the where expression in the outer query '${left.join(".")}' should point to the same object type`;
}

/** Lower-case name of the object whose ids a field holds; undefined where it holds none, or those of several. */
function target(field: FieldDescription, objectName: string): string | undefined {
  if (field.type === "id") return objectName.toLowerCase();
  return field.referenceTo.length === 1 ? field.referenceTo[0]?.toLowerCase() : undefined;
}
