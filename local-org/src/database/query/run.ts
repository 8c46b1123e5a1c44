/** Executes a query over the rows of the org. */
import { UNSEEN } from "../../apex/runtime/context.ts";
import { NotModelled } from "../../apex/runtime/exceptions.ts";
import type { ApexRecord } from "../../apex/runtime/record.ts";
import { isGrouped, isPath } from "../../apex/syntax/query-parts.ts";
import type { Condition, FieldPath, Query, QueryFunction, QueryValue } from "../../apex/syntax/query-tree.ts";
import type { ObjectDescription } from "../../schema/model.ts";
import { isRefusedObject } from "../../schema/unmodelled.ts";
import { isPurged } from "../dml/delete.ts";
import { readField } from "../engine.ts";
import { markSeen } from "../seen.ts";
import { rowsToQuery } from "../sharing.ts";
import type { Row } from "../store.ts";
import { aggregate } from "./aggregate.ts";
import { functionColumn, makeScope, pathColumn, withoutAlias, type QueryRun, type Scope } from "./columns.ts";
import { bindValue, conditionTest, literalValue, type ConditionRoom } from "./conditions.ts";
import { noSuchObject, queryError } from "./errors.ts";
import { sortBy } from "./ordering.ts";
import { newRecord, selectFillers, type ChildQuery } from "./select.ts";
import { remembered } from "../../apex/runtime/remembered.ts";

const MAX_OFFSET = 2000;

export function runQuery(run: QueryRun, query: Query): ApexRecord[] {
  const object = objectOf(run, query);
  const scope = makeScope(run, query, object);
  const rows = matchingRows(run, scope, query);
  if (isGrouped(query)) return page(run, query, aggregate(run, scope, query, rows));
  const chosen = page(run, query, sorted(run, scope, query, rows));
  run.rows += chosen.length;
  const records = filling(run, scope, query)(chosen);
  markSeen(run.engine.store, chosen, query);
  return records;
}

/** `SELECT COUNT() FROM …` */
export function countQuery(run: QueryRun, query: Query): number {
  const scope = makeScope(run, query, objectOf(run, query));
  run.rows += 1;
  if (query.orderBy.length > 0) throw queryError("COUNT() cannot be used with ORDER BY");
  return page(run, query, matchingRows(run, scope, query)).length;
}

function objectOf(run: QueryRun, query: Query): ObjectDescription {
  const object = run.engine.schema.object(query.from);
  if (!object && isRefusedObject(run.engine.schema, query.from)) throw new NotModelled(`object ${query.from}`);
  if (!object) throw noSuchObject(query.from);
  refuseNotKept(object);
  return object;
}

/** An org has rows of these, and nothing here writes them. */
const NOT_KEPT: ReadonlySet<string> = new Set(
  "ContentDocument EntityDefinition FieldDefinition FieldPermissions FiscalYearSettings ObjectPermissions OpportunityHistory Period SetupEntityAccess".split(
    " ",
  ),
);

function refuseNotKept({ apiName }: ObjectDescription): void {
  if (NOT_KEPT.has(apiName)) throw new NotModelled(`a query of ${apiName}`);
}

function filling(run: QueryRun, scope: Scope, query: Query): (rows: readonly Row[]) => ApexRecord[] {
  const fillers = selectFillers(run, scope, query, childQuery(run));
  return (rows) =>
    rows.map((row) => {
      const record = newRecord(scope.object);
      for (const filler of fillers) filler(row, record);
      record.fields.set("Id", row.get("Id"));
      return record;
    });
}

function matchingRows(run: QueryRun, scope: Scope, query: Query): Row[] {
  if (query.unsupported) throw new NotModelled(query.unsupported.what);
  const scopeName = query.scope?.toLowerCase() ?? "everything";
  const isMine = scopeName === "mine" && scope.object.field("OwnerId") !== undefined;
  if (scopeName !== "everything" && !isMine) throw new NotModelled(`USING SCOPE ${query.scope}`);
  const test = query.where && conditionTest(conditionRoom(run, scope), query.where);
  const rows: Row[] = [];
  for (const row of candidates(run, scope, query.where)) {
    if (!query.allRows && row.get("IsDeleted") === true) continue;
    if (isPurged(row)) throw new NotModelled("ALL ROWS of an object after Database.emptyRecycleBin");
    if (isMine && row.get("OwnerId") !== run.userId) continue;
    if (run.sharing && !run.engine.access.mayRow("read", run.userId, scope.object, row)) continue;
    if (!test || test(row)) rows.push(row);
  }
  return rows;
}

