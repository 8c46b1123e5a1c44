import { LoadState } from "c/loadState";

describe("LoadState", () => {
  const looks = ({ isLoading, isError, isStale }: LoadState<string>) => [isLoading, isError, isStale];

  it("is one thing at a time", () => {
    const nothing = new LoadState<string>();
    const failed = nothing.failed({ message: "Down" });
    const answered = new LoadState("answer");
    expect([nothing, failed, answered, answered.failed({ message: "Down" })].map(looks)).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, false],
      [false, false, true],
    ]);
  });

  it("keeps the answer while it is tried again, and loads where there is none", () => {
    expect(new LoadState("answer").failed({ message: "Down" }).retried()).toEqual(new LoadState("answer"));
    expect(new LoadState<string>().failed({ message: "Down" }).retried().isLoading).toBe(true);
  });
});
