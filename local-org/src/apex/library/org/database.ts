import { ApexList, ApexMap } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { accessOf } from "../../runtime/statements.ts";
import type { Query } from "../../syntax/query-tree.ts";
import { parseQueryText, QuerySyntaxError } from "../../syntax/parse.ts";
import type { DmlOperation } from "../../syntax/tree.ts";
import { notUpsertKey } from "../../types/dml.ts";
import { isGrouped } from "../../syntax/query-parts.ts";
import { brokenRules } from "../../types/query-rules.ts";
import { extendPlatformClass, type MemberImplementation, type Members, platformClass } from "../registry.ts";
import { ApexAccessLevel } from "./access-level.ts";
import {
  DeleteResult,
  EmptyRecycleBinResult,
  MergeResult,
  type ResultClass,
  SaveResult,
  UndeleteResult,
  UpsertResult,
} from "./database-results.ts";
import type { FieldToken } from "./describe-tokens.ts";
import { ApexQueryLocator } from "./query-locator.ts";
import type { DmlOptions } from "./dml-options.ts";
import { recordWithId } from "./sobject.ts";

export type Binds = ReadonlyMap<string, unknown>;

/** Variables that the calling method sees; each is read when a query wants it. */
class Variables extends Map<string, () => unknown> {
  override get(name: string): (() => unknown) | undefined {
    return super.get(name)?.() as () => unknown;
  }
}

export type Given = Readonly<Record<string, () => unknown>> | undefined;

export const variables = (given: Given): Binds => new Variables(Object.entries(given ?? {}));

/** Nothing changes the tree of a query. */
const parsedQueries = new Map<string, Query>();
const MOST_QUERIES_KEPT = 1000;

function parseDynamic(text: string | null): Query {
  if (text === null) throw platformException("System.NullPointerException", "Argument 1 cannot be null");
  const known = parsedQueries.get(text);
  if (known) return known;
  try {
    const query = parseQueryText(text);
    const [broken] = brokenRules(query, context().services.schema);
    if (broken) throw platformException("System.QueryException", broken.message);
    if (parsedQueries.size >= MOST_QUERIES_KEPT) parsedQueries.clear();
    parsedQueries.set(text, query);
    return query;
  } catch (error) {
    if (error instanceof QuerySyntaxError) throw platformException("System.QueryException", error.message);
    throw error;
  }
}

function rows(text: string | null, binds: Binds, level?: ApexAccessLevel): ApexList {
  const query = parseDynamic(text);
  const records = context().services.query(query, binds, accessOf(query, level?.mode));
  return new ApexList(isGrouped(query) ? "AggregateResult" : objectName(query), records);
}

function objectName(query: Query): string {
  return context().services.schema.object(query.from)?.typeName ?? "SObject";
}

function count(text: string | null, binds: Binds, level?: ApexAccessLevel): number {
  const query = parseDynamic(text);
  return context().services.count(query, binds, accessOf(query, level?.mode));
}

/** Names are found whatever their case, so that two may not differ by case alone. */
function bindMap(map: ApexMap): Binds {
  const names = new Set<string>();
  for (const key of map.keys()) {
    const lower = String(key).toLowerCase();
    if (names.has(lower))
      throw platformException("System.QueryException", `The bindMap contains duplicate keys: ${String(key)}`);
    names.add(lower);
  }
  return new Map([...map] as [string, unknown][]);
}

function locator(text: string, binds: Binds, level?: ApexAccessLevel): ApexQueryLocator {
  return new ApexQueryLocator(new ApexList("SObject", rows(text, binds, level).items), text);
}

type Answer = (text: string, binds: Binds, level?: ApexAccessLevel) => unknown;

/** With the variables that the calling method sees, or `WithBinds` with those of a map. */
const answering = (returns: string, name: string, answer: Answer): Members => ({
  [`static ${returns} ${name}(String queryString)`]: (text: string, given: Given) => answer(text, variables(given)),
  [`static ${returns} ${name}(String queryString, AccessLevel accessLevel)`]: (
    text: string,
    level: ApexAccessLevel,
    given: Given,
  ) => answer(text, variables(given), level),
  [`static ${returns} ${name}WithBinds(String queryString, Map<String,Object> bindMap, AccessLevel accessLevel)`]: (
    text: string,
    map: ApexMap,
    level: ApexAccessLevel,
  ) => answer(text, bindMap(map), level),
});

platformClass("System.Database", {
  ...answering("List<SObject>", "query", rows),
  ...answering("Integer", "countQuery", count),
  ...answering("Database.QueryLocator", "getQueryLocator", locator),
  "static Database.QueryLocator getQueryLocator(List<SObject> rows)": (list: ApexList) => new ApexQueryLocator(list),
});

// ---------------------------------------------------------------- DML

interface DmlArguments {
  readonly allOrNone?: boolean | undefined;
  readonly mayTruncate?: boolean;
  readonly level?: ApexAccessLevel | undefined;
  readonly externalIdField?: string | undefined;
}

