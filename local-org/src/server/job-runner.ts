/** Runs asynchronous Apex while pages are open: what a transaction enqueued right after it, the rest when it is due. */
import type { Org } from "../database/org.ts";
import { apexFailure } from "./apex-failures.ts";

const INTERVAL_MILLISECONDS = 5000;

export class JobRunner {
  readonly #org: Org;
  readonly #log: (text: string) => void;
  readonly #timer: NodeJS.Timeout;
  #isWaiting = false;

  constructor(org: Org, log: (text: string) => void) {
    this.#org = org;
    this.#log = log;
    this.#timer = setInterval(() => this.#run(), INTERVAL_MILLISECONDS);
    this.soon();
  }

  /** Not before the answer to the present request is on its way. */
  soon(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    setImmediate(() => this.#run());
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #run(): void {
    this.#isWaiting = false;
    try {
      for (const { job, error } of this.#org.drain()) this.#log(`${job.kind} ${job.what}: ${apexFailure(error).trace}`);
    } catch (error) {
      // A job must not end the server.
      this.#log(apexFailure(error).trace);
    }
  }
}
