/** Iterator, Iterable, Comparable, Comparator, Callable: called on objects of the project and of the platform alike. */
import { ApexList, ApexSet } from "../../runtime/collections.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { platformException } from "../../runtime/exceptions.ts";
import { toId } from "../../runtime/ids.ts";
import { ApexObject } from "../../runtime/values.ts";
import { platformInterface } from "../registry.ts";

/** What iterator() of a List or a Set gives. */
export class ApexIterator {
  static readonly apexName = "System.Iterator";
  private readonly values: readonly unknown[];
  private position = 0;

  constructor(values: Iterable<unknown>) {
    this.values = [...values];
  }

  hasNext(): boolean {
    return this.position < this.values.length;
  }

  next(): unknown {
    if (!this.hasNext()) throw platformException("System.NoSuchElementException", "Iterator has no more elements");
    return this.values[this.position++];
  }
}

/** The values of anything that is Iterable. */
export function iterate(iterable: object): unknown[] {
  if (iterable instanceof ApexList || iterable instanceof ApexSet) return [...iterable];
  const iterator = callDynamic("iterator", iterable) as object;
  const values: unknown[] = [];
  while (callDynamic("hasNext", iterator)) values.push(callDynamic("next", iterator));
  return values;
}

/** Elements for a collection of Ids have 18 characters even where they come from texts. */
export function elementsOf(elementType: string, values: Iterable<unknown>): unknown[] {
  const elements = [...values];
  return elementType === "Id" ? elements.map((value) => toId(value as string | null)) : elements;
}

platformInterface("System.Iterator<T>", {
  "Boolean hasNext()": (self: ApexIterator | ApexObject) =>
    self instanceof ApexIterator ? self.hasNext() : callDynamic("hasNext", self),
  "T next()": (self: ApexIterator | ApexObject) =>
    self instanceof ApexIterator ? self.next() : callDynamic("next", self),
});
platformInterface("System.Iterable<T>", { "Iterator<T> iterator()": null });
platformInterface("System.Comparable", { "Integer compareTo(Object objectToCompareTo)": null });
platformInterface("System.Callable", { "Object call(String action, Map<String,Object> args)": null });
platformInterface("System.Comparator<T>", { "Integer compare(T var1, T var2)": null });
