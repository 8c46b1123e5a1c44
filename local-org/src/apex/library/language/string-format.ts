import { NotModelled, platformException } from "../../runtime/exceptions.ts";

/**
 * String.format: `{0}` stands for the first text. From version 51.0 on a single quote is one, and so are two; but one before a
 * brace still keeps it from being read where amoss has it, in version 57.0, and the reference does not say.
 */
export function formatMessage(pattern: string, texts: readonly string[]): string {
  let result = "";
  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] ?? "";
    if (character === "'" && pattern[index + 1] === "{")
      throw new NotModelled("String.format with a single quote before a brace");
    if (character === "'" && pattern[index + 1] === "'") {
      result += "'";
      index++;
    } else if (character === "{") {
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
