/** The Apex methods that components may call, read from the syntax alone. */
import type { Problem, Project } from "../project/model.ts";
import { parseClass } from "../apex/syntax/parse.ts";
import type { ClassDeclaration, MethodDeclaration, TypeDeclaration } from "../apex/syntax/tree.ts";
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
