/** Files that a page loads: the design system, icons, what was built, and the project's static resources. */
import fs from "node:fs";
import path from "node:path";
import type { PageFiles } from "../lightning/build/app.ts";
import { packageFolder } from "../lightning/build/packages.ts";
import type { Project } from "../project/model.ts";
import { resourceFile } from "../project/source-reader.ts";
import { iconFolder } from "./icons.ts";

export interface StaticFile {
  readonly type: string;
  readonly content: Uint8Array;
  /** Its address changes with its content. */
  readonly immutable: boolean;
}

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".gif": "image/gif",
  ".woff2": "font/woff2",
};

const SLDS = { "/local-org/slds.css": "@salesforce-ux/design-system-2/dist/css/bundled/slds2.cosmos.css" } as const;

/** Lightning's own font is not free; Inter comes close, and every machine then shows the same page. */
const FONT = { address: "/local-org/font/", package: "@fontsource-variable/inter" } as const;

export function staticFile(address: string, page: PageFiles | undefined, project: Project): StaticFile | undefined {
  if (address in SLDS) {
    const [scope, name, ...rest] = SLDS[address as keyof typeof SLDS].split("/");
    return fileIn(packageFolder(`${scope}/${name}`), rest.join("/"), false);
  }
  if (address.startsWith("/assets/icons/")) return fileIn(iconFolder(), address.slice("/assets/icons/".length), false);
  if (address.startsWith(FONT.address))
    return fileIn(packageFolder(FONT.package), address.slice(FONT.address.length), false);
  if (address.startsWith("/resource/")) return staticResource(address.slice("/resource/".length), project);
  if (page && address.startsWith(`${page.vendor.address}/`))
    return fileIn(page.vendor.folder, address.slice(page.vendor.address.length + 1), true);
  const built = address.startsWith("/local-org/app/")
    ? page?.files.get(address.slice("/local-org/app/".length))
    : undefined;
  return built && { type: TYPES[".js"] ?? "", content: built, immutable: false };
}

/** `logo`, or `charts/d3.min.js` of a resource that lies unpacked in a folder. */
function staticResource(address: string, project: Project): StaticFile | undefined {
  const [name = "", ...rest] = address.split("/").map(decodeURIComponent);
  const resource = project.staticResources.find((candidate) => candidate.fullName === name);
  if (!resource) return undefined;
  const folder = path.join(project.root, path.dirname(resource.file));
  if (rest.length > 0) return fileIn(path.join(folder, name), rest.join("/"), false);
  const file = resourceFile(project, resource);
  return file === undefined ? undefined : fileIn(folder, path.basename(file), false);
}

/** Nothing outside the folder. */
function fileIn(folder: string, relative: string, immutable: boolean): StaticFile | undefined {
  const file = path.resolve(folder, relative);
  if (!file.startsWith(folder + path.sep) || !fs.existsSync(file) || !fs.statSync(file).isFile()) return undefined;
  return { type: TYPES[path.extname(file)] ?? "application/octet-stream", content: fs.readFileSync(file), immutable };
}
