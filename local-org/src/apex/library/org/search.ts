/** SOSL. Nothing is indexed here: a test says what is found (Apex Developer Guide, "Adding SOSL Queries to Unit Tests"). */
import { ApexList } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { provideHooks } from "../../runtime/hooks.ts";
import { accessOf } from "../../runtime/statements.ts";
import { parseSearchText, QuerySyntaxError } from "../../syntax/parse.ts";
import type { Condition, Query, QueryValue, SearchQuery } from "../../syntax/query-tree.ts";
import { extendPlatformClass, platformClass } from "../registry.ts";
import type { ApexAccessLevel } from "./access-level.ts";
import { variables, type Binds, type Given } from "./database.ts";
import { testState } from "./test-state.ts";

function search(tree: SearchQuery, binds: Binds | readonly unknown[], level?: ApexAccessLevel): ApexList {
  const test = testState();
  if (!test) throw new NotModelled("SOSL outside a test");
  checkTerm(String(valueOf(tree.term, binds)));
  const { services } = context();
  services.limits.count("soslQueries");
  const access = accessOf(tree, level?.mode);
  // Its rows are not those of queries.
  const endLimits = services.beginLimits("synchronous");
  try {
    const found = tree.returning.map((query) => {
      const rows = services.query(among(query, test.searchResults ?? []), binds, access);
      return new ApexList(services.schema.object(query.from)?.typeName ?? "SObject", rows);
    });
    if (tree.limit) limitTo(Number(valueOf(tree.limit, binds)), found);
    return new ApexList("List<SObject>", found);
  } finally {
    endLimits();
  }
}

function checkTerm(term: string): void {
  if (term.replace(/[*?"\s]/g, "").length > 1) return;
  throw platformException("System.SearchException", `search term must be longer than one character: ${term}`);
}

function valueOf(value: QueryValue, binds: Binds | readonly unknown[]): unknown {
  if (value.kind === "bind") return (binds as readonly unknown[])[value.index];
  if (value.kind === "namedBind") throw new NotModelled("SOSL with a bind in FIND or LIMIT of a text");
  return "value" in value ? value.value : null;
}

/** The query, of these records only. */
function among({ where, ...query }: Query, ids: readonly string[]): Query {
  const place = { start: query.start, end: query.end };
  const values = ids.map((value) => ({ kind: "string", ...place, value }) as const);
  const right = { kind: "list", ...place, values } as const;
  const left = { ...place, names: ["Id"] };
  const isFound: Condition = { kind: "comparison", ...place, left, operator: "in", right };
  return { ...query, where: where ? { kind: "and", ...place, conditions: [isFound, where] } : isFound };
}

function limitTo(limit: number, found: readonly ApexList[]): void {
  const total = found.reduce((sum, list) => sum + list.items.length, 0);
  if (total > limit && found.length > 1) throw new NotModelled("SOSL with a LIMIT that several objects share");
  found[0]?.items.splice(limit);
}

function searchText(text: string, level: ApexAccessLevel | undefined, given: Given): ApexList {
  try {
    const tree = parseSearchText(text);
    const odd = tree.unsupported?.what ?? (tree.returning.length > 0 ? undefined : "without RETURNING");
    if (odd !== undefined) throw new NotModelled(`SOSL ${odd}`);
    return search(tree, variables(given), level);
  } catch (error) {
    if (error instanceof QuerySyntaxError) throw platformException("System.QueryException", error.message);
    throw error;
  }
}

provideHooks({ search });

platformClass("System.Search", {
  "static List<List<SObject>> query(String query)": (text: string, given: Given) => searchText(text, undefined, given),
  "static List<List<SObject>> query(String query, AccessLevel accessLevel)": (
    text: string,
    level: ApexAccessLevel,
    given: Given,
  ) => searchText(text, level, given),
});

extendPlatformClass("System.Test", {
  "static void setFixedSearchResults(List<Id> fixedSearchResults)": (ids: ApexList | null) => {
    testState()!.searchResults = [...((ids?.items ?? []) as string[])];
  },
});
