/** JSON as text: numbers keep their digits, and mistakes are told as the platform tells them. */
import { platformException } from "../../runtime/exceptions.ts";

/** A number as it is written. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get isWhole(): boolean {
    return /^-?\d+$/.test(this.text);
  }
}

export type JsonObject = Map<string, JsonTree>;
export type JsonTree = null | boolean | string | JsonNumber | JsonTree[] | JsonObject;

export interface JsonTokenRead {
  /** A value of System.JSONToken. */
  readonly type: string;
  readonly text: string;
}

const STARTS: Readonly<Record<string, string>> = { "{": "START_OBJECT", "[": "START_ARRAY" };
const ENDS: Readonly<Record<string, string>> = { "}": "END_OBJECT", "]": "END_ARRAY" };
const WORDS: Readonly<Record<string, string>> = { true: "VALUE_TRUE", false: "VALUE_FALSE", null: "VALUE_NULL" };

export function jsonException(message: string): Error {
  return platformException("System.JSONException", message);
}

/** Reads one value, token by token; what stands behind it is not looked at. */
export class JsonReader {
  private position = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  *tokens(): Generator<JsonTokenRead, void> {
    this.skipSpace();
    if (this.position >= this.text.length) throw jsonException("No content to map to Object due to end of input");
    yield* this.value();
  }

  private *value(): Generator<JsonTokenRead, void> {
    this.skipSpace();
    const character = this.peek();
    if (character === "{" || character === "[") yield* this.container(character);
    else if (character === '"') yield { type: "VALUE_STRING", text: this.string() };
    else if (/[-\d]/.test(character)) yield this.number();
    else yield this.word();
  }

  private *container(open: string): Generator<JsonTokenRead, void> {
    const close = open === "{" ? "}" : "]";
    this.position++;
    yield { type: STARTS[open]!, text: open };
    for (let isFirst = true; ; isFirst = false) {
      this.skipSpace();
      if (this.peek() === close && isFirst) break;
      if (!isFirst) {
        if (this.peek() === close) break;
        this.expect(",", `comma to separate ${open === "{" ? "OBJECT" : "ARRAY"} entries`);
        this.skipSpace();
      }
      if (open === "{") yield this.fieldName();
      yield* this.value();
    }
    this.position++;
    yield { type: ENDS[close]!, text: close };
  }

  private fieldName(): JsonTokenRead {
    if (this.peek() !== '"') throw this.unexpected("double-quote to start field name");
    const text = this.string();
    this.skipSpace();
    this.expect(":", "a colon to separate field name and value");
    return { type: "FIELD_NAME", text };
  }

  private string(): string {
    const match = /"(?:[^"\\]|\\[^])*"/y;
    match.lastIndex = this.position;
    const found = match.exec(this.text)?.[0];
    if (found === undefined)
      throw jsonException(`Unexpected end-of-input in VALUE_STRING at ${this.place(this.text.length)}`);
    this.position += found.length;
    try {
      // The platform takes control characters inside of strings as they are.
      return JSON.parse(found.replace(/[\0-\x1f]/g, (character) => JSON.stringify(character).slice(1, -1))) as string;
    } catch {
      throw jsonException(`Unrecognized character escape at ${this.place(this.position)}`);
    }
  }

  private number(): JsonTokenRead {
    const match = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
    match.lastIndex = this.position;
    const found = match.exec(this.text);
    if (!found) throw this.unexpected("a digit");
    this.position += found[0].length;
    const isWhole = found[1] === undefined && found[2] === undefined;
    return { type: isWhole ? "VALUE_NUMBER_INT" : "VALUE_NUMBER_FLOAT", text: found[0] };
  }

  private word(): JsonTokenRead {
    const word = /^[\w$]+/.exec(this.text.slice(this.position))?.[0];
    const type = WORDS[word ?? ""];
    if (word !== undefined && type !== undefined) {
      this.position += word.length;
      return { type, text: word };
    }
    if (word === undefined || /^\W/.test(word))
      throw this.unexpected("a valid value (number, String, array, object, 'true', 'false' or 'null')");
    const at = this.place(this.position + word.length);
    throw jsonException(
      `Malformed JSON: Unrecognized token '${word}': was expecting ('true', 'false' or 'null') at ${at}`,
    );
  }

  private expect(character: string, what: string): void {
    if (this.peek() !== character) throw this.unexpected(what);
    this.position++;
  }

  private peek(): string {
    const character = this.text[this.position];
    if (character === undefined) throw jsonException(`Unexpected end-of-input at ${this.place(this.position)}`);
    return character;
  }

  private skipSpace(): void {
    while (/[ \t\r\n]/.test(this.text[this.position] ?? "")) this.position++;
  }

  private unexpected(expected: string): Error {
    const character = this.peek();
    const code = character.charCodeAt(0);
    return jsonException(
      `Unexpected character ('${character}' (code ${code})): was expecting ${expected} at ${this.place(this.position + 1)}`,
    );
  }

  private place(position: number): string {
    const lines = this.text.slice(0, position).split("\n");
    return `input location [${lines.length},${(lines.at(-1)?.length ?? 0) + 1}]`;
  }
}

export function parseJson(text: string): JsonTree {
  const tokens = new JsonReader(text).tokens();
  return treeOf(tokens.next().value as JsonTokenRead, () => tokens.next().value as JsonTokenRead);
}

/** The value that begins with the token; `next` gives the tokens behind it. */
export function treeOf(token: JsonTokenRead, next: () => JsonTokenRead): JsonTree {
  switch (token.type) {
    case "START_OBJECT": {
      const object: JsonObject = new Map();
      for (let name = next(); name.type !== "END_OBJECT"; name = next()) object.set(name.text, treeOf(next(), next));
      return object;
    }
    case "START_ARRAY": {
      const items: JsonTree[] = [];
      for (let item = next(); item.type !== "END_ARRAY"; item = next()) items.push(treeOf(item, next));
      return items;
    }
    case "VALUE_NUMBER_INT":
    case "VALUE_NUMBER_FLOAT":
      return new JsonNumber(token.text);
    case "VALUE_STRING":
      return token.text;
    case "VALUE_NULL":
      return null;
    default:
      return token.type === "VALUE_TRUE";
  }
}

export function writeJson(tree: JsonTree, pretty: boolean): string {
  return pretty ? writePretty(tree, "\n") : writeCompact(tree);
}

function writeScalar(tree: JsonTree): string {
  return tree instanceof JsonNumber ? tree.text : JSON.stringify(tree);
}

function writeCompact(tree: JsonTree): string {
  if (Array.isArray(tree)) return `[${tree.map(writeCompact).join(",")}]`;
  if (!(tree instanceof Map)) return writeScalar(tree);
  return `{${[...tree].map(([name, value]) => `${JSON.stringify(name)}:${writeCompact(value)}`).join(",")}}`;
}

/** Each field on a line of its own, arrays on one line. */
function writePretty(tree: JsonTree, lineBreak: string): string {
  if (Array.isArray(tree))
    return tree.length === 0 ? "[ ]" : `[ ${tree.map((item) => writePretty(item, lineBreak)).join(", ")} ]`;
  if (!(tree instanceof Map)) return writeScalar(tree);
  if (tree.size === 0) return "{ }";
  const inner = `${lineBreak}  `;
  const fields = [...tree].map(([name, value]) => `${inner}${JSON.stringify(name)} : ${writePretty(value, inner)}`);
  return `{${fields.join(",")}${lineBreak}}`;
}
