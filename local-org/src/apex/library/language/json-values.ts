/** Plain JSON values, as pages and their server exchange them, from and to values of Apex. */
import { JsonNumber, type JsonTree } from "./json-text.ts";
import { readTyped } from "./json-read.ts";
import { jsonTree } from "./json-write.ts";

/** As JSON.serialize would write it, but as a JavaScript value. */
export function toJsonValue(value: unknown): unknown {
  return plain(jsonTree(value));
}

function plain(tree: JsonTree): unknown {
  if (tree instanceof JsonNumber) return Number(tree.text);
  if (Array.isArray(tree)) return tree.map(plain);
  if (tree instanceof Map) return Object.fromEntries([...tree].map(([name, value]) => [name, plain(value)]));
  return tree;
}

/** As JSON.deserialize would read it, and untyped values where the type is Object. `typeName` is canonical: `List<Map<String, Integer>>`, `Lead`, `Outer.Inner`. */
export function fromJsonValue(json: unknown, typeName: string): unknown {
  return readTyped(treeOfPlain(json), typeName, "page");
}

function treeOfPlain(json: unknown): JsonTree {
  if (json === null || json === undefined) return null;
  if (typeof json === "number") return new JsonNumber(String(json));
  if (typeof json === "string" || typeof json === "boolean") return json;
  if (Array.isArray(json)) return json.map(treeOfPlain);
  return new Map(Object.entries(json).map(([name, value]) => [name, treeOfPlain(value)]));
}
