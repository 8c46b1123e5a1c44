import { platformEnumValue } from "../../runtime/enums.ts";
import { platformClass } from "../registry.ts";
import { readTyped, type ReadMode } from "./json-read.ts";
import { jsonException, JsonReader, type JsonTokenRead, treeOf } from "./json-text.ts";
import type { ApexTypeToken } from "./type.ts";

/** A System.JSONParser: a place in the tokens of a text. */
export class JsonParser {
  static readonly apexName = "System.JSONParser";
  private readonly tokens: Generator<JsonTokenRead, void>;
  token: JsonTokenRead | null = null;
  lastCleared: JsonTokenRead | null = null;
  /** Names of the fields around the current token, innermost last; null inside of an array. */
  private readonly names: (string | null)[] = [null];

  constructor(text: string) {
    this.tokens = new JsonReader(text).tokens();
  }

  nextToken(): JsonTokenRead | null {
    const next = this.tokens.next();
    this.token = next.done ? null : next.value;
    const type = this.token?.type ?? "";
    if (type === "FIELD_NAME") this.names[this.names.length - 1] = this.token!.text;
    if (type.startsWith("END_")) this.names.pop();
    if (type.startsWith("START_")) this.names.push(null);
    return this.token;
  }

  nextValue(): JsonTokenRead | null {
    const token = this.nextToken();
    return token?.type === "FIELD_NAME" ? this.nextToken() : token;
  }

  clear(): void {
    this.lastCleared = this.token;
    this.token = null;
  }

  /** Of the field whose value, or whose name, is the current token; at the start of a container the container's. */
  get name(): string | null {
    const isStart = this.token?.type.startsWith("START_") ?? false;
    return this.names.at(isStart ? -2 : -1) ?? null;
  }

  skipChildren(): void {
    if (!this.token?.type.startsWith("START_")) return;
    const depth = this.names.length;
    while (this.names.length >= depth && this.nextToken()) continue;
  }

  /** The current value as a type; the parser then stands at its last token. */
  read(typeName: string, mode: ReadMode = "lenient"): unknown {
    if (this.token?.type === "FIELD_NAME") this.nextToken();
    const token = this.token ?? this.nextToken();
    if (!token) throw jsonException("No content to map to Object due to end of input");
    const tree = treeOf(token, () => this.nextToken() ?? raise());
    return readTyped(tree, typeName, mode);
  }
}

function raise(): never {
  throw jsonException("Unexpected end-of-input");
}

function tokenValue(token: JsonTokenRead | null): unknown {
  return token === null ? null : platformEnumValue("System.JSONToken", token.type);
}

const typed = (typeName: string) => (self: JsonParser) => {
  if (self.token === null || /^(START|END)_|^FIELD/.test(self.token.type)) {
    throw jsonException(`Current token is not a value of ${typeName}`);
  }
  return self.read(typeName);
};

platformClass("System.JSONParser", {
  "void clearCurrentToken()": (self: JsonParser) => self.clear(),
  "Blob getBlobValue()": typed("Blob"),
  "Boolean getBooleanValue()": typed("Boolean"),
  "String getCurrentName()": (self: JsonParser) => self.name,
  "System.JSONToken getCurrentToken()": (self: JsonParser) => tokenValue(self.token),
  "Datetime getDatetimeValue()": typed("Datetime"),
  "Date getDateValue()": typed("Date"),
  "Decimal getDecimalValue()": typed("Decimal"),
  "Double getDoubleValue()": typed("Double"),
  "Id getIdValue()": typed("Id"),
  "Integer getIntegerValue()": typed("Integer"),
  "System.JSONToken getLastClearedToken()": (self: JsonParser) => tokenValue(self.lastCleared),
  "Long getLongValue()": typed("Long"),
  "String getText()": (self: JsonParser) => self.token?.text ?? null,
  "Time getTimeValue()": typed("Time"),
  "Boolean hasCurrentToken()": (self: JsonParser) => self.token !== null,
  "System.JSONToken nextToken()": (self: JsonParser) => tokenValue(self.nextToken()),
  "System.JSONToken nextValue()": (self: JsonParser) => tokenValue(self.nextValue()),
  "Object readValueAs(System.Type apexType)": (self: JsonParser, type: ApexTypeToken) => self.read(type.name),
  "Object readValueAsStrict(System.Type apexType)": (self: JsonParser, type: ApexTypeToken) =>
    self.read(type.name, "strict"),
  "void skipChildren()": (self: JsonParser) => self.skipChildren(),
});
