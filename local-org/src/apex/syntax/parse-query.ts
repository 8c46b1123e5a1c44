/** SOQL in a text of its own, as Database.query gets it. */
import {
  ApexLexer,
  type ApexToken,
  type ApexTokenStream,
  type BoundExpressionContext,
  type QueryContext,
} from "@apexdevtools/apex-parser";
import { ExpressionBuilder } from "./build-expressions.ts";
import { buildQuery, buildSearch } from "./build-query.ts";
import { culpritInQuery } from "./culprit.ts";
import { isEnd, onlyExpected, previousToken, QuerySyntaxError, type GrammarError } from "./errors.ts";
import { runGrammar } from "./grammar.ts";
import { span } from "./positions.ts";
import type { Query, QueryValue, SearchQuery } from "./query-tree.ts";
import { SourceText } from "./source-text.ts";
import type { Expression } from "./tree.ts";

const comments = new Set([ApexLexer.COMMENT, ApexLexer.DOC_COMMENT, ApexLexer.LINE_COMMENT]);

/** Throws QuerySyntaxError, in the words of the platform's QueryException. */
export function parseQueryText(text: string): Query {
  const source = new SourceText(text, "soql");
  const { context, stream, errors } = runGrammar(source, (parser) => ({
    query: parser.query(),
    next: parser.getCurrentToken(),
  }));
  const comment = stream.tokens.find((token) => comments.has(token.type));
  if (comment) source.report(comment, "unexpected token: '/'");
  const error = errors[0] ?? (isEnd(context.next) ? undefined : { token: context.next, complaint: "" });
  if (error) reportError(source, stream, context.query, error);
  throwFirst(source);
  const query = buildQuery(context.query, source, (bind) => namedBind(source, bind));
  throwFirst(source);
  return query;
}

/** SOSL; throws QuerySyntaxError. */
export function parseSearchText(text: string): SearchQuery {
  const source = new SourceText(`[${text}]`, "soql");
  const { context, errors } = runGrammar(source, (parser) =>
    /^\s*find\s*\{/i.test(text) ? parser.soslLiteralAlt() : parser.soslLiteral(),
  );
  for (const { token } of errors) source.reportUnexpected(token);
  throwFirst(source);
  const search = buildSearch(context, source, (bind) => namedBind(source, bind));
  throwFirst(source);
  return search;
}

function throwFirst(source: SourceText): void {
  const [first] = source.problems;
  if (first) throw new QuerySyntaxError(first.message, first.line, first.column);
}

/** `:name` or `:name.field` */
function namedBind(source: SourceText, context: BoundExpressionContext): QueryValue {
  const path = pathOf(new ExpressionBuilder(source).visit(context.expression()));
  if (path) return { kind: "namedBind", ...span(context), path };
  source.report(context.start, "Only variable references are allowed in dynamic SOQL/SOSL.");
  return { kind: "null", ...span(context) };
}

function pathOf(expression: Expression): readonly string[] | undefined {
  if (expression.kind === "name") return [expression.name];
  if (expression.kind !== "member" || expression.safe) return undefined;
  const target = pathOf(expression.target);
  return target && [...target, expression.name];
}

// ---------------------------------------------------------------- errors

function reportError(source: SourceText, stream: ApexTokenStream, query: QueryContext, error: GrammarError): void {
  const token = culpritInQuery(stream, query, error.token);
  const found = isEnd(token) ? "'<EOF>'" : `'${token.text}'`;
  source.report(token, describe(stream, token, found, onlyExpected(error.complaint)));
}

function describe(stream: ApexTokenStream, token: ApexToken, found: string, expected: string | undefined): string {
  const before = previousToken(stream, token)?.type;
  if (before === ApexLexer.IN) return `expecting a colon, found ${found}`;
  if (before === ApexLexer.INCLUDES || before === ApexLexer.EXCLUDES)
    return `expecting a left parentheses, found ${found}`;
  if (expected === "')'") return `expecting a right parentheses, found ${found}`;
  return `unexpected token: ${found}`;
}
