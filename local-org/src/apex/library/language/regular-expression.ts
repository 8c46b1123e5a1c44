/** Regular expressions of Java, as Apex has them, rewritten for JavaScript. */
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { remembered } from "../../runtime/remembered.ts";

const LINE_END = String.raw`(?:\r\n|[\n\r\u0085\u2028\u2029])`;
const BEFORE_LAST_LINE_END = `(?=${LINE_END}?(?![^]))`;

/** Inside and outside a character class. */
const SHORTHANDS: Readonly<Record<string, string>> = {
  d: "0-9",
  w: "a-zA-Z_0-9",
  s: String.raw`\t\n\x0B\f\r\x20`,
  h: String.raw`\t\x20\xA0\u1680\u180E\u2000-\u200A\u202F\u205F\u3000`,
  v: String.raw`\n\x0B\f\r\x85\u2028\u2029`,
};

const PROPERTIES: Readonly<Record<string, string>> = {
  Lower: "[a-z]",
  Upper: "[A-Z]",
  ASCII: String.raw`[\0-\x7F]`,
  Alpha: "[a-zA-Z]",
  Digit: "[0-9]",
  Alnum: "[a-zA-Z0-9]",
  Punct: String.raw`[\x21-\x2F\x3A-\x40\x5B-\x60\x7B-\x7E]`,
  Graph: String.raw`[\x21-\x7E]`,
  Print: String.raw`[\x20-\x7E]`,
  Blank: String.raw`[\t\x20]`,
  Cntrl: String.raw`[\0-\x1F\x7F]`,
  XDigit: "[0-9a-fA-F]",
  Space: String.raw`[\t\n\x0B\f\r\x20]`,
  IsAlphabetic: String.raw`\p{Alphabetic}`,
  IsLetter: String.raw`\p{L}`,
  IsDigit: String.raw`\p{Nd}`,
  IsUppercase: String.raw`\p{Uppercase}`,
  IsLowercase: String.raw`\p{Lowercase}`,
  IsPunctuation: String.raw`\p{P}`,
  IsWhite_Space: String.raw`\p{White_Space}`,
};

/** How the expression is to be laid on the text. */
export type Extent = "search" | "start" | "whole";

const compiled = new Map<string, RegExp>();

export function regularExpression(java: string, extent: Extent = "search"): RegExp {
  const expression = remembered(compiled, `${extent}:${java}`, () => compile(java, extent));
  expression.lastIndex = 0;
  return expression;
}

function compile(java: string, extent: Extent): RegExp {
  const { source, flags } = new Translation(java).run();
  const bounded = extent === "whole" ? `(?:${source})(?![^])` : source;
  try {
    return new RegExp(bounded, `${flags}dv${extent === "search" ? "g" : "y"}`);
  } catch {
    throw platformException("System.StringException", `Invalid regex: ${java}`);
  }
}

/** One pass over the expression. */
class Translation {
  private position = 0;
  private flags = "";
  private output = "";
  private readonly java: string;

  constructor(java: string) {
    this.java = java;
  }

  run(): { source: string; flags: string } {
    this.leadingFlags();
    while (this.position < this.java.length) this.output += this.outside();
    return { source: this.output, flags: this.flags };
  }

  private leadingFlags(): void {
    for (;;) {
      const match = /^\(\?([ismu]+)\)/.exec(this.java.slice(this.position));
      if (!match) return;
      for (const flag of match[1] ?? "") if (flag !== "u" && !this.flags.includes(flag)) this.flags += flag;
      this.position += match[0].length;
    }
  }

