/** The folders of the product's components. */
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./run-command.ts";

/** Folders below every `lwc` folder of the product. */
export function bundleFolders(): string[] {
  return readdirSync(path.join(ROOT, "force-app"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory() && path.basename(entry.parentPath) === "lwc")
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** JavaScript whose TypeScript is gone: it is emitted, so that git leaves it, and its folder, where a component is renamed. */
export function removeStaleScripts(): void {
  for (const folder of bundleFolders()) {
    const stale = readdirSync(folder)
      .filter((name) => name.endsWith(".js"))
      .map((name) => path.join(folder, name))
      .filter((file) => !existsSync(file.replace(/\.js$/, ".ts")));
    for (const file of stale) rmSync(file);
    if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
  }
}
