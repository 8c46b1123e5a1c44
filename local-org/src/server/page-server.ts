/** Answers requests of this machine's own browser. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { LiveStatus } from "./live-status.ts";
import { checkCaller, HttpError, json, send } from "./responses.ts";
import { answerTo, type ServedState } from "./routes.ts";

/** The port is taken at once, so that it is known to be free; who comes too early waits. */
export const STARTING = {
  status: 503,
  type: "text/html",
  body: '<!doctype html><meta http-equiv="refresh" content="1"><title>local-org</title><p>local-org is starting…</p>',
} as const;

export class PageServer {
  readonly #state: () => ServedState;
  readonly #live: LiveStatus;
  readonly #log: (text: string) => void;
  readonly #server: Server;
  #port = 0;

  constructor(state: () => ServedState, live: LiveStatus, log: (text: string) => void) {
    this.#state = state;
    this.#live = live;
    this.#log = log;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** On the loopback address only; 0 takes a free port. */
  async listen(port: number): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", () => resolve());
    });
    const address = this.#server.address();
    this.#port = typeof address === "object" && address ? address.port : port;
    return this.#port;
  }

  async close(): Promise<void> {
    this.#live.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      checkCaller(request, this.#port);
      const url = new URL(request.url ?? "/", `http://localhost:${this.#port}`);
      if (request.method === "GET" && url.pathname === "/local-org/events") return this.#live.connect(response);
      const { edition } = this.#live;
      send(response, await answerTo({ request, url, state: this.#state(), edition, log: this.#log }));
    } catch (error) {
      const { message = String(error), stack = message } = error instanceof Error ? error : {};
      // An address with a % that stands for nothing.
      const status = error instanceof HttpError ? error.status : error instanceof URIError ? 400 : 500;
      if (status === 500) this.#log(`${request.method} ${request.url}: ${stack}`);
      if (response.headersSent) response.end();
      else send(response, status === STARTING.status ? STARTING : json(status, { message }));
    }
  }
}
