/**
 * Strings and comments, looked at before the grammar: it would take a wrong escape or a missing quote for the start of
 * something else, and complain about everything that follows.
 */
import type { SourceText } from "./source-text.ts";

const stringOrComment = {
  apex: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'''\r?\n(?:\\[\s\S]|[^\\])*?(?:'''|$)|'''[^\n]*?(?:'''|$|(?=\n))|'(?:\\.|[^'\\\n])*'?/g,
  soql: /'(?:\\[\s\S]|[^'\\])*'?/g,
};
const closedString = /^'(?:\\[\s\S]|[^'\\])*'$/;

const escape = /\\(?:u[0-9a-f]{0,4}|\r\n|[\s\S])/gi;
const escapeOfGrammar = /^\\(?:[btnfr"'\\]|u[0-9a-f]{4})$/i;
/** `\_` and `\%` belong into queries, which only the grammar can tell apart. */
const escapeOfPlatform = /^\\(?:[btnfrs"'\\_%]|u[0-9a-f]{4})$/i;
const lineContinuation = /^\\\r?\n$/;

/** Reports what is wrong, and returns a text of the same length in which the grammar can read every string. */
export function checkStrings(source: SourceText): string {
  return source.text.replace(stringOrComment[source.language], (found, offset: number) => {
    if (found.startsWith("//")) return found;
    if (found.startsWith("/*")) return checkComment(source, found, offset);
    if (source.language === "apex" && found.startsWith("'''")) return checkMultiline(source, found, offset);
    return closedString.test(found) ? checkEscapes(source, found, offset) : reportOpenString(source, found, offset);
  });
}

function checkComment(source: SourceText, found: string, offset: number): string {
  if (found.length >= 4 && found.endsWith("*/")) return found;
  const stretch = { from: offset, to: source.text.length };
  source.reportMisread(offset, "Missing closing mark */ on multi-line comment.", stretch);
  return found.replace(/[^\r\n]/g, " ");
}

function checkMultiline(source: SourceText, found: string, offset: number): string {
  const stretch = { from: offset, to: offset + found.length };
  const afterQuotes = found[3] ?? "";
  if (!/[\r\n]/.test(afterQuotes)) {
    source.reportMisread(offset + 3, `Unexpected symbol '${afterQuotes}', was expecting '\\n'.`, stretch);
    return asString(found);
  }
  if (found.length < 7 || !found.endsWith("'''")) {
    source.reportMisread(offset, "Missing closing quote character ''' on string.", stretch);
    return found.replace(/[^\r\n]/g, " ");
  }
  return checkEscapes(source, found, offset);
}

function reportOpenString(source: SourceText, found: string, offset: number): string {
  const end = offset + found.length;
  source.reportMisread(offset, openString(source, end), { from: offset, to: end });
  return asString(found);
}

function openString({ language, text }: SourceText, end: number): string {
  if (language === "soql") return "unexpected token: '''";
  return text.includes("'", end)
    ? "Illegal string literal: Line breaks are not allowed in string literals"
    : "Missing closing quote character ' on string.";
}

function checkEscapes(source: SourceText, found: string, offset: number): string {
  if (!found.includes("\\")) return found;
  return found.replace(escape, (sequence) => {
    if (escapeOfGrammar.test(sequence)) return sequence;
    const isKnown = escapeOfPlatform.test(sequence) || (found.startsWith("'''") && lineContinuation.test(sequence));
    if (!isKnown) {
      const stretch = { from: offset, to: offset + found.length };
      source.reportMisread(offset, illegalEscape(found, sequence), stretch);
    }
    return sequence.replace(/[^\r\n]/g, "x");
  });
}

/** In the platform's words, with its single quote. */
export function illegalEscape(literal: string, sequence: string): string {
  const kind = /^\\u/i.test(sequence) ? "unicode sequence." : "character sequence";
  return `Illegal string literal: Invalid string literal ${literal}. Illegal ${kind} ${sequence}' in string literal.`;
}

/** A string literal of the same length, without line breaks; of a lone quote there is none, and it becomes a space. */
function asString(found: string): string {
  return found.length === 1 ? " " : `'${"x".repeat(found.length - 2)}'`;
}
