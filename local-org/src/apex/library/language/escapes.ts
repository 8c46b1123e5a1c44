/** Escaping of text for CSV, JavaScript, Java, HTML and XML. */
import { NotModelled } from "../../runtime/exceptions.ts";

/** Names of U+00A0 to U+00FF. */
const LATIN_1 = (
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro " +
  "para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil " +
  "Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave " +
  "Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml " +
  "igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute " +
  "thorn yuml"
).split(" ");

const BASIC = new Map([
  ["&", "amp"],
  ["<", "lt"],
  [">", "gt"],
  ['"', "quot"],
]);
/** Of characters that have names. */
function entities(names: ReadonlyMap<string, string>) {
  const characters = new Map([...names].map(([character, name]) => [name, character]));
  const escape = (text: string): string =>
    text.replace(/[&<>"'\xa0-\xff]/g, (character) => (names.has(character) ? `&${names.get(character)};` : character));
  const unescape = (text: string): string =>
    text.replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return characters.get(name) ?? whole;
      return String.fromCodePoint(decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal));
    });
  return { escape, unescape };
}

export const xml = entities(new Map([...BASIC, ["'", "apos"]]));
export const html = entities(
  new Map([...BASIC, ...LATIN_1.map((name, index) => [String.fromCharCode(0xa0 + index), name] as const)]),
);

export function escapeHtml4(text: string): string {
  if (/[^\0-\xff]/.test(text)) throw new NotModelled("String.escapeHtml4 of characters beyond U+00FF");
  return html.escape(text);
}

export function escapeCsv(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function unescapeCsv(text: string): string {
  const inner = /^"([^]*)"$/.exec(text)?.[1];
  return inner !== undefined && /[",\r\n]/.test(inner) ? inner.replaceAll('""', '"') : text;
}

const LETTERS = new Map([
  ["\b", "\\b"],
  ["\n", "\\n"],
  ["\t", "\\t"],
  ["\f", "\\f"],
  ["\r", "\\r"],
]);

export function escapeJava(text: string): string {
  return escapeUnicode(text.replace(/["\\\b\n\t\f\r]/g, (character) => LETTERS.get(character) ?? `\\${character}`));
}

export function escapeEcmaScript(text: string): string {
  const pattern = /["'\\/\b\n\t\f\r]/g;
  return escapeUnicode(text.replace(pattern, (character) => LETTERS.get(character) ?? `\\${character}`));
}

/** Everything outside printable ASCII as \uXXXX. */
export function escapeUnicode(text: string): string {
  return text.replace(
    /[^\x20-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
}

export function unescapeUnicode(text: string): string {
  return text.replace(/\\u+([\da-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

export function unescapeJava(text: string): string {
  const letters = new Map([...LETTERS].map(([character, escape]) => [escape[1], character]));
  return text.replace(
    /\\(?:u+([\da-fA-F]{4})|([0-3]?[0-7]{1,2})|([^]))/g,
    (_, hex?: string, octal?: string, other?: string) => {
      if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
      if (octal !== undefined) return String.fromCharCode(parseInt(octal, 8));
      return letters.get(other) ?? other ?? "";
    },
  );
}
