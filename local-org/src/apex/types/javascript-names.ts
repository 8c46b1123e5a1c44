/** The JavaScript names that model.ts promises. */
import type { ApexType } from "./model.ts";

/** Upper case first, so that it never meets the name of a local variable, which is all lower case. */
export function formatClassName(qualifiedName: string): string {
  return qualifiedName
    .split(".")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("$");
}

export const fieldName = (name: string): string => `$${name.toLowerCase()}`;

export function shortMethodName(name: string, parameters: number): string {
  return `${name.toLowerCase()}$${parameters}`;
}

export function longMethodName(name: string, types: readonly ApexType[]): string {
  const suffix = types.map((type) => type.name.toLowerCase().replace(/[^a-z0-9]/g, "_")).join("$");
  return `${shortMethodName(name, types.length)}$${suffix}`;
}

const JAVASCRIPT_WORDS = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
   finally for function if implements import in instanceof interface let new null package private protected public return
   static super switch this throw true try typeof undefined var void while with yield nan infinity async of globalthis`.split(
    /\s+/,
  ),
);

/** Names of local variables, unique in one method. */
export class LocalNames {
  readonly #used = new Map<string, number>();

  next(name: string): string {
    const base = name.toLowerCase();
    const before = this.#used.get(base) ?? (JAVASCRIPT_WORDS.has(base) ? 1 : 0);
    this.#used.set(base, before + 1);
    return before === 0 ? base : `${base}$${before + 1}`;
  }
}
