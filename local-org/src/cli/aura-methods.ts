/** The Apex that components and flows may call, read from the syntax alone. */
import type { ActionVariables } from "../project/check/context.ts";
import type { Problem, Project } from "../project/model.ts";
import { parseClass } from "../apex/syntax/parse.ts";
import type { ClassDeclaration, MethodDeclaration, TypeDeclaration, TypeName } from "../apex/syntax/tree.ts";
import { annotation } from "../apex/types/program.ts";
import { keptTrees } from "../server/kept-trees.ts";

export interface AuraMethod {
  readonly owner: ClassDeclaration;
  readonly method: MethodDeclaration;
  readonly isCacheable: boolean;
}

/** Every top-level class, interface and enum that can be parsed; classes that cannot are told of as problems. */
export function parseClasses(project: Project): { types: TypeDeclaration[]; problems: Problem[] } {
  const parsed = keptTrees();
  const results = project.classes.map(({ file, source }) => parsed.parse(parseClass, file, source));
  return {
    types: results.flatMap(({ unit }) => unit ?? []),
    problems: results.flatMap(({ problems }) => problems),
  };
}

export function auraMethods(types: readonly TypeDeclaration[]): AuraMethod[] {
  return types.flatMap((owner) => {
    if (owner.kind !== "class") return [];
    const methods = owner.members.filter((member) => member.kind === "method");
    return methods.flatMap((method) => {
      const said = method.modifiers.keywords.has("static") && annotation(method.modifiers, "auraenabled");
      return said ? { owner, method, isCacheable: said.get("cacheable") === true } : [];
    });
  });
}

export function auraMethodNames(types: readonly TypeDeclaration[]): ReadonlySet<string> {
  return new Set(auraMethods(types).map(({ owner, method }) => `${owner.name}.${method.name}`));
}

/** By the class of an action, in lower case: what a flow gives to it and takes from it. */
export function actionVariables(types: readonly TypeDeclaration[]): ReadonlyMap<string, ActionVariables> {
  const classes = types.filter((type) => type.kind === "class");
  return new Map(
    classes.flatMap((owner): [string, ActionVariables][] => {
      const methods = owner.members.filter((member) => member.kind === "method");
      const action = methods.find(({ modifiers }) => annotation(modifiers, "invocablemethod"));
      const [given] = action?.parameters ?? [];
      const variables = (type: TypeName | undefined) => variablesOf(type, owner, classes);
      const inputsAndOutputs = { inputs: variables(given?.typeName), outputs: variables(action?.returnType) };
      return action ? [[owner.name.toLowerCase(), inputsAndOutputs]] : [];
    }),
  );
}

/** Of a list of objects of a class that inherits nothing; undefined: of anything else. */
function variablesOf(
  list: TypeName | undefined,
  owner: ClassDeclaration,
  classes: readonly ClassDeclaration[],
): ReadonlySet<string> | undefined {
  const [type] = list?.parts[0]?.arguments ?? [];
  const name = type?.parts.map((part) => part.name.toLowerCase()).join(".") ?? "";
  const inner = owner.members.filter((member) => member.kind === "class");
  const isMeant = (one: ClassDeclaration) =>
    [one.name, `${owner.name}.${one.name}`].some((each) => each.toLowerCase() === name);
  const found = inner.find(isMeant) ?? classes.find((one) => one.name.toLowerCase() === name);
  if (!found || found.superclass) return undefined;
  const variables = found.members.filter((member) => member.kind === "field" || member.kind === "property");
  const shown = variables.filter(({ modifiers }) => annotation(modifiers, "invocablevariable"));
  return new Set(shown.map(({ name }) => name.toLowerCase()));
}
