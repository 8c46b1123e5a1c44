/** Classes of characters as Java sees them. */

/** Character.isWhitespace: no no-break spaces. */
const WHITESPACE = String.raw`\t-\r\x1C-\x20\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000`;

const BLANK = new RegExp(`^[${WHITESPACE}]*$`);
const EVERY_WHITESPACE = new RegExp(`[${WHITESPACE}]`, "g");

export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

export function withoutWhitespace(text: string): string {
  return text.replace(EVERY_WHITESPACE, "");
}

/** Runs of white space become one space, none at the ends. */
export function normalizedSpace(text: string): string {
  return text
    .split(new RegExp(`[${WHITESPACE}\\u00A0]+`))
    .filter((word) => word !== "")
    .join(" ");
}

/** String.trim: everything up to the space. */
export function trimmed(text: string): string {
  return text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, "");
}

/** Unicode's general categories; a run of one category is one token of splitByCharacterType. */
const CATEGORIES = "Lu Ll Lt Lm Lo Mn Me Mc Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf Cn"
  .split(" ")
  .map((name) => ({ name, pattern: new RegExp(`^\\p{${name}}$`, "u") }));

function category(character: string): string {
  return CATEGORIES.find(({ pattern }) => pattern.test(character))?.name ?? "Cn";
}

/** `camelCase`: a capital before small letters belongs to them. */
export function splitByCharacterType(text: string, camelCase: boolean): string[] {
  const tokens: string[] = [];
  let start = 0;
  for (let index = 1; index < text.length; index++) {
    const before = category(text[index - 1] ?? "");
    const here = category(text[index] ?? "");
    if (before === here) continue;
    const end = camelCase && before === "Lu" && here === "Ll" ? index - 1 : index;
    if (end === start) continue;
    tokens.push(text.slice(start, end));
    start = end;
  }
  return text === "" ? [] : [...tokens, text.slice(start)];
}

/** String.hashCode */
export function textHash(text: string): number {
  let hash = 0;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return hash;
}

/** String.compareTo: the difference of the first code units that differ, else of the lengths. */
export function compareText(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export function levenshteinDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
