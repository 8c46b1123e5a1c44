/** First stage: the engine, synthetic shadow and the base components that are used, as ES modules behind an import map.
 *  It changes with the packages' versions only, so it is built once and kept. */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { baseComponentFile } from "./base-components.ts";
import { cacheFolder, packageFolder, packageManifest } from "./packages.ts";
import { ownModule, sharedScopedModule, type Resolution } from "./platform-modules.ts";
import { COMMON_OPTIONS, lwcPlugin } from "./plugin.ts";

export interface Vendor {
  /** Absolute; its files are served under `address`. */
  readonly folder: string;
  readonly address: string;
  /** Module id → address. */
  readonly imports: Readonly<Record<string, string>>;
  readonly syntheticShadow: string;
}

const PACKAGES = ["@lwc/engine-dom", "@lwc/synthetic-shadow", "@lwc/compiler", "lightning-base-components", "esbuild"];
const ENGINE = { lwc: "@lwc/engine-dom", "synthetic-shadow": "@lwc/synthetic-shadow" } as const;
/** To be raised when this stage's own code changes what it writes. */
const EDITION = 2;

/** Builds what is not there yet. `components`: ids of base components (`lightning/card`). */
export async function buildVendor(components: readonly string[]): Promise<Vendor> {
  const ids = [...new Set(components)].sort();
  const versions = PACKAGES.map((name) => packageManifest(name).version);
  const key = createHash("sha1")
    .update(JSON.stringify([EDITION, versions, ids]))
    .digest("hex")
    .slice(0, 16);
  const folder = path.join(cacheFolder(), "vendor", key);
  if (!fs.existsSync(folder)) await write(folder, ids);
  const address = `/local-org/vendor/${key}`;
  const imports = Object.fromEntries(["lwc", ...ids].map((id) => [id, `${address}/${outputName(id)}.js`]));
  return { folder, address, imports, syntheticShadow: `${address}/synthetic-shadow.js` };
}

function outputName(id: string): string {
  return id.replace("/", "-");
}

async function write(folder: string, ids: readonly string[]): Promise<void> {
  const temporary = `${folder}.${process.pid}`;
  const entries = [...Object.keys(ENGINE), ...ids].map((id) => ({ in: `entry:${id}`, out: outputName(id) }));
  const result = await build({
    ...COMMON_OPTIONS,
    entryPoints: entries,
    outdir: temporary,
    chunkNames: "chunk-[hash]",
    plugins: [lwcPlugin(resolve)],
  });
  fs.mkdirSync(temporary, { recursive: true });
  for (const file of result.outputFiles) fs.writeFileSync(file.path, file.contents);
  try {
    fs.renameSync(temporary, folder);
  } catch (error) {
    fs.rmSync(temporary, { recursive: true, force: true });
    // Another process may have been faster.
    if (!fs.existsSync(folder)) throw error;
  }
}

function resolve(id: string, importer: string): Resolution | undefined {
  if (id.startsWith("entry:")) return entry(id.slice("entry:".length));
  if (id === "lwc") return { kind: "file", file: engineFile(ENGINE.lwc) };
  // Icons are drawn from sprites; the templates of some 1,700 icons need not be compiled.
  if (/^lightning\/iconSvgTemplates/.test(id)) return { kind: "code", code: "export default {};" };
  const own = id === "lightning/primitiveIcon" ? ownModule(id) : undefined;
  if (own && importer !== own) return { kind: "file", file: own };
  const shared = sharedScopedModule(id);
  if (shared) return shared;
  const file = baseComponentFile(id);
  return file ? { kind: "file", file } : undefined;
}

function entry(id: string): Resolution {
  if (id in ENGINE) {
    const file = JSON.stringify(engineFile(ENGINE[id as keyof typeof ENGINE]));
    return { kind: "code", code: id === "lwc" ? `export * from ${file};` : `import ${file};` };
  }
  const text = JSON.stringify(id);
  return {
    kind: "code",
    code: `export * from ${text}; import * as module from ${text}; export default module.default;`,
  };
}

function engineFile(name: string): string {
  return path.join(packageFolder(name), "dist/index.js");
}
