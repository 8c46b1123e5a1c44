/** The tokens that the grammar reads, and what is wrong with them by themselves. */
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

/** A byte order mark and the space that does not break. */
const unknownSpaces = /[\uFEFF\u00A0]/g;

export function readTokens(source: SourceText): ApexTokenStream {
  const text = checkStrings(source).replace(unknownSpaces, " ");
  // Unlike the factory's own stream, this one counts in the units of JavaScript's strings, as editors and source maps do.
  const lexer = new ApexLexer(new CaseInsensitiveInputStream(text, false));
  lexer.removeErrorListeners();
  lexer.addErrorListener(new UnknownCharacters(source, lexer));
  const stream = ApexParserFactory.createTokenStream(lexer);
  stream.fill();
  const visible = stream.tokens.filter((token) => token.channel === DEFAULT_CHANNEL);
  joinCurrencyAmounts(visible);
  for (const token of visible) {
    if (token.type !== ApexLexer.Identifier || /^[\w$]+$/.test(token.text)) continue;
    source.reportMisread(token.start, invalidIdentifier(token.text), { from: token.start, to: token.stop });
  }
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
    const message = this.#source.language === "soql" ? `unexpected token: '${symbol}'` : unknownCharacter(symbol);
    this.#source.reportMisread(offset, message, { from: offset, to: offset + 1 });
  }
}

function unknownCharacter(symbol: string): string {
  if (/[^\0-\x7f]/.test(symbol)) return invalidIdentifier(symbol);
  if (symbol === '"' || symbol === "\\")
    return `Unrecognized symbol '${symbol}', which is not a valid Apex identifier.`;
  return `Found punctuation symbol or operator '${symbol}' that isn't valid in Apex.`;
}

function invalidIdentifier(name: string): string {
  return (
    `Invalid identifier '${name}'. Apex identifiers must start with an ASCII letter (a-z or A-Z) ` +
    "followed by any number of ASCII letters (a-z or A-Z), digits (0 - 9), '_'."
  );
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
