/** The sample project of the workbench, and copies of it with something changed. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryProject } from "./temporary-project.ts";

export const BOOKSHOP = path.join(import.meta.dirname, "../../fixtures/bookshop");

/** A copy with one text of each of these files replaced, which must be there, and with files added. */
export function changedBookshop(
  changes: Readonly<Record<string, readonly [find: string, replacement: string]>>,
  added: Readonly<Record<string, string>> = {},
): string {
  const root = temporaryProject({});
  cpSync(BOOKSHOP, root, { recursive: true });
  for (const [file, [find, replacement]] of Object.entries(changes)) {
    const target = path.join(root, file);
    const text = readFileSync(target, "utf8");
    if (!text.includes(find)) throw new Error(`${file} has no ${find}`);
    writeFileSync(
      target,
      text.replace(find, () => replacement),
    );
  }
  for (const [file, text] of Object.entries(added)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}
