/** Runs the grammar over a text, in two stages as it can be slow. */
import {
  ApexLexer,
  ApexParser,
  ApexParserFactory,
  ApexSyntaxError,
  type ApexTokenStream,
} from "@apexdevtools/apex-parser";
import { GrammarErrors, type GrammarError } from "./errors.ts";
import type { SourceText } from "./source-text.ts";
import { readTokens } from "./tokens.ts";

// ANTLR's PredictionMode, which the parser's package does not export.
const SLL = 0;
const LL = 1;

interface Outcome<Context> {
  readonly context: Context;
  readonly stream: ApexTokenStream;
  readonly errors: readonly GrammarError[];
}

/** First with shortcuts, which are right wherever no error comes of them; then as ANTLR does by itself. */
export function runGrammar<Context>(source: SourceText, rule: (parser: ApexParser) => Context): Outcome<Context> {
  const stream = readTokens(source);
  try {
    const parser = ApexParserFactory.createParser(stream, true);
    predictFast(parser, stream);
    return { context: rule(parser), stream, errors: [] };
  } catch (error) {
    if (!(error instanceof ApexSyntaxError)) throw error;
  }
  const parser = ApexParserFactory.createParser(stream);
  parser.reset();
  const listener = new GrammarErrors(source, stream);
  listener.listenTo(parser);
  return { context: rule(parser), stream, errors: listener.errors };
}

/** What one or two tokens say about a choice of the grammar; undefined: not enough. */
interface Shortcut {
  /** The number of the choice in the parser, its rule, and how many alternatives it has. */
  readonly decision: number;
  readonly rule: number;
  readonly alternatives: number;
  choose(first: number, second: number): number | undefined;
}

const takesTypeArguments = (first: number): number => (first === ApexLexer.LT ? 1 : 2);
const typeArguments = { rule: ApexParser.RULE_typeName, alternatives: 2, choose: takesTypeArguments };

/** Most of the time that ANTLR needs for the first files goes into these. */
const shortcuts: readonly Shortcut[] = [
  // After List, Set and Map.
  { decision: 38, ...typeArguments },
  { decision: 39, ...typeArguments },
  { decision: 40, ...typeArguments },
  // After each part of a type: another one, or not, as in `Outer.Inner.class`.
  {
    decision: 36,
    rule: ApexParser.RULE_typeRef,
    alternatives: 2,
    choose: (first, second) => (first === ApexLexer.DOT && second !== ApexLexer.CLASS ? 1 : 2),
  },
  // After a dot: method or variable.
  {
    decision: 89,
    rule: ApexParser.RULE_expression,
    alternatives: 2,
    choose: (_, second) => (second === ApexLexer.LPAREN ? 1 : 2),
  },
  // The start of an expression: the call of a method, or something else.
  {
    decision: 86,
    rule: ApexParser.RULE_expression,
    alternatives: 7,
    choose: (first, second) => (first === ApexLexer.Identifier && second === ApexLexer.LPAREN ? 2 : undefined),
  },
];

/** Those that fit the installed parser: in another version the numbers may be others. */
export function fittingShortcuts(parser: ApexParser): readonly Shortcut[] {
  return shortcuts.filter(({ decision, rule, alternatives }) => {
    // ANTLR's types do not show what a state consists of.
    const state = parser._interp.atn.decisionToState[decision] as
      { readonly ruleIndex?: number; readonly transitions?: readonly unknown[] } | undefined;
    return state?.ruleIndex === rule && state.transitions?.length === alternatives;
  });
}

let fitting: ReadonlyMap<number, Shortcut> | undefined;

/** Without regard to the context (SLL) ANTLR is fast, but takes `count(x)` for two expressions, as `merge a (b)` has. */
function predictFast(parser: ApexParser, stream: ApexTokenStream): void {
  const known = (fitting ??= new Map(fittingShortcuts(parser).map((shortcut) => [shortcut.decision, shortcut])));
  const simulator = parser._interp;
  const predict = simulator.adaptivePredict;
  simulator.adaptivePredict = (input, decision, context) => {
    const shortcut = known.get(decision);
    const chosen = shortcut?.choose(stream.LA(1), stream.LA(2));
    if (chosen !== undefined) return chosen;
    simulator.predictionMode = shortcut ? LL : SLL;
    return predict.call(simulator, input, decision, context);
  };
}
