/** SOQL, inline or in a text of its own. Parts are visited in the order of the text, which numbers the binds. */
import * as Grammar from "@apexdevtools/apex-parser";
import { ApexLexer, type ApexToken } from "@apexdevtools/apex-parser";
import { ConditionBuilder, fieldPath } from "./build-conditions.ts";
import { integerValue } from "./literals.ts";
import { nameOf, optional } from "./names.ts";
import { span, startOf } from "./positions.ts";
import type { FieldPath, GroupBy, OrderItem, Query, QueryValue, SearchQuery, SelectItem } from "./query-tree.ts";
import type { SourceText } from "./source-text.ts";

/** What SOQL reserves. */
export const reservedQueryWords = new Set(
  "and asc desc excludes first from group having in includes last like limit not null nulls or select where with".split(
    " ",
  ),
);

/** Builds what `bind` makes of `:expression`. */
export function buildQuery(
  context: Grammar.QueryContext,
  source: SourceText,
  bind: (context: Grammar.BoundExpressionContext) => QueryValue,
): Query {
  return new QueryBuilder(source, bind).query(context);
}

/** As buildQuery does. */
export function buildSearch(
  context: Grammar.SoslLiteralContext | Grammar.SoslLiteralAltContext,
  source: SourceText,
  bind: (context: Grammar.BoundExpressionContext) => QueryValue,
): SearchQuery {
  const variable = "FindLiteral" in context ? context.boundExpression() : null;
  const text = context.start.text;
  const term = variable
    ? bind(variable)
    : ({ kind: "string", ...span(context), value: text.slice(text.search(/['{]/) + 1, -1) } as const);
  return { ...new QueryBuilder(source, bind).search(context.soslClauses()), ...span(context), term };
}

class QueryBuilder extends ConditionBuilder {
  query(context: Grammar.QueryContext | Grammar.SubQueryContext): Query {
    const whole = context instanceof Grammar.QueryContext ? context : undefined;
    const entries = selectEntries(context);
    const select = entries.map((entry) => this.#selectItem(entry));
    const count = entries.find((entry) => isCountOfRows(entry.soqlFunction()));
    // COUNT() stands alone.
    if (count && (entries.length > 1 || count.soqlId())) this.source.reportUnexpected(count.start);
    this.#checkEnd(context);
    const from = this.#from(context.fromNameList());
    const where = optional(context.whereClause(), (clause) => this.where(clause.whereLogicalExpression()));
    const withClause = whole?.withClause();
    return {
      ...span(context),
      select,
      ...from,
      scope: optional(whole?.usingScope(), (clause) => nameOf(clause.soqlId())),
      where,
      access: optional(withClause, accessOf),
      ...this.#grouping(whole?.groupByClause()),
      orderBy:
        context
          .orderByClause()
          ?.fieldOrderList()
          .fieldOrder_list()
          .map((item) => this.#orderItem(item)) ?? [],
      limit: optional(context.limitClause(), (clause) => this.#count(clause)),
      offset: optional(whole?.offsetClause(), (clause) => this.#count(clause)),
      allRows: Boolean(whole?.allRowsClause()),
      forClauses: forWords(context).map((word) => word.text.toLowerCase() as "view" | "reference" | "update"),
      unsupported: unsupported(context, withClause),
    };
  }

  search(context: Grammar.SoslClausesContext): Omit<SearchQuery, "term"> {
    const returning = fieldSpecs(context.fieldSpecList()).map((item) => this.#returned(item));
    const modes = context.soslWithClause_list();
    const other = modes.find((clause) => !clause.USER_MODE() && !clause.SYSTEM_MODE()) ?? context.updateList();
    return {
      ...span(context),
      returning,
      access: modes.some((clause) => clause.USER_MODE()) ? "USER_MODE" : modes[0] && "SYSTEM_MODE",
      limit: optional(context.limitClause(), (clause) => this.#count(clause)),
      unsupported: other
        ? { what: this.source.of(other), start: startOf(other.start) }
        : returning.find((item) => item.unsupported)?.unsupported,
    };
  }

  /** `Lead(Id, Name WHERE … LIMIT 5)`; without a list of fields just the ids. */
  #returned(context: Grammar.FieldSpecContext): Query {
    const [name, listView] = context.soslId_list();
    const fields = optional(context.fieldList(), fieldLists) ?? [];
    const paths = fields.flatMap((list) => list.soslId_list().slice(0, 1));
    const odd = listView ?? fields.find((list) => list.LPAREN() || list.soqlFunction());
    const select = paths.map((path) => ({ kind: "field", ...span(path), path: soslPath(path) }) as const);
    const id = { kind: "field", ...span(context), path: { ...span(context), names: ["Id"] } } as const;
    return {
      ...span(context),
      select: select.length > 0 ? select : [id],
      from: this.source.of(name!),
      fromStart: startOf(context.start),
      furtherFrom: [],
      where: optional(context.logicalExpression(), (where) => this.condition(where)),
      orderBy:
        context
          .fieldOrderList()
          ?.fieldOrder_list()
          .map((item) => this.#orderItem(item)) ?? [],
      limit: optional(context.limitClause(), (clause) => this.#count(clause)),
      offset: optional(context.offsetClause(), (clause) => this.#count(clause)),
      allRows: false,
      forClauses: [],
      unsupported: odd && { what: this.source.of(odd), start: startOf(odd.start) },
    };
  }

  /** FOR UPDATE comes last, after one of the others at most, and none of them after ALL ROWS. */
  #checkEnd(context: Grammar.QueryContext | Grammar.SubQueryContext): void {
    const words = forWords(context);
    const surplus =
      context instanceof Grammar.QueryContext && context.allRowsClause()
        ? words[0]
        : (words.slice(0, -1).find(isUpdate) ?? words.slice(1).find((word) => !isUpdate(word)));
    if (surplus) this.source.reportUnexpected(surplus);
  }

  #selectItem(context: Grammar.SelectEntryContext | Grammar.SubFieldEntryContext): SelectItem {
    const node = span(context);
    const alias = optional(context.soqlId(), (id) => this.#alias(id));
    const field = context.fieldName();
    if (field) return { kind: "field", ...node, path: fieldPath(field), alias };
    const typeOf = context.typeOf();
    if (typeOf) return this.#typeOf(typeOf);
    const call = context.soqlFunction();
    const which = call?.soqlFieldsParameter();
    if (call && !which) return { kind: "function", ...node, function: this.function(call), alias };
    if (alias !== undefined) this.source.reportUnexpected(context.soqlId().start);
    if (which) {
      const upper = nameOf(which).toUpperCase();
      return { kind: "fieldsFunction", ...node, which: upper === "ALL" || upper === "CUSTOM" ? upper : "STANDARD" };
    }
    return { kind: "children", ...node, query: this.query(context.subQuery()) };
  }

  #typeOf(context: Grammar.TypeOfContext): SelectItem {
    return {
      kind: "typeof",
      ...span(context),
      path: fieldPath(context.fieldName()),
      branches: context.whenClause_list().map((clause) => ({
        object: this.source.of(clause.fieldName()),
        fields: clause.fieldNameList().fieldName_list().map(fieldPath),
      })),
      otherwise: context.elseClause()?.fieldNameList().fieldName_list().map(fieldPath) ?? [],
    };
  }

  #from(context: Grammar.FromNameListContext): Pick<Query, "from" | "fromStart" | "alias" | "furtherFrom"> {
    const aliases = context.soqlId_list();
    const sources = context.fieldName_list().map((name, index) => {
      const nextName = context.fieldName_list()[index + 1];
      const alias = aliases.find(
        (id) => id.start.start > name.start.start && (!nextName || id.start.start < nextName.start.start),
      );
      return { path: fieldPath(name).names, alias: optional(alias, (id) => this.#alias(id)) };
    });
    const [first, ...furtherFrom] = sources;
    const from = first?.path.join(".") ?? "";
    return { from, fromStart: startOf(context.start), alias: first?.alias, furtherFrom };
  }

  #alias(context: Grammar.SoqlIdContext): string {
    const name = nameOf(context);
    if (reservedQueryWords.has(name.toLowerCase())) this.source.reportUnexpected(context.start);
    return name;
  }

  #grouping(context: Grammar.GroupByClauseContext | null | undefined): Pick<Query, "groupBy" | "having"> {
    if (!context) return {};
    const kind: GroupBy["kind"] = context.ROLLUP() ? "rollup" : context.CUBE() ? "cube" : "plain";
    const items = context
      .fieldGroupByList()
      .fieldGroupBy_list()
      .map((item) => this.fieldOrFunction(item));
    const groupBy = { ...span(context.fieldGroupByList()), kind, items };
    return { groupBy, having: optional(context.logicalExpression(), (having) => this.condition(having)) };
  }

  #orderItem(context: Grammar.FieldOrderContext): OrderItem {
    const nulls = context.FIRST() ? "first" : context.LAST() ? "last" : undefined;
    const by = this.fieldOrFunction(context);
    return { ...span(context), by, descending: Boolean(context.DESC()), nulls };
  }

  #count(context: Grammar.LimitClauseContext | Grammar.OffsetClauseContext): QueryValue {
    const bind = context.boundExpression();
    if (bind) return this.bind(bind);
    const value = integerValue(context.IntegerLiteral().getText());
    if (value === undefined) this.source.report(context.IntegerLiteral().symbol, "Illegal integer");
    return { kind: "integer", ...span(context), value: value ?? 0 };
  }
}

function selectEntries(
  context: Grammar.QueryContext | Grammar.SubQueryContext,
): readonly (Grammar.SelectEntryContext | Grammar.SubFieldEntryContext)[] {
  return context instanceof Grammar.QueryContext
    ? context.selectList().selectEntry_list()
    : context.subFieldList().subFieldEntry_list();
}

function accessOf(context: Grammar.WithClauseContext): Query["access"] {
  if (context.USER_MODE()) return "USER_MODE";
  if (context.SYSTEM_MODE()) return "SYSTEM_MODE";
  return context.SECURITY_ENFORCED() ? "SECURITY_ENFORCED" : undefined;
}

/** What stands after each FOR. */
function forWords(context: Grammar.QueryContext | Grammar.SubQueryContext): readonly ApexToken[] {
  const clauses = context.forClauses();
  const words = [...clauses.VIEW_list(), ...clauses.REFERENCE_list(), ...clauses.UPDATE_list()];
  return words.map((word) => word.symbol).sort((a, b) => a.start - b.start);
}

function isUpdate(token: ApexToken): boolean {
  return token.type === ApexLexer.UPDATE;
}

function isCountOfRows(context: Grammar.SoqlFunctionContext | null): boolean {
  return Boolean(context?.COUNT()) && !context?.fieldName();
}

function unsupported(
  context: Grammar.QueryContext | Grammar.SubQueryContext,
  withClause: Grammar.WithClauseContext | null | undefined,
): Query["unsupported"] {
  if (withClause?.filteringExpression()) return { what: "WITH DATA CATEGORY", start: startOf(withClause.start) };
  if (withClause?.logicalExpression()) return { what: "WITH", start: startOf(withClause.start) };
  const update = context.updateList();
  return update ? { what: "UPDATE", start: startOf(context.UPDATE().symbol) } : undefined;
}

const fieldSpecs = (context: Grammar.FieldSpecListContext | null): Grammar.FieldSpecContext[] =>
  context ? [context.fieldSpec(), ...context.fieldSpecList_list().flatMap(fieldSpecs)] : [];

const fieldLists = (context: Grammar.FieldListContext): Grammar.FieldListContext[] => [
  context,
  ...context.fieldList_list().flatMap(fieldLists),
];

const soslPath = (context: Grammar.SoslIdContext): FieldPath => ({
  ...span(context),
  names: context.getText().split("."),
});
