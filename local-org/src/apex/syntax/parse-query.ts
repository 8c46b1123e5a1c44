/** SOQL in a text of its own, as Database.query gets it. */
import {
  ApexLexer,
  ApexParserBaseVisitor,
  FieldNameContext,
  UsingScopeContext,
  type ApexToken,
  type ApexTokenStream,
  type BoundExpressionContext,
  type QueryContext,
  type SoqlIdContext,
} from "@apexdevtools/apex-parser";
import { ExpressionBuilder } from "./build-expressions.ts";
import { buildQuery, reservedQueryWords } from "./build-query.ts";
import { isEnd, onlyExpected, previousToken, QuerySyntaxError, type GrammarError } from "./errors.ts";
import { runGrammar } from "./grammar.ts";
import { span } from "./positions.ts";
import type { Query, QueryValue } from "./query-tree.ts";
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
  const token = realCulprit(stream, query, error.token);
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

/**
 * The grammar notices some mistakes one word late: it takes nearly every word for a field or an alias, as FROM in
 * `SELECT Id, FROM Lead` or FORM in `SELECT Id FORM Lead`.
 */
function realCulprit(stream: ApexTokenStream, query: QueryContext, token: ApexToken): ApexToken {
  const names = new LoneNames();
  names.visit(query);
  const before = previousToken(stream, token);
  const isReserved = (name: ApexToken): boolean => reservedQueryWords.has(name.text.toLowerCase());
  return (
    names.fields.find((name) => isReserved(name) && name.start < token.start) ??
    names.aliases.find((alias) => alias === before && !isReserved(alias) && !clauseWords.has(alias.type)) ??
    token
  );
}

/** Words that begin a clause and could be an alias nevertheless. */
const clauseWords = new Set([
  ApexLexer.ORDER,
  ApexLexer.OFFSET,
  ApexLexer.USING,
  ApexLexer.FOR,
  ApexLexer.ALL,
  ApexLexer.UPDATE,
  ApexLexer.TYPEOF,
]);

class LoneNames extends ApexParserBaseVisitor<void> {
  readonly fields: ApexToken[] = [];
  readonly aliases: ApexToken[] = [];

  visitSoqlId(context: SoqlIdContext): void {
    const parent = context.parentCtx;
    if (!(parent instanceof FieldNameContext)) {
      if (!(parent instanceof UsingScopeContext)) this.aliases.push(context.start);
    } else if (parent.soqlId_list().length === 1) {
      this.fields.push(context.start);
    }
  }
}
