/**
 * `npm run bench`: what Tandem costs, on the server in counts that are the same on every machine, in the browser in time.
 * `npm run bench -- server` measures only the parts named.
 */
import { parseArgs } from "node:util";
import { measureBrowser } from "./bench/browser.ts";
import { measureServer } from "./bench/server.ts";

const PARTS: Readonly<Record<string, () => Promise<void>>> = { server: measureServer, browser: measureBrowser };

const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length) {
  console.error(`No part ${unknown.join(", ")}. There are: ${Object.keys(PARTS).join(", ")}.`);
  process.exitCode = 1;
} else {
  for (const [name, measure] of Object.entries(PARTS)) {
    if (positionals.length === 0 || positionals.includes(name)) await measure();
  }
}
