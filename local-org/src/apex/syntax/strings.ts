/**
 * Strings and comments, looked at before the grammar: it would take a wrong escape or a missing quote for the start of
 * something else, and complain about everything that follows.
 */
import type { SourceText } from "./source-text.ts";

const stringOrComment = {
  apex: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'''\r?\n(?:\\[\s\S]|[^\\])*?(?:'''|$)|'''[^\n]*?(?:'''|$|(?=\n))|'(?:\\.|[^'\\\n])*'?/g,
  soql: /'(?:\\[\s\S]|[^'\\])*'?/g,
};

const escape = /\\(?:u[0-9a-f]{0,4}|\r\n|[\s\S])/gi;
const knownEscape = {
  apex: /^\\(?:[btnfr"'\\]|u[0-9a-f]{4})$/i,
  multiline: /^\\(?:[btnfrs"'\\]|\r?\n|u[0-9a-f]{4})$/i,
  soql: /^\\(?:[btnfr"'\\_%]|u[0-9a-f]{4})$/i,
};

/** Reports what is wrong, and returns a text of the same length in which the grammar can read every string. */
export function checkStrings(source: SourceText): string {
  return source.text.replace(stringOrComment[source.language], (found, offset: number) => {
    if (found.startsWith("//")) return found;
    if (found.startsWith("/*")) return checkComment(source, found, offset);
    if (source.language === "apex" && found.startsWith("'''")) return checkMultiline(source, found, offset);
    // The text of a search has escapes of its own.
    if (/\[\s*find\s+$/i.test(source.text.slice(Math.max(0, offset - 40), offset))) return found;
    if (!/^'(?:\\[\s\S]|[^'\\])*'$/.test(found)) return reportOpenString(source, found, offset);
    return checkEscapes(source, found, offset, knownEscape[source.language]);
  });
}

function checkComment(source: SourceText, found: string, offset: number): string {
  if (found.length >= 4 && found.endsWith("*/")) return found;
  source.reportMisread(offset, "The comment is not closed", { from: offset, to: source.text.length });
  return found.replace(/[^\r\n]/g, " ");
}

function checkMultiline(source: SourceText, found: string, offset: number): string {
  const stretch = { from: offset, to: offset + found.length };
  const afterQuotes = found[3];
  if (afterQuotes === undefined || !/[\r\n]/.test(afterQuotes)) {
    const symbol = afterQuotes ?? "";
    source.reportMisread(offset + 3, `Unexpected symbol '${symbol}', was expecting '\\n'`, stretch);
    return asString(found);
  }
  if (found.length < 7 || !found.endsWith("'''")) {
    source.reportMisread(offset, "The multiline string is not closed", stretch);
    return found.replace(/[^\r\n]/g, " ");
  }
  return checkEscapes(source, found, offset, knownEscape.multiline);
}

function reportOpenString(source: SourceText, found: string, offset: number): string {
  const message = source.language === "soql" ? "unexpected token: '''" : "Line breaks not allowed in string literals";
  source.reportMisread(offset, message, { from: offset, to: offset + found.length });
  return asString(found);
}

function checkEscapes(source: SourceText, found: string, offset: number, known: RegExp): string {
  if (!found.includes("\\")) return found;
  return found.replace(escape, (sequence, index: number) => {
    if (knownEscape.apex.test(sequence)) return sequence;
    if (!known.test(sequence)) {
      const stretch = { from: offset, to: offset + found.length };
      const message = `Illegal string literal: illegal character sequence '${sequence}'`;
      source.reportMisread(offset + index, message, stretch);
    }
    return sequence.replace(/[^\r\n]/g, "x");
  });
}

/** A string literal of the same length, without line breaks; of a lone quote there is none, and it becomes a space. */
function asString(found: string): string {
  return found.length === 1 ? " " : `'${"x".repeat(found.length - 2)}'`;
}
