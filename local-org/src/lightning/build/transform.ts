/** Compiles one file of a bundle: TypeScript is stripped, then the LWC compiler does the rest. Results are kept on disk. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { transformSync as stripTypes } from "esbuild";
import { cacheFolder, packageManifest } from "./packages.ts";

/** An error of the compiler, at its place in the source as it was written. */
export class CompileError extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(message);
    this.name = "CompileError";
    this.line = line;
    this.column = column;
  }
}

const COMPILER_OPTIONS = {
  outputConfig: { sourcemap: false },
  enableDynamicComponents: true,
  enableLwcOn: true,
  enableSyntheticElementInternals: true,
  enableStaticContentOptimization: true,
  apiVersion: 66,
} as const;

const TYPESCRIPT_OPTIONS = {
  loader: "ts",
  target: "esnext",
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, useDefineForClassFields: true } },
  sourcemap: "external",
} as const;

/** The compiler only warns of a `<template lwc:iff>`, and then leaves out what is in it. */
const MISSPELT_DIRECTIVE = /^LWC1145\b.*\b(lwc|for|if|iterator):/;

interface LwcCompiler {
  transformSync(
    source: string,
    file: string,
    options: object,
  ): { readonly code: string; readonly warnings?: readonly LwcFailure[] };
}

/** Takes a second to load, and is needed only for what is not in the cache. */
function compiler(): LwcCompiler {
  return createRequire(import.meta.url)("@lwc/compiler/dist/index.cjs") as LwcCompiler;
}

const SAMPLES = {
  "sample.ts": `import { LightningElement, api, wire } from "lwc"; import { read } from "c/a";
export default class Sample extends LightningElement { @api id?: string; @wire(read, { id: "$id" }) data?: object; get text(): string { return this.id ?? ""; } }`,
  "sample.html": `<template><c-a lwc:if={text} onclick={go}><p for:each={all} for:item="one" key={one.id} class="a">{one.name}</p></c-a><slot></slot></template>`,
  "sample.css": ".a { color: red; } :host(.b) > p { margin: 0; }",
};

/** Called ahead, so that the first edit shows as soon as those after it. */
export function warmUp(): void {
  for (const [file, source] of Object.entries(SAMPLES)) compile(file, source, "c", "sample", false);
}

const versions = ["@lwc/compiler", "esbuild"].map((name) => packageManifest(name).version);
const optionsKey = JSON.stringify([versions, COMPILER_OPTIONS, TYPESCRIPT_OPTIONS]);

/** The JavaScript module of a .ts, .js, .html or .css file. Throws CompileError. */
export function compileModule(file: string, source: string, namespace: string, name: string, scoped: boolean): string {
  const key = createHash("sha1").update([optionsKey, file, namespace, name, scoped, source].join("\0")).digest("hex");
  const cached = path.join(cacheFolder(), "modules", key);
  if (fs.existsSync(cached)) return fs.readFileSync(cached, "utf8");
  const code = compile(file, source, namespace, name, scoped);
  fs.mkdirSync(path.dirname(cached), { recursive: true });
  const temporary = `${cached}.${process.pid}`;
  fs.writeFileSync(temporary, code);
  fs.renameSync(temporary, cached);
  return code;
}

function compile(file: string, source: string, namespace: string, name: string, scoped: boolean): string {
  let code = source;
  let map: string | undefined;
  if (file.endsWith(".ts")) {
    try {
      ({ code, map } = stripTypes(source, { ...TYPESCRIPT_OPTIONS, sourcefile: file }));
    } catch (error) {
      throw syntaxError(error);
    }
  }
  const options = { ...COMPILER_OPTIONS, name, namespace, scopedStyles: scoped };
  let failure: unknown;
  try {
    const module = compiler().transformSync(code, file, options);
    failure = module.warnings?.find(({ message }) => MISSPELT_DIRECTIVE.test(message));
    if (failure === undefined) return module.code;
  } catch (error) {
    failure = error;
  }
  throw compilerError(failure, file, map);
}

interface EsbuildFailure {
  readonly errors?: readonly { text: string; location: { line: number; column: number } | null }[];
}

function syntaxError(error: unknown): CompileError {
  const first = (error as EsbuildFailure).errors?.[0];
  if (!first) throw error;
  return new CompileError(first.text, first.location?.line ?? 1, (first.location?.column ?? 0) + 1);
}

interface LwcFailure {
  readonly message: string;
  readonly location?: { readonly line?: number; readonly column?: number };
  readonly loc?: { readonly line?: number; readonly column?: number };
}

function compilerError(error: unknown, file: string, map: string | undefined): CompileError {
  const failure = error as LwcFailure;
  const { line = 1, column = 0 } = failure.location ?? failure.loc ?? {};
  const told = failure.message.replace(/^[^\n]*?: (?=LWC\d)/, "").split("\n")[0] ?? failure.message;
  const message = told.replaceAll(`${file}:`, "").replace(/^(LWC\d+:)( *\d+:\d+:)? +/, "$1 ");
  // Columns count from 0 in scripts, from 1 in templates and styles.
  if (!/\.[jt]s$/.test(file)) return new CompileError(message, line, column);
  const original = map ? originalPositionFor(new TraceMap(map), { line, column }) : { line, column };
  return new CompileError(message, original.line ?? line, (original.column ?? column) + 1);
}
