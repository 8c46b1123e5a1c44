/** The base components of the package lightning-base-components: which there are, and where their modules lie. */
import fs from "node:fs";
import path from "node:path";
import { METADATA_NAMES } from "../../project/metadata-names.ts";
import { packageFolder, packageManifest } from "./packages.ts";

const PACKAGE = "lightning-base-components";
const manifest = packageManifest(PACKAGE).lwc;
const root = packageFolder(PACKAGE);

const mapped = new Map<string, string>();
for (const module of manifest?.modules ?? []) {
  if ("name" in module) mapped.set(module.name, path.join(root, module.path));
}

// Icons come from the sprites (see browser/modules/lightning/primitiveIcon), the others need parts that the package lacks.
const NOT_USABLE = /^lightning\/(iconSvgTemplates\w*|navigation|barcodeScanner|primitiveFigure)$/;
const exposed = new Set((manifest?.expose ?? []).filter((id) => !NOT_USABLE.test(id)));

/** Is there such a module on the platform, modelled here or not? */
export function isPlatformModule(id: string): boolean {
  return baseComponentFile(id) !== undefined || METADATA_NAMES.onlyInAnOrg.includes(id.replace("lightning/", ""));
}

/** May a project import it? */
export function isBaseComponent(id: string): boolean {
  return exposed.has(id);
}

/** The file of a module as the base components themselves import it. */
export function baseComponentFile(id: string): string | undefined {
  const match = /^lightning\/(\w+)$/.exec(id);
  if (!match?.[1]) return mapped.get(id);
  const file = path.join(root, "src/lightning", match[1], match[1]);
  return [".js", ".css"].map((extension) => file + extension).find((candidate) => fs.existsSync(candidate));
}
