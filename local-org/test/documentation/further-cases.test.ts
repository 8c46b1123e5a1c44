/** Further cases whose results Salesforce's documentation states (further-cases.json; each names its page). All pass. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { runCase } from "./run-case.ts";
import type { DocumentationCase } from "./run-case.ts";

const cases = JSON.parse(readFileSync(path.join(__dirname, "further-cases.json"), "utf8")) as DocumentationCase[];

it.each(cases.map((each) => [each.area, each.id, each] as const))("%s: %s", (_, __, each) => {
  expect(runCase(each)).toEqual({ result: "passed", reason: "" });
});
