/** The cases with results stated in Salesforce's documentation. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { runCase, type DocumentationCase, type Outcome } from "../test/documentation/run-case.ts";

export type DocumentationMeasure = Readonly<Record<Outcome["result"], number>>;

export function measureDocumentation(): DocumentationMeasure {
  const file = path.join(import.meta.dirname, "../data/documentation-cases.json");
  const cases = JSON.parse(readFileSync(file, "utf8")) as DocumentationCase[];
  const results = cases.map((each) => runCase(each).result);
  const count = (wanted: Outcome["result"]) => results.filter((result) => result === wanted).length;
  return { passed: count("passed"), failed: count("failed"), refused: count("refused") };
}
