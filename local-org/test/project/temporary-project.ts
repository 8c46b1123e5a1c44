/** Projects written to a temporary folder for one test. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const CONFIGURATION = JSON.stringify({
  packageDirectories: [{ path: "force-app", default: true }],
  sourceApiVersion: "66.0",
});
const made: string[] = [];

/** `files`: text by path; those without a sfdx-project.json of their own get a usual one. Returns the folder. */
export function temporaryProject(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), "local-org-"));
  made.push(root);
  for (const [file, text] of Object.entries({ "sfdx-project.json": CONFIGURATION, ...files })) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return root;
}

export async function removeTemporaryProjects(): Promise<void> {
  await Promise.all(made.splice(0).map((root) => rm(root, { recursive: true })));
}

/** A metadata file with this root element. */
export function metadata(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://soap.sforce.com/2006/04/metadata">\n${content}\n</${root}>\n`;
}
