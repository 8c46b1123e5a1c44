/** Runs the grammar over a text, in two stages as it can be slow. */
import { ApexParserFactory, ApexSyntaxError, type ApexParser, type ApexTokenStream } from "@apexdevtools/apex-parser";
import { GrammarErrors, type GrammarError } from "./errors.ts";
import type { SourceText } from "./source-text.ts";
import { readTokens } from "./tokens.ts";

// ANTLR's PredictionMode, which the parser's package does not export.
const SLL = 0;
const LL = 1;

/** The decision what an expression begins with. Without its context the grammar takes `count(x)` for two expressions, as
 *  `merge a (b)` has them. A wrong number here would only cost time: the second stage decides. */
const START_OF_EXPRESSION = 86;

export interface Outcome<Context> {
  readonly context: Context;
  readonly stream: ApexTokenStream;
  readonly errors: readonly GrammarError[];
}

/** Predicts first without regard to the context, which is fast and right whenever it finds no error; then with it. */
export function runGrammar<Context>(source: SourceText, rule: (parser: ApexParser) => Context): Outcome<Context> {
  const stream = readTokens(source);
  try {
    const parser = ApexParserFactory.createParser(stream, true);
    predictFast(parser);
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

function predictFast(parser: ApexParser): void {
  const simulator = parser._interp;
  const predict = simulator.adaptivePredict;
  simulator.adaptivePredict = (input, decision, context) => {
    simulator.predictionMode = decision === START_OF_EXPRESSION ? LL : SLL;
    return predict.call(simulator, input, decision, context);
  };
}
