/** `local-org types`: declarations that let TypeScript know the project's Apex, labels and schema, and nothing beyond. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Project } from "../project/model.ts";
import { ApexDeclarations } from "./apex-declarations.ts";
import { parseClasses } from "./aura-methods.ts";
import { openWorkspace, PROJECT_DETAIL, PROJECT_OPTION, type Command, type Workspace } from "./command.ts";
import { labelDeclarations, schemaDeclarations, scopedDeclarations } from "./record-declarations.ts";

export const command: Command = {
  usage: "[--project DIR] [--out DIR]",
  summary: "Writes TypeScript declarations for the Apex methods, labels and schema that components import.",
  details: [PROJECT_DETAIL, "--out DIR       where to; .local-org/types in the project by default"],
  options: { ...PROJECT_OPTION, out: { type: "string" } },
  argumentCount: 0,
  run(values) {
    const workspace = openWorkspace(values);
    const { root } = workspace.project;
    const out = typeof values.out === "string" ? path.resolve(values.out) : path.join(root, ".local-org/types");
    mkdirSync(out, { recursive: true });
    for (const [name, text] of Object.entries(declarations(workspace))) writeChanged(path.join(out, name), text);
    console.log(`Types written to ${path.relative(process.cwd(), out) || "."}`);
    return 0;
  },
};

/** The text of each declaration file. */
export function declarations({ project, schema }: Workspace): Record<string, string> {
  return {
    "apex.d.ts": new ApexDeclarations(parseClasses(project).types, schema).text(),
    "labels.d.ts": labelDeclarations(project),
    "schema.d.ts": schemaDeclarations(project, schema, importedNames(project)),
    "scoped.d.ts": scopedDeclarations(project),
  };
}

function importedNames({ root, lwc }: Project): string[] {
  const scripts = lwc.flatMap(({ files }) => files.filter((file) => /\.(ts|js)$/.test(file)));
  return scripts.flatMap((file) => {
    const text = readFileSync(path.join(root, file), "utf8");
    return [...text.matchAll(/["']@salesforce\/schema\/([\w.]+)["']/g)].map((match) => match[1]!);
  });
}

/** Whoever watches the files sees only real changes. */
function writeChanged(file: string, text: string): void {
  const whole = `// Written by local-org types.\n${text}`;
  if (!existsSync(file) || readFileSync(file, "utf8") !== whole) writeFileSync(file, whole);
}
