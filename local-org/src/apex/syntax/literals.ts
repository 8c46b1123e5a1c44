/** The values of literals. */

const singleCharacters: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  s: " ",
  "\n": "",
};

/** `'a\'b'` → a'b. Wrong escapes have been reported before. */
export function stringValue(literal: string): string {
  return literal.startsWith("'''") && literal.length > 5 ? multilineValue(literal) : unescape(literal.slice(1, -1));
}

/** In a query's own text, `\_` and `\%` keep their backslash: they mean something to LIKE. */
export function queryStringValue(literal: string): string {
  return unescape(
    literal.slice(1, -1).replace(/\\([\s\S])/g, (sequence, c) => (/[_%]/.test(c) ? `\\${sequence}` : sequence)),
  );
}

/** As Java's text blocks: the indentation that all lines share goes, and so do blanks at the ends of lines. */
function multilineValue(literal: string): string {
  const lines = literal
    .slice(3, -3)
    .split(/\r\n|\n/)
    .slice(1);
  const isBlank = (line: string): boolean => line.trim() === "";
  const shared = lines
    .filter((line, index) => !isBlank(line) || index === lines.length - 1)
    .map((line) => line.length - line.trimStart().length);
  const indentation = Math.min(...shared);
  const stripped = lines.map((line) => (isBlank(line) ? "" : line.slice(indentation).trimEnd()));
  return unescape(stripped.join("\n"));
}

function unescape(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:u([0-9a-f]{4})|([\s\S]))/gi, (_, code: string | undefined, character: string) =>
    code === undefined
      ? (singleCharacters[character.toLowerCase()] ?? character)
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Undefined: out of range. The sign is no part of a literal, so that the least Integer cannot be written as one. */
export function integerValue(digits: string): number | undefined {
  const value = Number(digits);
  return value > 2147483647 ? undefined : value;
}

/** `digits` ends with L. Undefined: out of range. */
export function longValue(digits: string): bigint | undefined {
  const value = BigInt(digits.slice(0, -1));
  return BigInt.asIntN(64, value) === value ? value : undefined;
}
