import { keepParts } from "c/keptParts";

describe("keepParts", () => {
  it("hands on the parts that say the same, and takes the others anew", () => {
    const former = { words: ["a"], time: { text: "1:00" } };
    const next = { words: ["a"], time: { text: "0:59" } };
    const kept = keepParts(former, next);
    expect(kept.words).toBe(former.words);
    expect(kept.time).toBe(next.time);
  });

  it("has nothing to hand on at first", () => {
    const next = { words: ["a"] };
    expect(keepParts(null, next)).toBe(next);
  });
});
