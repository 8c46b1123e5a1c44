import { readData } from "./data.ts";

let names: ReadonlySet<string> | undefined;

/** In lower case: the standard objects that Salesforce documents, modelled or not. */
export function standardObjectNames(): ReadonlySet<string> {
  names ??= new Set(readData("standard-object-names.txt").toLowerCase().split("\n"));
  return names;
}
