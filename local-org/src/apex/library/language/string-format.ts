import { NotModelled, platformException } from "../../runtime/exceptions.ts";

/** String.format: `{0}` stands for the first text; what stands between single quotes is literal, `''` is one quote. */
export function formatMessage(pattern: string, texts: readonly string[]): string {
  let result = "";
  let isQuoted = false;
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] ?? "";
    if (character === "'") {
      if (pattern[index + 1] === "'") {
        result += "'";
        index++;
      } else isQuoted = !isQuoted;
    } else if (character === "{" && !isQuoted) {
      const end = pattern.indexOf("}", index);
      const name = end < 0 ? pattern.slice(index + 1) : pattern.slice(index + 1, end);
      if (!/^\s*\d+\s*$/.test(name)) throw unreadable(name);
      result += texts[Number(name)] ?? `{${name}}`;
      index = end;
    } else result += character;
  }
  return result;
}

/** The arguments are texts by then, so that no number is left to format. */
function unreadable(name: string): Error {
  return /^\s*\d+\s*,\s*number/.test(name)
    ? platformException("System.StringException", "Cannot format given Object as a Number")
    : new NotModelled(`String.format with {${name}}`);
}
