/** Runs asynchronous Apex while pages are open: what a transaction enqueued right after it, the rest when it is due. */
import type { Org } from "../database/org.ts";
import { apexFailure } from "./apex-failures.ts";

const INTERVAL_MILLISECONDS = 5000;

/** `soon`: not before the answer to the present request is on its way. */
export function runJobs(org: Org, log: (text: string) => void): { soon: () => void; close: () => void } {
  let isWaiting = false;
  const run = () => {
    isWaiting = false;
    try {
      for (const { job, error } of org.drain()) log(`${job.kind} ${job.what}: ${apexFailure(error).trace}`);
    } catch (error) {
      // A job must not end the server.
      log(apexFailure(error).trace);
    }
  };
  const soon = () => {
    if (!isWaiting) setImmediate(run);
    isWaiting = true;
  };
  const timer = setInterval(run, INTERVAL_MILLISECONDS);
  soon();
  return { soon, close: () => clearInterval(timer) };
}
