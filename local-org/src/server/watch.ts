/** Watches a project's folders. Changes that come together are told together, and one after the other. */
import fs from "node:fs";
import path from "node:path";
import { watch } from "chokidar";
import type { Project } from "../project/model.ts";

/** Editors write a file in several steps. */
const QUIET_MILLISECONDS = 60;

/** Answers what ends it. */
export async function watchProject(
  project: Project,
  takeOver: (changed: readonly string[]) => Promise<void>,
  log: (text: string) => void,
): Promise<() => Promise<void>> {
  const folders = project.packageDirectories
    .map((directory) => path.join(project.root, directory))
    .filter((folder) => fs.existsSync(folder));
  const watcher = watch(folders, { ignoreInitial: true, ignored: isIgnored });
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async (): Promise<void> => {
    const changed = [...waiting];
    waiting.clear();
    if (changed.length === 0) return;
    try {
      await takeOver(changed);
    } catch (error) {
      log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  };
  watcher.on("all", (_event, file) => {
    waiting.add(path.relative(project.root, file));
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(run);
    }, QUIET_MILLISECONDS);
  });
  await new Promise<void>((resolve) => watcher.once("ready", () => resolve()));
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
}

/** Tests, and JavaScript that was emitted from the TypeScript beside it. */
function isIgnored(file: string): boolean {
  if (/[\\/](__tests__|__mocks__|node_modules)([\\/]|$)/.test(file)) return true;
  return file.endsWith(".js") && fs.existsSync(file.replace(/\.js$/, ".ts"));
}
