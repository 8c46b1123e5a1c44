/** From the text of a class, a trigger, anonymous Apex or a query to its tree. */
import type { ApexParser, ApexParserRuleContext } from "@apexdevtools/apex-parser";
import type { Problem } from "../../project/model.ts";
import { DeclarationBuilder } from "./build-declarations.ts";
import { culpritInQuery } from "./culprit.ts";
import { explain, onlyExpected } from "./errors.ts";
import { runGrammar } from "./grammar.ts";
import { SourceText } from "./source-text.ts";
import type { AnonymousBlock, TriggerDeclaration, TypeDeclaration } from "./tree.ts";

export { QuerySyntaxError } from "./errors.ts";
export { parseQueryText, parseSearchText } from "./parse-query.ts";

/** A tree, or what is wrong. */
export interface ParseResult<Unit> {
  readonly unit?: Unit;
  readonly problems: readonly Problem[];
}

export function parseClass(file: string, text: string): ParseResult<TypeDeclaration> {
  return parse(
    file,
    text,
    (parser) => parser.compilationUnit(),
    (builder, context) => builder.typeDeclaration(context.typeDeclaration()),
  );
}

export function parseTrigger(file: string, text: string): ParseResult<TriggerDeclaration> {
  return parse(
    file,
    text,
    (parser) => parser.triggerUnit(),
    (builder, context) => builder.trigger(context),
  );
}

export function parseAnonymous(file: string, text: string): ParseResult<AnonymousBlock> {
  return parse(
    file,
    text,
    (parser) => parser.anonymousUnit(),
    (builder, context) => builder.anonymous(context.anonymousBlock()),
  );
}

function parse<Context extends ApexParserRuleContext, Unit>(
  file: string,
  text: string,
  rule: (parser: ApexParser) => Context,
  build: (builder: DeclarationBuilder, context: Context) => Unit | undefined,
): ParseResult<Unit> {
  return withinStack(file, () => parseUnit(file, text, rule, build));
}

/** A text that goes deeper than the stack is named, instead of ending the command. */
function withinStack<Unit>(file: string, parseFile: () => ParseResult<Unit>): ParseResult<Unit> {
  try {
    return parseFile();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = "not modelled: expressions or statements that are nested this deeply";
    return { problems: [{ file, line: 1, column: 1, message }] };
  }
}

function parseUnit<Context extends ApexParserRuleContext, Unit>(
  file: string,
  text: string,
  rule: (parser: ApexParser) => Context,
  build: (builder: DeclarationBuilder, context: Context) => Unit | undefined,
): ParseResult<Unit> {
  const source = new SourceText(text, "apex");
  const { context, stream, errors } = runGrammar(source, rule);
  for (const error of errors) {
    const isQuery = onlyExpected(error.complaint) === "'FROM'";
    const token = isQuery ? culpritInQuery(stream, context, error.token) : error.token;
    source.report(token, explain(token === error.token ? error : { token, complaint: "" }));
  }
  const unit = source.problems.length === 0 ? build(new DeclarationBuilder(source), context) : undefined;
  const problems = source.problems.map((problem) => ({ file, ...problem }));
  return problems.length === 0 && unit ? { unit, problems } : { problems };
}
