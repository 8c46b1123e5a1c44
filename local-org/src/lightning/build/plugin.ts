/** The esbuild plugin that both stages share: resolves what only the platform resolves, compiles every file with the LWC compiler. */
import fs from "node:fs";
import path from "node:path";
import type { OnLoadResult, OnResolveResult, Plugin } from "esbuild";
import type { Resolution } from "./platform-modules.ts";
import { CompileError, compileModule } from "./transform.ts";

/** esbuild options of both stages. */
export const COMMON_OPTIONS = {
  bundle: true,
  format: "esm",
  target: "esnext",
  splitting: true,
  write: false,
  logLevel: "silent",
  define: {
    "process.env.NODE_ENV": '"development"',
    "import.meta.env.SSR": "false",
    "process.env.SKIP_LWC_VERSION_MISMATCH_CHECK": "false",
  },
} as const;

export function lwcPlugin(resolve: (id: string, importer: string) => Resolution | undefined): Plugin {
  return {
    name: "lwc",
    setup(build) {
      build.onResolve({ filter: /.*/ }, (request) => {
        if (request.kind === "entry-point" && path.isAbsolute(request.path)) return undefined;
        if (/^[./]/.test(request.path)) return relative(request.path, request.resolveDir);
        const resolution = resolve(request.path, request.importer);
        return resolution && asEsbuild(request.path, resolution);
      });
      build.onLoad({ filter: /.*/, namespace: "code" }, (request) => ({
        contents: request.pluginData as string,
        loader: "js",
        resolveDir: import.meta.dirname,
      }));
      build.onLoad({ filter: /.*/, namespace: "empty" }, (request) => ({
        contents: `export default ${request.path.endsWith(".css") ? "[]" : "undefined"};`,
        loader: "js",
      }));
      build.onLoad({ filter: /\.(js|ts|html|css)$/ }, (request) => load(request.path, request.suffix));
    },
  };
}

/** Templates and styles are imported whether they exist or not; scripts are imported without an extension. */
function relative(request: string, folder: string): OnResolveResult {
  const [name = "", query] = request.split("?");
  const file = path.resolve(folder, name);
  // Rules that apply under native shadow only, a third of the vendor stage's time.
  if (file.endsWith(".lbc.native.css")) return { path: file, namespace: "empty" };
  if (fs.existsSync(file) && fs.statSync(file).isFile()) return { path: file, suffix: query ? `?${query}` : "" };
  if (/\.(html|css)$/.test(file)) return { path: file, namespace: "empty" };
  const script = [".ts", ".js"]
    .map((extension) => file.replace(/\.js$/, "") + extension)
    .find((candidate) => fs.existsSync(candidate));
  return script ? { path: script } : { errors: [{ text: `cannot find ${request}` }] };
}

function asEsbuild(id: string, resolution: Resolution): OnResolveResult {
  switch (resolution.kind) {
    case "file":
      return { path: resolution.file };
    case "code":
      return { path: id, namespace: "code", pluginData: resolution.code };
    case "vendor":
      return { path: resolution.id, external: true };
    case "notModelled":
      // A CommonJS module, so that any name may be imported from it.
      return {
        path: id,
        namespace: "code",
        pluginData: `module.exports = {}; throw new Error("not modelled: ${id}");`,
      };
    case "error":
      return { errors: [{ text: resolution.message }] };
  }
}

const ENGINE_FILE = /[\\/]node_modules[\\/]@lwc[\\/]/;
const BASE_COMPONENT_SCRIPT = /[\\/]lightning-base-components[\\/].*\.js$/;

/** Only classes interest the LWC compiler; the base components have many scripts without one. */
function needsNoCompiler(file: string, source: string): boolean {
  return ENGINE_FILE.test(file) || (BASE_COMPONENT_SCRIPT.test(file) && !/\bclass\b/.test(source));
}

function load(file: string, suffix: string): OnLoadResult {
  const source = fs.readFileSync(file, "utf8");
  const folder = path.dirname(file);
  const result = { resolveDir: folder, loader: "js" } as const;
  if (needsNoCompiler(file, source)) return { ...result, contents: source };
  const [parent = "", name = ""] = folder.split(path.sep).slice(-2);
  try {
    const namespace = parent === "lwc" ? "c" : parent;
    return { ...result, contents: compileModule(file, source, namespace, name, suffix.includes("scoped=true")) };
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    const lineText = source.split("\n")[error.line - 1] ?? "";
    return {
      errors: [{ text: error.message, location: { file, line: error.line, column: error.column - 1, lineText } }],
    };
  }
}
