import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { bundleFolders } from "./platform-compiler.ts";
import { ROOT, runNode, typeScript, type CommandResult } from "./run-command.ts";

/**
 * Writes the declarations of Apex, labels and schema, then the `.js` beside each `.ts`. JavaScript whose TypeScript is
 * gone is removed first, since a deployment would go on using it.
 */
export async function emitComponents(): Promise<CommandResult> {
  for (const folder of bundleFolders())
    for (const file of readdirSync(folder).filter((name) => name.endsWith(".js")))
      if (!existsSync(path.join(folder, file.replace(/\.js$/, ".ts")))) rmSync(path.join(folder, file));
  const declarations = await runNode(path.join(ROOT, "local-org/bin/local-org.js"), ["types"]);
  return declarations.code === 0 ? runNode(typeScript(), ["-p", "tsconfig.json"]) : declarations;
}
