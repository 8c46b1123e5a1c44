/** Trees of files that are compiled again and again. */
import type { ParseResult } from "./parse.ts";

type Parser<Unit> = (file: string, text: string) => ParseResult<Unit>;

/** Parses a text once. Each answer is a tree of its own, since the type pass writes into it. */
export class ParsedFiles {
  readonly #known = new Map<string, { readonly text: string; readonly result: ParseResult<unknown> }>();

  parse<Unit>(parser: Parser<Unit>, file: string, text: string): ParseResult<Unit> {
    const known = this.#known.get(file);
    const result = known?.text === text ? (known.result as ParseResult<Unit>) : parser(file, text);
    this.#known.set(file, { text, result });
    return structuredClone(result);
  }
}
