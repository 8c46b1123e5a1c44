/** Which files belong to a project: sfdx-project.json, .forceignore and the package directories. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import ignore from "ignore";
import type { Problem } from "./model.ts";
import { placeAt } from "./places.ts";

interface ProjectConfiguration {
  readonly name: string;
  /** Of the package that is made of the project; its own code may name it. */
  readonly namespace?: string;
  readonly sourceApiVersion: string;
  readonly packageDirectories: readonly string[];
}

const CONFIGURATION = "sfdx-project.json";
/** What the platform's tools leave out whatever .forceignore says. */
const ALWAYS_IGNORED = [
  "**/*.dup",
  "**/.*",
  "**/package2-descriptor.json",
  "**/package2-manifest.json",
  "node_modules",
];

/** Where the project names none, that of the newest orgs. */
export const LATEST_VERSION = "66.0";

/** Reads sfdx-project.json; undefined where a problem leaves nothing to go on. */
export function readConfiguration(root: string, problems: Problem[]): ProjectConfiguration | undefined {
  const file = path.join(root, CONFIGURATION);
  const report = (message: string, place = { line: 1, column: 1 }) =>
    void problems.push({ file: CONFIGURATION, ...place, message });
  if (!existsSync(file)) return void report(`no ${CONFIGURATION} in ${root}`);
  const text = readFileSync(file, "utf8");
  let json: Record<string, unknown>;
  try {
    json = JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    const message = (error as Error).message;
    const place = placeAt(text, Number(/position (\d+)/.exec(message)?.[1] ?? 0));
    return void report(`malformed JSON: ${message.replace(/ in JSON at position .*$/, "")}`, place);
  }
  const placeOf = (written: string) => placeAt(text, Math.max(0, text.indexOf(`"${written}"`)));
  const { sourceApiVersion = LATEST_VERSION, packageDirectories, name, namespace } = json;
  if (typeof sourceApiVersion !== "string" || !/^\d+\.0$/.test(sourceApiVersion)) {
    report('"sourceApiVersion" must be a text such as "66.0"', placeOf("sourceApiVersion"));
  }
  const directories = packagePaths(packageDirectories);
  if (!directories?.length) return void report('"packageDirectories" must be a list of objects with a "path"');
  for (const directory of directories) {
    if (!isDirectory(path.join(root, directory)))
      report(`package directory "${directory}" does not exist`, placeOf(directory));
  }
  return {
    name: typeof name === "string" && name ? name : path.basename(root),
    ...(typeof namespace === "string" && namespace && { namespace }),
    sourceApiVersion: String(sourceApiVersion),
    packageDirectories: directories.filter((directory) => isDirectory(path.join(root, directory))),
  };
}

function packagePaths(list: unknown): string[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries = list as { path?: unknown; default?: unknown }[];
  if (!entries.every((entry) => typeof entry?.path === "string" && entry.path !== "")) return undefined;
  return entries
    .toSorted((a, b) => Number(b.default === true) - Number(a.default === true))
    .map((entry) => path.posix.normalize((entry.path as string).replaceAll("\\", "/")).replace(/\/$/, ""));
}

function isDirectory(file: string): boolean {
  return existsSync(file) && statSync(file).isDirectory();
}

/** Paths of all files of the package directories, relative to the root with forward slashes, sorted. */
export function listFiles(root: string, packageDirectories: readonly string[]): string[] {
  const rules = ignore().add(ALWAYS_IGNORED);
  const forceIgnore = path.join(root, ".forceignore");
  if (existsSync(forceIgnore)) rules.add(readFileSync(forceIgnore, "utf8"));
  const isIgnored = (file: string) => rules.ignores(file.replace(/^(\.\.\/)+/, ""));
  const found = new Set<string>();
  const walk = (directory: string) => {
    for (const entry of readdirSync(path.join(root, directory), { withFileTypes: true })) {
      const file = path.posix.join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!isIgnored(`${file}/`)) walk(file);
      } else if (!isIgnored(file) || isComponentSource(file)) found.add(file);
    }
  };
  packageDirectories.forEach(walk);
  return [...found].sort();
}

/** A component's TypeScript is left out of deployments, as only the emitted JavaScript goes there; here it is the source. */
function isComponentSource(file: string): boolean {
  return /(^|\/)lwc\/[^/]+\/[^/]+\.ts$/.test(file) && !file.endsWith(".d.ts");
}
