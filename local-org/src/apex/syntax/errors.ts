/** The grammar's complaints in the platform's words. */
import { ApexErrorListener, type ApexToken, type ApexTokenStream } from "@apexdevtools/apex-parser";
import type { SourceText } from "./source-text.ts";

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

type ErrorParameters = Parameters<ApexErrorListener["syntaxError"]>;

/** Passes on each error of the grammar that is not the consequence of a misread string or character. */
export class GrammarErrors extends ApexErrorListener {
  readonly #source: SourceText;
  readonly #stream: ApexTokenStream;
  readonly #report: (token: ApexToken, complaint: string) => void;

  constructor(source: SourceText, stream: ApexTokenStream, report: (token: ApexToken, complaint: string) => void) {
    super();
    this.#source = source;
    this.#stream = stream;
    this.#report = report;
  }

  override syntaxError(...[, token, , , complaint]: ErrorParameters): void {
    if (typeof token === "number") return;
    const before = previousToken(this.#stream, token) ?? token;
    if (!this.#source.isMisread(before.start, Math.max(token.start, token.stop))) this.#report(token, complaint);
  }

  override apexSyntaxError(): void {}
}

/** The last token before this one that the grammar sees. */
export function previousToken(stream: ApexTokenStream, token: ApexToken): ApexToken | undefined {
  return stream.tokens.slice(0, token.tokenIndex).findLast((earlier) => earlier.channel === token.channel);
}

/** The one token that the grammar expected, quoted; undefined where there are several. */
export function onlyExpected(complaint: string): string | undefined {
  return /^missing ('.+?') at |expecting ('.+')$/.exec(complaint)?.slice(1).find(Boolean);
}

export function explain(token: ApexToken, complaint: string): string {
  const isEnd = token.stop < token.start;
  const found = isEnd ? "the end of the file" : `'${token.text}'`;
  const expected = onlyExpected(complaint);
  if (expected && complaint.startsWith("missing")) return `Missing ${expected} at ${found}`;
  if (expected && complaint.startsWith("mismatched")) return `Expecting ${expected} but was: ${found}`;
  return isEnd ? "Unexpected end of file." : `Unexpected token ${found}.`;
}
