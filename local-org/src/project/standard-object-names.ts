import { readFileSync } from "node:fs";
import path from "node:path";

const FILE = path.join(import.meta.dirname, "../../data/standard-object-names.txt");
let names: ReadonlySet<string> | undefined;

/** In lower case: the standard objects that Salesforce documents, modelled or not. */
export function standardObjectNames(): ReadonlySet<string> {
  names ??= new Set(readFileSync(FILE, "utf8").toLowerCase().split("\n"));
  return names;
}
