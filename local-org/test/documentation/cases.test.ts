/**
 * Cases with the results that Salesforce's documentation states (data/documentation-cases.json; each names its page). Those that
 * do not pass yet stand in not-yet.json with the reason; one that does not stand there must pass, and one that does must not.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { runCase } from "./run-case.ts";
import type { DocumentationCase, Outcome } from "./run-case.ts";

const read = (file: string): unknown => JSON.parse(readFileSync(path.join(__dirname, file), "utf8"));
const cases = read("../../data/documentation-cases.json") as DocumentationCase[];
const notYet = read("not-yet.json") as Record<string, string>;
const counts: Record<Outcome["result"], number> = { passed: 0, failed: 0, refused: 0 };

afterAll(() => {
  process.stdout.write(
    `documentation cases: ${counts.passed} passed, ${counts.failed} failed, ${counts.refused} refused\n`,
  );
});

it("lists only cases that there are", () => {
  const ids = cases.map(({ id }) => id);
  expect(Object.keys(notYet).filter((id) => !ids.includes(id))).toEqual([]);
});

it.each(cases.map((each) => [each.area, each.id, each] as const))("%s: %s", (_, id, each) => {
  const outcome = runCase(each);
  counts[outcome.result]++;
  const isAsListed = id in notYet ? outcome.result !== "passed" : outcome.result === "passed";
  expect(isAsListed ? "" : outcome).toBe("");
});
