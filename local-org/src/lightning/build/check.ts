/** Every script, template and style sheet of a project through the LWC compiler, as a deployment puts them. */
import fs from "node:fs";
import path from "node:path";
import type { Problem, Project } from "../../project/model.ts";
import { CompileError, compileModule } from "./transform.ts";

export function compileProblems({ root, lwc }: Project): Problem[] {
  return lwc.flatMap(({ name, files }) =>
    files.flatMap((file): Problem[] => {
      // Emitted JavaScript says what its TypeScript says.
      const isEmitted = file.endsWith(".js") && files.includes(file.replace(/\.js$/, ".ts"));
      if (isEmitted || !/\.(ts|js|html|css)$/.test(file)) return [];
      const target = path.join(root, file);
      try {
        compileModule(target, fs.readFileSync(target, "utf8"), "c", name, /\.scoped\.css$/.test(file));
        return [];
      } catch (error) {
        if (!(error instanceof CompileError)) throw error;
        return [{ file, line: error.line, column: error.column, message: error.message }];
      }
    }),
  );
}
