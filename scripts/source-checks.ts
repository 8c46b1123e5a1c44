/**
 * Types and lint, in a process of their own (see check-sources.ts), so that what the compiler has read and found out
 * serves both.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ESLint, type Linter } from "eslint";
import ts from "typescript";
import type { Outcome, SourceCheck } from "./check-sources.ts";
import { ROOT } from "./run-command.ts";

const TYPE_CHECKED = ["tsconfig.test.json", "tsconfig.node.json", "local-org", "local-org/tsconfig.browser.json"];

const programs = new Map<string, ts.Program>();

/** Of libraries, which several programs read. */
const declarations = new Map<string, ts.SourceFile>();

/** The program of a tsconfig.json, or of the one in a folder; read once. */
function programOf(project: string): ts.Program {
  const named = path.resolve(ROOT, project);
  const file = named.endsWith(".json") ? named : path.join(named, "tsconfig.json");
  const program = programs.get(file) ?? readProgram(file);
  programs.set(file, program);
  return program;
}

function readProgram(file: string): ts.Program {
  const onUnRecoverableConfigFileDiagnostic = ({ messageText }: ts.Diagnostic): never => {
    throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(
    file,
    { noEmit: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic },
  );
  if (!parsed) throw new Error(`${file} cannot be read`);
  const { fileNames, options, errors } = parsed;
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, ...rest) => {
    if (!/\.d\.[cm]?ts$/.test(name)) return read(name, version, ...rest);
    const { languageVersion, impliedNodeFormat } = typeof version === "object" ? version : { languageVersion: version };
    const key = [name, languageVersion, impliedNodeFormat].join(" ");
    const known = declarations.get(key) ?? read(name, version, ...rest);
    if (known) declarations.set(key, known);
    return known;
  };
  return ts.createProgram({ rootNames: fileNames, options, host, configFileParsingDiagnostics: errors });
}

/** `tsc --noEmit -p`, one test a project. */
function types(): Outcome {
  const outputs = TYPE_CHECKED.map((project) =>
    ts.formatDiagnostics(ts.getPreEmitDiagnostics(programOf(project)), {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => ROOT,
      getNewLine: () => "\n",
    }),
  );
  const failed = outputs.filter(Boolean);
  return { passed: outputs.length - failed.length, failed: failed.length, output: failed.join("") };
}

/** `eslint . --max-warnings=0` */
async function lint(): Promise<Outcome> {
  const file = pathToFileURL(path.join(ROOT, "eslint.config.js")).href;
  const { default: configuration } = (await import(file)) as { default: readonly Linter.Config[] };
  const eslint = new ESLint({ cwd: ROOT, overrideConfig: withPrograms(configuration) });
  const results = await eslint.lintFiles(["."]);
  const output = await (await eslint.loadFormatter("stylish")).format(results);
  const isClean = results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
  return { passed: isClean ? 1 : 0, failed: isClean ? 0 : 1, output };
}

/** Where the configuration names a project, the program that is there already. */
function withPrograms(configuration: readonly Linter.Config[]): Linter.Config[] {
  return configuration.flatMap(({ files, languageOptions }) => {
    const { project } = (languageOptions?.parserOptions ?? {}) as { readonly project?: string };
    if (!files || !project) return [];
    return { files, languageOptions: { parserOptions: { programs: [programOf(project)] } } };
  });
}

async function check(name: SourceCheck): Promise<Outcome> {
  try {
    return name === "types" ? types() : await lint();
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? String(error.stack) : String(error) };
  }
}

process.on("message", (name: SourceCheck) => void check(name).then((outcome) => process.send?.(outcome)));
