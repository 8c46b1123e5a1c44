/** What components import from the platform and from each other, and the components in their templates. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { METADATA_NAMES } from "../metadata-names.ts";
import { placeAt } from "../places.ts";
import type { CheckContext } from "./context.ts";
import { hasComponent } from "./navigation.ts";
import { scriptProblems } from "./scripts.ts";

const IMPORT =
  /\b(?:from|import)\s*\(?\s*["']((?:@salesforce|c|lightning|\.{1,2})\/[^"']+|(?!(?:lwc|wire-service)["'])[\w-]+)["']/g;
const COMPONENT = /<([a-z]\w*-[\w-]+)(?![^>]*\slwc:external)/gi;
const STYLE = /@import\s+["'](c\/[^"']+)["']/g;

export function checkImports(context: CheckContext): void {
  for (const { files } of context.project.lwc) {
    for (const file of files.filter((candidate) => isSource(candidate, files))) {
      const written = readFileSync(path.join(context.project.root, file), "utf8");
      const text = written.replace(/<!--[^]*?-->|^ *\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, " "));
      const pattern = file.endsWith(".html") ? COMPONENT : file.endsWith(".css") ? STYLE : IMPORT;
      for (const match of text.matchAll(pattern)) {
        const wrong = file.endsWith(".html")
          ? wrongTag(context, match[1]!)
          : wrongImport(context, match[1]!, file, files);
        if (wrong) context.report({ file }, placeAt(text, match.index + match[0].indexOf(match[1]!)), wrong);
      }
      for (const { offset, message } of /\.[jt]s$/.test(file) ? scriptProblems(text) : []) {
        context.report({ file }, placeAt(text, offset), message);
      }
    }
  }
}

/** Emitted JavaScript says what its TypeScript says. */
function isSource(file: string, files: readonly string[]): boolean {
  return /\.(ts|html|css)$/.test(file) || (file.endsWith(".js") && !files.includes(file.replace(/\.js$/, ".ts")));
}

function wrongTag(context: CheckContext, tag: string): string | undefined {
  // HTML knows no capital letters in names of elements.
  const [, namespace = "", rest = ""] = /^(\w+)-(.+)$/.exec(tag.toLowerCase()) ?? [];
  const name = rest.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (namespace !== "c" && namespace !== "lightning") return `not modelled: component "${tag}" of another namespace`;
  const isThere =
    namespace === "c" ? hasComponent(context, name) : context.around.isPlatformModule(`${namespace}/${name}`);
  return isThere ? undefined : `there is no component "${namespace === "c" ? name : tag}"`;
}

function wrongImport(
  context: CheckContext,
  specifier: string,
  from: string,
  files: readonly string[],
): string | undefined {
  const { project } = context;
  const [scope, kind = "", ...rest] = specifier.split("/");
  if (!kind) return `there is no module "${specifier}": packages of npm are none of an org's`;
  if (scope === "." || scope === "..") {
    const target = path.posix.join(path.posix.dirname(from), specifier);
    const isThere = ["", ".ts", ".js"].some((ending) => files.includes(target.replace(/\.js$/, "") + ending));
    return isThere || files.includes(target) ? undefined : `there is no file "${specifier}"`;
  }
  if (scope === "lightning")
    return context.around.isPlatformModule(specifier) ? undefined : `there is no module "${specifier}"`;
  if (scope === "c") return hasComponent(context, kind) ? undefined : `there is no component "${kind}"`;
  const name = rest.join("/");
  if ((kind === "apex" && !name) || METADATA_NAMES.openScopes.includes(kind)) return undefined;
  if (kind === "schema") return wrongSchemaName(context, name);
  const checks: Readonly<Record<string, [what: string, exists: boolean]>> = {
    apex: ["@AuraEnabled method", context.around.apexMethods.has(name)],
    label: ["label", project.labels.some(({ fullName }) => `c.${fullName}`.toLowerCase() === name.toLowerCase())],
    customPermission: ["custom permission", context.has("CustomPermission", name)],
    resourceUrl: ["static resource", context.has("StaticResource", name)],
    contentAssetUrl: ["content asset", context.has("ContentAsset", name)],
    messageChannel: [
      "message channel",
      /__c$/.test(name) && context.has("LightningMessageChannel", name.replace(/__c$/, "")),
    ],
  };
  const isOtherCase = ({ fullName }: { fullName: string }) => fullName.toLowerCase() === name.toLowerCase();
  if (kind === "resourceUrl" && !checks.resourceUrl?.[1] && project.staticResources.some(isOtherCase))
    return `not modelled: static resource "${name}" in another case`;
  const check = checks[kind];
  if (!check) return `there is no module "${specifier}"`;
  return check[1] ? undefined : `there is no ${check[0]} "${name.replace(/^c\./, "")}"`;
}

function wrongSchemaName(context: CheckContext, name: string): string | undefined {
  const [objectName = "", ...fields] = name.split(".");
  const object = context.objects.object(objectName);
  const missing = `there is no object or field "${name}"`;
  if (!object) return context.wrongObject(objectName, missing);
  return fields.length === 0 ? undefined : context.wrongField(object, fields.join("."), missing);
}
