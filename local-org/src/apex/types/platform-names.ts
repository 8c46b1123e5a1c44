/**
 * Names that belong to the platform whether or not the library models them, so that an unknown name is told apart:
 * "not modelled" or "Invalid type".
 */
import { readData } from "../../project/data.ts";

type Names = Readonly<Record<"namespaces" | "System" | "Schema", readonly string[]>>;

const NAMES = JSON.parse(readData("platform-names.json")) as Names;
const lowerCase = (names: readonly string[]): ReadonlySet<string> => new Set(names.map((name) => name.toLowerCase()));
const NAMESPACES = lowerCase(NAMES.namespaces);
const CLASSES = (["System", "Schema"] as const).map((namespace) => [namespace, lowerCase(NAMES[namespace])] as const);

export const isNamespace = (name: string): boolean => NAMESPACES.has(name.toLowerCase());

/** `System.debug` and `Schema.Case` are called so, not by the classes System.System and System.Schema. */
export const memberName = (owner: string, member: string): string =>
  `${owner.replace(/^System\.(?=(System|Schema)$)/, "")}.${member}`;

/** The platform class that a name written in Apex would mean: `Http` → `System.Http`; undefined: none. */
export function platformName(written: string): string | undefined {
  const [first = "", second] = written.split(".");
  if (second !== undefined && isNamespace(first)) return written;
  const [namespace] = CLASSES.find(([, names]) => names.has(first.toLowerCase())) ?? [];
  return namespace && `${namespace}.${written}`;
}
