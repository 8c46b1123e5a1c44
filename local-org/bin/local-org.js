#!/usr/bin/env node
import { register } from "tsx/esm/api";

// The sources are TypeScript; a tsconfig of the folder that the command runs in is none of their business.
register({ tsconfig: false });
const { main } = await import("../src/cli/main.ts");
process.exitCode = await main(process.argv.slice(2));
