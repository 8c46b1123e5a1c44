/** The Apex methods that components may call, read from the syntax alone. */
import type { Problem, Project } from "../project/model.ts";
import { parseClass } from "../apex/syntax/parse.ts";
import type { ClassDeclaration, MethodDeclaration, Modifiers, TypeDeclaration } from "../apex/syntax/tree.ts";
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
    return methods
      .filter(({ modifiers }) => isAuraEnabled(modifiers) && modifiers.keywords.has("static"))
      .map((method) => ({ owner, method, isCacheable: annotation(method.modifiers)!.get("cacheable") === true }));
  });
}

export function auraMethodNames(types: readonly TypeDeclaration[]): ReadonlySet<string> {
  return new Set(auraMethods(types).map(({ owner, method }) => `${owner.name}.${method.name}`));
}

export function isAuraEnabled(modifiers: Modifiers): boolean {
  return annotation(modifiers) !== undefined;
}

function annotation({ annotations }: Modifiers): ReadonlyMap<string, unknown> | undefined {
  return annotations.find(({ name }) => name.toLowerCase() === "auraenabled")?.parameters;
}
