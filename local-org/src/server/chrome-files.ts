/** Style and scripts of header and navigation bar; they do not need a build that succeeded. */
import fs from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import type { StaticFile } from "./static-files.ts";

const FOLDER = path.resolve(import.meta.dirname, "../lightning/browser/chrome");
const SOURCES: Readonly<Record<string, string>> = {
  "/local-org/chrome.css": "chrome.css",
  "/local-org/live.js": "live.ts",
  "/local-org/live-worker.js": "live-worker.ts",
};

const known = new Map<string, StaticFile>();

export function chromeFile(address: string): StaticFile | undefined {
  const name = SOURCES[address];
  if (!name) return undefined;
  const file = known.get(address) ?? read(name);
  known.set(address, file);
  return file;
}

function read(name: string): StaticFile {
  const source = fs.readFileSync(path.join(FOLDER, name), "utf8");
  if (name.endsWith(".css")) return { type: "text/css; charset=utf-8", content: Buffer.from(source), immutable: false };
  const { code } = transformSync(source, { loader: "ts" });
  return { type: "text/javascript; charset=utf-8", content: Buffer.from(code), immutable: false };
}
