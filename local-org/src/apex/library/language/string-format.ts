import { NotModelled } from "../../runtime/exceptions.ts";

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
      if (!/^\s*\d+\s*$/.test(name)) throw new NotModelled(`String.format with {${name}}`);
      result += texts[Number(name)] ?? `{${name}}`;
      index = end;
    } else result += character;
  }
  return result;
}
