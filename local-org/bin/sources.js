/**
 * The sources are TypeScript. They are put together as JavaScript once, and kept in node_modules/.cache until one of them
 * changes: some hundred small files are slow to load, the more so through a compiler.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const ROOT = path.resolve(import.meta.dirname, "..");
const SOURCES = path.join(ROOT, "src");
/** Within the package, so that imports of other packages find what they would find from the sources. */
const CACHE = path.join(ROOT, "node_modules/.cache/sources");
const HOUR = 3_600_000;

/** Imports a module of the sources: `importSources("cli/main.ts")`. */
export async function importSources(entry) {
  const folder = path.join(CACHE, stateOf([path.join(ROOT, "package.json"), import.meta.filename, ...sourceFiles()]));
  const module = path.join(folder, entry.replace(/\.ts$/, ".js"));
  if (!fs.existsSync(module) && !(await build(entry, folder))) return importOneByOne(entry);
  process.setSourceMapsEnabled(true);
  return import(pathToFileURL(module).href);
}

function sourceFiles() {
  return fs
    .readdirSync(SOURCES, { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(SOURCES, name))
    .sort();
}

/** Changes when one of the files does. */
function stateOf(files) {
  const hash = createHash("sha1").update(process.version);
  for (const file of files) {
    const { mtimeMs, size } = fs.statSync(file);
    hash.update(`\0${file} ${mtimeMs} ${size}`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** False where nothing can be written. */
async function build(entry, folder) {
  const temporary = `${folder}.${process.pid}`;
  try {
    fs.mkdirSync(temporary, { recursive: true });
  } catch {
    return false;
  }
  const esbuild = await import("esbuild");
  await esbuild.build({
    entryPoints: [path.join(SOURCES, entry)],
    outbase: SOURCES,
    outdir: temporary,
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    plugins: [{ name: "places", setup: (build) => build.onLoad({ filter: /\.ts$/ }, withPlace) }],
  });
  forgetOthers();
  try {
    fs.renameSync(temporary, folder);
  } catch (error) {
    // Another process has built the same meanwhile.
    if (!fs.existsSync(folder)) throw error;
    fs.rmSync(temporary, { recursive: true });
  }
  return true;
}

/** A module goes on to see where its source lies. */
async function withPlace({ path: file }) {
  const places = { dirname: path.dirname(file), filename: file, url: pathToFileURL(file).href };
  const source = await fs.promises.readFile(file, "utf8");
  const contents = source.replace(/\bimport\.meta\.(dirname|filename|url)\b/g, (_, name) =>
    JSON.stringify(places[name]),
  );
  return { contents, loader: "ts" };
}

/** What was built of former sources; another process may have begun to load what is new. */
function forgetOthers() {
  for (const name of fs.readdirSync(CACHE)) {
    const folder = path.join(CACHE, name);
    if (Date.now() - fs.statSync(folder).mtimeMs > HOUR) fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function importOneByOne(entry) {
  const { register } = await import("tsx/esm/api");
  // A tsconfig of the folder that the command runs in is none of the sources' business.
  register({ tsconfig: false });
  return import(pathToFileURL(path.join(SOURCES, entry)).href);
}
