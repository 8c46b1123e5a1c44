#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { importSources } from "./sources.js";

// V8 of Node 20 would spend a third of a command's time on optimizing code that is soon over; newer ones know better.
if (Number.parseInt(process.versions.v8) < 12) {
  setFlagsFromString("--interrupt-budget=600000");
  setFlagsFromString("--always-sparkplug");
}

const { main } = await importSources("cli/main.ts");
process.exitCode = await main(process.argv.slice(2));
