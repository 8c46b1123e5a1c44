import { ApexList, ApexMap } from "../../runtime/collections.ts";
import { valueEquals } from "../../runtime/equality.ts";
import { platformException } from "../../runtime/exceptions.ts";
import type { ApexRecord } from "../../runtime/record.ts";
import { toText } from "../../runtime/text.ts";
import { platformClass } from "../registry.ts";
import { withoutNulls } from "./arguments.ts";
import { copyElement, recordToken } from "./list.ts";
import { hashCode } from "./object.ts";

/** The records of a deep clone keep their Ids. */
const KEEP_ALL = { preserveId: true, preserveReadonlyTimestamps: true, preserveAutonumber: true };

function putAll(self: ApexMap, entries: Iterable<readonly [unknown, unknown]>): void {
  for (const [key, value] of [...entries]) self.set(key, value);
}

/** A map that is made of records takes none without an Id, and none twice. */
function mapOfRecords([keyType, valueType]: [string, string], records: ApexList): ApexMap {
  const made = new ApexMap(keyType, valueType);
  for (const [index, record] of (records.items as ApexRecord[]).entries()) {
    const id = record.fields.get("Id") ?? null;
    if (id === null) throw platformException("System.ListException", `Row with null Id at index: ${index}`);
    if (made.has(id)) throw platformException("System.ListException", `Row with duplicate Id at index: ${index}`);
    made.set(id, record);
  }
  return made;
}

/** Takes any: SalesforceLabs/FSC-Transition-Assistant (UtilitiesTest), jamessimone/apex-rollup (RollupFlowBulkProcessorTests). */
function putRecords(self: ApexMap, records: ApexList): void {
  for (const record of records.items as ApexRecord[]) self.set(record.fields.get("Id") ?? null, record);
}

platformClass("System.Map<K, V>", {
  "new()": ([keyType, valueType]: [string, string]) => new ApexMap(keyType, valueType),
  ...withoutNulls({
    "new(Map<K, V> fromMap)": ([keyType, valueType]: [string, string], from: ApexMap) =>
      new ApexMap(keyType, valueType, from),
    "new(List<SObject> recordList)": mapOfRecords,
    "void putAll(Map<K, V> fromMap)": putAll,
    "void putAll(List<SObject> recordList)": putRecords,
  }),
  "void clear()": (self: ApexMap) => self.clear(),
  "Map<K, V> clone()": (self: ApexMap) => new ApexMap(self.keyType, self.valueType, self),
  "Boolean containsKey(K key)": (self: ApexMap, key: unknown) => self.has(key),
  "Map<K, V> deepClone()": (self: ApexMap) =>
    new ApexMap(
      self.keyType,
      self.valueType,
      Array.from(self, ([key, value]) => [key, copyElement(value, KEEP_ALL)] as const),
    ),
  "Boolean equals(Map<K, V> other)": valueEquals,
  "V get(K key)": (self: ApexMap, key: unknown) => self.get(key),
  "Schema.SObjectType getSObjectType()": (self: ApexMap) => recordToken(self.valueType),
  "Integer hashCode()": hashCode,
  "Boolean isEmpty()": (self: ApexMap) => self.size === 0,
  "Set<K> keySet()": (self: ApexMap) => self.keySet(),
  "V put(K key, V value)": (self: ApexMap, key: unknown, value: unknown) => self.set(key, value),
  "V remove(K key)": (self: ApexMap, key: unknown) => self.delete(key),
  "Integer size()": (self: ApexMap) => self.size,
  "String toString()": toText,
  "List<V> values()": (self: ApexMap) => new ApexList(self.valueType, self.values()),
});
