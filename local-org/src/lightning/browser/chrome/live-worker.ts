/** Hears for all open pages what the server tells: a browser opens six connections to a server and no more, and each
 *  page would keep one of them. */
export interface Status {
  /** Rises with everything that should be seen. */
  readonly edition: number;
  /** What does not compile, as text; empty: all is well. */
  readonly problems: string;
}

const pages = new Set<MessagePort>();
let last: Status | undefined;

addEventListener("connect", (event) => {
  const [page] = (event as MessageEvent).ports;
  if (!page) return;
  pages.add(page);
  page.onmessage = () => pages.delete(page);
  if (last) page.postMessage(last);
});

new EventSource("/local-org/events").addEventListener("message", (event: MessageEvent<string>) => {
  last = JSON.parse(event.data) as Status;
  for (const page of pages) page.postMessage(last);
});
