#!/usr/bin/env node
import { importSources } from "./sources.js";

const { main } = await importSources("cli/main.ts");
process.exitCode = await main(process.argv.slice(2));
