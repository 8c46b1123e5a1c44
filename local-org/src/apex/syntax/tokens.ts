/** The tokens that the grammar reads, with three corrections that it needs. */
import {
  ApexErrorListener,
  ApexLexer,
  ApexParserFactory,
  CaseInsensitiveInputStream,
  type ApexToken,
  type ApexTokenStream,
} from "@apexdevtools/apex-parser";
import type { SourceText } from "./source-text.ts";
import { checkStrings } from "./strings.ts";

const DEFAULT_CHANNEL = 0;
const HIDDEN_CHANNEL = 1;
const BYTE_ORDER_MARK = /^\uFEFF/;

export function readTokens(source: SourceText): ApexTokenStream {
  // Unlike the factory's own stream, this one counts in the units of JavaScript's strings, as editors and source maps do.
  const text = checkStrings(source).replace(BYTE_ORDER_MARK, " ");
  const lexer = new ApexLexer(new CaseInsensitiveInputStream(text, false));
  lexer.removeErrorListeners();
  lexer.addErrorListener(new UnknownCharacters(source, lexer));
  const stream = ApexParserFactory.createTokenStream(lexer);
  stream.fill();
  const visible = stream.tokens.filter((token) => token.channel === DEFAULT_CHANNEL);
  joinCurrencyAmounts(visible);
  hideParenthesesOfNames(visible);
  return stream;
}

class UnknownCharacters extends ApexErrorListener {
  readonly #source: SourceText;
  readonly #lexer: ApexLexer;

  constructor(source: SourceText, lexer: ApexLexer) {
    super();
    this.#source = source;
    this.#lexer = lexer;
  }

  override apexSyntaxError(line: number): void {
    // A wrong pair of quotation marks is not told twice.
    if (this.#source.problems.some((problem) => problem.line === line)) return;
    const offset = this.#lexer._tokenStartCharIndex;
    const symbol = String.fromCodePoint(this.#source.text.codePointAt(offset) ?? 0);
    const message =
      this.#source.language === "soql"
        ? `unexpected token: '${symbol}'`
        : `Unrecognized symbol '${symbol}', which is not a valid Apex identifier.`;
    this.#source.reportMisread(offset, message, { from: offset, to: offset + 1 });
  }
}

/** The grammar takes `USD500.25` for `USD500` and `.25`. */
function joinCurrencyAmounts(tokens: readonly ApexToken[]): void {
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    if (token.type !== ApexLexer.IntegralCurrencyLiteral || next?.type !== ApexLexer.NumberLiteral) return;
    if (next.start !== token.stop + 1) return;
    token.stop = next.stop;
    next.channel = HIDDEN_CHANNEL;
  });
}

/** Types that a number can be cast to: `(Integer) -x` is a cast, `(total) - x` a subtraction. */
const numberTypes = new Set(["integer", "long", "double", "decimal", "object"]);
/** Those that may stand between two operands and before one. */
const ambiguousOperators = new Set([ApexLexer.ADD, ApexLexer.SUB, ApexLexer.INC, ApexLexer.DEC]);
const wordsBeforeExpressions = new Set([ApexLexer.RETURN, ApexLexer.ON, ApexLexer.ELSE, ApexLexer.DO]);

/** The grammar takes `(total) - x` and `(name) + x` for casts. Without the parentheses they mean the same, and it sees it. */
function hideParenthesesOfNames(tokens: readonly ApexToken[]): void {
  tokens.forEach((open, index) => {
    if (open.type !== ApexLexer.LPAREN || !isWord(tokens[index + 1]) || isCallable(tokens, index - 1)) return;
    let last = index + 1;
    while (tokens[last + 1]?.type === ApexLexer.DOT && isWord(tokens[last + 2])) last += 2;
    const close = tokens[last + 1];
    if (close?.type !== ApexLexer.RPAREN || !ambiguousOperators.has(tokens[last + 2]?.type ?? 0)) return;
    if (last === index + 1 && numberTypes.has(tokens[last]?.text.toLowerCase() ?? "")) return;
    open.channel = HIDDEN_CHANNEL;
    close.channel = HIDDEN_CHANNEL;
  });
}

function isWord(token: ApexToken | undefined): boolean {
  return token !== undefined && /^[a-z_$]/i.test(token.text);
}

/** Is what ends here followed by arguments: `count(x)`, `new Set<Id>(x)`? */
function isCallable(tokens: readonly ApexToken[], index: number): boolean {
  const token = tokens[index];
  if (token?.type !== ApexLexer.GT) return isWord(token) && !wordsBeforeExpressions.has(token?.type ?? 0);
  let first = index;
  while (/^(?:[a-z_$].*|[.,<>[\]])$/i.test(tokens[first]?.text ?? "")) {
    if (tokens[first]?.type === ApexLexer.NEW) return true;
    first--;
  }
  return false;
}
