/** Trees of Apex that an earlier process has parsed; the grammar needs seconds for the first files. */
import path from "node:path";
import { ParsedFiles } from "../apex/syntax/parsed-files.ts";
import { cacheFolder, packageManifest } from "../lightning/build/packages.ts";

export function keptTrees(): ParsedFiles {
  const { version } = packageManifest("@apexdevtools/apex-parser");
  return new ParsedFiles(path.join(cacheFolder(), "trees", version));
}
