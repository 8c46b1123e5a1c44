/** The text that is being parsed, and what is found to be wrong with it. */
import type { ApexParserRuleContext, ApexToken } from "@apexdevtools/apex-parser";
import { placeAt } from "../../project/places.ts";
import { startOf } from "./positions.ts";
import type { Position } from "./tree.ts";

/** Queries in a text of their own know other escapes than Apex, and no comments. */
type Language = "apex" | "soql";

interface SyntaxProblem extends Position {
  readonly message: string;
}

/** A stretch of the text that the grammar cannot have understood. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

export class SourceText {
  readonly text: string;
  readonly language: Language;
  readonly #problems: SyntaxProblem[] = [];
  readonly #misread: Stretch[] = [];

  constructor(text: string, language: Language) {
    this.text = text;
    this.language = language;
  }

  /** In the order of the text. */
  get problems(): readonly SyntaxProblem[] {
    return this.#problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
  }

  report(token: ApexToken, message: string): void {
    this.#problems.push({ ...startOf(token), message });
  }

  reportUnexpected(token: ApexToken): void {
    const found = quoted(token);
    this.report(token, this.language === "soql" ? `unexpected token: ${found}` : `Unexpected token ${found}.`);
  }

  /** Something that is wrong before any grammar looks at it; errors of the grammar that touch it are consequences. */
  reportMisread(offset: number, message: string, stretch: Stretch): void {
    this.#problems.push({ ...placeAt(this.text, offset), message });
    this.#misread.push(stretch);
  }

  isMisread(from: number, to: number): boolean {
    return this.#misread.some((stretch) => stretch.from <= to && from <= stretch.to);
  }

  /** A token, or a whole construct, as it is written. */
  of(written: ApexToken | ApexParserRuleContext): string {
    if ("tokenIndex" in written) return this.text.slice(written.start, written.stop + 1);
    return this.text.slice(written.start.start, (written.stop ?? written.start).stop + 1);
  }
}

/** As messages show it: a string without quotes of its own. */
export function quoted(token: ApexToken): string {
  return `'${token.text.replace(/^'|'$/g, "")}'`;
}
