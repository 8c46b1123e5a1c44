/** Aura components and Visualforce pages: their markup, and the classes behind it. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { META } from "../source-reader.ts";
import { parseMarkup } from "../xml.ts";
import { descendants, type CheckContext, type FileCheck } from "./context.ts";

/** Of a list of names the first that no class of the project has; one with a dot is of a package. */
function missingClass(context: CheckContext, names: string): string | undefined {
  const { classes } = context.project;
  return names
    .split(",")
    .map((name) => name.trim())
    .find((name) => !name.includes(".") && !classes.some((one) => one.name.toLowerCase() === name.toLowerCase()));
}

/** The markup that a bundle is for, and the class behind it. What is of a package says but `(hidden)`. */
export function checkAura({ context, file: { file }, root }: FileCheck): void {
  const definition = file.slice(0, -META.length);
  const place = path.join(context.project.root, definition);
  const text = existsSync(place) ? readFileSync(place, "utf8") : undefined;
  if (text === undefined) context.report({ file }, root, `there is no ${path.basename(definition)} beside it`);
  if (text === undefined || text.trim() === "(hidden)") return;
  const { root: markup, problem } = parseMarkup(definition, text);
  if (problem) context.problems.push(problem);
  const missing = missingClass(context, markup?.attributes.controller ?? ".");
  if (missing) context.report({ file: definition }, markup!, `there is no class "${missing}"`);
  const aura = context.project.other.filter(({ type }) => type === "AuraDefinitionBundle");
  const bundles = [...context.project.lwc.map(({ name }) => name), ...aura.map(({ fullName }) => fullName)].map(
    (name) => name.toLowerCase(),
  );
  for (const element of markup ? descendants(markup) : []) {
    const [, name = ""] = /^c:(\w+)$/.exec(element.name) ?? [];
    if (name && !bundles.includes(name.toLowerCase()))
      context.report({ file: definition }, element, `there is no component "${name}"`);
  }
}

/** The object and the classes behind a Visualforce page. */
export function checkPage({ context, file: { file } }: FileCheck): void {
  const page = file.slice(0, -META.length);
  const text = readFileSync(path.join(context.project.root, page), "utf8");
  const opening = /<apex:page\b[^>]*>/.exec(text);
  const [before = "", object] = /[^]*\bstandardController\s*=\s*"(\w+)"/.exec(opening?.[0] ?? "") ?? [];
  const wrong = object && context.wrongObject(object);
  if (wrong && !wrong.startsWith("not modelled")) {
    const line = text.slice(0, opening!.index + before.length).split("\n").length;
    context.report({ file: page }, { line, column: 1 }, wrong);
  }
  for (const [, names = ""] of opening?.[0].matchAll(/\b(?:controller|extensions)\s*=\s*"([^"{]+)"/g) ?? []) {
    const missing = missingClass(context, names);
    const line = text.slice(0, text.indexOf(names)).split("\n").length;
    if (missing) context.report({ file: page }, { line, column: 1 }, `there is no class "${missing}"`);
  }
}
