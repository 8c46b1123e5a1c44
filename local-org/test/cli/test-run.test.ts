import { refuse } from "../../src/cli/test-run.ts";

const at = (message: string) => ({ file: "A.cls", line: 1, column: 1, message });
const outcomes = (...messages: string[]) =>
  refuse({ name: "ATest", setups: [], tests: [{ name: "works", seeAllData: false }], leftOut: messages.map(at) }).map(
    ({ outcome, message }) => [outcome, message?.split("\n").length],
  );

it("fails the tests of a class that does not compile", () => {
  expect(outcomes("Invalid type: B")).toEqual([["Fail", 1]]);
});

it("refuses them where something is not modelled, from which the rest may follow, and tells all of it", () => {
  expect(outcomes("not modelled: Case", "Invalid type: B")).toEqual([["Refused", 2]]);
});
