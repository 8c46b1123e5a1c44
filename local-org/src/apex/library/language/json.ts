import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { JsonGenerator } from "./json-generator.ts";
import { JsonParser } from "./json-parser.ts";
import { isScalar, readTyped, readUntyped, type ReadMode } from "./json-read.ts";
import { parseJson, writeJson } from "./json-text.ts";
import { jsonTree } from "./json-write.ts";
import type { ApexTypeToken } from "./type.ts";

function serialize(pretty: boolean): (value: unknown, suppressNulls?: boolean | null) => string {
  return (value, suppressNulls) => writeJson(jsonTree(value, { suppressNulls: suppressNulls === true }), pretty);
}

/** A text is read to its end when it is wanted only: where a list or an object should begin, that is told first. */
function deserialize(mode: ReadMode): (text: string, type: ApexTypeToken) => unknown {
  return (text, { name }) => {
    const unread = /^\s*"/.test(text) && !isScalar(name) ? "" : undefined;
    return readTyped(unread ?? parseJson(text), name, mode);
  };
}

platformClass("System.JSON", {
  "static String serialize(Object objectToSerialize[, Boolean suppressApexObjectNulls])": serialize(false),
  "static String serializePretty(Object objectToSerialize[, Boolean suppressApexObjectNulls])": serialize(true),
  ...withoutNulls({
    "static System.JSONGenerator createGenerator(Boolean prettyPrint)": (pretty: boolean) => new JsonGenerator(pretty),
    "static System.JSONParser createParser(String jsonString)": (text: string) => new JsonParser(text),
    "static Object deserialize(String jsonString, System.Type apexType)": deserialize("lenient"),
    "static Object deserializeStrict(String jsonString, System.Type apexType)": deserialize("strict"),
    "static Object deserializeUntyped(String jsonString)": (text: string) => readUntyped(parseJson(text)),
  }),
});