/** All rows of the object; just those that are named where a condition names them by Id. */
function candidates(run: QueryRun, scope: Scope, where: Condition | undefined): Iterable<Row> {
  const { store } = run.engine;
  const parts = where?.kind === "and" ? where.conditions : where ? [where] : [];
  for (const part of parts) {
    if (part.kind !== "comparison" || part.operator !== "=" || !isPath(part.left)) continue;
    if (withoutAlias(scope, part.left.names).join().toLowerCase() !== "id") continue;
    const value = part.right.kind === "bind" ? bindValue(run, part.right) : undefined;
    const row = typeof value === "string" ? store.row(scope.object.apiName, value) : undefined;
    if (row && !row.has(UNSEEN)) return [row];
  }
  return rowsToQuery(run.engine, scope.object);
}

function conditionRoom(run: QueryRun, scope: Scope): ConditionRoom<Row> {
  return {
    run,
    column: (node: FieldPath | QueryFunction) => {
      const column = isPath(node) ? pathColumn(run, scope, node) : functionColumn(run, scope, node);
      if (column.field && !column.field.filterable) {
        throw queryError(`field '${column.name}' can not be filtered in a query call`);
      }
      return column;
    },
    subquery: (value) => semiJoin(run, value.query),
  };
}

function semiJoin(run: QueryRun, query: Query): unknown[] {
  const scope = makeScope(run, query, objectOf(run, query));
  const [item] = query.select;
  if (item?.kind !== "field" || query.select.length > 1) throw queryError("Nested queries must select one field");
  const column = pathColumn(run, scope, item.path);
  return matchingRows(run, scope, query)
    .map(column.read)
    .filter((value) => value !== null);
}

function sorted(run: QueryRun, scope: Scope, query: Query, rows: Row[]): Row[] {
  const orderings = query.orderBy.map((item) => {
    const column = isPath(item.by) ? pathColumn(run, scope, item.by) : functionColumn(run, scope, item.by);
    if (column.field && !column.field.sortable)
      throw queryError(`field '${column.name}' can not be sorted in a query call`);
    return { column, item };
  });
  return sortBy(rows, orderings);
}

function page<T>(run: QueryRun, query: Query, items: T[]): T[] {
  const offset = query.offset ? count(run, query.offset) : 0;
  if (offset > MAX_OFFSET) throw queryError(`Maximum SOQL offset allowed is ${MAX_OFFSET}`);
  return items.slice(offset, query.limit ? offset + count(run, query.limit) : undefined);
}

function count(run: QueryRun, value: QueryValue): number {
  const number = value.kind === "bind" || value.kind === "namedBind" ? bindValue(run, value) : literalValue(value);
  if (typeof number !== "number" && typeof number !== "bigint")
    throw queryError("Invalid bind expression type for LIMIT or OFFSET");
  if (number < 0) throw queryError("LIMIT and OFFSET cannot be negative");
  return Number(number);
}

/** Child queries look at all rows of the child once, whatever the number of parents. */
function childQuery(run: QueryRun): ChildQuery {
  return (query, child, fieldName) => {
    refuseNotKept(child);
    const scope = makeScope(run, query, child);
    const field = child.field(fieldName);
    if (!field) throw new NotModelled(`field ${child.apiName}.${fieldName}`);
    const fill = filling(run, scope, query);
    const byParent = new Map<string, Row[]>();
    for (const row of sorted(run, scope, query, matchingRows(run, scope, query))) {
      const parentId = readField(run.engine, child, field, row);
      if (typeof parentId !== "string") continue;
      remembered(byParent, parentId, (): Row[] => []).push(row);
    }
    return (parentId) => {
      const rows = page(run, query, byParent.get(parentId) ?? []);
      run.rows += rows.length;
      return fill(rows);
    };
  };
}
