/**
 * The server's time in the browser, and the one timer that all clocks of a page share. It ticks on the server's whole
 * seconds, sleeps while nobody listens or the tab is hidden, and ticks at once when the tab is seen again.
 */

/** Milliseconds since the epoch, as the server counts them. */
type Listener = (serverNow: number) => void;

const SECOND = 1000;
const listeners = new Set<Listener>();
let offset = 0;
let timeout: ReturnType<typeof setTimeout> | undefined;

/**
 * Sets the clock by an answer of the server.
 * @param moment the server's moment in the answer, in milliseconds since the epoch
 * @param asked when the browser asked, by Date.now()
 * @param answered when the answer arrived; the moment is taken to lie in the middle
 */
export function setServerTime(moment: number, asked: number, answered: number): void {
  offset = moment - (asked + answered) / 2;
  reschedule();
}

export function serverNow(): number {
  return Date.now() + offset;
}

/** Calls the listener at every whole second of the server. Returns what ends it; ending twice does nothing. */
export function onEverySecond(listener: Listener): () => void {
  if (listeners.size === 0) document.addEventListener("visibilitychange", handleVisibility);
  listeners.add(listener);
  reschedule();
  return () => {
    if (!listeners.delete(listener) || listeners.size > 0) return;
    document.removeEventListener("visibilitychange", handleVisibility);
    clearTimeout(timeout);
  };
}

function handleVisibility(): void {
  if (document.hidden) clearTimeout(timeout);
  else tick();
}

function tick(): void {
  const now = serverNow();
  for (const listener of listeners) listener(now);
  reschedule();
}

function reschedule(): void {
  clearTimeout(timeout);
  if (listeners.size === 0 || document.hidden) return;
  const sinceWholeSecond = ((serverNow() % SECOND) + SECOND) % SECOND;
  // A clock ticks: the next call is always one second away at most, and ends with the last listener.
  // eslint-disable-next-line @lwc/lwc/no-async-operation -- see above
  timeout = setTimeout(tick, SECOND - sinceWholeSecond);
}
