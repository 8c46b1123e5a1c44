/** Collections of Apex as lists of JavaScript. */
import { ApexList, ApexSet } from "../apex/runtime/collections.ts";

/** The items of a List or Set; undefined for what is neither. */
export function collectionItems(value: unknown): readonly unknown[] | undefined {
  if (value instanceof ApexList) return value.items;
  return value instanceof ApexSet ? [...value] : undefined;
}