function run(
  operation: DmlOperation,
  resultClass: ResultClass,
  given: ApexRecord | ApexList | string,
  options: DmlArguments,
): unknown {
  const records = recordsOf(given);
  const { allOrNone = true, mayTruncate = false, level, externalIdField } = options;
  const results = context().services.dml(operation, records, {
    allOrNone,
    mayTruncate,
    access: level?.mode ?? context().defaultAccess ?? "system",
    ...(externalIdField === undefined ? {} : { externalIdField }),
  });
  const made = results.map((row) => new resultClass(row));
  const { apexName } = resultClass;
  return given instanceof ApexList ? new ApexList(apexName, made) : (made[0] ?? null);
}

function recordsOf(given: ApexRecord | ApexList | string | null): ApexRecord[] {
  if (given === null) throw platformException("System.NullPointerException", "Argument 1 cannot be null");
  const items = given instanceof ApexList ? given.items : [given];
  return items.map((item) => (typeof item === "string" ? recordWithId(item) : (item as ApexRecord)));
}

function upsertKey({ field }: FieldToken): string {
  if (!field.idLookup) throw platformException("System.SObjectException", notUpsertKey(field.apiName));
  return field.apiName;
}

/** `key`: the parameter for the external id field, where there is one. */
function overloads(name: DmlOperation, resultClass: ResultClass, kinds: readonly string[], key = ""): Members {
  const { apexName } = resultClass;
  const act =
    (optionsOf: (...told: never[]) => DmlArguments) =>
    (given: ApexList, ...told: unknown[]) => {
      const externalIdField = key === "" ? undefined : upsertKey(told.shift() as FieldToken);
      return run(name, resultClass, given, { ...optionsOf(...(told as never[])), externalIdField });
    };
  const byFlag = act((allOrNone?: boolean, level?: ApexAccessLevel) => ({ allOrNone, level }));
  const byLevel = act((level: ApexAccessLevel) => ({ level }));
  const byOptions = act(({ values }: DmlOptions, level?: ApexAccessLevel) => {
    const allOrNone = values["optAllOrNone"] === true;
    return { allOrNone, mayTruncate: values["allowFieldTruncation"] === true, level };
  });
  const entries = kinds.flatMap((kind): [string, MemberImplementation][] => {
    const returns = kind.startsWith("List") ? `List<${apexName}>` : apexName;
    const head = `static ${returns} ${name}(${kind} recordsToDml${key}`;
    return [
      [`${head}[, Boolean allOrNone[, AccessLevel accessLevel]])`, byFlag],
      [`${head}, AccessLevel accessLevel)`, byLevel],
      [`${head}, Database.DMLOptions options[, AccessLevel accessLevel])`, byOptions],
    ];
  });
  const takesOptions = name === "insert" || name === "update";
  return Object.fromEntries(entries.filter(([, invoke]) => takesOptions || invoke !== byOptions));
}

function emptyRecycleBin(given: ApexRecord | ApexList): unknown {
  const records = recordsOf(given);
  context().services.emptyRecycleBin(records);
  const results = records.map(({ fields }) => {
    return new EmptyRecycleBinResult({ id: fields.get("Id") as string, success: true, created: false, errors: [] });
  });
  return given instanceof ApexList ? new ApexList("Database.EmptyRecycleBinResult", results) : results[0];
}

const RECORDS = ["SObject", "List<SObject>"];
const IDS = ["Id", "List<Id>"];

extendPlatformClass("System.Database", {
  ...overloads("insert", SaveResult, RECORDS),
  ...overloads("update", SaveResult, RECORDS),
  ...overloads("upsert", UpsertResult, RECORDS),
  ...overloads("upsert", UpsertResult, RECORDS, ", Schema.SObjectField externalIdField"),
  ...overloads("delete", DeleteResult, [...RECORDS, ...IDS]),
  ...overloads("undelete", UndeleteResult, [...RECORDS, ...IDS]),
  "static Database.EmptyRecycleBinResult emptyRecycleBin(SObject record)": emptyRecycleBin,
  "static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<SObject> records)": emptyRecycleBin,
  "static List<Database.EmptyRecycleBinResult> emptyRecycleBin(List<Id> recordIds)": emptyRecycleBin,
  ...Object.assign({}, ...[...RECORDS, ...IDS].map(mergeOverloads)),
});

function mergeOverloads(kind: string): Members {
  const isMany = kind.startsWith("List");
  const returns = isMany ? "List<Database.MergeResult>" : "Database.MergeResult";
  const merge = (master: ApexRecord, duplicates: ApexList | ApexRecord | string, allOrNone = true): unknown => {
    const options = { allOrNone, access: context().defaultAccess ?? "system" };
    const made = context()
      .services.merge(master, recordsOf(duplicates), options)
      .map((row) => new MergeResult(row));
    return isMany ? new ApexList("Database.MergeResult", made) : made[0];
  };
  return { [`static ${returns} merge(SObject master, ${kind} duplicates[, Boolean allOrNone])`]: merge };
}
