import { LatestAnswer } from "c/latestAnswer";

describe("LatestAnswer", () => {
  const [take, fail] = [jest.fn(), jest.fn()];
  afterEach(() => jest.clearAllMocks());

  /** A request that ends when it is told to. */
  function request() {
    let answer: (text: string | null) => void = () => undefined;
    let refuse: (error: unknown) => void = () => undefined;
    const promise = new Promise<string | null>((resolve, reject) => {
      answer = resolve;
      refuse = reject;
    });
    return { ask: () => promise, answer, refuse };
  }

  it("takes the answer of the latest request, whichever arrives last", async () => {
    const latest = new LatestAnswer<string>(take, fail);
    const [first, second] = [request(), request()];
    const asked = [latest.ask(first.ask), latest.ask(second.ask)];
    second.answer("new");
    first.answer("old");
    await Promise.all(asked);
    expect(take.mock.calls).toEqual([["new"]]);
  });

  it("tells of the latest failure alone, in words for the user", async () => {
    const latest = new LatestAnswer<string>(take, fail);
    const [first, second] = [request(), request()];
    const asked = [latest.ask(first.ask), latest.ask(second.ask)];
    first.refuse({ body: { message: "Down" } });
    second.refuse({ body: { message: "Still down" } });
    await Promise.all(asked);
    expect(fail.mock.calls).toEqual([[{ message: "Still down" }]]);
  });

  it("takes neither nothing nor what was forgotten", async () => {
    const latest = new LatestAnswer<string>(take, fail);
    await latest.ask(() => Promise.resolve(null));
    const asked = latest.ask(() => Promise.resolve("late"));
    latest.forget();
    await asked;
    expect(take).not.toHaveBeenCalled();
    expect(fail).not.toHaveBeenCalled();
  });
});
