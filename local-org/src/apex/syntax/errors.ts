/** The grammar's complaints, at the place where they belong, in the platform's words. */
import {
  ApexErrorListener,
  ApexLexer,
  type ApexParser,
  type ApexToken,
  type ApexTokenStream,
} from "@apexdevtools/apex-parser";
import { quoted, type SourceText } from "./source-text.ts";

/** A query text that is no query. Line and column count from 1. */
export class QuerySyntaxError extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = "QuerySyntaxError";
    this.line = line;
    this.column = column;
  }
}

export interface GrammarError {
  readonly token: ApexToken;
  /** In ANTLR's words. */
  readonly complaint: string;
}

type ErrorParameters = Parameters<ApexErrorListener["syntaxError"]>;

/**
 * Collects the errors of the grammar: one a line, and none at the end of the file but the first, as more are mostly
 * consequences.
 */
export class GrammarErrors extends ApexErrorListener {
  readonly errors: GrammarError[] = [];
  readonly #source: SourceText;
  readonly #stream: ApexTokenStream;
  /** The token at which no alternative was left. The parser may only stumble at an earlier one, which it took for the
   *  end of an expression: at the parenthesis of `count(;`. */
  #deadEnd: ApexToken | undefined;

  constructor(source: SourceText, stream: ApexTokenStream) {
    super();
    this.#source = source;
    this.#stream = stream;
  }

  listenTo(parser: ApexParser): void {
    parser.addErrorListener(this);
    // ANTLR's types do not show the method that makes the exception.
    const simulator = parser._interp as unknown as {
      noViableAlt(stream: ApexTokenStream, ...more: unknown[]): unknown;
    };
    const noViableAlt = simulator.noViableAlt;
    simulator.noViableAlt = (stream, ...more) => {
      this.#deadEnd = stream.LT(1);
      return noViableAlt.call(simulator, stream, ...more);
    };
  }

  override syntaxError(...[, stumbledAt, , , complaint]: ErrorParameters): void {
    if (typeof stumbledAt === "number") return;
    const deadEnd = this.#deadEnd;
    const isLate = deadEnd && deadEnd.tokenIndex > stumbledAt.tokenIndex;
    const token = isLate ? deadEnd : stumbledAt;
    const missing = this.#missingBracket(token);
    this.#add(token, missing ? `missing '${missing}' at it` : isLate ? "no viable alternative" : complaint);
  }

  #add(token: ApexToken, complaint: string): void {
    const before = previousToken(this.#stream, token) ?? token;
    if (this.#source.isMisread(before.start, Math.max(token.start, token.stop))) return;
    const last = this.errors.at(-1)?.token;
    if (!last || (last.line < token.line && !isEnd(token))) this.errors.push({ token, complaint });
  }

  /** The bracket that is open where a statement ends or another bracket is closed. */
  #missingBracket(token: ApexToken): string | undefined {
    const closes = [...closing.values()];
    if (!endsOfStatements.has(token.type) && !closes.includes(token.text)) return undefined;
    let closed = 0;
    for (let before = previousToken(this.#stream, token); before; before = previousToken(this.#stream, before)) {
      if (endsOfStatements.has(before.type) || this.#source.isMisread(before.start, before.stop)) return undefined;
      if (closes.includes(before.text)) closed++;
      const bracket = closing.get(before.type);
      if (bracket && closed-- === 0) return bracket === token.text ? undefined : bracket;
    }
    return undefined;
  }

  override apexSyntaxError(): void {}
}

const END_OF_FILE = -1;

export function isEnd(token: ApexToken): boolean {
  return token.type === END_OF_FILE;
}

/** The last token before this one that the grammar sees. */
export function previousToken(stream: ApexTokenStream, token: ApexToken): ApexToken | undefined {
  return stream.tokens.slice(0, token.tokenIndex).findLast((earlier) => earlier.channel === token.channel);
}

const closing = new Map([
  [ApexLexer.LPAREN, ")"],
  [ApexLexer.LBRACK, "]"],
]);
const endsOfStatements = new Set([ApexLexer.SEMI, ApexLexer.LBRACE, ApexLexer.RBRACE]);

/** The one token that the grammar expected, quoted, words in upper case; undefined where there are several. */
export function onlyExpected(complaint: string): string | undefined {
  return /^missing ('.+?') at |expecting ('.+')$/.exec(complaint)?.slice(1).find(Boolean)?.toUpperCase();
}

export function explain({ token, complaint }: GrammarError): string {
  const found = isEnd(token) ? "the end of the file" : quoted(token);
  const expected = onlyExpected(complaint) ?? (isEnd(token) && complaint.includes("'}'") ? "'}'" : undefined);
  if (expected && complaint.startsWith("missing")) return `Missing ${expected} at ${found}`;
  if (expected && !complaint.startsWith("extraneous")) return `Expecting ${expected} but was: ${found}`;
  return isEnd(token) ? "Unexpected end of file." : `Unexpected token ${found}.`;
}