  private outside(): string {
    const character = this.next();
    switch (character) {
      case "\\":
        return this.escape(false);
      case "[":
        return this.characterClass();
      case "$":
        return this.flags.includes("m") ? "$" : BEFORE_LAST_LINE_END;
      case ".":
        return this.flags.includes("s") ? "." : String.raw`[^\n\r\u0085\u2028\u2029]`;
      case "(":
        return this.groupStart();
      case "*":
      case "+":
      case "?":
        return this.quantifier(character);
      case "{":
        return this.quantifier(this.counted());
      case "]":
      case "}":
        return `\\${character}`;
      default:
        return /[\^|)]/.test(character) ? character : literal(character);
    }
  }

  private groupStart(): string {
    const match = /^\?(?::|=|!|<=|<!|<[a-zA-Z]\w*>)/.exec(this.java.slice(this.position));
    if (!match && this.java[this.position] === "?")
      throw this.notModelled(this.java.slice(this.position - 1, this.position + 3));
    this.position += match?.[0].length ?? 0;
    return `(${match?.[0] ?? ""}`;
  }

  private counted(): string {
    const match = /^\d+(?:,\d*)?\}/.exec(this.java.slice(this.position));
    if (!match) throw platformException("System.StringException", `Invalid regex: ${this.java}`);
    this.position += match[0].length;
    return `{${match[0]}`;
  }

  private quantifier(text: string): string {
    const following = this.java[this.position];
    if (following === "+") throw this.notModelled(`the possessive quantifier ${text}+`);
    if (following !== "?") return text;
    this.position++;
    return `${text}?`;
  }

  private characterClass(): string {
    let text = "[";
    if (this.java[this.position] === "^") {
      this.position++;
      text += "^";
    }
    const operands: string[] = [];
    for (let isFirst = true; ; isFirst = false) {
      const character = this.next();
      if (character === "]" && !isFirst) break;
      if (character === "[") text += this.characterClass();
      else if (character === "\\") text += this.escape(true);
      else if (character === "&" && this.java[this.position] === "&") {
        this.position++;
        operands.push(text);
        text = "[";
      } else text += character === "-" ? this.hyphen(isFirst) : classLiteral(character);
    }
    if (operands.length === 0) return `${text}]`;
    const [first = "", ...rest] = [...operands, text].map((operand) => `${operand}]`);
    const isNegated = first.startsWith("[^");
    return `[${isNegated ? "^" : ""}${[first.replace("[^", "["), ...rest].join("&&")}]`;
  }

  /** A range, or a hyphen at the edge of the class. */
  private hyphen(isFirst: boolean): string {
    const following = this.java[this.position];
    return isFirst ||
      following === "]" ||
      following === "[" ||
      /\\[dwshvDWSHVpP]$/.test(this.java.slice(0, this.position - 1))
      ? "\\-"
      : "-";
  }

  private escape(inClass: boolean): string {
    const character = this.next();
    const shorthand = SHORTHANDS[character.toLowerCase()];
    if (shorthand !== undefined && /[a-zA-Z]/.test(character)) {
      return character === character.toLowerCase() ? `[${shorthand}]` : `[^${shorthand}]`;
    }
    if (character === "p" || character === "P") return this.property(character === "P");
    if (!/[a-zA-Z0-9]/.test(character)) return inClass ? classLiteral(character) : literal(character);
    return this.codeEscape(character) ?? this.positionEscape(character, inClass);
  }

  private codeEscape(character: string): string | undefined {
    const rest = this.java.slice(this.position);
    const match =
      (character === "0" && /^([0-3]?[0-7]{1,2})/.exec(rest)) ||
      (character === "x" && /^(?:([\da-fA-F]{2})|\{([\da-fA-F]+)\})/.exec(rest)) ||
      (character === "u" && /^([\da-fA-F]{4})/.exec(rest));
    if (match) {
      this.position += match[0].length;
      const digits = match[1] ?? match[2] ?? "";
      return `\\u{${parseInt(digits, character === "0" ? 8 : 16).toString(16)}}`;
    }
    const control: Readonly<Record<string, string>> = {
      e: "\\x1B",
      a: "\\x07",
      t: "\\t",
      n: "\\n",
      f: "\\f",
      r: "\\r",
    };
    return control[character];
  }

  private positionEscape(character: string, inClass: boolean): string {
    if (inClass) throw this.notModelled(`\\${character} in a character class`);
    if (/[1-9bB]/.test(character)) return `\\${character}`;
    if (character === "A") return "(?<![^])";
    if (character === "z") return "(?![^])";
    if (character === "Z") return BEFORE_LAST_LINE_END;
    if (character === "R") return LINE_END;
    if (character === "Q") return this.quoted();
    if (character === "k") return "\\k";
    throw this.notModelled(`\\${character}`);
  }

  private quoted(): string {
    const end = this.java.indexOf("\\E", this.position);
    const text = this.java.slice(this.position, end < 0 ? undefined : end);
    this.position = end < 0 ? this.java.length : end + 2;
    return Array.from(text, literal).join("");
  }

  private property(isNegated: boolean): string {
    const match = /^(?:\{(\w+)\}|([A-Z]))/.exec(this.java.slice(this.position));
    const name = match?.[1] ?? match?.[2] ?? "";
    this.position += match?.[0].length ?? 0;
    const known = PROPERTIES[name] ?? (/^[A-Z][a-z]?$/.test(name) ? `\\p{${name}}` : undefined);
    if (known === undefined) throw this.notModelled(`\\p{${name}}`);
    return isNegated ? `[^${known}]` : known;
  }

  private next(): string {
    const code = this.java.codePointAt(this.position);
    if (code === undefined) throw platformException("System.StringException", `Invalid regex: ${this.java}`);
    const character = String.fromCodePoint(code);
    this.position += character.length;
    return character;
  }

  private notModelled(what: string): NotModelled {
    return new NotModelled(`${what} in the regular expression ${this.java}`);
  }
}

