/** The SLDS icon sprites: which icons there are. */
import fs from "node:fs";
import path from "node:path";
import { packageFolder } from "../lightning/build/packages.ts";

let standard: ReadonlySet<string> | undefined;

/** `standard:lead` */
export function hasIcon(icon: string): boolean {
  standard ??= new Set(idsOf("standard"));
  return icon.startsWith("standard:") && standard.has(icon.slice("standard:".length));
}

function idsOf(category: string): string[] {
  const file = path.join(iconFolder(), `${category}-sprite/svg/symbols.svg`);
  return [...fs.readFileSync(file, "utf8").matchAll(/<symbol[^>]* id="([^"]+)"/g)].map((match) => match[1] ?? "");
}

export function iconFolder(): string {
  return path.join(packageFolder("@salesforce-ux/design-system"), "assets/icons");
}
