/** What the imports that only the platform can resolve mean here: c/*, lightning/*, @salesforce/*. */
import fs from "node:fs";
import path from "node:path";
import type { Project } from "../../project/model.ts";
import { baseComponentFile, isBaseComponent } from "./base-components.ts";

export type Resolution =
  | { readonly kind: "file"; readonly file: string }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "vendor"; readonly id: string }
  /** Fails when it is loaded, so that the rest of the page works. */
  | { readonly kind: "notModelled"; readonly id: string }
  | { readonly kind: "error"; readonly message: string };

const BROWSER_FOLDER = path.resolve(import.meta.dirname, "../browser");

/** A module written for this workbench: `lightning/uiRecordApi`, `force/navigation`, `shell/page`. */
export function ownModule(id: string): string | undefined {
  const [namespace = "", name = ""] = id.split("/");
  if (!/^(lightning|force|shell|local)$/.test(namespace) || !/^\w+$/.test(name)) return undefined;
  return firstFile(path.join(BROWSER_FOLDER, namespace === "shell" ? "" : "modules", namespace, name), name);
}

/** The main file of a bundle: TypeScript first, since the JavaScript emitted from it lies beside it. */
function firstFile(folder: string, name: string): string | undefined {
  return [".ts", ".js", ".css"]
    .map((extension) => path.join(folder, name + extension))
    .find((file) => fs.existsSync(file));
}

/** Resolves an import of a project's bundle or of the page shell; undefined where it is none of the platform's. */
export function platformModule(id: string, project: Project): Resolution | undefined {
  if (id === "lwc") return { kind: "vendor", id };
  if (id.startsWith("c/")) return bundleModule(id.slice(2), project);
  if (id === "local/components") return code(componentRegistry(project));
  if (/^(lightning|force|shell|local)\//.test(id)) {
    const file = ownModule(id);
    if (file) return { kind: "file", file };
    return isBaseComponent(id) ? { kind: "vendor", id } : { kind: "notModelled", id };
  }
  if (id === "@salesforce/apex") return code(`export { refreshApex, getSObjectValue } from "local/apex";`);
  const match = /^@salesforce\/(\w+)\/(.+)$/.exec(id);
  return match ? scopedModule(id, match[1] ?? "", match[2] ?? "", project) : undefined;
}

/** `@salesforce/i18n/*` and the like, for base components as well as for projects. */
export function sharedScopedModule(id: string): Resolution | undefined {
  const dynamic: Record<string, string> = {
    "@salesforce/i18n/locale": "locale",
    "@salesforce/i18n/lang": "language",
    "@salesforce/i18n/timeZone": "timeZone",
    "@salesforce/i18n/currency": "currency",
    "@salesforce/client/formFactor": "formFactor",
  };
  const key = dynamic[id];
  return key ? code(`export default globalThis.localOrg.${key};`) : undefined;
}

function bundleModule(name: string, project: Project): Resolution {
  const bundle = project.lwc.find((candidate) => candidate.name === name);
  const file = bundle && firstFile(path.join(project.root, bundle.directory), name);
  return file ? { kind: "file", file } : { kind: "error", message: `there is no Lightning web component c/${name}` };
}

function scopedModule(id: string, kind: string, key: string, project: Project): Resolution | undefined {
  switch (kind) {
    case "apex":
      return code(`import { apexMethod } from "local/apex"; export default apexMethod(${JSON.stringify(key)});`);
    case "schema":
      return code(`export default ${JSON.stringify(schemaReference(key))};`);
    case "label":
      return labelModule(key, project);
    case "user":
      return code(`export default globalThis.localOrg.user.${key === "Id" ? "id" : "isGuest"};`);
    case "customPermission":
    case "userPermission":
      return code(`export default globalThis.localOrg.permissions.includes(${JSON.stringify(key)}) || undefined;`);
    case "resourceUrl":
      return code(`export default ${JSON.stringify(`/resource/${key.replace(/^c__/, "")}`)};`);
    case "contentAssetUrl":
      return code(`export default ${JSON.stringify(`/file-asset/${key}`)};`);
    case "messageChannel":
      return code(`export default ${JSON.stringify(key)};`);
    case "i18n":
    case "client": {
      const shared = sharedScopedModule(id);
      const file = baseComponentFile(id);
      return shared ?? (file ? { kind: "file", file } : { kind: "notModelled", id });
    }
    default:
      return { kind: "notModelled", id };
  }
}

function schemaReference(key: string): Record<string, string> {
  const dot = key.indexOf(".");
  if (dot < 0) return { objectApiName: key };
  return { fieldApiName: key.slice(dot + 1), objectApiName: key.slice(0, dot) };
}

function labelModule(key: string, project: Project): Resolution {
  const name = key.replace(/^c\./, "");
  const label = project.labels.find((candidate) => candidate.fullName.toLowerCase() === name.toLowerCase());
  if (!label) return { kind: "error", message: `there is no custom label ${name}` };
  return code(`export default ${JSON.stringify(label.value)};`);
}

/** Every bundle that a page may hold, loaded when the page holds it. */
function componentRegistry(project: Project): string {
  const names = project.lwc.filter((bundle) => bundle.meta && bundleModule(bundle.name, project).kind === "file");
  const entries = names.map(({ name }) => `${JSON.stringify(name)}: () => import(${JSON.stringify(`c/${name}`)})`);
  return `export const components = {${entries.join(",\n")}};`;
}

function code(text: string): Resolution {
  return { kind: "code", code: text };
}
