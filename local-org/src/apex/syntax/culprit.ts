/** Mistakes in queries that the grammar notices one word late. */
import {
  ApexLexer,
  ApexParserBaseVisitor,
  FieldNameContext,
  UsingScopeContext,
  type ApexParserRuleContext,
  type ApexToken,
  type ApexTokenStream,
  type SoqlIdContext,
} from "@apexdevtools/apex-parser";
import { reservedQueryWords } from "./build-query.ts";
import { previousToken } from "./errors.ts";

/**
 * The grammar takes nearly every word for a field or an alias: FROM in `SELECT Id, FROM Lead`, FORM in
 * `SELECT Id FORM Lead`.
 */
export function culpritInQuery(stream: ApexTokenStream, tree: ApexParserRuleContext, token: ApexToken): ApexToken {
  const names = new LoneNames();
  names.visit(tree);
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
