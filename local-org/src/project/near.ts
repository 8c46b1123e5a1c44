/** Tells a misspelt name from one that the workbench does not know. */

import { distance } from "fastest-levenshtein";

/** Is it one of the names but for a letter or two: added, left out, changed, swapped, or in another case? */
export function isNearly(name: string, known: Iterable<string>): boolean {
  const wanted = name.toLowerCase();
  for (const candidate of known) if (areNear(wanted, candidate.toLowerCase())) return true;
  return false;
}

/** Is it nearly the name of a field of the object? */
export function isNearlyField(
  name: string,
  { fields }: { readonly fields: readonly { readonly apiName: string }[] },
): boolean {
  return isNearly(
    name,
    fields.map(({ apiName }) => apiName),
  );
}

/** Names differ by one letter, long ones by two: there are `Workspace` and `MlWorkspace`. */
function areNear(left: string, right: string): boolean {
  const most = Math.min(left.length, right.length) < 12 ? 1 : 2;
  if (isSwapped(left, right)) return true;
  return Math.abs(left.length - right.length) <= most && distance(left, right) <= most;
}

/** `Nmae` */
function isSwapped(left: string, right: string): boolean {
  const at = [...left].findIndex((letter, i) => letter !== right[i]);
  return at >= 0 && right === left.slice(0, at) + left.charAt(at + 1) + left.charAt(at) + left.slice(at + 2);
}
