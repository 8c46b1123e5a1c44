import { platformClass, type Members } from "../registry.ts";
import { jsonException, type JsonTree, writeJson } from "./json-text.ts";
import { jsonTree } from "./json-write.ts";

type Container = JsonTree[] | Map<string, JsonTree>;

/** A System.JSONGenerator: the value written so far, and the containers still open in it. */
export class JsonGenerator {
  static readonly apexName = "System.JSONGenerator";
  private readonly pretty: boolean;
  private root: JsonTree | undefined;
  private readonly open: Container[] = [];
  private fieldName: string | undefined;
  isClosed = false;

  constructor(pretty: boolean) {
    this.pretty = pretty;
  }

  name(name: string): void {
    if (!(this.open.at(-1) instanceof Map) || this.fieldName !== undefined) {
      throw jsonException("Can not write a field name, expecting a value");
    }
    this.fieldName = name;
  }

  write(tree: JsonTree): void {
    if (this.isClosed) throw jsonException("The generator is closed");
    const container = this.open.at(-1);
    if (container instanceof Map) {
      if (this.fieldName === undefined) throw jsonException("Can not write value, expecting field name");
      container.set(this.fieldName, tree);
      this.fieldName = undefined;
    } else if (container) container.push(tree);
    else if (this.root === undefined) this.root = tree;
    else throw jsonException("Can not write a second value");
  }

  start(container: Container): void {
    this.write(container);
    this.open.push(container);
  }

  end(isObject: boolean): void {
    if (this.open.at(-1) instanceof Map !== isObject || this.open.length === 0 || this.fieldName !== undefined) {
      throw jsonException(
        `Current context not an ${isObject ? "object" : "ARRAY"} but ${isObject ? "ARRAY" : "object"}`,
      );
    }
    this.open.pop();
  }

  /** Closes the generator, and with it what is still open. */
  text(): string {
    this.isClosed = true;
    return this.root === undefined ? "" : writeJson(this.root, this.pretty);
  }
}

function writes(self: JsonGenerator, value: unknown): void {
  self.write(jsonTree(value));
}

/** `writeString(String)` and `writeStringField(String, String)` */
function writing(name: string, type: string): Members {
  return {
    [`void ${name}(${type} value)`]: writes,
    [`void ${name}Field(String fieldName, ${type} value)`]: (self: JsonGenerator, field: string, value: unknown) => {
      self.name(field);
      writes(self, value);
    },
  };
}

platformClass("System.JSONGenerator", {
  "void close()": (self: JsonGenerator) => {
    self.isClosed = true;
  },
  "String getAsString()": (self: JsonGenerator) => self.text(),
  "Boolean isClosed()": (self: JsonGenerator) => self.isClosed,
  "void writeStartArray()": (self: JsonGenerator) => self.start([]),
  "void writeEndArray()": (self: JsonGenerator) => self.end(false),
  "void writeStartObject()": (self: JsonGenerator) => self.start(new Map()),
  "void writeEndObject()": (self: JsonGenerator) => self.end(true),
  "void writeFieldName(String fieldName)": (self: JsonGenerator, name: string) => self.name(name),
  "void writeNull()": (self: JsonGenerator) => self.write(null),
  "void writeNullField(String fieldName)": (self: JsonGenerator, name: string) => {
    self.name(name);
    self.write(null);
  },
  ...writing("writeBlob", "Blob"),
  ...writing("writeBoolean", "Boolean"),
  ...writing("writeDate", "Date"),
  ...writing("writeDateTime", "Datetime"),
  ...writing("writeId", "Id"),
  ...writing("writeNumber", "Integer"),
  ...writing("writeNumber", "Long"),
  ...writing("writeNumber", "Double"),
  ...writing("writeNumber", "Decimal"),
  ...writing("writeObject", "Object"),
  ...writing("writeString", "String"),
  ...writing("writeTime", "Time"),
});
