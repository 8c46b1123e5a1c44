import { type ApexList, ApexSet } from "../../runtime/collections.ts";
import { valueEquals } from "../../runtime/equality.ts";
import { toText } from "../../runtime/text.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { ApexIterator, elementsOf, iterate } from "./iteration.ts";
import { hashCode } from "./object.ts";

type Elements = ApexList | ApexSet;

/** Whether any of the changes changed the set. */
function changeAll(values: Iterable<unknown>, change: (value: unknown) => boolean): boolean {
  return [...values].map(change).some((hasChanged) => hasChanged);
}

function addAll(self: ApexSet, values: Elements): boolean {
  return changeAll(elementsOf(self.elementType, values), (value) => self.add(value));
}

function removeAll(self: ApexSet, values: Elements): boolean {
  return changeAll(elementsOf(self.elementType, values), (value) => self.delete(value));
}

function containsAll(self: ApexSet, values: Elements): boolean {
  return elementsOf(self.elementType, values).every((value) => self.has(value));
}

function retainAll(self: ApexSet, values: Elements): boolean {
  const kept = new ApexSet(self.elementType, elementsOf(self.elementType, values));
  return changeAll(self, (value) => !kept.has(value) && self.delete(value));
}

platformClass(
  "System.Set<T>",
  {
    "new()": ([elementType]: [string]) => new ApexSet(elementType),
    ...withoutNulls({
      "new(List<T> fromList)": ([elementType]: [string], from: ApexList) =>
        new ApexSet(elementType, elementsOf(elementType, from)),
      "new(Set<T> fromSet)": ([elementType]: [string], from: ApexSet) =>
        new ApexSet(elementType, elementsOf(elementType, from)),
      "new(Iterable<T> from)": ([elementType]: [string], from: object) => new ApexSet(elementType, iterate(from)),
      "Boolean addAll(List<T> fromList)": addAll,
      "Boolean addAll(Set<T> fromSet)": addAll,
      "Boolean containsAll(List<T> listToCompare)": containsAll,
      "Boolean containsAll(Set<T> setToCompare)": containsAll,
      "Boolean removeAll(List<T> listOfElementsToRemove)": removeAll,
      "Boolean removeAll(Set<T> setOfElementsToRemove)": removeAll,
      "Boolean retainAll(List<T> listOfElementsToRetain)": retainAll,
      "Boolean retainAll(Set<T> setOfElementsToRetain)": retainAll,
    }),
    "Boolean add(T setElement)": (self: ApexSet, element: unknown) => self.add(element),
    "void clear()": (self: ApexSet) => self.clear(),
    "Set<T> clone()": (self: ApexSet) => new ApexSet(self.elementType, self),
    "Boolean contains(T setElement)": (self: ApexSet, element: unknown) => self.has(element),
    "Boolean equals(Set<T> other)": valueEquals,
    "Integer hashCode()": hashCode,
    "Boolean isEmpty()": (self: ApexSet) => self.size === 0,
    "Iterator<T> iterator()": (self: ApexSet) => new ApexIterator(self),
    "Boolean remove(T setElement)": (self: ApexSet, element: unknown) => self.delete(element),
    "Integer size()": (self: ApexSet) => self.size,
    "String toString()": toText,
  },
  { implements: ["System.Iterable<T>"] },
);
