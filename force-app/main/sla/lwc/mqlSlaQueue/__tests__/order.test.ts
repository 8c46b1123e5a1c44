import { unregisterRefreshHandler } from "lightning/refresh";
import { advance, settle } from "../../../../../../test/jest/page";
import { answer, at, MINUTE, mount, NOW, onFreshQueues, row, server, THREE } from "./queuePage";

onFreshQueues();

describe("a clock that changes its state", () => {
  // Asleep with 5 min left until 2:01 PM; awake it is the most urgent that is not overdue.
  const withSleeper = () => {
    const sleeper = row("Noah Lindt", 6, { hoursKey: "office", secondsLeft: 300 });
    const { hours, ...rest } = answer([sleeper, row("Lena", 8), row("Maya Chen", 31)]);
    const office = {
      key: "office",
      openIntervals: [{ opensOn: at(NOW + MINUTE), closesOn: at(NOW + 500 * MINUTE) }],
    };
    return { ...rest, hours: [...hours, office] };
  };

  it("puts the rows in order by itself and says so", async () => {
    server.mockResolvedValueOnce(withSleeper());
    server.mockReturnValue(new Promise(() => undefined));
    const { names, spoken } = await mount();
    expect(names()).toEqual(["Lena", "Maya Chen", "Noah Lindt"]);
    expect(spoken()).toBe("");
    await advance(MINUTE);
    expect(names()).toEqual(["Noah Lindt", "Lena", "Maya Chen"]);
    expect(spoken()).toBe("Noah Lindt: Respond soon.");
  });

  it("waits with the order until the focus has left the list", async () => {
    server.mockResolvedValueOnce(withSleeper());
    server.mockReturnValue(new Promise(() => undefined));
    const { all, names } = await mount();
    all(".rows")[0]?.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    await advance(MINUTE);
    expect(names()).toEqual(["Lena", "Maya Chen", "Noah Lindt"]);
    all(".rows")[0]?.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: null }));
    await settle();
    expect(names()).toEqual(["Noah Lindt", "Lena", "Maya Chen"]);
  });

  it("is silent on each tick", async () => {
    const { spoken } = await mount();
    await advance(50_000);
    expect(spoken()).toBe("");
  });
});

it("asks the server once a minute, and says who is new", async () => {
  const { names, spoken } = await mount();
  server.mockImplementation(() => Promise.resolve(answer([...THREE().rows, row("Aisha Khan", 55)])));
  await advance(MINUTE);
  expect(server).toHaveBeenCalledTimes(2);
  expect(names()).toEqual(["Diego Rivera", "Lena", "Maya Chen", "Aisha Khan"]);
  expect(spoken()).toBe("New request: Aisha Khan.");
});

it("says who is new where nobody waited before", async () => {
  server.mockResolvedValueOnce(answer([]));
  server.mockImplementation(() => Promise.resolve(answer([row("Aisha Khan", 55)])));
  const { spoken } = await mount();
  expect(spoken()).toBe("");
  await advance(MINUTE);
  expect(spoken()).toBe("New request: Aisha Khan.");
});

it("stops its timers when it leaves the page", async () => {
  const { element } = await mount();
  element.remove();
  expect(jest.getTimerCount()).toBe(0);
  expect(unregisterRefreshHandler).toHaveBeenCalledTimes(1);
});
