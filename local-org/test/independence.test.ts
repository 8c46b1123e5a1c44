/** The workbench and the project around it know nothing of each other, and each room imports only what stands to its right. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const WORKBENCH = path.resolve(__dirname, "..");
const REPOSITORY = path.dirname(WORKBENCH);
const SOURCE = path.join(WORKBENCH, "src");

/** What each room may import, beside itself: ARCHITECTURE.md. */
const RIGHT_OF: Readonly<Record<string, readonly string[]>> = {
  cli: ["server", "lightning", "database", "apex", "schema", "project"],
  server: ["lightning", "database", "apex", "schema", "project"],
  lightning: ["apex", "schema", "project"],
  database: ["apex", "schema", "project"],
  apex: ["schema", "project"],
  schema: ["project"],
  project: [],
};

const isText = (file: string): boolean => !/\.(png|jpg|ico|woff2?|zip)$/.test(file);

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Absolute paths of the files that a script imports by a relative path. */
function relativeImports(file: string): string[] {
  const { importedFiles, referencedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  return [...importedFiles, ...referencedFiles]
    .filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => path.resolve(path.dirname(file), fileName));
}

const relative = (file: string): string => path.relative(REPOSITORY, file);
const scripts = filesIn(SOURCE).filter((file) => file.endsWith(".ts"));
const ownFiles = ["src", "test", "fixtures", "bin"].flatMap((folder) => filesIn(path.join(WORKBENCH, folder)));

interface Configuration {
  readonly packageDirectories: readonly { readonly path: string }[];
}

const configuration = JSON.parse(readFileSync(path.join(REPOSITORY, "sfdx-project.json"), "utf8")) as Configuration;
const product = configuration.packageDirectories
  .flatMap((directory) => filesIn(path.join(REPOSITORY, directory.path)))
  .filter(isText);

it("reads both houses", () => {
  expect([scripts.length > 100, product.length > 100]).toEqual([true, true]);
});

it("imports only rooms that stand to the right", () => {
  const roomOf = (file: string): string => path.relative(SOURCE, file).split(path.sep)[0]!;
  const wrong = scripts.flatMap((file) => {
    const allowed = [roomOf(file), ...(RIGHT_OF[roomOf(file)] ?? [])];
    const targets = relativeImports(file).filter((target) => target.startsWith(SOURCE + path.sep));
    return targets.filter((target) => !allowed.includes(roomOf(target))).map((target) => [file, target].map(relative));
  });
  expect(wrong).toEqual([]);
});

it("imports nothing from outside the workbench", () => {
  const wrong = ownFiles
    .filter((file) => /\.[cm]?[jt]s$/.test(file))
    .flatMap((file) => relativeImports(file).map((target) => [file, target]))
    .filter(([, target]) => !target!.startsWith(WORKBENCH + path.sep));
  expect(wrong.map((pair) => pair.map(relative))).toEqual([]);
});

it("names no object of the project around it", () => {
  const objects = product.flatMap((file) => /([A-Za-z]\w*__(?:c|mdt|e))\.object-meta\.xml$/.exec(file)?.[1] ?? []);
  expect(objects).not.toEqual([]);
  const wrong = ownFiles.filter(isText).flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return objects.filter((name) => text.includes(name)).map((name) => `${relative(file)}: ${name}`);
  });
  expect(wrong).toEqual([]);
});

it("is not mentioned by the project around it", () => {
  const wrong = product.filter((file) => readFileSync(file, "utf8").includes("local-org"));
  expect(wrong.map(relative)).toEqual([]);
});
