import path from "node:path";
import { removeStaleScripts } from "./bundles.ts";
import { ROOT, runNode, typeScript, type CommandResult } from "./run-command.ts";

/**
 * Writes the declarations of Apex, labels and schema, then the `.js` beside each `.ts`. What a deployment would go on using
 * although its source is gone is removed first.
 */
export async function emitComponents(): Promise<CommandResult> {
  removeStaleScripts();
  const declarations = await runNode(path.join(ROOT, "local-org/bin/local-org.js"), ["types"]);
  return declarations.code === 0 ? runNode(typeScript(), ["-p", "tsconfig.json"]) : declarations;
}
