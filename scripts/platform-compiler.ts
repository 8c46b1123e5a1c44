import { readdirSync, readFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { bundleFolders } from "./bundles.ts";
import { ROOT } from "./run-command.ts";

interface Diagnostic {
  readonly level: number;
  readonly code?: number;
  readonly message: string;
  readonly location?: { readonly line?: number; readonly column?: number };
}
interface CompilerOutput {
  readonly success: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly results: readonly { readonly code: string }[];
}
type Compile = (configuration: {
  bundle: { namespace: string; name: string; type: "platform"; files: Record<string, string>; apiVersion: number };
  outputConfigs: { minify: boolean; env: { NODE_ENV: string } }[];
}) => Promise<CompilerOutput>;

const { compile } = createRequire(import.meta.url)("@lwc/sfdc-lwc-compiler") as { compile: Compile };
const API_VERSION = 66;
const ERROR_LEVEL = 1;

/**
 * Salesforce's own compiler over what is deployed: the emitted `.js`, never the `.ts`, which it would accept and drop
 * the class of in silence. One test a bundle.
 */
export async function compileForPlatform(): Promise<{ passed: number; failed: number; output: string }> {
  const failures: string[] = [];
  const folders = bundleFolders();
  for (const folder of folders) failures.push(...(await compileBundle(folder)));
  return {
    passed: folders.length - new Set(failures.map((failure) => failure.split(":")[0])).size,
    failed: failures.length,
    output: failures.join("\n"),
  };
}

async function compileBundle(folder: string): Promise<string[]> {
  const name = path.basename(folder);
  const relative = path.relative(ROOT, folder);
  const hasClass = existsSync(path.join(folder, `${name}.ts`));
  if (hasClass && !existsSync(path.join(folder, `${name}.js`)))
    return [`${relative}: ${name}.js is missing; run "npm run build" first`];
  const files = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => /\.(js|html|css)$/.test(file))
      .map((file) => [file, readFileSync(path.join(folder, file), "utf8")]),
  );
  const output = await compile({
    bundle: { namespace: "c", name, type: "platform", files, apiVersion: API_VERSION },
    outputConfigs: [{ minify: false, env: { NODE_ENV: "production" } }],
  });
  const errors = output.diagnostics
    .filter((diagnostic) => diagnostic.level <= ERROR_LEVEL)
    .map(({ code, message, location }) => `${relative}:${location?.line ?? 1}: LWC${code ?? ""} ${message}`);
  if (errors.length) return errors;
  if (!output.success) return [`${relative}: the platform's compiler failed without a diagnostic`];
  const isComponent = `${name}.html` in files;
  if (isComponent && hasClass && !output.results[0]?.code.includes("registerComponent"))
    return [`${relative}: the compiled bundle registers no component`];
  return [];
}
