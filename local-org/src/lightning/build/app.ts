/** Second stage: the page shell and the project's bundles, rebuilt at every change. */
import fs from "node:fs";
import path from "node:path";
import { context, type BuildContext, type BuildFailure, type Message } from "esbuild";
import { formatProblem, type Problem, type Project } from "../../project/model.ts";
import { isBaseComponent } from "./base-components.ts";
import { ownModule, platformModule, type Resolution } from "./platform-modules.ts";
import { COMMON_OPTIONS, lwcPlugin } from "./plugin.ts";
import { buildVendor, type Vendor } from "./vendor.ts";

/** What the browser loads. Old files stay until the next build succeeds. */
export interface PageFiles {
  readonly vendor: Vendor;
  /** By file name; served under `/local-org/app/`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A module that nothing here stands in for, and who imports it. */
export interface NotModelledImport {
  readonly id: string;
  readonly importer: string;
}

export interface BuildOutcome {
  /** Absent where something does not compile. */
  readonly page?: PageFiles;
  readonly problems: readonly Problem[];
  readonly notModelled: readonly NotModelledImport[];
}

/** Builds a project's pages, again and again. */
export class AppBuilder {
  #project: Project;
  #notModelled: NotModelledImport[] = [];
  #context: Promise<BuildContext<{ write: false }>> | undefined;

  constructor(project: Project) {
    this.#project = project;
  }

  async build(project: Project): Promise<BuildOutcome> {
    this.#project = project;
    this.#notModelled = [];
    this.#context ??= this.#createContext();
    const [vendor, output] = await Promise.all([buildVendor(usedBaseComponents(project)), this.#rebuild()]);
    if ("problems" in output) return { problems: output.problems, notModelled: this.#notModelled };
    return { page: { vendor, files: output.files }, problems: [], notModelled: this.#notModelled };
  }

  async close(): Promise<void> {
    await (await this.#context)?.dispose();
  }

  #createContext(): Promise<BuildContext<{ write: false }>> {
    return context({
      ...COMMON_OPTIONS,
      absWorkingDir: this.#project.root,
      entryPoints: [{ in: ownModule("shell/main") ?? "", out: "main" }],
      outdir: "app",
      chunkNames: "[name]-[hash]",
      plugins: [lwcPlugin((id, importer) => this.#resolve(id, importer))],
    });
  }

  async #rebuild(): Promise<{ files: Map<string, Uint8Array> } | { problems: Problem[] }> {
    try {
      const result = await (await this.#context)?.rebuild();
      return { files: new Map(result?.outputFiles.map((file) => [path.basename(file.path), file.contents])) };
    } catch (error) {
      const { errors } = error as BuildFailure;
      if (!Array.isArray(errors)) throw error;
      return { problems: errors.map((message) => asProblem(message, this.#project.root)) };
    }
  }

  #resolve(id: string, importer: string): Resolution | undefined {
    const resolution = platformModule(id, this.#project) ?? { kind: "notModelled", id };
    if (resolution.kind === "notModelled") {
      this.#notModelled.push({ id, importer: path.relative(this.#project.root, importer) });
    }
    return resolution;
  }
}

function asProblem(message: Message, root: string): Problem {
  const { location } = message;
  const file = location ? path.relative(root, path.resolve(root, location.file)).replaceAll(path.sep, "/") : "";
  return {
    file,
    line: location?.line ?? 1,
    column: (location?.column ?? 0) + 1,
    message: explained(message.text),
  };
}

/** A module of the workbench lacks what the platform's has. */
function explained(text: string): string {
  const [, module, name] =
    /^No matching export in "[^"]*modules\/(\w+\/\w+)\/[^"]*" for import "(\w+)"/.exec(text) ?? [];
  return module ? `not modelled: ${module}.${name}` : text.replace("[plugin: lwc] ", "");
}

/** The problems as a person reads them. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems.map(formatProblem).join("\n");
}

const SHELL_FOLDER = path.resolve(import.meta.dirname, "../browser");

/** Ids of the base components that the project's bundles and the page shell use. */
function usedBaseComponents(project: Project): string[] {
  const ids = new Set<string>();
  const shell = fs
    .readdirSync(SHELL_FOLDER, { recursive: true, encoding: "utf8" })
    .map((file) => path.join(SHELL_FOLDER, file));
  const bundles = project.lwc.flatMap((bundle) => bundle.files.map((file) => path.join(project.root, file)));
  for (const file of [...shell, ...bundles]) {
    if (!/\.(ts|js|html)$/.test(file)) continue;
    for (const id of mentioned(fs.readFileSync(file, "utf8"))) if (isBaseComponent(id) && !ownModule(id)) ids.add(id);
  }
  return [...ids];
}

/** `<lightning-button-menu` and `"lightning/modal"`. */
function mentioned(source: string): string[] {
  const tags = source.matchAll(/<lightning-([a-z0-9-]+)/g);
  const modules = source.matchAll(/["']lightning\/(\w+)["']/g);
  const camelCase = (tag: string) => tag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return [
    ...[...tags].map((match) => `lightning/${camelCase(match[1] ?? "")}`),
    ...[...modules].map((match) => `lightning/${match[1]}`),
  ];
}
