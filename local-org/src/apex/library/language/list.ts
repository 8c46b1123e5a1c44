import { ApexList, type ApexSet } from "../../runtime/collections.ts";
import { context } from "../../runtime/context.ts";
import { callDynamic } from "../../runtime/dynamic.ts";
import { valueEquals } from "../../runtime/equality.ts";
import { NotModelled, platformException } from "../../runtime/exceptions.ts";
import { hook } from "../../runtime/hooks.ts";
import { ApexRecord } from "../../runtime/record.ts";
import { getItem, setItem } from "../../runtime/statements.ts";
import { toText } from "../../runtime/text.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { ApexIterator, elementsOf, iterate } from "./iteration.ts";
import { hashCode } from "./object.ts";
import { copyRecord, type RecordCopyOptions } from "./record-copy.ts";
import { compareElements, sorted } from "./sorting.ts";

function checkIndex(index: number, limit: number): number {
  if (index >= 0 && index < limit) return index;
  throw platformException("System.ListException", `List index out of bounds: ${index}`);
}

/** Puts all values behind the last; the values are taken before the first is added. */
function append(self: ApexList, values: Iterable<unknown>): void {
  const added = elementsOf(self.elementType, values);
  const items = self.change();
  for (const value of added) items.push(value);
}

export function copyElement(value: unknown, options: RecordCopyOptions): unknown {
  return value instanceof ApexRecord ? copyRecord(value, options) : value;
}

function deepClone(self: ApexList, ...preserved: boolean[]): ApexList {
  const [preserveId = false, preserveReadonlyTimestamps = false, preserveAutonumber = false] = preserved;
  const options = { preserveId, preserveReadonlyTimestamps, preserveAutonumber };
  // "deepClone only works with lists of sObjects": what else it does, the reference does not say.
  if (!self.items.every((item) => item === null || item instanceof ApexRecord))
    throw new NotModelled(`deepClone of a List<${self.elementType}>`);
  return new ApexList(
    self.elementType,
    self.items.map((item) => copyElement(item, options)),
  );
}

function sortBy(self: ApexList, compare: (left: unknown, right: unknown) => number): void {
  const items = self.change();
  items.splice(0, items.length, ...sorted(items, compare));
}

/** Schema.SObjectType of a list or map of one concrete object; null for others. */
export function recordToken(typeName: string): unknown {
  const object = context().services.schema.object(typeName);
  return object?.typeName === typeName ? hook("objectToken")(object.apiName) : null;
}

platformClass(
  "System.List<T>",
  {
    "new()": ([elementType]: [string]) => new ApexList(elementType),
    ...withoutNulls({
      "new(List<T> fromList)": ([elementType]: [string], from: ApexList) =>
        new ApexList(elementType, elementsOf(elementType, from)),
      "new(Set<T> fromSet)": ([elementType]: [string], from: ApexSet) =>
        new ApexList(elementType, elementsOf(elementType, from)),
      "new(Iterable<T> from)": ([elementType]: [string], from: object) => new ApexList(elementType, iterate(from)),
      "void addAll(List<T> fromList)": append,
      "void addAll(Set<T> fromSet)": append,
      "void addAll(Iterable<T> from)": (self: ApexList, from: object) => append(self, iterate(from)),
      "T get(Integer index)": getItem,
      "T remove(Integer index)": (self: ApexList, index: number) =>
        self.change().splice(checkIndex(index, self.items.length), 1)[0],
      "void sort(Comparator<T> comparator)": (self: ApexList, comparator: object) =>
        sortBy(self, (left, right) => callDynamic("compare", comparator, left, right) as number),
    }),
    "void add(T listElement)": (self: ApexList, element: unknown) => void self.change().push(element),
    "void add(Integer index, T listElement)": (self: ApexList, index: number, element: unknown) =>
      void self.change().splice(checkIndex(index, self.items.length + 1), 0, element),
    "void clear()": (self: ApexList) => void self.change().splice(0),
    "List<T> clone()": (self: ApexList) => new ApexList(self.elementType, [...self.items]),
    "Boolean contains(T listElement)": (self: ApexList, element: unknown) =>
      self.items.some((item) => valueEquals(item, element)),
    "List<T> deepClone([Boolean preserveId[, Boolean preserveReadonlyTimestamps[, Boolean preserveAutonumber]]])":
      deepClone,
    "Boolean equals(List<T> other)": valueEquals,
    "Schema.SObjectType getSObjectType()": (self: ApexList) => recordToken(self.elementType),
    "Integer hashCode()": hashCode,
    "Integer indexOf(T listElement)": (self: ApexList, element: unknown) =>
      self.items.findIndex((item) => valueEquals(item, element)),
    "Boolean isEmpty()": (self: ApexList) => self.items.length === 0,
    "Iterator<T> iterator()": (self: ApexList) => new ApexIterator(self),
    "void set(Integer index, T listElement)": (self: ApexList, index: number, element: unknown) =>
      void setItem(self, index, element),
    "Integer size()": (self: ApexList) => self.items.length,
    "void sort()": (self: ApexList) => sortBy(self, compareElements),
    "String toString()": toText,
  },
  { implements: ["System.Iterable<T>"] },
);
