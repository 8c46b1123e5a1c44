/**
 * Names that belong to the platform whether or not the library models them, so that an unknown name is told apart:
 * "not modelled" or "Invalid type".
 */
import { readData } from "../../project/data.ts";
import { isNearly } from "../../project/near.ts";

type Names = Readonly<Record<"namespaces" | "System" | "Schema" | "Database", readonly string[]>>;

const NAMES = JSON.parse(readData("platform-names.json")) as Names;
const lowerCase = (names: readonly string[]): ReadonlySet<string> => new Set(names.map((name) => name.toLowerCase()));
const NAMESPACES = lowerCase(NAMES.namespaces);
const CLASSES = (["System", "Schema"] as const).map((namespace) => [namespace, lowerCase(NAMES[namespace])] as const);
const DOCUMENTED = [...CLASSES, ["Database", lowerCase(NAMES.Database)] as const];

export const isNamespace = (name: string): boolean => NAMESPACES.has(name.toLowerCase());

/** `System.debug` and `Schema.Case` are called so, not by the classes System.System and System.Schema. */
export const memberName = (owner: string, member: string): string =>
  `${owner.replace(/^System\.(?=(System|Schema)$)/, "")}.${member}`;

/** The guide lacks some classes (System.FormulaValidationException): only what is nearly the name of one is none. */
function isMisspelt(namespace: string, name: string): boolean {
  const [, known] = DOCUMENTED.find(([each]) => each.toLowerCase() === namespace.toLowerCase()) ?? [];
  return known !== undefined && !known.has(name.toLowerCase()) && isNearly(name, known);
}

/** The platform class that a name written in Apex would mean: `Http` → `System.Http`; undefined: none. */
export function platformName(written: string): string | undefined {
  const [first = "", second] = written.split(".");
  if (second !== undefined && isNamespace(first)) return isMisspelt(first, second) ? undefined : written;
  const [namespace] = CLASSES.find(([, names]) => names.has(first.toLowerCase())) ?? [];
  return namespace && `${namespace}.${written}`;
}
