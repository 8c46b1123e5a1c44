#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { importSources } from "./sources.js";

// A command runs for seconds. By default V8 would spend a third of the processor's time on optimizing code that is soon over.
setFlagsFromString("--interrupt-budget=600000");
setFlagsFromString("--always-sparkplug");

const { main } = await importSources("cli/main.ts");
process.exitCode = await main(process.argv.slice(2));