function literal(character: string): string {
  return /[$^\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character;
}

/** Double punctuation has a meaning in classes of JavaScript, so all punctuation is escaped. */
function classLiteral(character: string): string {
  return /[A-Za-z0-9_]/.test(character) || character.codePointAt(0)! > 0x7f
    ? character
    : `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

/** Java's replacement text: `$1`, `${name}`, `\$`. */
function expandReplacement(replacement: string, match: RegExpExecArray): string {
  return replacement.replace(
    /\\([^])|\$(?:\{(\w+)\}|(\d))(\d*)|\$/g,
    (whole, escaped?: string, name?: string, digit?: string, more: string = "") => {
      if (escaped !== undefined) return escaped;
      if (name !== undefined) return `${match.groups?.[name] ?? ""}${more}`;
      if (digit === undefined) throw platformException("System.StringException", `Illegal group reference: ${whole}`);
      let group = digit;
      let rest = more;
      while (rest !== "" && Number(group + rest[0]) < match.length) {
        group += rest[0];
        rest = rest.slice(1);
      }
      if (Number(group) >= match.length) throw platformException("System.StringException", `No group ${group}`);
      return `${match[Number(group)] ?? ""}${rest}`;
    },
  );
}

export function replaceAll(text: string, java: string, replacement: string): string {
  return replaceMatches(text, [...text.matchAll(regularExpression(java))], replacement);
}

export function replaceFirst(text: string, java: string, replacement: string): string {
  return replaceMatches(text, [...text.matchAll(regularExpression(java))].slice(0, 1), replacement);
}

function replaceMatches(text: string, matches: readonly RegExpExecArray[], replacement: string): string {
  let result = "";
  let end = 0;
  for (const match of matches) {
    result += text.slice(end, match.index) + expandReplacement(replacement, match);
    end = match.index + match[0].length;
  }
  return result + text.slice(end);
}

/** Java's String.split: limit 0 drops empty parts at the end, a positive limit is the highest number of parts. */
export function split(text: string, java: string, limit = 0): string[] {
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(regularExpression(java))) {
    if (limit > 0 && parts.length === limit - 1) break;
    const matchEnd = match.index + match[0].length;
    if (matchEnd === 0 || (match[0] === "" && match.index >= text.length)) continue;
    parts.push(text.slice(end, match.index));
    end = matchEnd;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(end));
  if (limit === 0) while (parts.at(-1) === "") parts.pop();
  return parts;
}
