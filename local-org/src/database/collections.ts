/** Collections of Apex as lists of JavaScript. */
import { ApexList, ApexSet } from "../apex/runtime/collections.ts";
import { remembered } from "../apex/runtime/remembered.ts";

/** The items of a List or Set; undefined for what is neither. */
export function collectionItems(value: unknown): readonly unknown[] | undefined {
  if (value instanceof ApexList) return value.items;
  return value instanceof ApexSet ? [...value] : undefined;
}

/** Items by key, in the order in which the keys first appear. */
export function grouped<K, T>(list: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) remembered(groups, keyOf(item), (): T[] => []).push(item);
  return groups;
}
