/** Where the npm packages lie that a page is built from: a workspace's packages may be hoisted to any folder above. */
import fs from "node:fs";
import path from "node:path";

/** The folder of an installed package, found as Node finds it. */
export function packageFolder(name: string): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, "node_modules", name);
    if (fs.existsSync(path.join(candidate, "package.json"))) return candidate;
    if (folder === path.dirname(folder)) throw new Error(`the package ${name} is not installed: run npm install`);
  }
}

/** The parsed package.json. */
export function packageManifest(name: string): PackageManifest {
  return JSON.parse(fs.readFileSync(path.join(packageFolder(name), "package.json"), "utf8")) as PackageManifest;
}

interface PackageManifest {
  readonly version: string;
  readonly lwc?: LwcManifest;
}

/** The part of a package.json that says which modules a package holds. */
interface LwcManifest {
  readonly expose: readonly string[];
  readonly modules: readonly ({ readonly name: string; readonly path: string } | { readonly dir: string })[];
}

/** Built files that do not depend on the project are kept here, between runs and for every project. */
export function cacheFolder(): string {
  return path.resolve(packageFolder("lightning-base-components"), "../.cache/local-org");
}
