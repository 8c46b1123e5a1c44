import { CLASSES, HEALTHY, MEMBERS, QUERIES, STATEMENTS, TRIGGERS } from "./apex-faults.ts";
import { checkApex, placesOf, tell } from "./corpus.ts";

it.each(["statement", "member"] as const)("finds nothing wrong with what stands around each %s", (kind) => {
  expect(tell(checkApex(kind, ["", ""]).problems)).toBe("");
});

it.each(HEALTHY)("finds nothing wrong with %s", (source) => {
  expect(tell(checkApex("statement", [source, ""]).problems)).toBe("");
});

describe.each([
  ["statement", STATEMENTS],
  ["statement", QUERIES],
  ["member", MEMBERS],
  ["class", CLASSES],
  ["trigger", TRIGGERS],
] as const)("one fault in a %s is named at its line and nowhere else", (kind, faults) => {
  it.each(faults)("%s → %s", (...fault) => {
    const { problems, file, line } = checkApex(kind, fault);
    expect(placesOf(problems)).toEqual([`${file}:${line}`]);
    expect(tell(problems).toLowerCase()).toContain(fault[1].toLowerCase());
  });
});
