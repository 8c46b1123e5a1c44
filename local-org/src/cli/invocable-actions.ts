/** The Apex actions that flows may call, read from the syntax alone. */
import type { ActionVariables } from "../project/check/context.ts";
import type { ClassDeclaration, TypeDeclaration, TypeName } from "../apex/syntax/tree.ts";
import { annotation } from "../apex/types/program.ts";

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
