import { onEverySecond, serverNow, setServerTime } from "c/serverClock";

const START = Date.parse("2026-11-19T22:00:00.250Z");
let hidden = false;

function setHidden(value: boolean): void {
  hidden = value;
  document.dispatchEvent(new CustomEvent("visibilitychange"));
}

describe("serverClock", () => {
  beforeAll(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  });
  beforeEach(() => {
    jest.useFakeTimers({ now: START });
    setServerTime(START, START, START);
  });
  afterEach(() => {
    setHidden(false);
    jest.useRealTimers();
  });

  it("takes the server's moment to lie in the middle of the round trip", () => {
    // Asked at 0 ms, answered at 400 ms: at 200 ms the server said 10,000 ms later than the browser.
    setServerTime(START + 200 + 10_000, START, START + 400);
    expect(serverNow()).toBe(START + 10_000);
  });

  it("ticks on the server's whole seconds", () => {
    const ticks: number[] = [];
    const stop = onEverySecond((now) => ticks.push(now % 1000));
    jest.advanceTimersByTime(3000);
    expect(ticks).toEqual([0, 0, 0]);
    stop();
  });

  it("shares one timer among all listeners and ends it with the last", () => {
    const stops = [1, 2, 3].map(() => onEverySecond(() => undefined));
    expect(jest.getTimerCount()).toBe(1);
    stops.forEach((stop) => stop());
    stops.forEach((stop) => stop());
    expect(jest.getTimerCount()).toBe(0);
  });

  it("sleeps while the tab is hidden and is right at once when it wakes", () => {
    const ticks: number[] = [];
    const stop = onEverySecond((now) => ticks.push(now));
    setHidden(true);
    setServerTime(START, START, START);
    jest.advanceTimersByTime(60_000);
    expect(ticks).toEqual([]);
    setHidden(false);
    expect(ticks).toEqual([START + 60_000]);
    stop();
  });
});
