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

/** JavaScript whose TypeScript is gone: it is emitted, so that git leaves it behind when a component is renamed. */
export function removeStaleScripts(): void {
  for (const folder of bundleFolders())
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".js")))
      if (!existsSync(path.join(folder, file.replace(/\.js$/, ".ts")))) rmSync(path.join(folder, file));
}
